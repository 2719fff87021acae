"""What one conflict's page shows: who says what, how they stand to each other, why, and what happened."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from claims.admin import wording
from claims.admin.claim.claim_page import shown
from claims.admin.conflict.answer_fields import METHODS
from claims.admin.conflict.checklist import in_view
from claims.admin.conflict.conflict_claims import case_file
from claims.admin.conflict.evidence import DEPENDENCES, RULES, dependences, explanations, over_time
from claims.admin.conflict.offered_answers import proposals_of
from claims.admin.conflict.report_view import account, with_witness
from claims.domain.comparing.classification import classify
from claims.domain.policy import POLICY
from claims.models import Conflict, Detection, Resolution, Transition, VerifiedFigure
from claims.models.conflict import IN_HAND
from claims.models.dossier import Dossier
from claims.plots.interval import NARROW
from claims.reports import kinds, words
from claims.reports.building.visibility import Shown
from claims.reports.layout.pictures import interval_picture

FOUND = "radar"


def context_of(conflict: Conflict, now: datetime) -> dict[str, Any]:
    """All that the page shows; the queries do not grow with the claims."""
    dossier, whole = case_file(conflict)
    seen = with_witness(dossier)
    told = account(seen, conflict, now=now)
    beside = _beside(conflict)
    return {
        "told": told,
        "plot": interval_picture(told, 1),
        "narrow_plot": interval_picture(told, 2, wide=NARROW),
        "kind": kinds.title(conflict.kind, conflict.reason),
        "days": wording.days(conflict.episode) if conflict.episode.upper else "",
        "facts": words.facts(told),
        "witnesses": list(_witnesses(seen)),
        "finding": _finding(seen),
        "claims": list(_claims(dossier)),
        "claim_count": conflict.claim_count,
        "whole": whole,
        "proposals": [(each, METHODS[each.method]) for each in proposals_of(dossier)],
        "stale": conflict.state in IN_HAND
        and conflict.changed_at < now - timedelta(days=POLICY.stale_after_days),
        "explanations": explanations(seen),
        "ties": dependences(seen),
        "timeline": over_time(dossier, [one for one, _answer, _days in beside["figures"]]),
        **beside,
        "trail": _trail(conflict),
    }


def _witnesses(seen: Shown) -> Iterator[dict[str, Any]]:
    """The two claims that make the conflict what it is, the earlier said first."""
    if seen.witness is not None:
        for one in sorted(seen.witness, key=lambda each: each.said_key):
            yield shown(seen.rows[one.id])


def _finding(seen: Shown) -> dict[str, Any] | None:
    """What the rules say of the two witnesses."""
    if seen.witness is None:
        return None
    finding = classify(*seen.witness, seen.world)
    return {
        "sentence": finding.sentence,
        "rule": finding.rule,
        "rule_words": RULES[finding.rule],
        "dependence": DEPENDENCES[finding.dependence],
        "weight": finding.weight,
        "questions": _two_questions(seen),
        "sources": [seen.rows[one.id].statement.source_id for one in seen.witness],
    }


def _two_questions(seen: Shown) -> list[Any]:
    """The questions of the two witnesses, where they are two: a person may confirm that they differ."""
    first, second = (one.question.id for one in seen.witness or ())
    return [] if first == second else [first, second]


def _claims(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """The claims of the episode in the order they were said, each with its Admiralty pair."""
    conflict = dossier.conflict
    for one in sorted(dossier.assertions, key=lambda each: each.said_key):
        grade = (
            f"{one.reliability or '–'}{one.credibility or '–'}" if one.reliability or one.credibility else ""
        )
        row = dossier.claims[one.id]
        part = row.question.text if row.question_id != conflict.question_id else ""
        yield {**shown(row, grade), "part": part}


def _beside(conflict: Conflict) -> dict[str, Any]:
    """What stands beside the conflict: proposals made, figures published, notes, checks."""
    topic = conflict.topic_id
    resolutions = Resolution.objects.filter(topic=topic, conflict=conflict, whole__isnull=True)
    figures = VerifiedFigure.objects.filter(topic=topic, question=conflict.question_id)
    unit = conflict.question.unit
    return {
        "resolutions": [
            (one, wording.answer(one, unit))
            for one in resolutions.select_related("proposed_by", "approved_by", "returned_by").order_by(
                "-proposed_at"
            )
        ],
        "figures": [
            (one, wording.answer(one, unit), wording.days(one.as_of))
            for one in figures.select_related("question__unit").order_by("-published_at")[:12]
        ],
        **in_view(conflict.question, [conflict.pk]),
    }


def _trail(conflict: Conflict) -> list[dict[str, Any]]:
    """What happened, the newest first: what detection found, and what people decided."""
    rows = Detection.objects.filter(topic=conflict.topic_id, conflict=conflict).select_related("detected_by")
    found = [
        {
            "at": one.detected_at,
            "by": one.detected_by,
            "icon": FOUND,
            "reason": "",
            "what": f"{_('Found')}: {kinds.title(one.kind, one.reason)}",
            "detail": _("%(claims)d claims, %(sources)d sources")
            % {"claims": one.claim_count, "sources": one.source_count},
        }
        for one in rows
    ]
    moves = Transition.objects.of(conflict).filter(topic=conflict.topic_id).select_related("by")
    found += [
        {
            "at": one.at,
            "by": one.by,
            "icon": "arrow_forward",
            "reason": one.reason,
            "what": one.to_state.replace("_", " ").capitalize(),
            "detail": "",
        }
        for one in moves
    ]
    return folded(sorted(found, key=itemgetter("at"), reverse=True))


def folded(trail: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was found again and again with nothing between is told once, the newest, and since when."""
    told: list[dict[str, Any]] = []
    for one in trail:
        last = told[-1] if told else None
        if last is not None and one["icon"] == last["icon"] == FOUND and one["what"] == last["what"]:
            last |= {"times": last.get("times", 1) + 1, "since": one["at"]}
        else:
            told.append(one)
    return told
