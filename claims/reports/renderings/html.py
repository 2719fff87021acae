"""HTML: one page that stands alone, with its own style and pictures, no script and no request."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from django.template import Context, Engine, Template
from django.utils.translation import get_language

from claims.reports import words
from claims.reports.compare import Comparison
from claims.reports.history import History
from claims.reports.layout import truncation_text
from claims.reports.layout.curves import curve_picture
from claims.reports.layout.pictures import interval_picture, matrix_picture, trail_picture
from claims.reports.layout.sanitising import cleaned
from claims.reports.layout.tables import across, overview
from claims.reports.report import Disagreement, Report, Section
from claims.wording.plots import Svg
from claims.wording.plots.text import harmless

_TEMPLATES = Path(__file__).parents[2] / "templates"


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a page of the site leads to: other weeks, other formats, and the topic it is of (its slug)."""

    weeks: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """That a report was issued: on which day, its hash, the newest publication then, and what was corrected
    since."""

    day: date
    sha256: str
    head: int | None = None
    errata: tuple[str, ...] = ()


def render_html(report: Report, ways: Ways | None = None, issue: Issue | None = None) -> str:
    """The page as text; on the site with `ways` to other weeks and formats, and with its `issue`."""
    clean = cleaned(report)
    numbers = {disagreement.conflict: number for number, disagreement in enumerate(clean.disagreements, 1)}
    told = [(section, _pictured(clean, section, numbers)) for section in Section]
    context = {
        "language": get_language(),
        "report": clean,
        "told": [(section, told_here) for section, told_here in told if told_here],
        "listed": [
            (
                disagreement,
                numbers[disagreement.conflict],
                trail_picture(disagreement, numbers[disagreement.conflict]),
            )
            for disagreement in clean.disagreements
        ],
        "told_of": {disagreement.conflict for section, ones in told for disagreement, *_ in ones},
        "overview": overview(clean),
        "across": list(across(clean)),
        "matrix": matrix_picture(clean),
        "figures_left": truncation_text.left_here(clean.left_out("figures")),
        "checkpoint_title": words.CHECKPOINT,
        "checkpoint_use": words.KEEP_CHECKPOINT,
        "ways": ways,
        "issue": replace(issue, errata=tuple(map(harmless, issue.errata))) if issue else None,
    }
    return _template("report").render(Context(context, use_l10n=False, use_tz=False))


def _pictured(
    report: Report, section: Section, numbers: dict[str, int]
) -> list[tuple[Disagreement, int, Svg, Svg]]:
    told = ((disagreement, numbers[disagreement.conflict]) for disagreement in report.told_in(section))
    return [
        (
            disagreement,
            number,
            interval_picture(disagreement, number, on_a_page=True),
            curve_picture(disagreement, number, on_a_page=True),
        )
        for disagreement, number in told
    ]


def render_comparison(told: Comparison) -> str:
    """Two weeks side by side, as a page of the same kind."""
    return _template("compare").render(
        Context({"language": get_language(), "comparison": told}, use_l10n=False, use_tz=False)
    )


def render_history(topic: str, history: History) -> str:
    """A topic's history, as a page of the same kind."""
    context = {"language": get_language(), "topic": harmless(topic), "history": history}
    return _template("history").render(Context(context, use_l10n=False, use_tz=False))


@cache
def _template(name: str) -> Template:
    # An engine of its own: no setting and no context processor of the site reaches a report.
    engine = Engine(
        dirs=[str(_TEMPLATES)],
        builtins=["claims.reports.layout.template_filters", "django.templatetags.i18n"],
        autoescape=True,
    )
    return engine.get_template(f"claims/reports/{name}.html")
