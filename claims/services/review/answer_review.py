"""A draft held against the claims it rests on: at proposing, and again at approving, for every interface."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused
from claims.domain.answering.answer_check import (
    AnswerCheck,
    Deviation,
    GivenAnswer,
    against_the_answer,
    deviations,
)
from claims.domain.answering.confidence import OfferedConfidence, is_higher, offered_confidence
from claims.domain.answering.methods import Method, Proposal, Use
from claims.domain.answering.proposals import propose
from claims.domain.answering.settlement import settled
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import classify
from claims.domain.comparing.comparison import World
from claims.domain.comparing.sentences import Teller
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence
from claims.domain.lifecycle import ClaimState
from claims.models import Claim
from claims.models.assertions import scope_of
from claims.services.review.draft import Draft, days_of
from claims.services.review.earlier_figure import check_earlier_figure
from claims.services.review.hidden_counts import counts_of_draft
from claims.views.conflict import ConflictEvidence
from claims.views.dossier import Dossier
from claims.views.finding.names import names_of
from claims.views.independence import Counts
from claims.views.measures import apart_by_measure
from claims.wording.sentences import in_language, in_newsroom_words
from sources.domain.independence import Id, SourceGraph
from sources.domain.kinds import DocumentKind


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was found of a draft: its ends worded as the claims word them, what the evidence allows, and where
    it departs from it. `counts`: the independent sources behind it, as known and as readers may know."""

    low_modality: str
    high_modality: str
    offered: OfferedConfidence
    deviations: tuple[str, ...]
    counts: Counts
    other_time: tuple[Id, ...]


@dataclass(frozen=True)
class AnswerReview:
    """Reviews the drafts of one proposal, that of the whole and those of its parts, as of a moment.

    `visible`: the context of the claims as readers may know it; what is published is said by this.
    """

    dossier: Dossier
    visible: World
    drafts: Sequence[Draft]
    now: datetime

    @cached_property
    def _shown(self) -> list[Assertion]:
        """The claims of the conflict that are accepted, and fit to be shown."""
        claims = self.dossier.claims
        accepted = [
            claim for claim in self.dossier.assertions if claims[claim.id].state == ClaimState.ACCEPTED
        ]
        rows = Claim.objects.filter(pk__in=[UUID(str(claim.id)) for claim in accepted])
        shown = set(rows.publishable(at=self.now).values_list("pk", flat=True))
        return [claim for claim in accepted if claim.id in shown]

    @cached_property
    def _accepted(self) -> list[Assertion]:
        """Those of them that an answer may rest on."""
        answering = {claim.id for claim in self.dossier.answering}
        return [claim for claim in self._shown if claim.id in answering]

    @cached_property
    def _uses(self) -> dict[Id, tuple[Use, str]]:
        return {
            entry.claim.pk: (Use(entry.use), entry.reason) for draft in self.drafts for entry in draft.inputs
        }

    @property
    def _graph(self) -> SourceGraph:
        return self.dossier.world.graph

    @cached_property
    def _tell(self) -> Teller:
        return Teller(names_in(self.dossier))

    def reviewed(self, draft: Draft) -> Reviewed:
        """What was found of one draft; raises Refused where it may not be proposed as it is."""
        proposals = self._proposals(draft)
        proposal = self._of_method(draft, proposals)
        answer = self._given(draft)
        claims = [claim for claim in self._accepted if claim.question.id == draft.question.pk]
        found = [
            *deviations(answer, proposal, claims, self._tell, self._graph),
            *self._against(answer, proposals),
        ]
        _refuse(draft, found)
        used = [claim for claim in claims if self._uses.get(claim.id, (None, ""))[0] is Use.USED]
        counts = counts_of_draft(draft, self.dossier, self.visible, now=self.now)
        offered = offered_confidence(
            *(answer, used, counts.given.count, self._graph),
            claims=claims,
            calculated=self._calculated(used),
        )
        _check_confidence(draft, offered)
        low, high = _wording_of(draft, proposal)
        check_earlier_figure(
            draft, _asserted(self._given(replace(draft, low_modality=low, high_modality=high)))
        )
        other_time = proposals[0].other_time if draft is self.drafts[0] and proposals else ()
        listed = self._uses
        return Reviewed(
            *(low, high, offered),
            tuple(in_newsroom_words(deviation.sentence) for deviation in found),
            counts,
            tuple(claim for claim in other_time if claim not in listed),
        )

    def _given(self, draft: Draft) -> GivenAnswer:
        return GivenAnswer(
            question=scope_of(draft.question),
            method=Method(draft.method),
            as_of=days_of(draft),
            low=draft.low,
            best=draft.best,
            high=draft.high,
            stance=Stance(draft.stance) if draft.stance else None,
            low_modality=Modality(draft.low_modality) if draft.low_modality else None,
            high_modality=Modality(draft.high_modality) if draft.high_modality else None,
            inputs=self._uses,
        )

    def _proposals(self, draft: Draft) -> tuple[Proposal, ...]:
        """What the rules give at the draft's time from the claims that are not excluded, beside what answers
        whether there are any."""
        asked = self.dossier.world.relations.whether_any(draft.question.pk)
        kept = [claim for claim in self._accepted if not self._left_out(claim)]
        kept += [claim for claim in self._shown if claim.question.id in asked]
        scope = scope_of(draft.question)
        names, apart = names_in(self.dossier), apart_by_measure(draft.question, kept, self._graph)
        return propose(scope, kept, self.dossier.world, names, days_of(draft), apart=apart)

    def _left_out(self, claim: Assertion) -> bool:
        """Whether its source's figure is excluded on this question; its older ones don't take its place."""
        if claim.id in self._uses and self._uses[claim.id][0] is not Use.EXCLUDED:
            return False
        return (self._graph.identity(claim.voice.source), claim.question.id) in self._excluded

    @cached_property
    def _excluded(self) -> frozenset[tuple[Id, Id]]:
        return frozenset(
            (self._graph.identity(claim.voice.source), claim.question.id)
            for claim in self._accepted
            if self._uses.get(claim.id, (None, ""))[0] is Use.EXCLUDED
        )

    def _of_method(self, draft: Draft, proposals: Iterable[Proposal]) -> Proposal | None:
        """What the named method gives; of a linked draft of `part_and_whole`, its part of the whole's."""
        method = draft.method
        if method == Method.PART_AND_WHOLE and draft is not self.drafts[0]:
            method = Method.REPORT_RANGE
        return next((proposal for proposal in proposals if proposal.method == method), None)

    def _against(self, answer: GivenAnswer, proposals: Sequence[Proposal]) -> list[Deviation]:
        """Claims for other times that speak against the answer."""
        ours = _asserted(answer)
        if ours is None:
            return []
        others = set(proposals[0].other_time) if proposals else set()
        claims = [claim for claim in self._accepted if claim.id in others]
        findings = [(claim, classify(claim, ours, self.visible)) for claim in claims]
        speaking = [(claim, finding.sentence) for claim, finding in findings if finding.weight >= 2]
        return against_the_answer(answer, speaking, self._tell)

    def _calculated(self, used: Iterable[Assertion]) -> bool:
        return any(
            self.dossier.claims[claim.id].snapshot.document.kind == DocumentKind.CALCULATION for claim in used
        )


def _asserted(answer: GivenAnswer) -> Assertion | None:
    """The answer as an assertion of our own; None where it gives neither value nor stance."""
    if answer.interval is None and answer.stance is None:
        return None
    return settled(
        answer.question,
        "this answer",
        low=answer.low,
        best=answer.best,
        high=answer.high,
        stance=answer.stance,
        as_of=answer.as_of,
        low_modality=answer.low_modality,
        high_modality=answer.high_modality,
    )


def names_in(dossier: Dossier | ConflictEvidence) -> dict[Id, str]:
    """The printable names of the sources and questions of a dossier."""
    return names_of(dossier.claims.values(), dossier.world.graph)


_FIELDS = {
    AnswerCheck.MEETS_USED: (
        "inputs",
        gettext_lazy("So say beside that claim why it is used all the same, or correct the answer."),
    ),
    AnswerCheck.FOLLOWS_METHOD: (
        "method",
        gettext_lazy("So take those values, or choose editorial_judgement and give its reason."),
    ),
    AnswerCheck.WITHIN_TIMES: ("as_of", gettext_lazy("So choose a day that the used claims are for.")),
    AnswerCheck.LAST_FIGURES: ("inputs", gettext_lazy("So exclude the older one.")),
    AnswerCheck.METHOD_OFFERED: (
        "method",
        gettext_lazy("So choose one that is offered, or editorial_judgement with its reason."),
    ),
}


def _refuse(draft: Draft, found: Iterable[Deviation]) -> None:
    if draft.method == Method.EDITORIAL_JUDGEMENT and not draft.judgement_reason.strip():
        raise Refused(
            "judgement_reason", "", _("an editorial judgement is published with its reason; write it.")
        )
    for deviation in found:
        if not deviation.excused:
            field, remedy = _FIELDS[deviation.check]
            value = draft.method if field == "method" else ""
            told = in_language(deviation.sentence).rstrip(".")
            raise Refused(field, value, f"{told}. {remedy}")


def _check_confidence(draft: Draft, offered: OfferedConfidence) -> None:
    if is_higher(Confidence(draft.confidence), offered.level) and not draft.confidence_reason.strip():
        why = ", ".join(reason.value.replace("_", " ") for reason in offered.reasons)
        raise Refused(
            "confidence",
            draft.confidence,
            _(
                "evidence and agreement give {level}{why}; take that, or give a confidence_reason, "
                "which is published."
            ).format(level=offered.level.value, why=f" ({why})" if why else ""),
        )


def _wording_of(draft: Draft, proposal: Proposal | None) -> tuple[str, str]:
    """The words of the two ends: as given, else as the method takes them from the claims."""
    given = draft.low_modality, draft.high_modality
    if draft.method == Method.EDITORIAL_JUDGEMENT or proposal is None or not proposal.offered:
        return given
    low, high = (end.value if end else "" for end in (proposal.low_modality, proposal.high_modality))
    return given[0] or low, given[1] or high
