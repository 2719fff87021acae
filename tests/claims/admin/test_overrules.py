"""Overruling at the desk."""

import pytest
from django.urls import reverse

from sources.models import Overrule
from tests import builders as make

ADD = "admin:sources_overrule_add"


def _given(**more):
    paper, radio = make.source("Paper"), make.source("Radio")
    given = {"verdict": "dependent", "reason": "One desk.", "first_source": paper.pk}
    return {**given, "second_source": radio.pk, **more}


def test_a_checker_overrules_and_lifts(desk):
    checker = desk.client("checker")
    assert checker.post(reverse(ADD), _given()).status_code == 302
    made = Overrule.objects.get()
    listed = checker.get(reverse("admin:sources_overrule_changelist")).content.decode()
    assert "Paper" in listed
    assert "Radio" in listed
    lift = reverse("admin:sources_overrule_lift", args=[made.pk])
    assert checker.get(lift).status_code == 200
    assert checker.post(lift).status_code == 302
    made.refresh_from_db()
    assert made.superseded_at is not None


@pytest.mark.parametrize("missing", ["first_source", "second_source"])
def test_one_alone_is_no_pair(desk, missing):
    answer = desk.client("checker").post(reverse(ADD), _given(**{missing: ""}))
    assert "Name both sources" in answer.content.decode()
    assert not Overrule.objects.exists()


def test_two_statements_are_listed_with_who_made_them(desk):
    make.overrule(make.statement(make.source("Paper")), make.statement(make.source("Radio")))
    listed = desk.client("checker").get(reverse("admin:sources_overrule_changelist")).content.decode()
    assert "Paper" in listed


def test_a_reporter_may_not(desk):
    assert desk.client("reporter").get(reverse(ADD)).status_code == 403
