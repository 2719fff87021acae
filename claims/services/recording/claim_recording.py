"""Recording what was claimed, and correcting what we recorded."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.migration_operations import new_id
from claimcheck.foundation.records.saving import insert
from claimcheck.foundation.records.within_topic import itself
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.lifecycle import ClaimState
from claims.domain.questions.times import DayRange
from claims.models import Claim, Question, RelayHop
from claims.models.claim_fields import LONGEST_QUOTE, names_where
from claims.models.ranges import to_date_range, to_day_range, to_interval
from claims.services.detection.many_questions import lock_in_order
from claims.services.detection.one_question import detect_conflicts
from claims.services.errata import Changed, note_changed_claims
from claims.services.recording.figure_reading import Read, read_figure
from claims.services.recording.terms import check_ahead, check_far, check_terms, said_price_year
from claims.services.transitions import move, required_reason
from sources.models import Snapshot, Source, Statement

AsOf = tuple[date | None, date | None] | None
PLAIN = names_where(lambda field: field.plain)
"""The arguments that are columns as they stand."""
CORRECTED = frozenset(names_where(lambda field: field.corrected))
"""What a claim says and how it reached us: the arguments of recording that a correction may change."""


@transaction.atomic
def record_claim(
    *,
    by: User,
    now: datetime,
    question: Question,
    statement: Statement,
    snapshot: Snapshot,
    quote: str,
    accept: bool = False,
    **content: Any,
) -> Claim:
    """Record one statement's answer to one question, and bring the question's conflicts in step.

    An empty modality is read from the quote, else it is `stated`; an empty value is read from the quote; an
    empty unit is the question's. `as_of` is (first day, last day): no first day means since ever, no last day
    the day it was said, None unknown. Raises InvalidFigure or Refused; then nothing is written.
    """
    claim = _build(
        question,
        by=by,
        now=now,
        content={"statement": statement, "snapshot": snapshot, "quote": quote, **content},
    )
    claim.claim_id, claim.version = new_id(), 1
    _keep(claim, content.get("relay", ()))
    if accept:
        _accepted(claim, by=by, now=now)
    detect_conflicts(question, by=by, now=now, added=claim)
    return claim


@transaction.atomic
def correct_claim(*, by: User, now: datetime, claim: Claim, reason: str, **changed: Any) -> Claim:
    """A new version of `claim` with the changed arguments of recording; the old one is kept, superseded.

    Raises StaleState if `claim` is not the live version.
    """
    reason = required_reason("reason", reason)
    unknown = changed.keys() - CORRECTED
    if unknown:
        raise Refused(
            min(unknown), changed[min(unknown)], _("a correction cannot change this field; leave it out.")
        )
    lock_in_order([claim.question_id])
    corrected = next_version(claim, claim.question, by=by, now=now, reason=reason, **changed)
    if corrected is None:
        raise Refused(
            "claim", claim.claim_id, _("nothing changed: a correction changes something of the claim.")
        )
    detect_conflicts(claim.question, by=by, now=now, added=corrected, removed=claim)
    return corrected


@transaction.atomic
def next_version(
    claim: Claim, question: Question, *, by: User, now: datetime, reason: str, **changed: Any
) -> Claim | None:
    """The next version of `claim`, as an answer to `question`; None, and nothing is written, where it would
    say the same.

    Whoever calls it has locked the questions, and detects. Raises StaleState if `claim` is not the live
    version, InvalidFigure or Refused where it can't be read so.
    """
    if not Claim.objects.filter(**itself(claim), superseded_at=None).exists():
        raise StaleState(_("This claim has been corrected since you opened it. Open the newest version."))
    content = {**_content_of(claim), **changed}
    made = _build(question, by=by, now=now, content=content)
    made.claim_id, made.version = claim.claim_id, claim.version + 1
    made.correction_reason = reason
    if not _differs(made, claim, content["relay"]):
        return None
    Claim.objects.filter(**itself(claim)).update(superseded_at=now, superseded_by=by)
    _keep(made, content["relay"])
    if claim.state == ClaimState.ACCEPTED:
        _accepted(made, by=by, now=now)
    note_changed_claims([Changed(made.topic_id, made.claim_id, made.pk)], by=by, now=now)
    return made


_OF_THE_VERSION = frozenset(
    {
        *("id", "version", "state", "correction_reason"),
        *("recorded_at", "recorded_by", "superseded_at", "superseded_by", "act", "act_detail"),
    }
)


_RANGES: dict[str, Callable[[Any], Any]] = {
    "core": to_interval,
    "outer": to_interval,
    "as_of": to_day_range,
}
"""Columns that are compared as what they hold, however their ends are written."""


def _differs(corrected: Claim, claim: Claim, relay: Sequence[Source | None]) -> bool:
    """Whether a new version says anything else than the one it takes the place of."""
    columns = [field.attname for field in Claim._meta.concrete_fields if field.name not in _OF_THE_VERSION]
    if any(getattr(corrected, name) != getattr(claim, name) for name in columns if name not in _RANGES):
        return True
    if any(read(getattr(corrected, name)) != read(getattr(claim, name)) for name, read in _RANGES.items()):
        return True
    hops = claim.relay_hops.order_by("position").values_list("source", flat=True)
    return list(hops) != [None if source is None else source.pk for source in relay]


def _build(question: Question, *, by: User, now: datetime, content: dict[str, Any]) -> Claim:
    """An unsaved claim of `question` with its figure read; everything is checked before a row is written."""
    statement: Statement = content["statement"]
    quote = content["quote"]
    if not quote.strip():
        raise Refused("quote", quote, _("quote the words (or the row of data) that carry the figure."))
    if len(quote) > LONGEST_QUOTE:
        raise Refused(
            "quote",
            quote,
            _("shorten it to {longest_quote:,} characters or fewer.").format(longest_quote=LONGEST_QUOTE),
        )
    snapshot: Snapshot = content["snapshot"]
    start = snapshot.text.find(quote)
    if start < 0 and content.get("quote_kind", QuoteKind.WORDS) == QuoteKind.WORDS:
        raise Refused("quote", quote, _("the snapshot does not contain it; copy it exactly."))
    read: Read = read_figure(question, content)
    plain = {name: content[name] for name in PLAIN if name in content}
    as_of = to_date_range(_as_of(content.get("as_of"), statement, now))
    hour = plain.get("as_of_at")
    kind = content.get("quote_kind", QuoteKind.WORDS)
    year = plain["price_year"] = said_price_year(question, quote, kind, plain.get("price_year"))
    check_terms(question, dated=as_of is not None, as_of_at=hour, price_year=year)
    check_ahead(content.get("as_of"), plain.get("counted_by", ""), now.date())
    return Claim(
        topic_id=question.topic_id,
        question=question,
        dimension=question.dimension,
        statement=statement,
        snapshot=snapshot,
        quote_start=start if start >= 0 else None,
        as_of=as_of,
        recorded_at=now,
        recorded_by=by,
        **read.columns,
        **{**plain, "hedging": plain.get("hedging") or read.hedging},
    )


def _as_of(as_of: AsOf, statement: Statement, now: datetime) -> DayRange | None:
    if as_of is None:
        return None
    start, end = as_of
    end = end or statement.said_on
    if end is None:
        raise Refused(
            "as_of", start, _("an open end means the day of the statement; give that day or the last day.")
        )
    try:
        days = DayRange(start, end)
    except ValueError as problem:
        raise Refused(
            "as_of", f"{start} to {end}", _("the first day is after the last; swap them.")
        ) from problem
    return check_far(days, statement.said_on, now.date())


def _keep(claim: Claim, relay: Sequence[Source | None]) -> None:
    insert(claim)
    for position, source in enumerate(relay, start=1):
        insert(RelayHop(topic_id=claim.topic_id, claim=claim, position=position, source=source))


def _accepted(claim: Claim, *, by: User, now: datetime) -> None:
    """Accept within the recording itself: the claim is nobody else's yet."""
    move(claim, ClaimState.ACCEPTED, by=by, now=now)


def _content_of(claim: Claim) -> dict[str, Any]:
    """The arguments under which `claim` would be recorded again."""
    days = None if claim.as_of is None else _days(claim)
    return {
        "statement": claim.statement,
        "snapshot": claim.snapshot,
        "modality": claim.modality,
        "value": claim.written_low or claim.written_best,
        "value_2": claim.written_high,
        "best": claim.written_best if claim.modality == "range" else "",
        "plus_minus": claim.written_plus_minus,
        "unit": claim.written_unit_id or "",
        "stance": claim.stance,
        "point_is_decimal": True,
        "as_of": days,
        "relay": [hop.source for hop in claim.relay_hops.select_related("source").order_by("position")],
        **{name: getattr(claim, name) for name in PLAIN},
    }


def _days(claim: Claim) -> AsOf:
    days = to_day_range(claim.as_of)
    return None if days is None else (days.start, days.end)
