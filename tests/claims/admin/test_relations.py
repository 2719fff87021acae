"""A relation of questions that was recorded wrongly ends at the desk, once, and stays readable."""

import pytest
from django.urls import reverse

from claims.models import Conflict
from claims.models.assertions import world_of
from tests import builders as new

pytestmark = pytest.mark.django_db

WHY = {"reason": "They are two things."}


def _related():
    whole, part = (
        new.question("How many soldiers are in Russia?"),
        new.question("How many are near the border?"),
    )
    return whole, part, new.relation(part, whole, "part_of")


def test_a_checker_ends_a_relation_and_the_conflict_of_part_and_whole_goes(desk) -> None:
    whole, part, relation = _related()
    new.claim(whole, new.source("Ukraine"), "exactly 3,000 soldiers")
    new.claim(part, new.source("Outlet"), "exactly 13,000 soldiers")
    assert list(Conflict.objects.filter(state="open").values_list("kind", flat=True)) == ["contradiction"]
    end = reverse("admin:claims_questionrelation_end", args=[relation.pk])
    assert desk.client("checker").post(end, WHY).status_code == 302
    relation.refresh_from_db()
    assert (relation.superseded_by.username, Conflict.objects.filter(state="open").count()) == ("checker", 0)
    assert world_of(whole.topic_id).relations.down(whole.pk) == {whole.pk}


def test_an_ended_relation_is_not_ended_again(desk) -> None:
    relation = _related()[2]
    end = reverse("admin:claims_questionrelation_end", args=[relation.pk])
    client = desk.client("checker")
    assert client.post(end, WHY).status_code == 302
    relation.refresh_from_db()
    ended = relation.superseded_at
    assert client.post(end, WHY).status_code in (302, 403, 409)
    relation.refresh_from_db()
    assert relation.superseded_at == ended


def test_a_reporter_may_not(desk) -> None:
    end = reverse("admin:claims_questionrelation_end", args=[_related()[2].pk])
    assert desk.client("reporter").post(end).status_code == 403
