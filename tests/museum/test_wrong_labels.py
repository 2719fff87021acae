"""Figures under the wrong label, where a user meets them: over REST and at the desk, in both conflicts."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import Claim, Conflict, Question
from tests import builders as make
from tests.claims.api.client import get

pytestmark = pytest.mark.django_db


def _asked(slug: str, first: str, second: str, **more: object) -> Question:
    about = make.question(f"How many {slug}?", slug=slug)
    for who, count in (("Export", first), ("Record", second)):
        make.claim(about, make.source(who), f"exactly {count} people", accept=True, **more)
    return about


def _suggested(about: Question) -> list[tuple[str, str | None]]:
    found = get(f"conflicts/{Conflict.objects.get(question=about).pk}/")
    return [(each["name"], each["question"]) for each in found["explanations"]]


def test_h16_two_conflicts_say_that_the_figures_were_exchanged_and_lead_to_each_other(client: Client) -> None:
    men, women = _asked("men", "912", "388"), _asked("women", "388", "912")
    assert _suggested(men) == [("exchanged", str(women.pk))]
    assert _suggested(women) == [("exchanged", str(men.pk))]
    client.force_login(make.person("checker"))
    page = client.get(reverse("admin:claims_conflict_change", args=[Conflict.objects.get(question=men).pk]))
    said = page.content.decode()
    assert "may have been exchanged" in said
    assert reverse("desk:claims_question_board", args=[women.pk]) in said


def test_h14_the_number_of_the_shelters_is_suggested_and_a_hidden_one_only_at_the_desk() -> None:
    killed = _asked("killed", "4,460", "2,360")
    shelters = make.question("How many shelters?", slug="shelters")
    claim = make.claim(shelters, make.source("Council"), "exactly 4,460 people")
    assert _suggested(killed) == [("label_slip", str(shelters.pk))]
    make.hide(claim.snapshot.document)
    assert _suggested(killed) == []
    assert Claim.objects.hidden(at=timezone.now()).count() == 1
