"""Renderings that are opened in a program: print, spreadsheet, mail, feed; each is read back."""

import email
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from claims.reports.layout.glyphs import FONTS, characters
from claims.reports.renderings import BINARY, CannotPrint, Format, Paper, render
from claims.reports.renderings.eml import drawn, message
from claims.reports.report import Report, Span
from claims.wording.plots import PlotRow, Svg, interval_plot
from tests.claims.reports.sample import HOSTILE, HOSTILE_NAMES, QUIET, REPORT, SCOPE

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WIDE = Span(low=Decimal(0), high=Decimal(3))
QUIET_WORDS = "A quiet week: no disagreement began, changed or ended"


def made(report: Report, form: Format) -> bytes:
    content = render(report, form)
    return content if isinstance(content, bytes) else content.encode()


@pytest.mark.parametrize("form", sorted(BINARY))
def test_the_same_report_is_the_same_bytes(form: Format) -> None:
    assert made(REPORT, form) == made(replace(REPORT), form)


# PDF


def printed(report: Report, tmp_path: Path) -> str:
    file = tmp_path / "report.pdf"
    file.write_bytes(made(report, Format.PDF))
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, timeout=60)
    return text.stdout.decode().replace("\u200b", "")  # where a long word may be broken


@pytest.mark.needs("pdftotext")
def test_every_name_is_printed(tmp_path: Path) -> None:
    text = printed(REPORT, tmp_path)
    for words in ("Week 45, 4 to 10 November 2024", "국가정보원", "11,000", "Disagreements between sources"):
        assert words in text
    hostile = printed(HOSTILE, tmp_path)
    for words in ("Служба", "безпеки", "국방부", "<script>alert(1)", "=HYPERLINK(1)"):
        assert words in hostile
    assert QUIET_WORDS in " ".join(printed(QUIET, tmp_path).split())


def named(source: str) -> Report:
    """The report with one claim of that source."""
    position = SCOPE.positions[0]
    claims = (replace(position.said[0], source=source), *position.said[1:])
    return replace(REPORT, disagreements=(replace(SCOPE, positions=(replace(position, said=claims),)),))


@pytest.mark.parametrize("name", ["국방부 (\u200fמשרד\u200f's)", "قناة (غزة).", "קול ישראל: 10,000"])
def test_scripts_of_both_directions_are_drawn_in_one_line(name: str) -> None:
    """Print would refuse a box; a mail's picture has the same dots as one without the unseen marks."""
    assert made(named(name), Format.PDF)
    row = PlotRow(label=name, value="10,000", core=WIDE, outer=WIDE)
    bare = replace(row, label=name.replace("\u200f", ""))
    assert drawn(interval_plot([row], title="")) == drawn(interval_plot([bare], title=""))


@pytest.mark.parametrize(("paper", "box"), [(Paper.A4, b"595.27"), (Paper.LETTER, b"[0 0 612 792]")])
def test_the_paper_is_the_one_asked_for(paper: Paper, box: bytes) -> None:
    content = render(REPORT, Format.PDF, paper=paper)
    assert isinstance(content, bytes)
    assert box in content


def test_the_pdf_is_tagged_and_says_what_it_is() -> None:
    content = made(REPORT, Format.PDF)
    assert b"/StructTreeRoot" in content
    assert b"pdfuaid" in content


def test_a_character_without_a_glyph_is_named_not_dropped() -> None:
    with pytest.raises(CannotPrint, match=r"U\+1F600"):
        render(replace(REPORT, topic="Faces \U0001f600"), Format.PDF)


def test_the_fonts_draw_the_scripts_that_are_promised() -> None:
    for text in (
        "Ґґ Її Єє ‘’ “” – — → − …",
        "Ängström Żółć",
        "국가정보원 뷁",
        "وزارة الدفاع",
        "軍事",
        "东京",
    ):
        assert set(text) <= characters(), text


def test_the_fonts_are_small_and_their_licence_is_beside_them() -> None:
    files = list(FONTS.iterdir())
    assert sum(file.stat().st_size for file in files) < 5_000_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()


# XLSX


def cells(report: Report) -> list[Xml.Element]:
    with zipfile.ZipFile(BytesIO(made(report, Format.XLSX))) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        return [cell for name in sheets for cell in Xml.fromstring(book.read(name)).iter(f"{SHEET}c")]


def test_no_cell_of_a_hostile_workbook_is_a_formula_or_a_link() -> None:
    found = cells(HOSTILE)
    assert found
    assert not [cell for cell in found if cell.find(f"{SHEET}f") is not None]
    with zipfile.ZipFile(BytesIO(made(HOSTILE, Format.XLSX))) as book:
        assert not [name for name in book.namelist() if "rels" in name and b"hyperlink" in book.read(name)]
        assert b"=HYPERLINK(1)" in book.read("xl/sharedStrings.xml"), "the name itself is kept, as text"


def test_numbers_stay_numbers() -> None:
    numbers = {cell.findtext(f"{SHEET}v") for cell in cells(REPORT) if cell.get("t") in (None, "n")}
    assert {"10000", "12000", "1450"} <= numbers
    days = (date(2024, 10, 31) - date(1899, 12, 30)).days
    assert str(days) in numbers, "days are days"


def test_each_table_has_a_sheet() -> None:
    with zipfile.ZipFile(BytesIO(made(REPORT, Format.XLSX))) as book:
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == [
        "Week", "At a glance", "By topic", "Disagreements between sources",
        "Sources that revised figures",
        "Figures on hold", "Figures based on one source", "Overdue reviews", "Claims", "Published",
    ]  # fmt: skip


# Mail


def opened(report: Report) -> EmailMessage:
    found = email.message_from_bytes(made(report, Format.EML), policy=default)
    assert isinstance(found, EmailMessage)
    assert not [part.defects for part in found.walk() if part.defects]
    return found


def body(found: EmailMessage, kind: str) -> str:
    part = found.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_mail_has_words_and_a_page_with_its_pictures_inside() -> None:
    found = opened(REPORT)
    assert found["Subject"] == "Weekly disagreement report: Week 45, 4 to 10 November 2024"
    assert "국가정보원" in body(found, "plain")
    page = body(found, "html")
    assert "국가정보원" in page
    wanted = set(re.findall(r'src="cid:([^"]+)"', page))
    parts = {part["Content-ID"].strip("<>"): part for part in found.walk() if part["Content-ID"]}
    assert wanted == set(parts) != set()
    for part in parts.values():
        assert part.get_content_type() == "image/png"
        assert part.get_content().startswith(b"\x89PNG")
    assert page.count("<img ") == len(re.findall(r'<img [^>]*alt="[^"]+"', page))


class Elements(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_mail_asks_for_nothing_and_runs_nothing() -> None:
    page = body(opened(HOSTILE), "html")
    elements = Elements()
    elements.feed(page)
    for tag, attributes in elements.found:
        assert tag not in {"script", "link", "style", "iframe", "form", "object", "a"}
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("src") or "cid:").startswith("cid:")
        assert "url(" not in (attributes.get("style") or "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    # Isolates of our own are left out: each is closed, and none is within another.
    plain = re.sub("\u2068([^\u2066-\u2069]*)\u2069", r"\1", page)
    assert plain != page
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", plain)


def test_styles_stand_on_the_elements() -> None:
    page = body(opened(REPORT), "html")
    assert "<style" not in page
    assert 'style="' in page


def test_no_name_can_add_a_header() -> None:
    hostile = replace(REPORT, topic="x\r\nBcc: everyone@example.org")
    found = message(hostile, sender="Desk <desk@example.org>", recipient="reader@example.org")
    assert found["Bcc"] is None
    assert (found["From"], found["To"]) == ("Desk <desk@example.org>", "reader@example.org")


def test_a_quiet_week_is_a_short_mail() -> None:
    assert QUIET_WORDS in " ".join(body(opened(QUIET), "plain").split())


def test_a_picture_needs_no_font_of_the_machine() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Noto Sans">{}</svg>'
    empty = drawn(Svg(svg.format("")))
    for words in ("Troops", "Служба", "국방부", "وزارة"):
        assert drawn(Svg(svg.format(f'<text y="15">{words}</text>'))) != empty


# Atom


def test_an_entry_is_what_a_feed_reader_wants() -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for report in (REPORT, HOSTILE, QUIET):
        entry = Xml.fromstring(made(report, Format.ATOM))
        assert entry.tag == f"{atom}entry"
        assert [entry.findtext(f"{atom}{name}") for name in ("id", "updated")][1] == "2024-11-11T00:00:00Z"
        assert {child.tag for child in entry.iter()} <= {
            *(f"{atom}{name}" for name in ("entry", "id", "title", "updated", "published", "author", "name")),
            *(f"{atom}{name}" for name in ("category", "summary", "content")),
            *(f"{{http://www.w3.org/1999/xhtml}}{name}" for name in ("div", "p", "strong")),
        }
    text = made(HOSTILE, Format.ATOM).decode()
    assert "<script" not in text
    assert all(name in text for name in HOSTILE_NAMES if name.isalpha())


def test_the_identity_of_a_week_stays() -> None:
    ids = [re.findall(r"<id>(.+?)</id>", made(one, Format.ATOM).decode()) for one in (REPORT, QUIET)]
    assert ids[0] == ids[1], "it names the week, not what is told of it"
