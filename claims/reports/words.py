"""Numbers, days and states as an editor reads them aloud: in English, the same on every machine."""

from decimal import Decimal

from claims.domain.figures.units import find_unit
from claims.plots.axis import grouped
from claims.reports.independence_text import listed
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
    "CHALLENGED": "Challenged",
    "STALE": "Past its day of review",
    "WITHDRAWN": "Withdrawn",
    "REDACTED": "Redacted",
}
STANDINGS = {
    "verified": "Verified as",
    "disputed": "Published as disputed:",
    "unverified": "Published as unverified:",
    "on_hold": "On hold:",
    "withdrawn": "Withdrawn:",
}
METHODS = {
    "report_range": "the range of the credible claims",
    "most_authoritative": "the best-graded source",
    "convergent": "what the most independent voices share",
    "part_and_whole": "part and whole, published side by side",
    "undetermined": "undetermined: the disagreement itself is published",
    "editorial_judgement": "our own editorial judgement",
}
LABELS = {
    Label.AGGREGATE_OF_MEMBERS: "spans just its members' own figures: adds no weight",
    Label.DEPRECATED: "deprecated by us",
}
_SIGNS = {"": "", "person": "people", "percent": "%", "permille": "‰", "degree_Celsius": "°C"}
_UNINFLECTED = frozenset({*_SIGNS, "percent_change", "ratio"}) - {"person"}


def units(unit: str) -> str:
    """The unit as it follows a number: "people", "metres", "%"."""
    known = find_unit(unit) if unit else None
    return _SIGNS.get(unit) or (known.name if known else unit)


def amount(number: Decimal, unit: str) -> str:
    """A number with its unit; "1 person", "20 metres", "5 %"."""
    return f"{grouped(number)} {units(unit) if abs(number) != 1 else _singular(unit)}".rstrip()


def unit_after(text: str, unit: str) -> str:
    """The unit as it follows the words of a source: "nearly 1" is followed by "year"."""
    return _singular(unit) if text.split()[-1:] == ["1"] else units(unit)


def _singular(unit: str) -> str:
    # A code of three capitals is a currency, whose plural serves for one as well.
    if unit in _UNINFLECTED or unit.isupper():
        return units(unit)
    return unit.replace("_", " ")


def answer(low: Decimal | None, best: Decimal | None, high: Decimal | None, stance: str, unit: str) -> str:
    """A published answer as it is printed: "10,000 to 12,000 people", "11,000 people (10,500 to 11,500)"."""
    if stance:
        return {"affirms": "affirmed", "denies": "denied"}.get(stance, stance)
    around = span(Span(low=low, high=high), unit) if low is not None or high is not None else ""
    if best is None:
        return around or "undetermined: the sources disagree"
    ends = f" ({span(Span(low=low, high=high))})" if around and not low == best == high else ""
    return f"{amount(best, unit)}{ends}"


def standing(one: PublishedFigure) -> str:
    """What we say of a figure now: "Verified as 10,000 to 12,000 people"."""
    return f"{STANDINGS.get(one.standing, one.standing)} {one.text}"


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
    reach = "none" if one.span and one.span.low == one.span.high == 0 else span(one.span, unit)
    return f"Fits {reach}; {heard}." if reach else f"{heard[0].upper()}{heard[1:]}."


def number(count: int) -> str:
    """A count for the eye: "93,824"."""
    return grouped(Decimal(count))


def change(headline: Headline) -> str:
    """The change against the week before, with its sign."""
    if headline.change == 0:
        return "unchanged"
    return f"{'+' if headline.change > 0 else '−'}{number(abs(headline.change))}"


def state(one: Disagreement) -> str:
    """The workflow state in words."""
    return STATES.get(one.state, one.state)


def tags(one: Disagreement) -> tuple[str, ...]:
    """What the week did to the disagreement, in single words."""
    return tuple(TAGS[section] for section in one.sections)


def heading(one: Disagreement) -> str:
    """The question and, where the conflict is one episode of it, its days."""
    return one.question if one.days == Days() else f"{one.question} ({days(one.days)})"


def where_read(said: Said) -> str:
    """Publisher and document, and through whom the words came."""
    places = [part for part in (said.publisher, said.document) if part]
    text = ": ".join(places)
    through = [hop for hop in said.through if hop != said.publisher]
    if through:
        text += f"{', ' if text else ''}through {', '.join(through)}"
    if said.also_in:
        text += f"; also in {', '.join(said.also_in)}"
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
    parts.append(voices(one.independent, one.independent_exact) if one.independent is not None else "")
    text = "; ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""


UNFINISHED = "The week is not over: this is how it stands so far."
QUIET = "A quiet week: no disagreement began, moved or ended, and no figure was published."
ALSO_SAID = "Also said, without founding a position"


def facts(one: Disagreement) -> tuple[tuple[str, str], ...]:
    """What is to be known of a disagreement at a glance, as names and texts."""
    told = (
        ("State", state(one) + (f". {one.outcome}" if one.outcome else "")),
        ("Spread", _spread(one)),
        ("Gap between the readings", amount(one.gap, one.unit) if one.gap else ""),
        ("Rest of the whole", span(one.remainder, one.unit)),
        ("Independent voices", _best_supported(one)),
        ("Told here", _latest(one)),
        ("Published figure", standing(one.verified) if one.verified and not one.outcome else ""),
        ("Decided by", f"rule {one.rule}" if one.rule else ""),
    )
    return tuple((name, text) for name, text in told if text)


def _spread(one: Disagreement) -> str:
    if one.spread is None and not one.unit:
        return ""
    moved = spread_change(one)
    return spread(one.spread, one.unit) + (f"; {moved}" if moved else "")


def _best_supported(one: Disagreement) -> str:
    """How many voices at most, and behind which position: "1 behind position A"."""
    letters = [held.letter for held in one.positions if held.independent == one.independent]
    if not letters:
        return ""
    least = "" if one.independent_exact else "at least "
    position = "position" if len(letters) == 1 else "each of the positions"
    return f"{least}{one.independent} behind {position} {listed(letters)}"


def _latest(one: Disagreement) -> str:
    if not one.older:
        return ""
    return (
        f"the latest of {grouped(Decimal(one.claims))} claims; positions and voices are those of the latest"
    )


def quoted(said: Said) -> str:
    """The words of the claim in quotation marks, with the translation beside them."""
    if not said.quote:
        return ""
    return f"“{said.quote}”" + (f" ({translation(said)}: “{said.translation}”)" if said.translation else "")


def translation(said: Said) -> str:
    """Who translated the words: a machine, or we."""
    return "machine translation" if said.translated_by_machine else "our translation"
