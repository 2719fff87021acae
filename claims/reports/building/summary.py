"""The first screen: three sentences that an editor can read aloud, made from the report's own values."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.domain.comparing.findings import Kind
from claims.domain.lifecycle import ChangeKind
from claims.reports import words
from claims.reports.report import Disagreement, PublishedFigure, Report, Section
from claims.wording import local, values

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
    gravest = open_ones[0]
    pattern = (
        _("The most disputed question is “{question}”: {why}")
        if gravest.kind == Kind.CONTRADICTION
        else _("No contradiction is open; the gravest difference concerns “{question}”: {why}")
    )
    return pattern.format(question=words.heading(gravest), why=gravest.why)


def _settled(report: Report) -> str:
    resolved, figures = report.of(Section.RESOLVED), report.figures
    count = len(figures) + report.left_out("figures")
    parts = [_figures(figures, count)] if figures else []
    parts += [_without_figure(resolved)] if resolved and not figures else []
    return " ".join(parts) or _("Nothing was settled or corrected.")


def _figures(figures: tuple[PublishedFigure, ...], count: int) -> str:
    named = "; ".join(f"“{figure.question}”, {_said(figure)}" for figure in figures[:NAMED])
    more = count - min(len(figures), NAMED)
    if more:
        named = _("{named}; and {more} more").format(named=named, more=values.number(more))
    if all(figure.change == ChangeKind.NEW for figure in figures):
        pattern = ngettext(
            "{count} figure was published: {named}.", "{count} figures were published: {named}.", count
        )
    else:
        pattern = ngettext(
            "{count} figure was published, corrected or withdrawn: {named}.",
            "{count} figures were published, corrected or withdrawn: {named}.",
            count,
        )
    return pattern.format(count=values.number(count), named=named)


def _said(figure: PublishedFigure) -> str:
    return figure.text if figure.change == ChangeKind.NEW else words.figure_change(figure)


def _without_figure(resolved: tuple[Disagreement, ...]) -> str:
    return ngettext(
        "{count} disagreement was resolved: “{question}”.",
        "{count} disagreements were resolved, among them “{question}”.",
        len(resolved),
    ).format(count=values.number(len(resolved)), question=words.heading(resolved[0]))


def _overdue(report: Report) -> str:
    count = len(report.overdue) + report.left_out("overdue")
    if not count:
        return _("Nothing is overdue.")
    oldest = min(report.overdue, key=lambda one: (one.since, one.question))
    return ngettext(
        "{count} review is overdue: “{question}”, since {day}.",
        "{count} reviews are overdue, longest that of “{question}”, since {day}.",
        count,
    ).format(count=values.number(count), question=oldest.question, day=local.day(oldest.since))
