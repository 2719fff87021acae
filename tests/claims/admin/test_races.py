"""Several people reach for the same work at the same moment; each gets a case of their own, or is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from claims.models import Assignment, Transition
from tests import builders as make
from tests.claims.admin.conftest import Desk

PEOPLE = ("ana", "ben", "chen", "dora")


@pytest.mark.own_database
def test_taking_the_next_one_at_once():
    desk = Desk()
    for number in range(6):
        make.conflict(make.question(f"Question {number}"))
    clients = [desk.client("checker", name) for name in PEOPLE]
    ready = Barrier(len(clients))

    def take(client):
        try:
            ready.wait(timeout=120)
            return client.post("/admin/next/").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(clients)) as pool:
        assert set(pool.map(take, clients)) == {302}
    live = list(Assignment.objects.live().values_list("conflict", "assignee__username"))
    assert len({conflict for conflict, _name in live}) == len(live) == len(PEOPLE)
    assert {name for _conflict, name in live} == set(PEOPLE)
    assert Transition.objects.filter(to_state="in_review").count() == len(PEOPLE)


def test_what_a_colleague_has_is_not_taken_but_assigned(case: Desk):
    conflict = case.conflict()
    case.client("checker", "chen").post(f"/admin/claims/conflict/{conflict.pk}/take/", {})
    dora = case.client("checker", "dora")
    response = dora.post(f"/admin/claims/conflict/{conflict.pk}/take/", {})
    assert response.status_code == 409
    assert "chen has taken it" in response.content.decode()
    dora.post(
        f"/admin/claims/conflict/{conflict.pk}/assign/", {"assignee": case.person("checker", "dora").pk}
    )
    assert Assignment.objects.live().get().assignee.username == "dora"
