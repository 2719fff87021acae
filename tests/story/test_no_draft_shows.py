"""Whatever is recorded on drafts changes no byte that a reader gets, until they are confirmed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.domain.questions.scope import RelationKind
from claims.domain.stories import stories
from claims.models import Claim, Conflict, Question
from claims.services.recording.made_along import NewQuestion, NewSource, NewTopic
from claims.services.recording.manual_recording import WhereRead, WhoSaid, record_by_hand
from claims.services.recording.questions import confirm_question, relate_questions
from claims.services.recording.stories import begin_story
from claims.services.triage.triage import accept_claim
from sources.models import Source
from sources.services.recording import confirm_source
from tests import builders
from tests.story.test_nothing_hidden_shows import (
    JUST_NOW,
    changed,
    in_turn,
    known_addresses,
    newsroom,  # noqa: F401  # a fixture
    nothing_is_written,
    readings,
    weeks_work,  # noqa: F401  # a fixture
)

pytestmark = pytest.mark.django_db
ACTS = 6
DESK_ONLY = "api/v1/drafts/"
"""Read by those alone who may confirm what stands there."""


def record(question: Any, speaker: Any, quote: str, **made: Any) -> Claim:
    """As a reporter does, in a document of its own."""
    day = made["now"].date()
    return record_by_hand(
        by=builders.person("reporter"),
        question=question,
        quote=quote,
        where=WhereRead(title="A telltale title"),
        who=WhoSaid(source=speaker, said_on=day),
        content={"as_of": (day, day)},
        draft=True,
        **made,
    )


def acts(open_one: Conflict) -> Iterator[str]:
    """One act after the other on drafts; each is named once it is done."""
    clock, checker = timezone.now() - JUST_NOW, builders.person("checker")
    settled = Question.objects.get(slug="how-many-are-in-kursk")
    us = Source.objects.get(slug="united-states")
    told = record(open_one.question, NewSource("A telltale ministry"), "exactly 31,337 soldiers", now=clock)
    yield "a claim by a draft source"
    accept_claim(by=checker, now=clock + timedelta(minutes=1), claim=told)
    yield "accepted"
    asked = NewQuestion("How many telltale soldiers are in a village?", open_one.question.topic, "person")
    part = record(asked, us, "about 90,000 soldiers", now=clock + timedelta(minutes=2)).question
    yield "a claim on a draft question"
    relate_questions(
        by=checker,
        now=clock + timedelta(minutes=3),
        first=part,
        second=open_one.question,
        kind=RelationKind.PART_OF,
    )
    yield "the draft question related to one that is shown"
    record(settled, NewSource("A telltale ministry"), "exactly 77 soldiers", now=clock + timedelta(minutes=4))
    yield "a candidate against what is published"
    begin_story(
        by=builders.person("reporter"),
        now=clock + timedelta(minutes=5),
        story=stories()["disaster"],
        topic=NewTopic("A telltale earthquake"),
        draft=True,
    )
    yield "a story begun"


@pytest.mark.whole("test_once_confirmed_it_shows")
@pytest.mark.slow
def test_what_is_recorded_on_drafts_changes_no_byte(newsroom: Conflict) -> None:  # noqa: F811
    paths = [path for path in known_addresses() if path != DESK_ONLY]
    with nothing_is_written():
        before = {
            "": readings(in_turn(paths, 0, 2), ""),
            "editor-in-chief": readings(paths, "editor-in-chief"),
        }
    found = []
    api = [path for path in paths if path.startswith("api/")]
    for turn, act in enumerate(acts(newsroom)):
        told = changed(before["editor-in-chief"], readings(in_turn(api, turn, ACTS), "editor-in-chief"))
        found += [f"{act}: {path}" for path in told]
    with nothing_is_written():
        for role, answers in before.items():
            told = changed(answers, readings(list(answers), role))
            found += [f"at the end, {role or 'anonymous'}: {path}" for path in told]
    assert found == []
    fresh = [path for path in known_addresses() if path not in paths and path != DESK_ONLY]
    answers = readings(fresh, "editor-in-chief")
    assert [path for path in fresh if answers[path].startswith(b"200")] == []


def test_once_confirmed_it_shows(newsroom: Conflict) -> None:  # noqa: F811
    """A control: what the drafts hold back is there as soon as they are confirmed."""
    for _ in acts(newsroom):
        pass
    paths = ["api/v1/claims/", "api/v1/sources/", "api/v1/questions/", "api/v1/topics/"]
    before = readings(paths, "editor-in-chief")
    checker: dict[str, Any] = {"by": builders.person("checker"), "now": timezone.now()}
    confirm_source(**checker, source=Source.objects.drafts().get())
    for question in Question.objects.filter(draft=True):
        confirm_question(**checker, question=question)
    assert set(changed(before, readings(paths, "editor-in-chief"))) == set(paths)
