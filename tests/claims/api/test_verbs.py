"""Review over REST: conflicts taken and settled, figures held, claims changed by whoever has read them."""

import pytest

from claims.models import Conflict
from tests import builders
from tests.claims.api.client import API, client, get, post, problem

pytestmark = pytest.mark.django_db


def test_a_conflict_is_taken_dismissed_and_opened_again():
    path = f"conflicts/{builders.conflict().pk}/"
    taken = post(f"{path}assign/", role="checker").json()
    assert (taken["state"], taken["assignee"]) == ("in_review", "checker")
    problem(post(f"{path}assign/", {"assignee": "reader"}, role="checker"), 400)
    problem(post(f"{path}assign/", {"assignee": "nobody\x00"}, role="checker"), 400)
    dismissed = post(f"{path}dismiss/", {"reason": "Two different days."}, role="checker").json()
    assert dismissed["state"] == "dismissed"
    problem(post(f"{path}dismiss/", {"reason": "Again."}, role="checker"), 409)
    problem(post(f"{path}reopen/", {"reason": " "}, role="checker"), 400)
    assert post(f"{path}reopen/", {"reason": "New facts."}, role="checker").json()["state"] == "open"


def test_a_figure_is_held_by_whoever_has_read_it():
    path = f"figures/{builders.figure().question_id}/"
    etag = client().get(f"{API}{path}").headers["ETag"]
    problem(post(f"{path}hold/", {"reason": "A doubt."}, role="approver"), 428)
    problem(post(f"{path}hold/", {"reason": "A doubt."}, role="approver", **{"If-Match": '"x"'}), 412)
    held = post(f"{path}hold/", {"reason": "A doubt."}, role="approver", **{"If-Match": etag})
    assert (held.json()["standing"], held.json()["best"]) == ("on_hold", None)
    problem(post(f"{path}hold/", {"reason": "A doubt."}, role="approver", **{"If-Match": etag}), 412)
    now = held.headers["ETag"]
    problem(post(f"{path}hold/", {"reason": "A doubt."}, role="approver", **{"If-Match": now}), 409)


def test_a_figure_is_withdrawn_by_another_than_who_held_it():
    path = f"figures/{builders.figure().question_id}/"

    def stop(verb, name):
        held = {"If-Match": client().get(f"{API}{path}").headers["ETag"]}
        return post(f"{path}{verb}/", {"reason": "Retracted."}, role="approver", name=name, **held)

    assert "on hold" in problem(stop("withdraw", "boris"), 409)["detail"]
    assert stop("hold", "boris").json()["approved_at"] is None
    problem(stop("withdraw", "boris"), 403)
    gone = stop("withdraw", "clara").json()
    assert (gone["standing"], gone["best"], gone["change_kind"]) == ("withdrawn", None, "WITHDRAWN")
    assert (gone["proposed_by"], gone["approved_by"]) == ("boris", "clara")
    assert gone["approved_at"] == gone["published_at"]
    assert get("changes/")["results"][-1]["new"] == gone == get(path)


def test_a_claim_is_changed_by_whoever_has_read_it():
    path = f"claims/{builders.claim().claim_id}/"
    asking = client("checker")
    etag = asking.get(f"{API}{path}").headers["ETag"]
    sent = {"data": b"{}", "content_type": "application/json"}
    problem(asking.post(f"{API}{path}accept/", **sent), 428)
    for wrong in ('"x"', "*", ""):
        problem(asking.post(f"{API}{path}accept/", headers={"If-Match": wrong}, **sent), 412)
    assert asking.post(f"{API}{path}accept/", headers={"If-Match": etag}, **sent).status_code == 200
    problem(asking.post(f"{API}{path}accept/", headers={"If-Match": etag}, **sent), 412)
    now = asking.get(f"{API}{path}").headers["ETag"]
    problem(asking.post(f"{API}{path}accept/", headers={"If-Match": now}, **sent), 409)


def found(**query):
    return [each["id"] for each in get("figures/", **query)["results"]]


def test_figures_are_chosen_by_ids_source_words_and_days():
    one = builders.figure()
    two = builders.figure(builders.question("Wie viele Soldaten sind an der Grenze?"))
    ids = [str(two.question_id), str(one.question_id)]
    assert found(ids=",".join(ids)) == ids
    assert found(ids=ids[0]) == ids[:1]
    assert found(q="SOLDATEN grenze") == ids[:1]
    assert found(q="soldiers france") == []
    assert found(source=builders.source("Ukraine").pk) == ids
    assert found(source=builders.source("Elsewhere").pk) == []
    assert found(as_of_since="2024-10-31", as_of_until="2024-10-31") == ids
    assert found(as_of_since="2024-11-01") == []
    assert found(published_until="2024-01-01T00:00:00Z") == []
    assert found(published_since="2024-01-01T00:00:00Z") == ids
    for wrong in ({"ids": ",".join(ids[:1] * 101)}, {"ids": "x"}, {"q": "word " * 5000}):
        problem(client().get(f"{API}figures/", wrong), 400)
    assert Conflict.objects.count() == 2
