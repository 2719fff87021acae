"""The sheet: CSV that opens by a signed address, and nothing but the sheet does."""

import csv
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone

from claims.services.access.tokens import revoke_token
from tests import builders
from tests.claims.api.client import API, problem, token

pytestmark = pytest.mark.django_db


def test_a_signed_address_reads_the_sheet_and_nothing_else():
    figure = builders.figure()
    made, asking = token()
    address = asking.get(f"{API}figures/sheet/").headers["Link"].split(">")[0].removeprefix("<")
    answer = Client().get(address)
    (row,) = csv.DictReader(StringIO(answer.content.decode()))
    assert (row["id"], row["low"], row["best"]) == (str(figure.question_id), "8000", "")
    key = address.split("=", 1)[1]
    problem(Client().get(f"{API}figures/", {"key": key}), 401)
    for wrong in (f"{key}x", "x", "é"):
        problem(Client().get(f"{API}figures/sheet/", {"key": wrong}), 401)
    revoke_token(by=builders.person("approver"), now=timezone.now(), token=made, reason="Lost.")
    problem(Client().get(address), 401)
