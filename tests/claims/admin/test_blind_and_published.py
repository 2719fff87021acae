"""What is published on a question is closed to whoever reads blind while they are signed in; what stays open
is said to them."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from claimcheck.blind_reading import GUARDED
from claims.models import Conflict, SecondReading
from claims.services.access.tokens import make_token
from claims.services.review.resolution import approve_resolution
from tests import builders as make
from tests.builders import NOW
from tests.claims.admin.test_blind_readings import holder, reading, showing, signed_in
from tests.lengths import all_but_first

__all__ = ["reading"]
pytestmark = pytest.mark.django_db
OPEN = re.compile(r"/(healthz|livez|readyz|metrics|accounts/.*|\.well-known/security\.txt)?", re.DOTALL)
"""Addresses that hold nothing which was read: health, signing in, the way to the queue."""


@pytest.fixture
def published(reading: SecondReading) -> list[str]:
    """Where a figure of the first reading stands, once it is published."""
    conflict = Conflict.objects.filter(question=reading.question_id).order_by("pk")[0]
    answer = {"low": Decimal(10_000), "high": Decimal(73_912)}
    proposed = make.resolution(conflict, by=make.person("checker", "proposer"), **answer)
    approve_resolution(by=make.person("approver"), now=NOW, resolution=proposed)
    page = f"/figures/{reading.question_id}/"
    return [
        page, f"{page}card/", f"{page}picture.svg", "/figures/", "/accountability/",
        f"/api/v1{page}", f"/api/v1{page}history/", "/api/v1/figures/", "/api/v1/changes/",
    ]  # fmt: skip


@pytest.mark.parametrize("public", all_but_first([True, False]))
def test_it_is_closed_while_one_is_signed_in(
    reading: SecondReading,
    published: list[str],
    settings: Any,
    public: bool,
) -> None:
    settings.PUBLIC_READ, settings.ACCOUNTABILITY = public, True
    blind = signed_in(holder(reading))
    assert showing(blind, published) == []
    closed = blind.get(published[0])
    assert (closed.status_code, "In your hands" in closed.content.decode()) == (403, True)
    assert blind.get(f"{published[0]}picture.png").status_code == 403
    assert blind.get("/ledger/").status_code == 200, "it names no question"
    assert len(showing(signed_in(make.person("checker")), published)) >= 6
    if public:
        assert len(showing(Client(), published)) >= 6


def test_a_tool_gets_it_and_the_form_says_what_stays_open(
    reading: SecondReading,
    published: list[str],
) -> None:
    person = holder(reading)
    given = {"name": "The site", "scopes": ["figures:read"]}
    _made, text = make_token(by=person, now=timezone.now(), owner=person, **given)
    tool = Client(headers={"Authorization": f"Bearer {text}"})
    assert tool.get(published[5]).status_code == 200
    form = signed_in(person).get(reverse("admin:claims_secondreading_read", args=[reading.pk]))
    assert "What is published stays open to everybody else, and in mails" in form.content.decode()


def test_every_address_is_guarded_or_holds_nothing_that_was_read() -> None:
    for pattern in get_resolver().url_patterns:
        for each in getattr(pattern, "url_patterns", [None]):
            own = str(each.pattern) if each is not None and not str(pattern.pattern) else ""
            address = f"/{pattern.pattern}{own}"
            assert address.startswith(GUARDED) or OPEN.fullmatch(address), address
