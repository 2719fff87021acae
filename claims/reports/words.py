"""What the report's own values read like: headings, facts, positions, changes of a week.

What a value of the domain reads like stands in `claims.wording`. All of it is in the newsroom's language
(`claims.wording.newsroom`), never in the reader's.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from claimcheck.foundation.records.wording import Words
from claims.domain.answering.methods import Method
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ChangeKind, ConflictState
from claims.reports.report import (
    Disagreement,
    Headline,
    Label,
    PublishedFigure,
    ReportClaim,
    ReportDays,
    ReportPosition,
    Section,
    Span,
    Spread,
)
from claims.wording import states, values
from claims.wording.answers import METHODS
from claims.wording.local import in_quotes, listed, percent
from claims.wording.terms import CONFIDENCES

SECTIONS = {
    Section.NEW: Words(gettext_lazy("New disagreements"), short=gettext_lazy("new")),
    Section.REOPENED: Words(gettext_lazy("Reopened"), short=gettext_lazy("reopened")),
    Section.WIDENED: Words(gettext_lazy("Wider than last week"), short=gettext_lazy("widened")),
    Section.NARROWED: Words(gettext_lazy("Narrower than last week"), short=gettext_lazy("narrowed")),
    Section.RESOLVED: Words(gettext_lazy("Resolved this week"), short=gettext_lazy("resolved")),
    Section.STALE: Words(gettext_lazy("Stale"), short=gettext_lazy("stale")),
    Section.OPEN: Words(gettext_lazy("Still open"), short=gettext_lazy("open")),
}
LABELS = {
    Label.AGGREGATE_OF_MEMBERS: Words(
        gettext_lazy("the span of its members' own figures, so it adds no weight"),
        short=gettext_lazy("aggregate of members"),
    ),
    Label.DEPRECATED: Words(gettext_lazy("deprecated by the newsroom"), short=gettext_lazy("deprecated")),
}
UNFINISHED = gettext_lazy("The week is not over; this report is preliminary.")
QUIET = gettext_lazy("A quiet week: no disagreement began, changed or ended, and no figure was published.")
CHECKPOINT = gettext_lazy("Checkpoint of the ledger")
KEEP_CHECKPOINT = gettext_lazy(
    "Keep these lines: with them anyone can check later that nothing published before was changed."
)
OTHER_STATEMENTS = gettext_lazy("Other statements")
MOST_TO_CHECK = 5
"""Sentences at a glance; the JSON has all of them."""


def standing(figure: PublishedFigure) -> str:
    """What is said of a figure now: "Verified: 10,000 to 12,000 people"."""
    return f"{states.standing(figure.standing)}: {figure.text}"


def spread(spread: Spread | None, unit: str) -> str:
    """How far apart the figures are: "1,500 people (0–1,500), 100% of the largest"."""
    if spread is None:
        return _("no two numbers to compare")
    if spread.absolute == 0:
        return _("no two numbers differ")
    relative = spread.relative if unit else None  # a day is no share of another
    share = _(", {share} of the largest").format(share=percent(relative)) if relative else ""
    reach = Span(low=spread.lowest, high=spread.highest)
    ends = (
        values.short_span(reach, unit if unit == "percent" else "") if unit else values.short_reach(reach, "")
    )
    return f"{values.distance(spread.absolute, unit)} ({ends}){share}"


def spread_change(disagreement: Disagreement) -> str:
    """How the spread moved since last week; empty when it did not or could not."""
    now, before = disagreement.spread, disagreement.spread_before
    if now is None or before is None or now.relative is None or before.relative is None:
        return ""
    if now.relative == before.relative:
        return ""
    pattern = (
        _("up from {share} last week") if now.relative > before.relative else _("down from {share} last week")
    )
    return pattern.format(share=percent(before.relative))


def position(position: ReportPosition, unit: str) -> str:
    """What all its claims leave possible, and how many independent sources support it:
    "Consistent with 10,000–12,000 people (1 independent source)"."""
    support = values.independent_sources(position.independent, position.independent_exact)
    nothing = position.span and position.span.low == position.span.high == 0
    reach = _("none") if nothing else values.short_reach(position.span, unit)
    if not reach:
        return f"{support[0].upper()}{support[1:]}."
    return _("Consistent with {span} ({support}).").format(span=reach, support=support)


def change(headline: Headline) -> str:
    """The change from last week, with its sign."""
    if headline.change == 0:
        return _("unchanged")
    return f"{'+' if headline.change > 0 else '−'}{values.number(abs(headline.change))}"


def state(disagreement: Disagreement) -> str:
    """The workflow state in words."""
    return states.CONFLICT_STATES[ConflictState(disagreement.state)].text


def tags(disagreement: Disagreement) -> tuple[str, ...]:
    """What the week did to the disagreement, in single words."""
    return tuple(SECTIONS[section].tag for section in disagreement.sections)


def heading(disagreement: Disagreement) -> str:
    """The question and, where the conflict is one episode of it, its days."""
    if disagreement.days == ReportDays():
        return disagreement.question
    return f"{disagreement.question} ({values.days(disagreement.days)})"


def where_read(said: ReportClaim) -> str:
    """Publisher and document, and through whom the words came."""
    text = ": ".join(part for part in (said.publisher, said.document) if part)
    relays = [hop for hop in said.through if hop != said.publisher]
    if relays:
        text += ", " * bool(text) + _("via {relays}").format(relays=", ".join(relays))
    if said.also_in:
        text += _("; also in {places}").format(places=", ".join(said.also_in))
    return text


def labels(said: ReportClaim) -> tuple[str, ...]:
    """What explains the weight of a claim, in words."""
    return tuple(str(LABELS[label]) for label in said.labels)


def figure_change(figure: PublishedFigure) -> str:
    """What happened to a figure this week, old text and new text side by side."""
    verb = states.CHANGES[ChangeKind(figure.change)]
    same = figure.text == figure.before or figure.text.startswith(f"{figure.before} (")
    if figure.before and not same:
        return f"{verb}: {figure.before} → {figure.text}"
    return f"{verb}: {figure.text}"


def figure_basis(figure: PublishedFigure) -> str:
    """By which method, with which confidence and on how many independent sources a figure stands."""
    parts = (
        _("Method: {method}").format(method=METHODS[Method(figure.method)].text) if figure.method else "",
        _("confidence: {confidence}").format(confidence=CONFIDENCES[Confidence(figure.confidence)])
        if figure.confidence
        else "",
        ""
        if figure.independent is None
        else values.independent_sources(figure.independent, figure.independent_exact),
    )
    text = "; ".join(part for part in parts if part)
    return f"{text[0].upper()}{text[1:]}." if text else ""


def facts(disagreement: Disagreement) -> tuple[tuple[str, str], ...]:
    """What is to be known of a disagreement at a glance, as names and texts."""
    outcome, verified = disagreement.outcome, disagreement.verified
    gap = values.distance(disagreement.gap, disagreement.unit) if disagreement.gap else ""
    known = (
        (_("State"), state(disagreement) + (f". {outcome}" if outcome else "")),
        (_("Spread"), _spread(disagreement)),
        (_("Gap between readings"), gap),
        (_("Remainder"), values.short_span(disagreement.remainder, disagreement.unit)),
        (_("Independent sources"), _best_supported(disagreement)),
        (_("Claims listed"), _latest(disagreement)),
        (_("Published figure"), standing(verified) if verified and not outcome else ""),
        (_("Other days"), " ".join(link.text for link in disagreement.linked)),
        (_("To check"), _to_check(disagreement)),
        (
            pgettext("by a rule", "Decided by"),
            _("rule {rule}").format(rule=disagreement.rule) if disagreement.rule else "",
        ),
    )
    return tuple((name, text) for name, text in known if text)


def _spread(disagreement: Disagreement) -> str:
    if disagreement.spread is None and not disagreement.unit:
        return ""
    moved = spread_change(disagreement)
    return spread(disagreement.spread, disagreement.unit) + (f"; {moved}" if moved else "")


def _best_supported(disagreement: Disagreement) -> str:
    """How many independent sources at most, and for which position: "1 (position A)"."""
    most = disagreement.independent
    letters = [position.letter for position in disagreement.positions if position.independent == most]
    if not letters:
        return ""
    count = str(most) if disagreement.independent_exact else _("at least {count}").format(count=most)
    pattern = (
        _("{count} (position {letters})") if len(letters) == 1 else _("{count} each (positions {letters})")
    )
    return pattern.format(count=count, letters=listed(letters))


def _to_check(disagreement: Disagreement) -> str:
    """The first few sentences, and how many more there are."""
    more = len(disagreement.to_check) - MOST_TO_CHECK
    shown = list(disagreement.to_check[:MOST_TO_CHECK])
    return " ".join([*shown, _("{count} more.").format(count=values.number(more))] if more > 0 else shown)


def _latest(disagreement: Disagreement) -> str:
    if not disagreement.older:
        return ""
    count = values.number(disagreement.claims)
    return _("the latest of {count} claims; positions and counts are based on these").format(count=count)


def quoted(said: ReportClaim) -> str:
    """The words of the claim in quotation marks, with the translation beside them."""
    if not said.quote:
        return ""
    words = in_quotes(said.quote)
    return f"{words} ({translation(said)}: {in_quotes(said.translation)})" if said.translation else words


def translation(said: ReportClaim) -> str:
    """Who translated the words."""
    return _("machine translation") if said.translated_by_machine else _("our translation")
