"""HTML: one page that stands alone, with its own style and pictures, no script and no request."""

from functools import cache
from pathlib import Path

from django.template import Context, Engine, Template

from claims.plots import Svg
from claims.reports.cleaned import cleaned
from claims.reports.pictures import interval_picture
from claims.reports.report import Disagreement, Report, Section

_TEMPLATES = Path(__file__).parents[2] / "templates"


def render_html(report: Report) -> str:
    """The page as text."""
    clean = cleaned(report)
    numbers = {one.conflict: number for number, one in enumerate(clean.disagreements, 1)}
    told = [(section, _pictured(clean, section, numbers)) for section in Section]
    context = {
        "report": clean,
        "told": [(section, told_here) for section, told_here in told if told_here],
        "listed": [(one, numbers[one.conflict]) for one in clean.disagreements],
    }
    return _template().render(Context(context, use_l10n=False, use_tz=False))


def _pictured(
    report: Report, section: Section, numbers: dict[str, int]
) -> list[tuple[Disagreement, int, Svg]]:
    return [
        (one, numbers[one.conflict], interval_picture(one, numbers[one.conflict]))
        for one in report.told_in(section)
    ]


@cache
def _template() -> Template:
    # An engine of its own: no setting and no context processor of the site reaches a report.
    engine = Engine(dirs=[str(_TEMPLATES)], builtins=["claims.reports.filters"], autoescape=True)
    return engine.get_template("claims/reports/report.html")
