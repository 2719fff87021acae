"""What each page of the desk asks of the database: as many queries for 10 rows as for 200 (LONG: 1,000).

A number that changes is a decision: the page asks for something more, or for something less.
"""

import os
from collections.abc import Collection
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.admin.queue.presets import PRESETS
from claims.models import Claim, Conflict, MailChoice, ReadingAssignment, Resolution, Unit
from claims.services.detection.many_questions import detect_on
from claims.services.review.resolution import return_resolution
from claims.services.triage.triage import add_note, assign_conflict
from sources.models import Source, Statement
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.admin.growing import grow
from tests.claims.admin.test_lists import REGISTERED, changelist, name
from tests.copies import copy_rows
from tests.lengths import few

MANY = 1000 if os.environ.get("LONG") else 200
"""More than two pages of any list."""
PEOPLE = (User, Group, MailChoice)
PLAIN_LIST = 5
"""What most lists of records ask: session, person, the count as far as it goes, the rows, the bell."""
LISTS = {
    "auth_user": 6,
    "claims_assignment": 6,
    "claims_check": 6,
    "claims_claim": 6,
    "claims_conflict": 8,  # what an answer has set apart
    "claims_credibilitygrade": 6,
    "claims_delivery": 6,
    "claims_deliveryattempt": 6,
    "claims_detection": 7,
    "claims_duplicate": 6,
    "claims_following": 6,
    "claims_foreignpublication": 6,
    "claims_idempotentanswer": 6,
    "claims_note": 6,
    "claims_notice": 6,
    "claims_pullcount": 6,
    "claims_question": 6,
    "claims_questioncorrection": 6,
    "claims_questionrelation": 6,
    "claims_questionsplit": 6,
    "claims_relayhop": 6,
    "claims_reportattempt": 6,
    "claims_resolution": 6,
    "claims_resolutioninput": 6,
    "claims_retrieval": 6,
    "claims_scopeconfirmation": 6,
    "claims_secondreading": 6,
    "claims_settledflag": 6,
    "claims_transition": 7,
    "claims_unit": 6,
    "claims_verifiedfigure": 6,
    "claims_weeklyreport": 6,
    "sources_document": 6,
}
"""Those that ask for more: the choices of a filter, or a kind that is read beside."""
PRESET = 21
"""A page of the queue: beside its rows, the counts of eleven presets, the saved views and the topics."""
ASKED_BY = {"readings": ("checker", "a second reader"), "unread": ("approver", "approver")}
"""Who has rows in a preset that a checker has none in, or may not see."""
BLIND = 5
"""What is closed to whoever reads blind, however much they have to read: their readings, and four kinds of
record on their questions."""
ONE_PRESET_MORE = 1
"""The count of what nobody reads, for whoever may give it to somebody."""
DEARER = {"readings": BLIND, "unread": ONE_PRESET_MORE}
FLAGS = 11
"""What is to check on the questions of a page: their claims, and what is known of their sources."""
LINKED = 1
"""Whether an answer has set another conflict apart from one of the page."""
QUEUE = {
    one.name: PRESET + (FLAGS + LINKED if one.kind == "conflict" else 0) + DEARER.get(one.name, 0)
    for one in PRESETS
}
NOTIFICATIONS = {"/admin/notifications/": 8, "/admin/notifications/?show=unread": 8}
WHOLE_CASE = 34
LATEST_CLAIMS = WHOLE_CASE + 1
"""Of a case of more than 200 claims the page reads the latest and the two witnesses, at once; one query more
for who relayed those that it leaves out."""


def _cost(client: Client, url: str) -> int:
    """How many queries a page takes, none of which counts a whole table."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    found = [one["sql"] or "" for one in captured.captured_queries]
    assert not [sql for sql in found if "COUNT(*)" in sql and "LIMIT" not in sql], url
    return len(found)


def _keys(models: Collection[type[Model]]) -> dict[type[Model], list[Any]]:
    return {model: list(model._default_manager.values_list("pk", flat=True)) for model in models}


def _busy(checker: User) -> None:
    """Something in each list that the queue has for one person."""
    boss, now = make.person("editor-in-chief"), timezone.now()
    for found in Conflict.objects.filter(assignments__assignee=checker):
        make.resolution(make.conflict(make.question(f"Question {make.next_number()}")), by=boss)
        add_note(by=boss, now=now, record=found, text="@checker look")
    for _ in range(2):
        make.conflict(make.question(f"Question {make.next_number()}"))
    for proposed in Resolution.objects.filter(state="proposed", proposed_by=checker):
        assign_conflict(by=boss, now=now, conflict=proposed.conflict, assignee=checker)
        make.claim(proposed.question, make.source(f"Source {make.next_number()}"), "about 9,000 soldiers")
        return_resolution(by=boss, now=now, resolution=proposed, comment="Say more.")
    Conflict.objects.update(changed_at=now - timedelta(days=30))
    for _ in range(2):
        unread = make.claim(make.question(f"Unread {make.next_number()}"))
        make.in_hands_of(make.second_reading(unread), None)


@pytest.mark.check("tests/claims/api/test_queries.py::test_a_conflict_of_30_claims_costs_what_one_of_3_does")
@pytest.mark.slow
def test_lists_and_queue_ask_the_same_of_ten_rows_and_of_many(desk: Desk):
    boss, checker = Client(), desk.client("checker")
    boss.force_login(User.objects.create_superuser("boss"))
    grow(2)
    _busy(desk.person("checker"))
    cases = _keys([*(one for one in REGISTERED if one not in (*PEOPLE, Unit)), ReadingAssignment])
    people = _keys(PEOPLE)  # copied apart, so that the cases stay with those who have them
    pages = [(boss, changelist(one), LISTS.get(name(one), PLAIN_LIST)) for one in REGISTERED]
    pages += [(checker, url, cost) for url, cost in NOTIFICATIONS.items()]
    pages += [(desk.client(*_of(one)), f"/admin/?show={one}", cost) for one, cost in QUEUE.items()]
    pages = list(few(pages, one_of=12))
    for client, url, _cost_of in pages:
        client.get(url)  # whatever is remembered between requests is remembered now
    for rows, numbers in ((10, range(1, 5)), (MANY, range(5, MANY // 2))):
        copy_rows(cases, numbers)
        copy_rows(people, numbers)
        assert min(_held(model) for model in REGISTERED if model is not Unit) == rows
        assert _short(desk, rows) == []
        assert {url: _cost(client, url) for client, url, _known in pages} == {
            url: known for _client, url, known in pages
        }


def _held(model: type[Model]) -> int:
    return model._default_manager.count()


def _of(preset: str) -> tuple[str, str]:
    """Role and name of whoever is asked for a preset."""
    return ASKED_BY.get(preset, ("checker", "checker"))


def _short(desk: Desk, rows: int) -> list[str]:
    """The presets that hold fewer rows for whoever is asked for them."""
    now = timezone.now()
    held = {one.name: one.rows(desk.person(*_of(one.name)), now).count() for one in PRESETS}
    return [name for name, found in held.items() if found < rows]


@pytest.mark.check("tests/claims/api/test_queries.py::test_a_conflict_of_30_claims_costs_what_one_of_3_does")
def test_the_conflict_page_asks_four_queries_more_of_a_thousand_claims_than_of_ten(case: Desk):
    conflict, checker = case.conflict(), case.client("checker")
    url = f"/admin/claims/conflict/{conflict.pk}/change/"
    said = [case.says(f"Source {number}", f"about {9 + number},000 soldiers") for number in range(6)]
    checker.get(url)
    conflict.refresh_from_db()
    assert conflict.claim_count == 10
    assert _cost(checker, url) == WHOLE_CASE
    some = Claim.objects.filter(pk__in=[one.pk for one in said[:2]])
    statements = Statement.objects.filter(claims__in=some)
    copied = {Claim: some, Statement: statements, Source: Source.objects.filter(statements__in=statements)}
    copy_rows(
        {model: list(rows.values_list("pk", flat=True)) for model, rows in copied.items()}, range(1, 496)
    )
    detect_on([conflict.question_id], by=case.person("editor-in-chief"), now=timezone.now())
    conflict.refresh_from_db()
    assert conflict.claim_count == 1000
    checker.get(url)
    assert _cost(checker, url) == LATEST_CLAIMS
