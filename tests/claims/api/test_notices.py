"""Recall notices: who pulled what is told, whenever the pull was written, until it is acknowledged."""

from datetime import timedelta

import pytest
from django.test import Client

from claims.models import Notice, Publication, Retrieval
from claims.services.notifications.notices import PULLS, keep_pulls
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, problem, token

pytestmark = pytest.mark.django_db
HEADER = "Claimcheck-Notices"


@pytest.fixture(autouse=True)
def nothing_noted():
    PULLS._noted.clear()
    yield
    PULLS._noted.clear()


def hold(figure):
    return hold_figure(
        by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=figure, reason="A doubt."
    )


@pytest.mark.parametrize("written_first", [True, False])
@pytest.mark.parametrize("path", ["figures/", "figures/{id}/", "changes/"])
def test_whoever_pulled_it_is_told_until_it_is_acknowledged(path, written_first):
    figure = builders.figure()
    _, asking = token()
    _, other = token()
    before = asking.get(f"{API}{path.format(id=figure.question_id)}")
    assert HEADER not in before.headers
    if written_first:
        PULLS.write()
    hold(figure)
    PULLS.write()
    again = asking.get(f"{API}figures/{figure.question_id}/")
    assert again.headers[HEADER] == "1"
    assert again.content.decode() == Publication.objects.get(seq=2).body, "never in the body"
    PULLS.write()  # having the new one does not settle it
    (notice,) = asking.get(f"{API}notices/?open=true").json()["results"]
    assert (notice["pulled"], notice["publication"], notice["change_kind"]) == (1, 2, "HOLD")
    assert notice["question"] == str(figure.question_id)
    address = f"{API}notices/{notice['id']}/"
    etag = {"If-Match": asking.get(address).headers["ETag"]}
    done = asking.post(f"{address}acknowledge/", headers=etag)
    assert done.json()["acknowledged_by"] is not None
    assert HEADER not in asking.get(f"{API}figures/").headers
    problem(asking.post(f"{address}acknowledge/", headers={"If-Match": done.headers["ETag"]}), 409)
    assert HEADER not in other.get(f"{API}figures/").headers
    problem(other.post(f"{address}acknowledge/", headers=etag), 404)


def test_old_and_new_in_one_writing_are_both_seen():
    figure = builders.figure()
    hold(figure)
    made, _ = token()
    keep_pulls({(made.pk, 1), (made.pk, 2)}, now=NOW)
    assert Notice.objects.get().pulled_id == 1
    assert Retrieval.objects.get().publication_id == 2
    keep_pulls({(made.pk, 1)}, now=NOW)
    assert Retrieval.objects.get().publication_id == 2, "an older one never takes the place of a newer one"


def test_nobody_is_told_of_what_changes_no_meaning_or_was_pulled_as_history():
    figure = builders.figure()
    _, asking = token()
    asking.get(f"{API}figures/{figure.question_id}/history/")
    asking.get(f"{API}figures/?known_at=2030-01-01T00:00:00Z")
    client().get(f"{API}figures/")
    assert not PULLS._noted
    hold(figure)
    asking.get(f"{API}figures/")
    PULLS.write()
    assert not Notice.objects.exists()


def test_noting_pulls_takes_no_query(django_assert_num_queries):
    figure = builders.figure()
    _, asking = token()
    asking.get(f"{API}figures/")
    with django_assert_num_queries(2):
        asking.get(f"{API}figures/{figure.question_id}/")


def test_the_desk_sees_who_has_the_old_one():
    figure = builders.figure()
    _, asking = token(name="Graphics desk")
    asking.get(f"{API}figures/")
    PULLS.write()
    hold(figure)
    desk = Client()
    desk.force_login(builders.person("approver"))
    shown = desk.get("/admin/claims/notice/").content.decode()
    assert "Graphics desk" in shown
    assert "HOLD" in shown
    assert "Graphics desk" in desk.get("/admin/claims/retrieval/").content.decode()
