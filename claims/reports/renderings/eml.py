"""E-mail: the report as a message that any client can show: plain text, and HTML with its pictures inside.

Styles stand on the elements (phone clients drop style sheets), pictures are PNG parts of the message itself:
reading it asks nobody for anything. Nothing in it is random: the same report is the same bytes.
"""

from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import css_inline
import resvg_py
from django.template import Context, Engine, Template
from django.utils.translation import get_language

from claims.reports.layout.glyphs import FONT_FILES
from claims.reports.layout.print_layout import Account, PrintedConflict, PrintedTable, account
from claims.reports.renderings.atom import identity
from claims.reports.renderings.markdown import render_markdown
from claims.reports.report import Report
from claims.wording.plots import Svg

_TEMPLATES = Path(__file__).parents[2] / "templates"
PICTURES = 20
"""Plots in one message; a phone that loads more of them is put away."""
_SHARPNESS = 1.5


def render_eml(report: Report) -> bytes:
    """The message as a file that a mail program opens, addressed to nobody."""
    return message(report).as_bytes()


def message(report: Report, *, sender: str = "", recipient: str = "", address: str = "") -> EmailMessage:
    """The message. `address`: where the page of the report is, if it has one."""
    told = account(report)
    made = EmailMessage(policy=SMTP)
    made["Subject"] = f"{told.title}: {told.week}"
    made["Date"] = format_datetime(report.week.ends(report.clock))
    made["Message-ID"] = f"<{identity(report).removeprefix('urn:uuid:')}@claimcheck.invalid>"
    if sender:
        made["From"] = sender
    if recipient:
        made["To"] = recipient
    text = render_markdown(report)
    made.set_content(f"{address}\n\n{text}" if address else text, cte="quoted-printable")
    pictures = _pictures(told)
    made.add_alternative(_html(told, pictures, address), subtype="html", cte="quoted-printable")
    body = made.get_payload()[1]  # type: ignore[index]  # a message of two parts
    for number, (name, picture) in enumerate(pictures.items(), 1):
        body.add_related(  # type: ignore[union-attr]  # a message of two parts
            drawn(picture),
            "image",
            "png",
            cid=f"<{name}>",
            filename=f"plot-{number}.png",
            disposition="inline",
        )
    _name_boundaries(made, sha256(text.encode()).hexdigest()[:24])
    return made


def _pictures(told: Account) -> dict[str, Svg]:
    """The pictures by content id, in the order of telling."""
    stories = [story for chapter in told.chapters for story in chapter.stories]
    plots = [plot for story in stories for plot in (story.picture, story.curve) if plot]
    named = {f"plot-{number}@claimcheck.invalid": plot for number, plot in enumerate(plots[:PICTURES], 1)}
    return named | ({"matrix@claimcheck.invalid": told.matrix} if told.matrix else {})


@cache
def drawn(picture: Svg) -> bytes:
    """A picture as PNG, in our own fonts and nothing of the machine's."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=picture,
            background="#ffffff",
            zoom=_SHARPNESS,
            skip_system_fonts=True,
            font_files=list(FONT_FILES),
            font_family="Noto Sans",
            sans_serif_family="Noto Sans",
        )
    )


def _html(told: Account, pictures: dict[str, Svg], address: str) -> str:
    names = {picture: name for name, picture in pictures.items()}

    def pictured(story: PrintedConflict) -> tuple[PrintedConflict, str, str]:
        return story, names.get(story.picture, ""), names.get(story.curve, "")

    context = {
        "language": get_language(),
        "told": told,
        "before": [(sheet, _stacked(sheet)) for sheet in told.before],
        "after": [(sheet, _stacked(sheet)) for sheet in told.after],
        "chapters": [(chapter, [pictured(story) for story in chapter.stories]) for chapter in told.chapters],
        "matrix": names.get(told.matrix, ""),
        "address": address,
    }
    page = _template().render(Context(context, use_l10n=False, use_tz=False))
    return css_inline.CSSInliner(keep_style_tags=False, load_remote_stylesheets=False).inline(page)


def _stacked(sheet: PrintedTable) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each row as its first cell and the others by name: a phone has no room for columns."""
    return [
        (row[0], [(name, cell) for name, cell in zip(sheet.head[1:], row[1:], strict=True) if cell])
        for row in sheet.rows
    ]


@cache
def _template() -> Template:
    engine = Engine(dirs=[str(_TEMPLATES)], builtins=["django.templatetags.i18n"], autoescape=True)
    return engine.get_template("claims/reports/mail.html")


def _name_boundaries(made: MIMEPart, seed: str) -> None:
    """The lines between parts, from the content instead of by chance."""
    for number, part in enumerate(made.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_{seed}_{number}")
