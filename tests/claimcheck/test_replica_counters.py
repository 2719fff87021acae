"""With a replica: failed attempts of signing in are counted in a cache of the primary, and people sign in."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.db import DatabaseCache
from django.db import models, router
from django.test import Client
from pytest_django.fixtures import Settings

from claimcheck.foundation.records import replica
from claimcheck.foundation.records.replica import PRIMARY, REPLICA, reading
from claims.models import ApiToken, Claim, Topic

pytestmark = pytest.mark.django_db
PASSWORD = "correct-horse-battery-staple"


@pytest.fixture(autouse=True)
def routed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where REPLICA_URL is set, and the replica has all."""
    settings.DATABASE_ROUTERS = ["claimcheck.foundation.records.replica.ReplicaRouter"]
    monkeypatch.setattr(replica, "has_replayed", lambda position: True)


@pytest.fixture
def outside_of_a_transaction(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A test is in one, and what is read there is read on the primary anyway."""
    from django.db import connections

    monkeypatch.setattr(connections[PRIMARY], "in_atomic_block", False)
    yield
    monkeypatch.undo()


def cached() -> type[models.Model]:
    """What Django asks the router about the table of a cache."""
    cache: Any = DatabaseCache("claimcheck_cache", {})
    return cache.cache_model_class  # type: ignore[no-any-return]


@pytest.mark.usefixtures("outside_of_a_transaction")
@pytest.mark.parametrize(
    ("model", "place"),
    [(cached(), PRIMARY), (User, PRIMARY), (ApiToken, PRIMARY), (Topic, REPLICA), (Claim, REPLICA)],
    ids=["cache", "user", "token", "topic", "claim"],
)
def test_who_answers_a_reading(model: type[models.Model], place: str) -> None:
    with reading():
        assert router.db_for_read(model) == place
        assert router.db_for_write(model) == PRIMARY


@pytest.mark.parametrize(
    "ask",
    [
        lambda cache: cache.add("key", 1),
        lambda cache: cache.set("key", 1),
        lambda cache: cache.get("key"),
        lambda cache: cache.get_many(["key"]),
        lambda cache: cache.delete("key"),
    ],
    ids=["add", "set", "get", "get many", "delete"],
)
def test_the_cache_can_be_asked(ask: Callable[[BaseCache], object]) -> None:
    cache = caches["default"]
    assert isinstance(cache, DatabaseCache), "as in operation: processes count together"
    with reading():
        ask(cache)


@pytest.mark.parametrize(("password", "status"), [(PASSWORD, 302), ("wrong", 200)])
def test_somebody_signs_in(password: str, status: int) -> None:
    User.objects.create_user("rita", password=PASSWORD)
    answer = Client().post("/accounts/login/", {"login": "rita", "password": password})
    assert answer.status_code == status
