"""Whatever follows a reference within a topic names the topic beside the key."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet, Subquery, prefetch_related_objects
from django.test.utils import CaptureQueriesContext

from claimcheck.foundation.records.within_topic import KeyWithinTopic, WithinTopic, itself
from claims.models import Claim, Conflict, Question, Resolution, ResolutionInput, Topic
from claims.models.base import TopicRecord, TopicRecorded
from tests import builders

TOPIC = Topic(id=uuid4())
CLAIM = Claim(id=uuid4(), topic=TOPIC)
QUESTION = Question(id=uuid4(), topic=TOPIC)
OTHER = Claim(id=uuid4(), topic_id=uuid4())
GIVEN = f'"claims_conflict"."topic_id" = {TOPIC.pk} AND "claims_conflict"."witness_a_id"'
OF_INPUT = 'U0."topic_id" = ("claims_resolutioninput"."topic_id") AND U0."id" ='
OF_CLAIM = 'U0."topic_id" = ("claims_claim"."topic_id") AND U0."claim_id" ='
JOINED = {
    "forwards": (
        lambda: ResolutionInput.objects.filter(claim__dimension="people"),
        '"claims_resolutioninput"."topic_id" = "claims_claim"."topic_id"',
    ),
    "backwards": (
        lambda: Claim.objects.filter(resolution_inputs__use="used"),
        '"claims_claim"."topic_id" = "claims_resolutioninput"."topic_id"',
    ),
    "to the same table": (
        lambda: Resolution.objects.filter(parts__rationale="because"),
        '"claims_resolution"."topic_id" = T2."topic_id"',
    ),
    "fetched with it": (
        lambda: ResolutionInput.objects.select_related("resolution"),
        '"claims_resolutioninput"."topic_id" = "claims_resolution"."topic_id"',
    ),
    "left out": (
        lambda: Claim.objects.exclude(resolution_inputs__use="used"),
        'U1."topic_id" = ("claims_claim"."topic_id")',
    ),
    "of an object": (lambda: Conflict.objects.filter(witness_a=CLAIM), f"{GIVEN} = "),
    "of objects": (lambda: Conflict.objects.filter(witness_a__in=[CLAIM]), f"{GIVEN} IN "),
    "of objects of two topics": (
        lambda: Conflict.objects.filter(witness_a__in=[CLAIM, OTHER]),
        f'"claims_conflict"."topic_id" IN ({TOPIC.pk}, {OTHER.topic_id})',
    ),
    "all of one": (QUESTION.claims.all, f'"claims_claim"."topic_id" = {TOPIC.pk}'),
    "where there are": (
        lambda: Claim.objects.filter(Exists(ResolutionInput.objects.filter(claim=OuterRef("pk")))),
        OF_CLAIM,
    ),
    "by its key": (
        lambda: ResolutionInput.objects.filter(Exists(Claim.objects.filter(pk=OuterRef("claim")))),
        OF_INPUT,
    ),
    "a value of it": (
        lambda: ResolutionInput.objects.annotate(
            quoted=Subquery(Claim.objects.filter(pk=OuterRef("claim_id")).values("quote")[:1])
        ),
        OF_INPUT,
    ),
}
"""What is asked, and the comparison that its SQL has besides that of the keys."""


@pytest.mark.parametrize(("asked", "compared"), JOINED.values(), ids=JOINED)
def test_a_relation_compares_topics_too(asked: Callable[[], "QuerySet[Claim]"], compared: str) -> None:
    assert compared in str(asked().query)


def test_a_key_alone_is_compared_alone() -> None:
    assert "WHERE" not in str(Claim.objects.filter(pk=uuid4()).query).replace(
        'WHERE "claims_claim"."id" =', ""
    )
    assert 'topic_id" =' not in str(Conflict.objects.filter(witness_a=uuid4()).query)


def test_each_key_and_reference_below_a_topic_is_of_these() -> None:
    """A reference to a record of a topic from one that has a topic, too, can't be a plain one."""
    records = [m for m in apps.get_models() if issubclass(m, TopicRecord | TopicRecorded)]
    plain = [
        str(field)
        for model in records
        for field in model._meta.local_fields
        if field.related_model in records and not isinstance(field, WithinTopic)
    ]
    assert plain == []
    assert all(isinstance(model._meta.pk, KeyWithinTopic) for model in records)


@pytest.mark.django_db
def test_what_is_read_of_a_row_names_its_topic() -> None:
    builders.figure(builders.question())
    row = ResolutionInput.objects.all()[0]
    with CaptureQueriesContext(connection) as asked:
        claim = row.claim
        prefetch_related_objects([row_again := ResolutionInput.objects.get(pk=row.pk)], "claim")
        [same] = claim.resolution_inputs.all()
    assert (row_again.claim, same) == (claim, row)
    named = [re.findall('"topic_id" (=|IN)', query["sql"]) for query in asked]
    assert named == [["="], [], ["IN"], ["="]], "the second asks by the key alone"


@pytest.mark.django_db
def test_a_row_without_its_topic_is_read_all_the_same() -> None:
    """What has not been loaded is not fetched for the sake of the comparison."""
    builders.figure(builders.question())
    [row] = ResolutionInput.objects.only("claim")[:1]
    with CaptureQueriesContext(connection) as asked:
        assert row.claim.quote
    assert len(asked) == 1


@pytest.mark.django_db
def test_a_row_is_written_and_read_again_by_topic_and_key() -> None:
    builders.figure(builders.question())
    claim = Claim.objects.all()[0]
    deferred = Claim.objects.only("topic").get(pk=claim.pk)
    with CaptureQueriesContext(connection) as asked:
        claim.refresh_from_db()
        claim.save(update_fields=["state"])
        assert deferred.quote == claim.quote
    assert [query["sql"].count('"topic_id" =') for query in asked if "SAVEPOINT" not in query["sql"]] == [
        1
    ] * 3
    assert (itself(claim), itself(claim.statement)) == (
        {"pk": claim.pk, "topic_id": claim.topic_id},
        {"pk": claim.statement_id},
    )
