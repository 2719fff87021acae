"""What the page's template may call: the words of the report, nothing that reads a database."""

from collections.abc import Sequence
from typing import Any

from django.template import Library

from claims.reports import words
from claims.reports.layout import tables, truncation_text
from claims.reports.layout.truncation import folded, told_of
from claims.reports.report import Disagreement, ReportPosition, Section
from claims.wording import values

register = Library()

register.filter("change", words.change)
register.filter("number", values.number)
register.filter("days", values.days)
register.filter("facts", words.facts)
register.filter("figure_basis", words.figure_basis)
register.filter("figure_change", words.figure_change)
register.filter("heading", words.heading)
register.filter("labels", words.labels)
register.filter("spread", lambda one: words.spread(one.spread, one.unit) if one.spread else "–")
register.filter("state", words.state)
register.filter("tags", words.tags)
register.filter("voices", values.independent_sources)
register.filter("shown", tables.shown)
register.filter("translation", words.translation)
register.filter("where_read", words.where_read)


register.filter("folded", folded)
register.filter("more_positions", truncation_text.more_positions)
register.filter("told_of", told_of)
register.filter("not_listed", lambda said: truncation_text.not_listed(said, told_of(said)))


@register.filter
def brief(position: ReportPosition, one: Disagreement) -> str:
    """A position in one line."""
    return truncation_text.brief(position, one.unit)


@register.filter
def section_title(section: Section) -> str:
    """The heading of a section."""
    return str(words.SECTIONS[section])


@register.filter
def held(position: ReportPosition, one: Disagreement) -> str:
    """What a position fits and how many voices hold it."""
    return words.position(position, one.unit)


@register.filter
def web_address(url: str) -> str:
    """The address if it is one of the web, else nothing: a link may not run a script."""
    return url if url.lower().startswith(("https://", "http://")) else ""


@register.filter
def at(values: Sequence[Any], number: int) -> Any:
    """One of the values by its place, counted from 0."""
    return values[number]
