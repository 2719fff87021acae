"""What one claim's page shows: the words, how they are read, where they stand, what was decided on them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.formats import localize
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from claims.admin.claim.marked_quote import marked_claim
from claims.domain.lifecycle import ClaimState
from claims.models import Claim, Conflict, Duplicate, Note, ResolutionInput, Transition
from claims.models.claim_field import Part
from claims.models.claim_fields import fields_where
from claims.models.ranges import to_interval
from claims.services.correcting.duplicates import copies_of
from claims.wording import kinds, records, values
from claims.wording.plots import PlotRow, Svg, in_two_widths, interval_plot
from claims.wording.states import CLAIM_STATES

CONTEXT = 220
"""Characters of the snapshot shown before and after the quote."""


def context_of(claim: Claim) -> dict[str, Any]:
    """All that the page shows."""
    conflicts = Conflict.objects.filter(topic=claim.topic_id, merged_into__isnull=True)
    witnessed = conflicts.filter(Q(witness_a=claim) | Q(witness_b=claim)).select_related("question")
    return {
        "one": shown(claim),
        "before": _around(claim)[0],
        "after": _around(claim)[1],
        "plot": plot_of(claim),
        "facts": _facts(claim),
        "relay": [
            hop.source.name if hop.source else _("unnamed")
            for hop in claim.relay_hops.select_related("source").order_by("position")
        ],
        "versions": Claim.objects.filter(topic=claim.topic_id, claim_id=claim.claim_id).order_by("version"),
        "grades": claim.credibility_grades.select_related("graded_by"),
        "transitions": [
            (move, CLAIM_STATES[ClaimState(move.to_state)].tag)
            for move in Transition.objects.of(claim).select_related("by")
        ],
        "notes": Note.objects.filter(topic=claim.topic_id, record_id=claim.pk).select_related("written_by"),
        "conflicts": [(conflict, kinds.title(conflict.kind, conflict.reason)) for conflict in witnessed],
        "inputs": ResolutionInput.objects.filter(topic=claim.topic_id, claim=claim).select_related(
            "resolution__question"
        ),
        "copies": [shown(copy) for copy in copies_of(claim)],
        **_duplicates(claim),
    }


def _duplicates(claim: Claim) -> dict[str, Any]:
    """What the claim was put aside for, and what was put aside for it."""
    links = list(
        Duplicate.objects.beside(claim).select_related(
            "recorded_by", "claim__snapshot__document", "original__snapshot__document"
        )
    )
    return {
        "original": next((link for link in links if link.claim_id == claim.pk), None),
        "duplicates": [link for link in links if link.original_id == claim.pk],
    }


def shown(claim: Claim, grade: str = "") -> dict[str, Any]:
    """A claim with its quote, figure and where it stands."""
    return {
        "claim": claim,
        "source": claim.statement.source,
        "statement": claim.statement,
        "figure": records.claim_figure_with_unit(claim),
        "quote": marked_claim(claim),
        "document": claim.snapshot.document,
        "as_of": records.days(claim.as_of),
        "grade": grade,
        "translated": _("machine translation") if claim.translated_by_machine else _("human translation"),
    }


def plot_of(claim: Claim) -> Svg:
    """Core and outer interval on one axis; nothing where the answer is no quantity."""
    if claim.stance or claim.question.unit_id is None:
        return Svg("")
    row = PlotRow(
        label=claim.statement.source.name if claim.statement.source_id else "",
        value=records.claim_figure_with_unit(claim),
        core=to_interval(claim.core),
        outer=to_interval(claim.outer),
        best=claim.best,
        tone=0,
    )
    return in_two_widths(
        interval_plot,
        [row],
        title=_("The figure as read"),
        unit=values.unit_name(claim.question.unit_id),
        id_="plot",
    )


def _around(claim: Claim) -> tuple[str, str]:
    """The words of the snapshot before and after the quote."""
    if claim.quote_start is None:
        return "", ""
    text, start = claim.snapshot.text, claim.quote_start
    end = start + len(claim.quote)
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return ("…" if start > CONTEXT else "") + before, after + ("…" if end + CONTEXT < len(text) else "")


def _facts(claim: Claim) -> list[tuple[str, str]]:
    unit = claim.question.unit_id or ""
    core, outer = to_interval(claim.core), to_interval(claim.outer)
    measured = not claim.stance and bool(unit)
    found = (
        (_("What the words assert"), values.span(core, unit) if measured else ""),
        (_("Their widest fair reading"), values.span(outer, unit) if measured else ""),
        (_("Refers to"), records.days(claim.as_of)),
        *listed(claim, Part.TERMS),
        (_("Rank"), f"{claim.get_rank_display()}. {claim.rank_reason}" if claim.rank != "normal" else ""),
        (_("Chain from the source"), _("complete") if claim.chain_complete else _("not confirmed")),
        (_("Embargo until"), _moment(claim.embargo_until)),
        *listed(claim, Part.QUOTE, Part.CHAIN, Part.HIDING, Part.KEY),
    )
    return [(name, text) for name, text in found if text]


def _moment(at: datetime | None) -> str:
    return "" if at is None else str(localize(localtime(at)))


def listed(claim: Claim, *parts: Part) -> Iterator[tuple[str, str]]:
    """What the description of a claim's fields lists at a glance."""
    for field in fields_where(lambda field: field.desk and field.desk.fact, *parts):
        value = getattr(claim, field.name)
        if field.desk is not None and value:
            text = _("yes") if value is True else str(value)
            yield str(field.desk.label), text.replace("_", " ") if field.choices else text
