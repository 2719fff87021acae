"""What one conflict's page shows: who says what, how they stand to each other, why, and what happened."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from operator import itemgetter
from typing import Any, cast

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from claims.admin.claim.claim_page import shown
from claims.admin.conflict.checklist import in_view
from claims.admin.conflict.curves import running_total
from claims.admin.conflict.evidence import dependences, explanations, over_time
from claims.admin.conflict.linked import linked
from claims.admin.conflict.offered_answers import in_reader_s_words, proposals_of
from claims.admin.conflict.report_view import account, picture_and_facts
from claims.domain.lifecycle import ClaimState, ConflictState
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer
from claims.models import Conflict, Detection, Question, Resolution, Transition, VerifiedFigure
from claims.models.conflict import IN_HAND
from claims.reports.report import ReportPosition
from claims.views.audience import desk
from claims.views.conflict import ConflictEvidence, evidence_of
from claims.views.left_out import left_out
from claims.wording import kinds, records, values
from claims.wording.answers import METHODS
from claims.wording.desk import RULES, WHY_NOT
from claims.wording.newsroom import newsroom_day
from claims.wording.sentences import in_language
from claims.wording.states import CONFLICT_STATES
from sources.wording import DEPENDENCES

FOUND = "radar"
NAMED = 4
"""Figures by which a position is called."""


def context_of(
    conflict: Conflict, now: datetime, *, picked: date | None = None, propose_url: str = ""
) -> dict[str, Any]:
    """All that the page shows; the queries do not grow with the claims. `picked`: the day looked at."""
    its = cast(ConflictEvidence, evidence_of(conflict, desk(now)))  # the desk knows of every conflict
    told = account(its, now=now)
    beside, apart = _beside(conflict), linked(its, now)
    offers = [(in_reader_s_words(proposal), METHODS[proposal.method].label) for proposal in proposals_of(its)]
    return {
        "told": told,
        "kind": kinds.title(conflict.kind, conflict.reason),
        "days": records.days(conflict.episode) if conflict.episode.upper else "",
        **picture_and_facts(told),
        "witnesses": list(_witnesses(its)),
        "finding": _finding(its),
        "claims": list(_claims(its)),
        "claim_count": conflict.claim_count,
        "whole": not its.older,
        "positions": [
            (position, _position(position), _meeting(position, conflict.question), _sources(position))
            for position in told.positions
        ],
        "waiting_claims": sum(row.state == ClaimState.CANDIDATE for row in its.claims.values()),
        "not_compared": list(_not_compared(its)),
        "proposals": offers,
        "best": next((offer for offer in offers if offer[0].offered), None),
        "stale": conflict.state in IN_HAND
        and conflict.changed_at < now - timedelta(days=POLICY.stale_after_days),
        "explanations": explanations(its, desk(now)),
        "ties": dependences(its),
        **_in_time(conflict, beside["figures"], now, picked, propose_url),
        **beside,
        "linked": apart,
        "trail": _trail(conflict, apart),
    }


def _in_time(
    conflict: Conflict, published: list[Any], now: datetime, picked: date | None, propose_url: str
) -> dict[str, Any]:
    """The question in time: a running total as curves, any other as a timeline."""
    figures = [figure for figure, *_told in published]
    told = running_total(conflict, figures, now=now, picked=picked, propose_url=propose_url)
    return told if told["curve"] else {"timeline": over_time(conflict, figures)}


def _witnesses(its: ConflictEvidence) -> Iterator[dict[str, Any]]:
    """The claims that make the conflict what it is, the earlier said first; of a sum the whole first."""
    if its.witness is not None:
        two = len(its.witness) == 2
        for claim in sorted(its.witness, key=lambda each: each.said_key) if two else its.witness:
            yield shown(its.rows[claim.id])


def _finding(its: ConflictEvidence) -> dict[str, Any] | None:
    """What the rules say of the witnesses."""
    if its.witness is None:
        return None
    finding = its.summary.between(its.witness, its.world)
    return {
        "sentence": in_language(finding.sentence),
        "rule": finding.rule,
        "rule_words": RULES[finding.rule],
        "dependence": DEPENDENCES[finding.dependence].label,
        "weight": finding.weight,
        "questions": _two_questions(its),
        "sources": [its.rows[claim.id].statement.source_id for claim in its.witness],
    }


def _two_questions(its: ConflictEvidence) -> list[Any]:
    """The questions of the witnesses, where they are two: a person may confirm that they differ."""
    asked = list(dict.fromkeys(claim.question.id for claim in its.witness or ()))
    return asked if len(asked) == 2 else []


def _claims(its: ConflictEvidence) -> Iterator[dict[str, Any]]:
    """The claims of the episode in the order they were said, each with its Admiralty pair."""
    for assertion in sorted(its.assertions, key=lambda claim: claim.said_key):
        grade = (
            f"{assertion.reliability or '–'}{assertion.credibility or '–'}"
            if assertion.reliability or assertion.credibility
            else ""
        )
        row = its.rows[assertion.id]
        part = row.question.text if row.question_id != its.conflict.question_id else ""
        yield {**shown(row, grade), "part": part}


def _position(one: ReportPosition) -> str:
    """What a position is called: by the figures of its claims in their own words, the first few."""
    figures = list(dict.fromkeys(said.figure for said in one.said))
    return " · ".join(figures[:NAMED]) + (" …" if len(figures) > NAMED else "")


def _meeting(one: ReportPosition, question: Question) -> str:
    """Where the claims of a position meet, of several quantities; else empty."""
    if one.span is None or question.answer != Answer.QUANTITY or len(one.said) == 1:
        return ""
    return values.short_span(one.span, question.unit_id or "")


def _sources(one: ReportPosition) -> str:
    """How many independent sources take a position."""
    return values.independent_sources(one.independent, one.independent_exact)


def _not_compared(its: ConflictEvidence) -> Iterator[dict[str, Any]]:
    """Claims on the question that stand outside the conflict, each with the reason."""
    for row, why in left_out(its):
        yield {
            "url": reverse("admin:claims_claim_change", args=[row.pk]),
            "source": row.statement.source.name,
            "figure": records.claim_figure_with_unit(row),
            "why": str(WHY_NOT[why].sentence) % {"days": records.days(row.as_of)},
        }


def _beside(conflict: Conflict) -> dict[str, Any]:
    """What stands beside the conflict: proposals made, figures published, notes, checks."""
    topic, today = conflict.topic_id, newsroom_day(timezone.now())
    resolutions = Resolution.objects.filter(topic=topic, conflict=conflict, whole__isnull=True)
    figures = VerifiedFigure.objects.filter(topic=topic, question=conflict.question_id)
    return {
        "resolutions": [
            (resolution, records.answer(resolution))
            for resolution in resolutions.select_related(
                "proposed_by", "approved_by", "returned_by"
            ).order_by("-proposed_at")
        ],
        "figures": [
            (figure, records.answer(figure), records.days(figure.as_of), records.stands(figure, today))
            for figure in figures.select_related("question__unit").order_by("-published_at")[:12]
        ],
        **in_view(conflict.question, [conflict.pk]),
    }


def _trail(conflict: Conflict, apart: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What happened, the newest first: what detection found, what people decided, and when a conflict about
    other days was set apart from it."""
    rows = Detection.objects.filter(topic=conflict.topic_id, conflict=conflict).select_related("detected_by")
    found = [
        {
            "at": row.detected_at,
            "by": row.detected_by,
            "icon": FOUND,
            "reason": "",
            "what": _("Found: %(what)s") % {"what": kinds.title(row.kind, row.reason)},
            "detail": _("%(claims)d claims, %(sources)d sources")
            % {"claims": row.claim_count, "sources": row.source_count},
        }
        for row in rows
    ]
    found += [entry["trail"] for entry in apart]
    moves = Transition.objects.of(conflict).filter(topic=conflict.topic_id).select_related("by")
    found += [
        {
            "at": move.at,
            "by": move.by,
            "icon": "arrow_forward",
            "reason": move.reason,
            "how": move.how(),
            "what": CONFLICT_STATES[ConflictState(move.to_state)].tag,
            "detail": "",
        }
        for move in moves
    ]
    return folded(sorted(found, key=itemgetter("at"), reverse=True))


def folded(trail: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was found again and again with nothing between is told once, the newest, and since when."""
    told: list[dict[str, Any]] = []
    for entry in trail:
        last = told[-1] if told else None
        if last is not None and entry["icon"] == last["icon"] == FOUND and entry["what"] == last["what"]:
            last |= {"times": last.get("times", 1) + 1, "since": entry["at"]}
        else:
            told.append(entry)
    return told
