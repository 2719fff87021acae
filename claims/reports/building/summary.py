"""The first screen: three sentences that an editor can read aloud, made from the report's own values."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claims.domain.answering.methods import Method
from claims.domain.comparing.findings import Kind
from claims.domain.lifecycle import ChangeKind
from claims.reports.report import Disagreement, PublishedFigure, Report, ReportDays, Section
from claims.wording import local, values
from claims.wording.local import in_quotes

NAMED = 2
"""Figures that are named; of more the number is given."""


def summary(report: Report) -> tuple[str, str, str]:
    """What is most disputed and why; what was settled or corrected; what is overdue."""
    return _disputed(report), _settled(report), _overdue(report)


def _disputed(report: Report) -> str:
    open_ones = [
        disagreement for disagreement in report.disagreements if Section.RESOLVED not in disagreement.sections
    ]
    if not open_ones:
        return _("No question is in dispute.")
    gravest, count = open_ones[0], _open(report, at_least=len(open_ones))
    if gravest.kind != Kind.CONTRADICTION:
        pattern = _("No contradiction is open; the gravest difference concerns {question}: {why}")
    elif count == 1:
        pattern = _("One disagreement is open, on {question}: {why}")
    else:
        pattern = _("Of {count} open disagreements the gravest is on {question}: {why}")
    return pattern.format(count=values.number(count), question=_named(gravest), why=gravest.why)


def _open(report: Report, *, at_least: int) -> int:
    """How many are open by the report's own number, which counts those that it leaves out as well."""
    return max([at_least, *(headline.value for headline in report.headlines if headline.key == "open")])


def _named(disagreement: Disagreement) -> str:
    """The question in quotation marks, and its days behind them."""
    if disagreement.days == ReportDays():
        return in_quotes(disagreement.question)
    return f"{in_quotes(disagreement.question)} ({values.days(disagreement.days)})"


def _settled(report: Report) -> str:
    resolved, figures = report.of(Section.RESOLVED), report.figures
    if figures:
        return _figures(figures, len(figures) + report.left_out("figures"))
    return _without_figure(resolved) if resolved else _("Nothing was settled or corrected.")


def _figures(figures: tuple[PublishedFigure, ...], count: int) -> str:
    """The first of them by name, each with what became of it: corrections and withdrawals come first.

    Of a figure that changed several times for the same days only what it came to is told. `count`: versions.
    """
    ended = _as_they_ended(figures)
    told = "; ".join(map(_became, ended[:NAMED]))
    more = count - len(figures) + len(ended) - min(len(ended), NAMED)
    if more:
        left = ngettext("and {more} more figure was published or changed",
                        "and {more} more figures were published or changed", more)  # fmt: skip
        told = f"{told}; {left.format(more=values.number(more))}"
    return f"{told[:1].upper()}{told[1:]}."


def _as_they_ended(figures: tuple[PublishedFigure, ...]) -> list[PublishedFigure]:
    """Of each figure and its days the last version; where that says again what was published before it, what
    that publication was: a figure that was published, challenged and restored was published."""
    versions: dict[tuple[str, ReportDays], list[PublishedFigure]] = {}
    for figure in figures:
        versions.setdefault((figure.figure, figure.days), []).append(figure)
    ended = []
    for own in versions.values():
        own.sort(key=lambda figure: figure.version)
        last = own[-1]
        given = [figure for figure in own if figure.change in _GIVING]
        if last.change == ChangeKind.REFILE and given:
            last = replace(last, change=given[-1].change, before=given[-1].before)
        ended.append(last)
    return ended


_GIVING = frozenset({ChangeKind.NEW, ChangeKind.UPDATE, ChangeKind.CORRECTED})
"""Changes that give an answer."""
_BECAME = {
    ChangeKind.NEW: gettext_lazy("the figure for “{question}” was published: {text}"),
    ChangeKind.UPDATE: gettext_lazy("the figure for “{question}” was updated from {before} to {text}"),
    ChangeKind.CORRECTED: gettext_lazy("the figure for “{question}” was corrected from {before} to {text}"),
    ChangeKind.REFILE: gettext_lazy("the figure for “{question}” stands: {text}"),
    ChangeKind.HOLD: gettext_lazy("the figure for “{question}”, {before}, was put on hold"),
    ChangeKind.DISPUTED: gettext_lazy("the figure for “{question}”, {before}, is in dispute"),
    ChangeKind.CHALLENGED: gettext_lazy("the figure for “{question}”, {before}, was challenged"),
    ChangeKind.STALE: gettext_lazy("the figure for “{question}”, {before}, is out of date"),
    ChangeKind.WITHDRAWN: gettext_lazy("the figure for “{question}”, {before}, was withdrawn"),
    ChangeKind.REDACTED: gettext_lazy("the figure for “{question}” was taken back"),
}


def _became(figure: PublishedFigure) -> str:
    """What became of a figure; the value that a change gives back or questions is that from before it."""
    change = ChangeKind(figure.change)
    if figure.method == Method.UNDETERMINED and change in _GIVING:
        return _("no figure for “{question}” could be settled, and the disagreement was published").format(
            question=figure.question
        )
    if figure.before in {"", figure.text} and change in {ChangeKind.UPDATE, ChangeKind.CORRECTED}:
        change = ChangeKind.REFILE if figure.before else ChangeKind.NEW
    pattern = str(_BECAME[change])
    return pattern.format(question=figure.question, text=figure.text, before=figure.before or figure.text)


def _without_figure(resolved: tuple[Disagreement, ...]) -> str:
    return ngettext(
        "{count} disagreement was resolved: {question}.",
        "{count} disagreements were resolved, among them {question}.",
        len(resolved),
    ).format(count=values.number(len(resolved)), question=_named(resolved[0]))


def _overdue(report: Report) -> str:
    count = len(report.overdue) + report.left_out("overdue")
    if not count:
        return _("Nothing is overdue.")
    oldest = min(report.overdue, key=lambda one: (one.since, one.question))
    return ngettext(
        "{count} review is overdue: that of “{question}” was due by {day}.",
        "{count} reviews are overdue; the first, of “{question}”, was due by {day}.",
        count,
    ).format(count=values.number(count), question=oldest.question, day=local.day(oldest.since))
