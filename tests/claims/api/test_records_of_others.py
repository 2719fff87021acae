"""What is somebody's own over REST is out of reach of everybody else's sessions and tokens, and unchanged.

Each noun with a key is somebody's own (asked here as every role, and with every scope), kept by who manages
it or by checkers (`test_permissions`), or COMMON; a new one that is none of them fails.
"""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from claims.domain.access import TokenScope
from claims.models import (
    ApiToken,
    IdempotentAnswer,
    Import,
    Notice,
    ReadingAssignment,
    SavedMapping,
    SecondReading,
)
from claims.services.access.tokens import make_token
from claims.services.notifications.notices import keep_pulls
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.claims.admin.growing import MAPPED, hand_in_a_file
from tests.claims.api.client import API
from tests.claims.api.test_permissions import FOR_CHECKERS, FOR_EDITORS, ROLES, addresses

pytestmark = pytest.mark.django_db
NOT_THERE = 404

OWN = {"notices": Notice, "imports": Import, "second-readings": SecondReading}
"""Nouns whose records are somebody's own."""
COMMON = {
    "what was read, who said it and what is asked; what is hidden is in `test_nothing_hidden_shows`": (
        "sources documents statements topics questions claims fact-checks evidence contacts watches feeds "
        "feed-entries"
    ),
    "what was decided and published": (
        "conflicts resolutions figures claim-reviews ledger reports overrules question-splits source-merges "
        "double-readings redactions"
    ),
    "for whoever holds its receipt, which can't be guessed": "error-reports",
}
"""Nouns that the newsroom shares, by the reason; verbs ask for their permission."""


def keyed() -> dict[str, set[str]]:
    """Addresses with a key, by noun."""
    found: dict[str, set[str]] = {}
    for path in addresses():
        if "{id}" in path:
            found.setdefault(path.split("/")[0], set()).add(path)
    return found


def test_each_noun_with_a_key_is_somebodys_own_or_kept_or_common() -> None:
    kept = {path.split("/")[0] for path in FOR_EDITORS | FOR_CHECKERS}
    common = {noun for nouns in COMMON.values() for noun in nouns.split()}
    assert not set(OWN) & (common | kept)
    assert set(OWN) | common | kept == set(keyed())


@pytest.fixture
def owner() -> User:
    return builders.person("editor-in-chief", "an owner")


@pytest.fixture
def theirs(owner: User) -> dict[str, Model]:
    """One record of each that is the owner's."""
    figure, now = builders.figure(), timezone.now()
    made, _ = make_token(by=owner, now=now, owner=owner, name="Theirs", scopes=["figures:read"])
    keep_pulls([(made.pk, figure.publication.pk)], now=now)
    hold_figure(by=owner, now=now, figure=figure, reason="A doubt.")
    reading = builders.second_reading(builders.claim(builders.question("How many are read twice?")))
    builders.in_hands_of(reading, owner)
    return {
        "notices": Notice.objects.get(),
        "imports": hand_in_a_file(owner, MAPPED),
        "second-readings": reading,
    }


def askers(role: str) -> list[tuple[str, Client]]:
    """Somebody else with this role, by session and by a token of each scope that they can make."""
    person, session = builders.person(role, f"another {role}"), Client()
    session.force_login(person)
    found = [("session", session)]
    for scope in TokenScope:
        given: dict[str, Any] = {"name": f"{role} {scope}", "scopes": [scope], "per_minute": 6000}
        _, text = make_token(by=person, now=timezone.now(), owner=person, **given)
        found.append((scope, Client(headers={"Authorization": f"Bearer {text}"})))
    return found


def on_record() -> list[list[dict[str, Any]]]:
    """All that is kept of what is asked for here."""
    kinds: list[type[Model]] = [Notice, Import, SecondReading, ReadingAssignment, SavedMapping]
    return [list(kind._default_manager.order_by("pk").values()) for kind in kinds]


BODY = b'{"name": "mine", "reason": "Mine.", "choice": "a"}'


def answers(asking: Client, path: str, row: Model, methods: set[str]) -> list[int]:
    """The status of each method."""
    address = f"{API}{path.replace('{id}', str(row.pk))}"
    sent = {"content_type": "application/json", "headers": {"If-Match": "*"}}
    return [
        asking.get(address).status_code if method == "get" else asking.post(address, BODY, **sent).status_code  # type: ignore[arg-type]  # of the client
        for method in sorted(methods & {"get", "post"})
    ]


UNDOES = {"session", TokenScope.REVIEW, TokenScope.ADMIN}
"""Ways in which a checker may undo an import; by any other nothing is seen of others'."""


@pytest.mark.parametrize("role", ROLES)
def test_nobody_reads_or_changes_what_is_anothers(role: str, theirs: dict[str, Model], settings: Any) -> None:
    settings.PUBLISH_BY_TOKEN = True
    methods = addresses()
    asking, before = askers(role), on_record()
    for way, client in asking:
        for noun, row in theirs.items():
            if noun == "imports" and role in ROLES[2:] and way in UNDOES:
                assert client.get(f"{API}imports/{row.pk}/").status_code == 200, way
                continue  # who may undo an import sees them all
            for path in keyed()[noun]:
                found = answers(client, path, row, methods[path])
                wanted = READABLE if noun == "second-readings" else {403, NOT_THERE}
                assert set(found) <= wanted, (way, path, found)
        listed = client.get(f"{API}notices/")
        assert listed.status_code == 403 or listed.json()["results"] == [], way
    assert on_record() == before


READABLE = {200, 400, 403, NOT_THERE, 409, 412, 428}
"""Of a reading in another's hands the newsroom sees that it waits and no word of it; see the next test."""


@pytest.mark.parametrize("role", ROLES)
def test_of_a_reading_in_anothers_hands_no_word_is_shown(role: str, theirs: dict[str, Model]) -> None:
    address = f"{API}second-readings/{theirs['second-readings'].pk}/"
    for way, client in askers(role):
        answer = client.get(address)
        if answer.status_code == 200:
            shown = answer.json()
            assert (shown["mine"], shown["readings"], shown["differences"]) == (False, [], []), way
            for verb in ("hand-in", "decide", "hand-back"):
                sent = client.post(
                    f"{address}{verb}/",
                    BODY,
                    content_type="application/json",
                    headers={"If-Match": answer["ETag"]},
                )
                assert 400 <= sent.status_code < 500, (way, verb)


def test_a_token_sees_no_notice_of_its_owners_other_token(owner: User, theirs: dict[str, Model]) -> None:
    _, text = make_token(by=owner, now=timezone.now(), owner=owner, name="Second", scopes=["admin"])
    other = Client(headers={"Authorization": f"Bearer {text}"})
    address = f"{API}notices/{theirs['notices'].pk}/"
    assert other.get(address).status_code == NOT_THERE
    assert other.post(f"{address}acknowledge/", headers={"If-Match": "*"}).status_code == NOT_THERE
    session = Client()
    session.force_login(owner)
    assert session.get(address).status_code == 200
    assert ApiToken.objects.filter(owner=owner).count() == 2


def test_anothers_idempotency_key_answers_nothing_of_theirs(owner: User) -> None:
    builders.topic()
    body = b'{"slug": "a-source", "name": "A source", "kind": "person"}'
    sent = {"content_type": "application/json", "headers": {"Idempotency-Key": "one-key"}}
    for person in (owner, builders.person("reporter", "another")):
        client = Client()
        client.force_login(person)
        answer = client.post(f"{API}sources/", body, **sent)  # type: ignore[arg-type]  # of the client
        assert answer.status_code == (201 if person == owner else 400), answer.content
        assert not re.search(b"an owner", answer.content)
    assert {row.asker_id for row in IdempotentAnswer.objects.all()} >= {owner.pk}
