"""Questions about claims."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from claimcheck.foundation.records.base import RecordedQuerySet
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.lifecycle import ClaimState, RecordKind
from claims.models.credibility_grade import CredibilityGrade
from claims.models.question import Question
from claims.models.transition import Transition
from sources.models import Document, ReliabilityGrade, Snapshot, Source, Statement

if TYPE_CHECKING:
    from claims.models.claim import Claim


def _kept_back(at: datetime) -> Q:
    """Internal or under embargo at `at`: of claims and of documents."""
    return Q(internal=True) | Q(embargo_until__gt=at)


def _hidden_since(at: datetime) -> Exists:
    """Whether the claim, as it stands now, is kept back: then so is every earlier version of it."""
    claims = apps.get_model("claims", "Claim").objects.live().order_by()
    same = claims.filter(topic=OuterRef("topic"), claim_id=OuterRef("claim_id"))
    return Exists(same.filter(_kept_back(at)))


@cache
def _on_drafts() -> Q:
    """Claims on a question, by or through a source, or read at a publisher, that nobody has confirmed.

    Each way by itself, from the few drafts: asked with OR they read every claim.
    """
    claims = apps.get_model("claims", "Claim").objects.order_by().values("pk")
    drafts = Source.objects.drafts().values("pk")
    hops = apps.get_model("claims", "RelayHop").objects.filter(source__in=drafts).order_by()
    return Q(
        pk__in=claims.filter(question__in=Question.objects.filter(draft=True).values("pk")).union(
            claims.filter(statement__in=Statement.objects.filter(source__in=drafts).values("pk")),
            hops.values("claim"),
            claims.filter(snapshot__document__publisher__in=drafts),
            all=True,
        )
    )


class ClaimQuerySet(RecordedQuerySet):
    """Questions about claims."""

    def open(self) -> Self:
        """Live and not rejected: what detection compares."""
        return self.live().exclude(state=ClaimState.REJECTED)

    def open_at(self, moment: datetime | None) -> Self:
        """What detection compared at `moment` (None: now), by the state it was in then."""
        if moment is None:
            return self.open()
        return self.with_state_at(moment).exclude(state_then=ClaimState.REJECTED)

    def with_state_at(self, moment: datetime) -> Self:
        """The versions in force at `moment`, each with `state_then`, the state it was in."""
        last = Transition.objects.filter(
            topic=OuterRef("topic"), record_kind=RecordKind.CLAIM, record_id=OuterRef("pk"), at__lte=moment
        ).order_by("-at", "-id")
        return self.known_at(moment).annotate(
            state_then=Coalesce(
                Subquery(last.values("to_state")[:1]), models.Value(ClaimState.CANDIDATE.value)
            )
        )

    def in_words(self) -> Self:
        """Those whose quote is what somebody said or wrote, not a row of data."""
        return self.filter(quote_kind=QuoteKind.WORDS)

    def accepted(self) -> Self:
        """Live and accepted by a person: what a resolution may rest on."""
        return self.live().filter(state=ClaimState.ACCEPTED)

    def publishable(self, *, at: datetime) -> Self:
        """Free to appear in an output at `at`: neither they, nor what has become of them, nor their document
        internal or under embargo, and all that they name confirmed."""
        free = Q(embargo_until__isnull=True) | Q(embargo_until__lte=at)
        documents = Document.objects.filter(_kept_back(at), snapshots=OuterRef("snapshot"))
        # Not by joins to what nearly every claim has: the few that are hidden are looked up instead.
        own = self.filter(free, ~_hidden_since(at), internal=False)
        return own.filter(~Exists(documents)).exclude(_on_drafts())

    def hidden(self, *, at: datetime) -> Self:
        """The others: internal or under embargo at `at`, as they are or as they stand now, they or their
        document, or on a draft."""
        document = Q(snapshot__document__internal=True) | Q(snapshot__document__embargo_until__gt=at)
        return self.filter(_kept_back(at) | _hidden_since(at) | document | _on_drafts())

    def ended_embargo(self, *, since: datetime, until: datetime) -> Self:
        """Those whose embargo, or their document's, ended after `since` and by `until`."""
        ended = Q(embargo_until__gt=since, embargo_until__lte=until)
        read = Snapshot.objects.filter(document__in=Document.objects.filter(ended))
        own, by_document = (
            self.filter(which).order_by().values("pk") for which in (ended, Q(snapshot__in=read))
        )
        return self.filter(pk__in=own.union(by_document))

    def topics_with_hidden(self, topics: Iterable[UUID], *, at: datetime) -> set[UUID]:
        """Of these topics (ids) the ones in which some claim is hidden at `at`."""
        hidden = self.filter(topic__in=set(topics)).order_by().hidden_each_way(at=at)
        topics_of = (rows.values_list("topic", flat=True).distinct() for rows in hidden)
        return {topic for hidden_topics in topics_of for topic in hidden_topics}

    def questions_with_hidden(self, *, at: datetime) -> dict[UUID, set[UUID]]:
        """Topic → its questions on which some claim, whatever its state, is hidden at `at`; three queries."""
        found: dict[UUID, set[UUID]] = {}
        for rows in self.order_by().hidden_each_way(at=at):
            for topic, question in rows.values_list("topic", "question").distinct():
                found.setdefault(topic, set()).add(question)
        return found

    def hidden_each_way(self, *, at: datetime) -> "tuple[Self, Self, Self]":
        """What is hidden at `at` by itself, what is by its document, and what is on a draft.

        Three questions, each with indexes that hold hidden ones only: one across them reads every claim.
        """
        by_document = self.filter(
            snapshot__in=Snapshot.objects.filter(document__in=Document.objects.hidden(at=at))
        )
        claims = apps.get_model("claims", "Claim").objects.order_by().values("pk")
        own = claims.filter(_kept_back(at)).union(claims.filter(_hidden_since(at)), all=True)
        return self.filter(pk__in=own), by_document, self.filter(_on_drafts())

    def versions_of(self, claim: "Claim") -> Self:
        """All versions of one claim, newest first."""
        return self.filter(topic=claim.topic_id, claim_id=claim.claim_id).order_by("-version")

    def versions(self, topics: Iterable[UUID], keys: Iterable[tuple[str, int]]) -> Self:
        """Of these topics the versions named by claim id and number."""
        wanted = set(keys)
        named = models.Q(pk__in=[])
        for number in {version for _, version in wanted}:
            ids = [claim_id for claim_id, version in wanted if version == number]
            named |= Q(claim_id__in=ids, version=number)
        return self.filter(named, topic__in=set(topics))

    def changed_since(self, moment: datetime) -> Self:
        """Recorded, decided about or graded at `moment` or later."""
        moved = Transition.objects.filter(
            topic=OuterRef("topic"), record_id=OuterRef("pk"), record_kind=RecordKind.CLAIM, at__gte=moment
        )
        graded = CredibilityGrade.objects.filter(
            topic=OuterRef("topic"), claim=OuterRef("pk"), graded_at__gte=moment
        )
        return self.filter(Q(recorded_at__gte=moment) | Exists(moved) | Exists(graded))

    def with_grades(self) -> Self:
        """Each with `reliability` of its source and `credibility`: the newest Admiralty codes, or None."""
        of_source = ReliabilityGrade.objects.filter(source=OuterRef("statement__source"))
        of_claim = CredibilityGrade.objects.filter(topic=OuterRef("topic"), claim=OuterRef("pk"))
        newest = ("-graded_at", "-id")
        return self.annotate(
            reliability=Subquery(of_source.order_by(*newest).values("code")[:1]),
            credibility=Subquery(of_claim.order_by(*newest).values("code")[:1]),
        )

    def with_people(self) -> Self:
        """With who recorded each, and who passed it on; one query more."""
        return self.select_related("recorded_by").prefetch_related("relay_hops__source")

    def with_provenance(self) -> Self:
        """With statement, source, document, question and relay hops at hand, and what was settled of it; two
        queries."""
        from claims.models.settled_flag import SettledFlag

        settled = SettledFlag.objects.live().filter(topic=OuterRef("topic"), claim=OuterRef("pk"))
        return (
            self.annotate(settled=ArraySubquery(settled.values("flag")))
            .select_related("question", "written_unit", "statement__source", "snapshot__document__publisher")
            .prefetch_related("relay_hops")
            .defer("snapshot__text")
        )
