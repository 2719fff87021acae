"""Which database answers: what was written is seen again, and no fault of a replica reaches a reader.

The replica here is another database, so that what is read tells where; the test says how far it has replayed.
Real ones are in tests/faults/test_replica.py.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, connections, router, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from claimcheck import replica_reads
from claimcheck.foundation.records import replica
from claimcheck.foundation.records.replica import PRIMARY, REPLICA, alias, has_replayed, need, reading
from claims.models import ApiToken, Claim, Notice, TokenUse, Topic
from claims.services.readiness import CHECKS, faults
from claims.services.recording.questions import record_topic
from tests import builders as new
from tests.claims.api.client import API, client, token
from tests.house.tree import PROJECT
from tests.owning import owning

pytestmark = pytest.mark.own_database
TOPICS = f"{API}topics/"
BY_HAND = {"content_type": "application/json"}


@dataclass
class Said:
    """How far servers are, as the test says; what was asked of the replica."""

    replayed: int = 0
    follows: bool = True
    away: bool = False
    asked: list[int] = field(default_factory=list)

    def reached(self) -> int:
        self.asked.append(self.replayed)
        if self.away:
            raise OperationalError("gone")
        return self.replayed if self.follows else -1


@pytest.fixture
def said(
    own_database: str,
    another_database: Callable[[], AbstractContextManager[str]],
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
) -> Iterator[Said]:
    """A replica that holds one topic of its own, which the primary has not."""
    people = ("editor-in-chief", "checker")
    for role in people:  # the same keys in both databases
        new.person(role)
    new.topic("Of the replica")
    given = {**connections.settings[PRIMARY], "NAME": own_database}
    told = Said()
    with another_database():
        for role in people:
            new.person(role)
        monkeypatch.setitem(connections.settings, REPLICA, given)
        settings.DATABASE_ROUTERS = ["claimcheck.foundation.records.replica.ReplicaRouter"]
        monkeypatch.setattr(replica, "_reached", told.reached)
        monkeypatch.setattr(replica, "_seen", replica.ServersSeen())
        monkeypatch.setattr(replica, "_kept", replica.LastReplayed())
        monkeypatch.setattr(replica, "PATIENCE", 0.01)
        monkeypatch.setattr(replica, "REST", 0.0)
        monkeypatch.setattr(replica, "_least", lambda: 0)
        yield told
        connections[REPLICA].close()
        del connections[REPLICA]


def names(asking: Client, **more: Any) -> list[str]:
    """The topics that are read."""
    answer = asking.get(TOPICS, **more)
    assert answer.status_code == 200, answer.content
    return [topic["name"] for topic in answer.json()["results"]]


def tool(role: str = "checker") -> Client:
    """A client with a token."""
    return token("claims:write", "figures:read", role=role, name=f"of the {role}")[1]


def test_readings_over_rest_are_answered_by_the_replica(said: Said) -> None:
    new.topic("Of the primary")
    assert names(tool()) == ["Of the replica"]


def test_who_has_written_sees_it_again(said: Said) -> None:
    asking = tool("editor-in-chief")
    made = asking.post(TOPICS, json.dumps({"slug": "mine", "name": "Mine"}), **BY_HAND)
    assert made.status_code == 201
    position = TokenUse.objects.get().position
    assert position is not None
    said.replayed = position - 1
    assert names(asking) == ["Mine"]
    assert names(tool()) == ["Of the replica"], "others don't wait"
    said.replayed = position
    assert names(asking) == ["Of the replica"]


def test_a_second_writing_needs_more_than_the_first(said: Said) -> None:
    asking = tool("editor-in-chief")
    found = []
    for slug in ("one", "two"):
        asking.post(TOPICS, json.dumps({"slug": slug, "name": slug}), **BY_HAND)
        found.append(TokenUse.objects.get().position or 0)
    assert 0 < found[0] < found[1]


def test_a_browser_that_has_written_sees_it_again(said: Said) -> None:
    browser = Client()
    browser.force_login(new.person("editor-in-chief"))
    assert names(browser) == ["Of the replica"]
    browser.post(TOPICS, json.dumps({"slug": "mine", "name": "Mine"}), **BY_HAND)
    cookie = browser.cookies[f"__Host-{replica_reads.COOKIE}"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    said.replayed = int(cookie.value) - 1
    assert names(browser) == ["Mine"]
    said.replayed = int(cookie.value)
    assert names(browser) == ["Of the replica"]


@pytest.mark.parametrize("text", ["", "-1", "1e9", "²", "9" * 20, "x; y"])
def test_a_cookie_that_nobody_wrote_so_counts_as_none(said: Said, text: str) -> None:
    browser = Client()
    browser.force_login(new.person("checker"))
    browser.cookies[f"__Host-{replica_reads.COOKIE}"] = text
    assert names(browser) == ["Of the replica"]


def test_who_sends_a_password_is_answered_by_the_primary(said: Said, settings: Settings) -> None:
    settings.PASSWORDS_OVER_REST = True
    new.topic("Of the primary")
    assert names(client("checker")) == ["Of the primary"]
    assert not said.asked


@pytest.mark.parametrize("fault", ["away", "promoted", "behind"])
def test_a_replica_that_cannot_answer_is_not_asked(said: Said, fault: str) -> None:
    new.topic("Of the primary")
    said.away, said.follows, said.replayed = fault == "away", fault != "promoted", -5 * (fault == "behind")
    assert names(tool()) == ["Of the primary"]


def test_one_that_was_waited_for_in_vain_rests(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replica, "REST", 60.0)
    said.follows = False
    assert not has_replayed(1)
    assert not has_replayed(1)
    assert len(said.asked) == 1


def test_one_that_breaks_off_is_made_up_for(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server ends the connection after it was chosen."""
    new.topic("Of the primary")
    asking = tool()
    assert names(asking) == ["Of the replica"]
    backend = connections[REPLICA].connection.info.backend_pid
    with owning(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [backend])
    assert names(asking) == ["Of the primary"]
    assert names(asking) == ["Of the replica"], "over a new connection"


def test_what_it_would_refuse_the_primary_is_asked(said: Said) -> None:
    """It may not have a record yet of which somebody heard elsewhere."""
    record = new.topic("Of the primary")
    answer = tool().get(f"{TOPICS}{record.pk}/")
    assert (answer.status_code, answer.json()["name"]) == (200, "Of the primary")
    assert tool().get(f"{TOPICS}{UUID(int=0)}/").status_code == 404


@pytest.mark.parametrize(
    "model", [ApiToken, TokenUse, Session, User, Notice], ids=lambda model: model.__name__
)
def test_who_is_let_in_is_read_on_the_primary(said: Said, model: type[Model]) -> None:
    with reading():
        assert router.db_for_read(model) == PRIMARY


def test_everything_else_is_read_on_the_replica_until_something_is_written(said: Said) -> None:
    with reading() as now:
        assert {router.db_for_read(model) for model in (Topic, Claim)} == {REPLICA} == {alias()}
        assert replica.connection.settings_dict["NAME"] != connection.settings_dict["NAME"]
        router.db_for_write(TokenUse)
        assert now.place == REPLICA
        router.db_for_write(Topic)
        assert {router.db_for_read(Topic), alias()} == {PRIMARY}
    assert alias() == PRIMARY
    assert replica.connection.settings_dict["NAME"] == connection.settings_dict["NAME"]


def test_within_a_transaction_the_primary_is_read(said: Said) -> None:
    with reading():
        with transaction.atomic():
            record_topic(by=new.person("editor-in-chief"), now=new.NOW, slug="here", name="Here")
            assert [topic.name for topic in Topic.objects.all()] == ["Here"]
        assert [topic.name for topic in Topic.objects.all()] == ["Here"]


def test_a_need_that_grows_is_looked_at_again(said: Said) -> None:
    said.replayed = 10
    with reading(5) as now:
        assert alias() == REPLICA
        need(7)
        assert alias() == REPLICA
        need(11)
        assert alias() == PRIMARY
        need(3)
        assert now.needed == 11


def test_records_of_both_belong_together(said: Said) -> None:
    """What was read there can be written here."""
    with reading():
        topic = Topic.objects.get()
    assert topic._state.db == REPLICA
    assert router.allow_relation(topic, new.person("checker"))


def test_nobody_is_shown_what_is_older_than_that(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replica, "_least", LEAST)
    monkeypatch.setattr(replica, "FRESH", 60.0)
    said.replayed = 1
    assert not has_replayed(0), "the primary is further"
    said.replayed = 2**62
    assert has_replayed(0)
    new.topic("Of the primary")
    asked = len(said.asked)
    assert has_replayed(0)
    assert len(said.asked) == asked + 1, "the test says it, so that nothing is kept of the connection"


def test_while_the_primary_is_away_what_it_said_last_holds(
    said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(database: str, statement: str) -> Any:
        raise OperationalError("gone")

    replica._seen.primary = (-1e9, 7)
    monkeypatch.setattr(replica, "_asked", gone)
    assert LEAST() == 7


LEAST = replica._least


@pytest.mark.parametrize("behind", [True, False])
def test_who_tells_others_to_look_waits_for_the_replica(
    said: Said, behind: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replica, "FRESH", 0.1)
    said.replayed = 0 if behind else 2**62
    replica.let_follow()
    assert (len(said.asked) > 1) == behind


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({}, None),
        ({"away": True}, "does not answer"),
        ({"follows": False}, "does not follow"),
        ({"replayed": 0}, "kB behind"),
    ],
    ids=str,
)
def test_doctor_tells_of_a_replica_that_is_not_read(
    said: Said, monkeypatch: pytest.MonkeyPatch, fault: dict[str, Any], words: str | None
) -> None:
    monkeypatch.setattr(replica, "FRESH", 0.05)
    for name, value in {"replayed": 2**62, **fault}.items():
        setattr(said, name, value)
    found = faults({"replica": CHECKS["replica"]})
    assert words in found["replica"] if words else found == {}


def test_doctor_tells_of_one_of_another_database(said: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    said.replayed = 2**62
    assert replica.is_of_the_primary()
    monkeypatch.setattr(replica, "is_of_the_primary", lambda: False)
    assert "does not follow" in faults({"replica": CHECKS["replica"]})["replica"]


def test_a_site_whose_replica_is_away_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.pages.readiness.faults", lambda: {"replica": "away"})
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["replica"]) == (200, "fault")


def test_a_reading_by_a_token_asks_the_primary_once(said: Said) -> None:
    asking = tool()
    names(asking)
    here, there = (CaptureQueriesContext(connections[name]) for name in (PRIMARY, REPLICA))
    with here as asked, there:
        names(asking)
    # in a minute that has just begun, the batch of requests that it is given is drawn as well
    drawn = [query for query in asked.captured_queries if "INSERT INTO claims_tokenuse" in str(query["sql"])]
    assert (len(asked) - len(drawn), len(there)) == (1, 3)


@pytest.mark.parametrize("folder", ["claims/views", "claims/reports"])
def test_what_only_reads_asks_whom_the_reading_asks(folder: str) -> None:
    """SQL of its own goes over the connection that the router would choose."""
    fixed = re.compile(r"^from django\.db import .*\bconnections?\b", re.MULTILINE)
    files = list((PROJECT / folder).rglob("*.py"))
    assert [path for path in files if fixed.search(path.read_text())] == []
    assert any("records.replica import" in path.read_text() for path in files)


def test_without_a_replica_nothing_is_asked_or_kept(own_database: str) -> None:
    asking = tool("editor-in-chief")
    made = asking.post(TOPICS, json.dumps({"slug": "mine", "name": "Mine"}), **BY_HAND)
    assert made.status_code == 201
    assert TokenUse.objects.get().position is None
    assert not made.cookies
    replica.let_follow()
    with reading():
        assert not replica.is_set_up()
