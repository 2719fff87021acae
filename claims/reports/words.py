"""Numbers, days and states as an editor reads them aloud.

English and the same on every machine: a report is quoted and kept, so its words may not depend on
who renders it.
"""

from decimal import Decimal

from claims.plots.axis import grouped
from claims.reports.report import (
    Days,
    Disagreement,
    Headline,
    Label,
    Position,
    PublishedFigure,
    Said,
    Section,
    Span,
    Spread,
)
from claims.reports.week import day_in_words, days_in_words

SECTIONS = {
    Section.NEW: "New disagreements",
    Section.REOPENED: "Reopened",
    Section.WIDENED: "Wider than a week ago",
    Section.NARROWED: "Narrower than a week ago",
    Section.RESOLVED: "Settled this week",
    Section.STALE: "Going stale",
    Section.OPEN: "Still open",
}
TAGS = {
    Section.NEW: "new",
    Section.REOPENED: "reopened",
    Section.WIDENED: "widened",
    Section.NARROWED: "narrowed",
    Section.RESOLVED: "settled",
    Section.STALE: "stale",
    Section.OPEN: "open",
}
STATES = {
    "open": "Open",
    "in_review": "In review",
    "proposed": "An answer is proposed and waits for a second person",
    "resolved": "Resolved",
    "dismissed": "Dismissed",
}
CHANGES = {
    "NEW": "Published",
    "UPDATE": "Updated",
    "CORRECTED": "Corrected",
    "REFILE": "Refiled, same meaning",
    "HOLD": "Put on hold",
    "DISPUTED": "Disputed again",
    "WITHDRAWN": "Withdrawn",
    "REDACTED": "Redacted",
}
METHODS = {
    "report_range": "the range of the credible claims",
    "most_authoritative": "the best-graded source",
    "convergent": "what the most independent voices share",
    "part_and_whole": "part and whole, published side by side",
    "undetermined": "undetermined: the disagreement itself is published",
}
LABELS = {
    Label.AGGREGATE_OF_MEMBERS: "spans just its members' own figures: adds no weight",
    Label.DEPRECATED: "deprecated by us",
}
_UNITS = {
    "": "",
    "person": "people",
    "percent": "%",
    "percentage point": "percentage points",
    "degree Celsius": "°C",
}
_UNINFLECTED = frozenset({"EUR", "USD", "GBP", "KRW", "UAH"})


def units(unit: str) -> str:
    """The unit as it follows a number: "people", "metres", "%"."""
    if unit in _UNITS:
        return _UNITS[unit]
    return unit if unit in _UNINFLECTED or unit.endswith("s") else f"{unit}s"


def amount(number: Decimal, unit: str) -> str:
    """A number with its unit; "1 person", "20 metres", "5 %"."""
    one = unit if abs(number) == 1 and unit != "percent" else units(unit)
    return f"{grouped(number)} {one}".rstrip()


def span(reach: Span | None, unit: str = "") -> str:
    """An interval in words, its open ends named."""
    if reach is None:
        return ""
    low, high = reach.low, reach.high
    if low is not None and high is not None:
        return amount(low, unit) if low == high else f"{grouped(low)} to {amount(high, unit)}"
    if low is not None:
        return f"{'at least' if reach.low_inclusive else 'more than'} {amount(low, unit)}"
    if high is not None:
        return f"{'at most' if reach.high_inclusive else 'less than'} {amount(high, unit)}"
    return "any number"


def days(when: Days) -> str:
    """The days a figure holds for."""
    if when.end is None:
        return "no date given" if when.start is None else f"since {day_in_words(when.start)}"
    if when.start is None:
        return f"up to {day_in_words(when.end)}"
    return days_in_words(when.start, when.end)


def percent(share: Decimal) -> str:
    """A percentage rounded for reading; below ten with one decimal."""
    places = Decimal("0.1") if 0 < abs(share) < 10 else Decimal(1)
    return f"{grouped(share.quantize(places))} %"


def spread(one: Spread | None, unit: str) -> str:
    """How far apart the figures are, absolute and as a share of the largest."""
    if one is None:
        return "no two numbers to compare"
    if one.absolute == 0:
        return "none: the finite figures are equal"
    share = f", {percent(one.relative)} of the largest" if one.relative is not None else ""
    return f"{amount(one.absolute, unit)}{share} ({grouped(one.lowest)} to {grouped(one.highest)})"


def spread_change(one: Disagreement) -> str:
    """How the spread moved against a week before; empty when it did not or could not."""
    now, before = one.spread, one.spread_before
    if now is None or before is None or now.relative is None or before.relative is None:
        return ""
    if now.relative == before.relative:
        return ""
    verb = "up" if now.relative > before.relative else "down"
    return f"{verb} from {percent(before.relative)} a week before"


def voices(count: int, exact: bool = True) -> str:
    """The number of independent voices; a lower bound says so."""
    least = "" if exact else "at least "
    return f"{least}{count} independent {'voice' if count == 1 else 'voices'}"


def position(one: Position, unit: str) -> str:
    """What all its claims leave possible, and how many voices say so: "Fits 5 metres; 1 …"."""
    heard = voices(one.independent, one.independent_exact)
    reach = span(one.span, unit)
    return f"Fits {reach}; {heard}." if reach else f"{heard[0].upper()}{heard[1:]}."


def change(headline: Headline) -> str:
    """The change against the week before, with its sign."""
    if headline.change == 0:
        return "unchanged"
    return f"{'+' if headline.change > 0 else '−'}{abs(headline.change)}"


def state(one: Disagreement) -> str:
    """The workflow state in words."""
    return STATES.get(one.state, one.state)


def tags(one: Disagreement) -> tuple[str, ...]:
    """What the week did to the disagreement, in single words."""
    return tuple(TAGS[section] for section in one.sections)


def heading(one: Disagreement) -> str:
    """The question and, where the conflict is one episode of it, its days."""
    return one.question if one.days == Days() else f"{one.question}, {days(one.days)}"


def where_read(said: Said) -> str:
    """Publisher and document, and through whom the words came."""
    places = [part for part in (said.publisher, said.document) if part]
    text = ": ".join(places)
    if said.through:
        text += f"{', ' if text else ''}through {', '.join(said.through)}"
    return text


def labels(said: Said) -> tuple[str, ...]:
    """What explains the weight of a claim, in words."""
    return tuple(LABELS[label] for label in said.labels)


def figure_change(one: PublishedFigure) -> str:
    """What happened to a figure this week, old text and new text side by side."""
    verb = CHANGES.get(one.change, one.change)
    if one.before and one.before != one.text:
        return f"{verb}: {one.before} → {one.text}"
    return f"{verb}: {one.text}"


def figure_basis(one: PublishedFigure) -> str:
    """By which method, with which confidence and on how many voices a figure stands."""
    parts = [f"Method: {METHODS.get(one.method, one.method)}" if one.method else ""]
    parts.append(f"confidence: {one.confidence}" if one.confidence else "")
    parts.append(voices(one.independent) if one.independent is not None else "")
    text = "; ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""


QUIET = "A quiet week: no disagreement began, moved or ended, and no figure was published."
ALSO_SAID = "Also said, without founding a position"


def facts(one: Disagreement) -> tuple[tuple[str, str], ...]:
    """What is to be known of a disagreement at a glance, as names and texts."""
    moved = spread_change(one)
    told = (
        ("State", state(one) + (f". {one.outcome}" if one.outcome else "")),
        ("Spread", spread(one.spread, one.unit) + (f"; {moved}" if moved else "")),
        ("Gap between the readings", amount(one.gap, one.unit) if one.gap else ""),
        ("Remainder", span(one.remainder, one.unit)),
        ("Best supported", f"a position with {voices(one.independent, one.independent_exact)}"),
        ("Verified figure", figure_change(one.verified) if one.verified else ""),
    )
    return tuple((name, text) for name, text in told if text)


def quoted(said: Said) -> str:
    """The words of the claim in quotation marks, with the translation beside them."""
    if not said.quote:
        return ""
    language = f" ({said.language})" if said.language and said.translation else ""
    translation = f" = “{said.translation}”" if said.translation else ""
    return f"“{said.quote}”{language}{translation}"
