"""The document of a published figure, as REST serves it: written once, in the publishing transaction."""

import json
from datetime import datetime
from decimal import ROUND_HALF_EVEN
from fractions import Fraction
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q

from claims.domain.answering.methods import Use
from claims.domain.lifecycle import ChangeKind, Standing
from claims.domain.policy import POLICY
from claims.models import Claim, Publication, Question, ResolutionInput, VerifiedFigure
from claims.models.assertions import assertions, scope_of
from claims.models.ranges import rounded, to_day_range
from claims.services.access.roles import role_of
from claims.services.canonical_json import day, moment, plain
from claims.services.publishing.printed_answer import attribution, printed
from claims.views.audience import desk, reader
from claims.views.independence import visible_positions, world_for
from claims.views.kept import printed_replies
from claims.wording.newsroom import newsroom_day
from sources.domain.independence import Id
from sources.models import Source


def figure_document(figure: VerifiedFigure, *, at: datetime) -> dict[str, Any]:
    """The document of one version. What is internal or under embargo at `at` appears nowhere in it."""
    question, resolution = figure.question, figure.resolution
    inputs = _shown_inputs(figure, at)
    as_of = to_day_range(figure.as_of)
    return {
        "id": str(question.pk),
        "type": "verified_figure",
        "url": f"/api/v1/figures/{question.pk}/",
        "history_url": f"/api/v1/figures/{question.pk}/history/",
        "topic": {"slug": question.topic.slug, "name": question.topic.name},
        "question": _question(question),
        "unit": None if question.unit_id is None else {"code": question.unit_id, "name": question.unit.name},
        "as_of": None if as_of is None else {"start": day(as_of.start), "end": day(as_of.end)},
        "version": figure.version,
        "change_kind": figure.change_kind,
        "reason": figure.printable_reason,
        "standing": figure.standing,
        "challenged": VerifiedFigure.objects.is_challenged(figure),
        **_answer(figure, inputs),
        "method": figure.method,
        "rationale": resolution.rationale,
        **_judgement(figure, at),
        "independent_count": None if figure.count_withheld else figure.independent_count,
        "independent_exact": None if figure.count_withheld else figure.independent_exact,
        "single_voice_reason": None if figure.count_withheld else resolution.single_voice_reason or None,
        "attribution": attribution([entry.claim for entry in inputs if entry.use == Use.USED]),
        "positions": _positions(figure, [entry.claim for entry in inputs], at),
        "inputs": [_input(entry) for entry in inputs],
        "proposed_by": _person(figure.proposed_by),
        "approved_by": _person(figure.approved_by),
        "approved_at": _approved_at(figure),
        "published_at": moment(figure.published_at),
        "review_by": day(figure.review_by),
        "policy": _policy(figure),
        **_right_of_reply(question, at),
    }


def _right_of_reply(question: Question, at: datetime) -> dict[str, Any]:
    """Whom we asked and what came of it, where that is to be printed; nothing else of the contact log."""
    replies = [
        {
            "source": _source(contact.source),
            "asked_on": day(newsroom_day(contact.asked_at)),
            "outcome": contact.outcome,
            "reply": contact.reply or None,
        }
        for contact in printed_replies(question, at)
    ]
    return {"right_of_reply": replies} if replies else {}


def _policy(figure: VerifiedFigure) -> str:
    """The policy of the answer: of one that was published before, or is renewed, its own; else the one in
    force."""
    same = Q(figure__resolution=figure.resolution_id)
    if figure.resolution.conflict_id is None:
        same |= Q(figure__question=figure.question_id, figure__as_of=figure.as_of)
    earlier = Publication.objects.filter(same, figure__topic=figure.topic_id).order_by("-seq").first()
    return POLICY.version if earlier is None else str(json.loads(earlier.body)["policy"])


def _answer(figure: VerifiedFigure, inputs: list[ResolutionInput]) -> dict[str, Any]:
    """What is said, its ends worded as the sources word them; text to print only of a verified figure."""
    verified = figure.standing == Standing.VERIFIED
    return {
        "low": plain(figure.low),
        "best": plain(figure.best) if verified else None,
        "high": plain(figure.high),
        "low_modality": figure.low_modality or None,
        "high_modality": figure.high_modality or None,
        "printed": printed(figure, _used_on_it(figure, inputs)) if verified else None,
        "stance": figure.stance or None,
    }


def _judgement(figure: VerifiedFigure, at: datetime) -> dict[str, Any]:
    """How sure we are, and where the answer is our own rather than what the rules give.

    What the confidence follows from counts sources; it is withheld together with the count.
    """
    resolution, counted = figure.resolution, not figure.count_withheld
    return {
        "judgement_reason": resolution.judgement_reason or None,
        "confidence": figure.confidence,
        "confidence_offered": (resolution.confidence_offered or None) if counted else None,
        "confidence_reasons": list(resolution.confidence_reasons) if counted else [],
        "confidence_reason": (resolution.confidence_reason or None) if counted else None,
        "deviations": _deviations(figure, at),
    }


def _deviations(figure: VerifiedFigure, at: datetime) -> list[str]:
    """Where the answer departs from its inputs, without what names a claim that may not be shown."""
    if not figure.resolution.deviations:
        return []
    rows = ResolutionInput.objects.filter(topic=figure.topic_id, resolution=figure.resolution_id)
    hidden = Claim.objects.filter(pk__in=rows.values("claim")).hidden(at=at)
    names = set(hidden.values_list("statement__source__name", flat=True))
    told: list[str] = figure.resolution.deviations_without(names)
    return told


def _approved_at(figure: VerifiedFigure) -> str | None:
    """When the second person approved it; of an answer restored by itself, when it was approved first."""
    if figure.approved_by is None:
        return None
    restored = figure.change_kind == ChangeKind.REFILE and figure.resolution.approved_at is not None
    return moment(figure.resolution.approved_at if restored else figure.published_at)


def _question(question: Question) -> dict[str, str]:
    """What was asked, in fields."""
    return {
        "id": str(question.pk),
        "slug": question.slug,
        "text": question.text,
        "answer": question.answer,
        "temporality": question.temporality,
        "measure": question.measure,
        "population": question.population,
        "place": question.place,
        "state": question.state,
        "base": question.base,
    }


def _shown_inputs(figure: VerifiedFigure, at: datetime) -> list[ResolutionInput]:
    order = {Use.USED: 0, Use.CONSIDERED: 1, Use.EXCLUDED: 2, Use.OTHER_TIME: 3}
    inputs = list(ResolutionInput.objects.filter(topic=figure.topic_id, resolution=figure.resolution_id))
    rows = Claim.objects.filter(pk__in=[entry.claim_id for entry in inputs])
    claims = {claim.pk: claim for claim in rows.publishable(at=at).with_provenance()}
    shown = [entry for entry in inputs if entry.claim_id in claims]
    for entry in shown:
        entry.claim = claims[entry.claim_id]
    return sorted(
        shown,
        key=lambda each: (
            order[Use(each.use)],
            str(each.claim.statement.said_on or ""),
            each.claim.statement.source.slug,
            str(each.claim_id),
        ),
    )


def _used_on_it(figure: VerifiedFigure, inputs: list[ResolutionInput]) -> list[Claim]:
    """The claims on the figure's own question that it rests on."""
    rows = (row for row in inputs if row.use == Use.USED)
    return [row.claim for row in rows if row.claim.question_id == figure.question_id]


def _source(source: Source) -> dict[str, str | None]:
    """A source, a protected one by what may be printed only."""
    return {"slug": None if source.protected else source.slug, "name": source.name}


def _input(row: ResolutionInput) -> dict[str, Any]:
    claim, document = row.claim, row.claim.snapshot.document
    return {
        "use": row.use,
        "reason": row.reason,
        "claim": {
            "id": str(claim.claim_id),
            "version": claim.version,
            "question": claim.question.slug,
            "source": _source(claim.statement.source),
            "said_on": day(claim.statement.said_on),
            "as_written": claim.as_written(),
            "unit": claim.written_unit_id,
            "quote": claim.quote,
            "quote_language": claim.quote_language,
            "quote_translation": claim.quote_translation,
            "document": {
                "title": document.title,
                "url": document.url,
                "published_at": moment(document.published_at),
            },
        },
    }


def _positions(figure: VerifiedFigure, claims: list[Claim], at: datetime) -> list[dict[str, Any]]:
    """As readers may know them; where two people signed a figure without its count, none that is too high."""
    own = [claim for claim in claims if claim.question_id == figure.question_id]
    weighed, question = assertions(own), scope_of(figure.question)
    visible = world_for(figure.topic_id, reader(at))
    known = world_for(figure.topic_id, desk(at)) if figure.count_withheld else visible
    names: dict[Id, str] = {claim.pk: claim.statement.source.name for claim in own}
    return [
        {
            "low": _end(position.interval.low),
            "high": _end(position.interval.high),
            "low_inclusive": position.interval.low_inclusive,
            "high_inclusive": position.interval.high_inclusive,
            "sources": sorted({names[claim.id] for claim in position.assertions}),
            "independent_count": None if too_high else position.independent.count,
            "independent_exact": None if too_high else position.independent.exact,
        }
        for position, too_high in visible_positions(question, weighed, known, visible)
    ]


def _end(value: Fraction | None) -> str | None:
    return None if value is None else plain(rounded(value, ROUND_HALF_EVEN))


def _person(user: User | None) -> str | None:
    """The name that an account has for readers; without one, its role: user names are the newsroom's own."""
    return None if user is None else (user.get_full_name() or role_of(user))
