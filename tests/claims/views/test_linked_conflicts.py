"""What an answer sets apart stays linked, in both directions and in words; hidden claims show nowhere."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.domain.questions.scope import Temporality
from claims.models import Conflict, Question
from claims.reports import words
from claims.reports.building.build import build
from claims.reports.week import Week
from claims.views.audience import Viewer, desk, reader
from claims.views.conflicts.linked_conflicts import Links, links_of
from claims.views.days_answered import days_answered
from tests import builders

pytestmark = pytest.mark.django_db
TOTAL, LEVEL, PERIOD = Temporality.CUMULATIVE, Temporality.STOCK, Temporality.FLOW
EARLIER = (
    "The answer for days up to 10 October 2024 belongs to another conflict; this one is about later days."
)
LATER = (
    "Figures for days after 10 October 2024 are another conflict; "
    "the answer to this one says nothing of them."
)


def says(question: Question, name: str, figure: str, day: str | tuple[str, str], **more: Any) -> None:
    source = builders.source(name)
    builders.claim(question, source, f"{figure} people", as_of=day, accept=True, **more)


def answered(temporality: Temporality) -> Question:
    """100 and 150 for 10 October 2024; the range is published."""
    question = builders.question("How many?", temporality=temporality)
    says(question, "A", "100", "2024-10-10")
    says(question, "B", "150", "2024-10-10")
    builders.settle(Conflict.objects.get(), as_of=builders.days("2024-10-10"), method="report_range")
    return question


def parts(question: Question) -> list[Conflict]:
    return list(Conflict.objects.filter(question=question, merged_into=None).order_by("episode"))


def links(conflict: Conflict, viewer: Viewer | None = None) -> Links:
    answered_up_to = days_answered([conflict.question_id])
    viewer = viewer or desk(builders.NOW)
    found = links_of([(conflict, conflict.episode)], answered_up_to, viewer)
    return found[conflict.pk]


def both(question: Question, viewer: Viewer) -> tuple[bool, ...]:
    """Of the two conflicts, whether the first tells of the second, and the second of the first."""
    before, after = parts(question)
    return links(before, viewer).later is not None, links(after, viewer).earlier is not None


@pytest.mark.parametrize("temporality", [TOTAL, LEVEL, PERIOD])
def test_the_two_conflicts_tell_of_each_other(temporality: Temporality) -> None:
    question = answered(temporality)
    says(question, "C", "500", "2024-10-11")
    says(question, "D", "700", "2024-10-11")
    before, after = parts(question)
    told = links(before)
    assert told.earlier is None
    assert told.later is not None
    assert (told.later.conflict, told.later.answered) == (after, date(2024, 10, 10))
    told = links(after)
    assert told.later is None
    assert told.earlier is not None
    assert (told.earlier.conflict, told.earlier.answered) == (before, date(2024, 10, 10))


def test_that_between_two_answers_tells_of_both_sides() -> None:
    question = answered(LEVEL)
    for day, low, high in (("2024-10-11", "500", "700"), ("2024-10-12", "20", "40")):
        says(question, "C", low, day)
        says(question, "D", high, day)
    builders.settle(parts(question)[1], as_of=builders.days("2024-10-11"))
    first, second, third = parts(question)
    told = links(second)
    assert (told.earlier.conflict, told.later.conflict) == (first, third)  # type: ignore[union-attr]  # both are there


def test_without_an_answer_or_on_other_days_nothing_is_linked() -> None:
    question = builders.question("How many?", temporality=LEVEL)
    for day in ("2024-10-10", "2024-10-11", "2024-10-20"):
        says(question, "A", "100", day)
        says(question, "B", "150", day)
    first, second = parts(question)
    assert links(first) == links(second) == Links()
    builders.settle(first, as_of=builders.days("2024-10-11"))
    first, second = parts(question)
    assert links(first) == links(second) == Links()


def test_a_later_conflict_that_rests_on_hidden_claims_is_not_told_of() -> None:
    question = answered(LEVEL)
    says(question, "C", "500", "2024-10-11")
    says(question, "D", "700", "2024-10-11", internal=True)
    assert both(question, desk(builders.NOW)) == (True, True)
    before, after = parts(question)
    assert links(before, reader(builders.NOW)).later is None
    body = client_of("reader").get(f"/api/v1/conflicts/{before.pk}/")
    assert (body.status_code, body.json()["later"]) == (200, None)
    assert str(after.pk) not in body.content.decode()


def test_a_hidden_claim_beside_open_ones_changes_no_link() -> None:
    question = answered(TOTAL)
    says(question, "C", "500", "2024-10-20")
    says(question, "D", "700", "2024-10-20")
    says(question, "E", "90,000", "2024-10-25", internal=True)
    assert both(question, reader(builders.NOW)) == (True, True)
    assert both(question, desk(builders.NOW)) == (True, True)


def test_held_claims_alone_are_no_later_conflict_for_a_reader() -> None:
    """What goes on beyond the answer is held by it; the later claim that it disagrees with is hidden."""
    question = answered(LEVEL)
    says(question, "C", "120", ("2024-10-10", "2024-10-12"))
    says(question, "D", "900", "2024-10-11", internal=True)
    assert both(question, desk(builders.NOW)) == (True, True)
    assert links(parts(question)[0], reader(builders.NOW)).later is None


def test_rest_says_so_in_both_directions() -> None:
    question = answered(LEVEL)
    says(question, "C", "500", "2024-10-11")
    says(question, "D", "700", "2024-10-11")
    before, after = parts(question)
    client = client_of("reader")
    told = client.get(f"/api/v1/conflicts/{before.pk}/").json()
    assert told["earlier"] is None
    assert told["later"] == {"conflict": str(after.pk), "answered_up_to": "2024-10-10", "sentence": LATER}
    told = client.get(f"/api/v1/conflicts/{after.pk}/").json()
    assert told["later"] is None
    link = {"conflict": str(before.pk), "answered_up_to": "2024-10-10", "sentence": EARLIER}
    assert told["earlier"] == link


def test_the_desk_says_so_in_both_directions_and_in_the_history() -> None:
    question = answered(TOTAL)
    says(question, "C", "500", "2024-10-20")
    says(question, "D", "700", "2024-10-20")
    before, after = parts(question)
    client = client_of("checker")
    for shown, other, sentence in ((before, after, LATER), (after, before, EARLIER)):
        page = client.get(reverse("admin:claims_conflict_change", args=[shown.pk])).content.decode()
        assert page.count(sentence) == 2
        assert reverse("admin:claims_conflict_change", args=[other.pk]) in page


def test_the_report_says_so_as_it_was_then() -> None:
    question = answered(LEVEL)
    says(question, "C", "500", "2024-10-11")
    says(question, "D", "700", "2024-10-11")
    before, after = parts(question)
    told = {one.conflict: one for one in _report(builders.NOW + timedelta(days=1)).disagreements}
    assert [each.text for each in told[str(before.pk)].linked] == [LATER]
    (linked,) = told[str(after.pk)].linked
    assert (linked.conflict, linked.days) == (str(before.pk), "earlier")
    assert ("Other days", EARLIER) in words.facts(told[str(after.pk)])


def _report(now: datetime) -> Any:
    return build(Week.of(builders.NOW.date()), now=now)


def client_of(role: str) -> Client:
    client = Client()
    client.force_login(builders.person(role))
    return client
