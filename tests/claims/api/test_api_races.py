"""Many at once: real threads, each with its own connection."""

import threading
import time
from functools import partial
from queue import Queue

import pytest
from django.db import connection
from django.utils import timezone

from claimcheck.foundation.rest.repeatable import KeptAnswer
from claims.api.figures.long_polls import NEWS
from claims.models import ApiToken, TokenUse
from claims.services.access import tokens
from claims.services.access.idempotency import once
from claims.services.access.tokens import draw
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, token
from tests.claims.api.test_bulk import line
from tests.threads import at_once


@pytest.mark.own_database
def test_all_processes_together_never_draw_more_than_the_allowance(monkeypatch):
    made, _ = token(per_minute=100)
    now = timezone.now()
    monkeypatch.setattr(tokens, "CLOCK", f"timestamptz '{now}'")

    def drawing() -> int:
        return sum(draw(made, now=now).granted for _ in range(10))

    granted = at_once(*[drawing] * 8)
    assert not [each for each in granted if isinstance(each, Exception)]
    assert sum(granted) == 100
    TokenUse.objects.update(drawn=95)
    assert sum(at_once(*[lambda: draw(made, now=now).granted] * 8)) == 5
    TokenUse.objects.update(drawn=95)
    all_have_read = threading.Barrier(8)

    def read_then_write() -> int:
        """The control: what drawing would be in two steps."""
        left = 100 - TokenUse.objects.get(token=made).drawn
        all_have_read.wait(timeout=120)
        TokenUse.objects.filter(token=made).update(drawn=100)
        return left

    assert sum(at_once(*[read_then_write] * 8)) == 8 * 5


@pytest.mark.own_database
def test_a_token_that_waits_is_answered_when_something_is_published():
    """Twice at once: one waits without a connection, the other is answered at once."""
    figure = builders.figure()
    _, asking = token()
    answers: Queue[list[str]] = Queue()

    def waiting() -> None:
        try:
            answer = asking.get(f"{API}changes/?cursor=1&wait=30").json()
            answers.put([each["change_kind"] for each in answer["results"]])
        finally:
            connection.close()

    threads = [threading.Thread(target=waiting) for _ in range(2)]
    for each in threads:
        each.start()
    assert answers.get(timeout=120) == [], "whom the other keeps from waiting"
    looker = NEWS.looker
    hold_figure(by=builders.person("approver"), now=NOW, figure=figure, reason="A doubt.")
    assert answers.get(timeout=120) == ["HOLD"], "who waits in vain is told of nothing"
    for each in (*threads, looker):
        each.join(timeout=120)
        assert not each.is_alive()


@pytest.mark.own_database
def test_however_often_a_token_waits_one_thread_looks_for_it():
    made, _ = token()
    draw(made, now=timezone.now())
    lookers = {_looker_of_a_wait(made, after=-1) for _ in range(5)}
    waits = threading.Thread(target=_looker_of_a_wait, args=(made,), kwargs={"after": 0})
    waits.start()
    lookers |= {each for each in threading.enumerate() if each.name == "news"}
    for each in lookers - {None, NEWS.looker}:
        each.join(timeout=120)
        assert not each.is_alive() or each is NEWS.looker, "a second one beside the one that looks"
    builders.figure()
    waits.join(timeout=120)
    for each in lookers - {None}:
        each.join(timeout=120)
        assert not each.is_alive(), "nobody waits any more"


def _looker_of_a_wait(made: ApiToken, *, after: int) -> threading.Thread | None:
    """Wait once; for what is there already no longer than it takes to see it."""
    try:
        NEWS.wait(made.pk, after=after, seconds=60)
        return NEWS.looker
    finally:
        connection.close()


@pytest.mark.own_database
def test_one_line_each_with_the_same_new_question_in_many_topics():
    """Their slugs make themselves, and are in each other's way until one of them is committed."""
    client("checker")

    def recording(number: int) -> dict[str, object]:
        sent = line(number, topic=f"Drills {number}", source="The Ministry")
        answer = client("checker").post(f"{API}claims/bulk/", sent, content_type="application/x-ndjson")
        return answer.json()["results"][0]

    answers = at_once(*[partial(recording, number) for number in range(6)])
    assert [each["taken"] for each in answers] == [True] * 6, answers


@pytest.mark.own_database
@pytest.mark.parametrize("keyed", [True, False])
def test_fifty_posts_at_once_with_one_key_have_one_effect(keyed):
    """The control, without the key, shows that nothing else holds them to one."""
    builders.person("checker")
    calls = []
    user = builders.person("checker")

    def effect() -> KeptAnswer:
        calls.append(1)
        time.sleep(0.01)
        return KeptAnswer(200, f"effect {len(calls)}")

    def posting() -> object:
        given = {"by": user, "now": NOW, "key": "k", "address": "/", "sha256": "0" * 64}
        return once(**given, effect=effect) if keyed else effect()

    answers = at_once(*[posting] * 50)
    assert not [each for each in answers if isinstance(each, Exception)]
    told = {each.body for each in answers}
    assert (len(calls), len(told)) == ((1, 1) if keyed else (50, len(told)))
