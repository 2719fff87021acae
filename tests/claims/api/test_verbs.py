"""Review over REST: conflicts taken and settled, figures held, claims changed by whoever has read them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Check, Conflict, Duplicate, Note, Notification, Transition
from tests import builders
from tests.claims.api.client import API, client, get, post, problem

pytestmark = pytest.mark.django_db

WHY = {"reason": "Recorded from two papers."}


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
    assert (gone["proposed_by"], gone["approved_by"]) == ("approver", "approver"), "readers get roles"
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


def test_what_was_recorded_twice_is_merged_and_set_apart_again():
    kept, copy = builders.claim(accept=True), builders.claim()
    other = builders.claim(None, builders.source("France"), "about 9,000 soldiers")
    ids = [str(each.claim_id) for each in (kept, copy, other)]
    done = post(f"claims/{ids[0]}/merge/", {"claims": ids[1:], **WHY}, "checker").json()
    assert done["claim"] == get(f"claims/{ids[0]}/")
    assert done["put_aside"] == [ids[1]]
    assert done["left"] == [{"claim": ids[2], "why": "it has another source"}]
    assert Duplicate.objects.get().original == kept
    assert get(f"claims/{ids[1]}/")["state"] == "rejected"
    apart = post(f"claims/{ids[1]}/separate/", WHY, "checker").json()
    assert apart["state"] == "candidate"
    assert not Duplicate.objects.live().exists()


def test_copies_are_found_where_none_are_named():
    kept, copy = builders.claim(accept=True), builders.claim()
    done = post(f"claims/{copy.claim_id}/merge/", WHY, "checker").json()
    assert (done["put_aside"], done["claim"]["state"]) == ([str(copy.claim_id)], "rejected")
    problem(post(f"claims/{copy.claim_id}/merge/", WHY, "checker"), 409)
    told = problem(post(f"claims/{kept.claim_id}/merge/", WHY, "checker"), 400)
    assert told["errors"][0]["field"] == "claims"


@pytest.mark.parametrize("hidden", ["internal", "internal document"])
def test_no_hidden_copy_is_merged_or_told_of(hidden):
    kept = builders.claim(accept=True)
    read = builders.document(internal=hidden == "internal document")
    copy = builders.claim(read_in=read, internal=hidden == "internal")
    path = f"claims/{kept.claim_id}/merge/"
    problem(post(path, WHY, "checker"), 400)
    told = problem(post(path, {"claims": [str(copy.claim_id)], **WHY}, "checker"), 400)
    assert "no claim has the id" in told["errors"][0]["message"]
    assert not Duplicate.objects.exists()


def test_what_differs_is_not_merged():
    one = builders.claim()
    other = builders.claim(None, builders.source("France"))
    body = {"claims": [str(other.claim_id)], **WHY}
    told = problem(post(f"claims/{one.claim_id}/merge/", body, "checker"), 400)
    assert "it has another source" in told["detail"] + str(told["errors"])
    for wrong in ({"claims": [], **WHY}, {"claims": body["claims"] * 51, **WHY}, {**body, "reason": " "}):
        problem(post(f"claims/{one.claim_id}/merge/", wrong, "checker"), 400)


def test_claims_are_locked_after_their_questions():
    """As the service locks them, so that the two ways of merging cannot lock each other out."""
    builders.claim(accept=True)
    path = f"claims/{builders.claim().claim_id}/merge/"
    with CaptureQueriesContext(connection) as captured:
        assert post(path, WHY, "checker").status_code == 200
    told = [each["sql"] or "" for each in captured.captured_queries]
    locks = [sql for sql in told if "FOR NO KEY UPDATE" in sql]
    assert locks
    assert all('FROM "claims_question"' in each for each in locks)
    assert locks[0].index("ORDER BY") < locks[0].index("FOR NO KEY UPDATE")


def test_nobody_takes_a_conflict_that_is_closed():
    path = f"conflicts/{builders.conflict().pk}/"
    assert post(f"{path}dismiss/", WHY, "checker").status_code == 200
    assert "Reopen it" in str(problem(post(f"{path}assign/", role="checker"), 409))


def test_a_conflict_is_given_back_scheduled_and_confirmed():
    made = builders.conflict()
    path = f"conflicts/{made.pk}/"
    problem(post(f"{path}release/", WHY, "checker"), 409)
    post(f"{path}assign/", role="checker")
    back = post(f"{path}release/", WHY, "checker").json()
    assert (back["state"], back["assignee"]) == ("open", None)
    assert Transition.objects.of(made).last().reason == WHY["reason"]
    due = "2024-12-01T10:00:00Z"
    assert post(f"{path}schedule/", {"due_at": due}, "checker").json()["due_at"] == due
    urgent = post(f"{path}schedule/", {"priority": 2}, "checker").json()
    assert (urgent["due_at"], urgent["priority"]) == (due, 2)
    assert Conflict.objects.get().due_by == builders.person("checker")
    for wrong in ({"priority": 3}, {"priority": -2}, {"priority": None}, {"due_at": "2024-12-01"}):
        problem(post(f"{path}schedule/", wrong, "checker"), 400)
    gone = post(f"{path}schedule/", {"due_at": None}, "checker").json()
    assert (gone["due_at"], gone["priority"]) == (None, 2)
    assert post(f"{path}confirm/", role="checker").json()["confirmed"] is True
    problem(post(f"{path}confirm/", role="checker"), 409)


def test_a_closed_conflict_is_neither_scheduled_nor_confirmed():
    path = f"conflicts/{builders.conflict().pk}/"
    post(f"{path}dismiss/", WHY, "checker")
    problem(post(f"{path}schedule/", {"priority": 1}, "checker"), 409)
    problem(post(f"{path}confirm/", role="checker"), 409)
    assert get(path)["confirmed"] is False


@pytest.mark.parametrize("noun", ["claims", "conflicts", "resolutions"])
def test_a_note_is_kept_and_whom_it_calls_is_told(noun):
    made = builders.resolution()
    claim = made.inputs.first().claim
    record, key = {
        "claims": (claim, claim.claim_id),
        "conflicts": (made.conflict, made.conflict_id),
        "resolutions": (made, made.pk),
    }[noun]
    called = builders.person("checker", "dora")
    before = client().get(f"{API}{noun}/{key}/").headers["ETag"]
    answer = post(f"{noun}/{key}/notes/", {"text": "Ask them, @dora! Not @nobody."}, name="rita")
    assert answer.status_code == 201, answer.content
    told, kept = answer.json(), Note.objects.get()
    assert (told["mentions"], told["written_by"]) == (["dora"], "rita")
    assert (kept.record_kind, kept.record_id, kept.mentions) == (noun[:-1], record.pk, [called.pk])
    assert Notification.objects.get(recipient=called).kind == "mentioned"
    assert client().get(f"{API}{noun}/{key}/").headers["ETag"] == before
    for wrong in ("", " ", "a\x00", "a" * 5001):
        problem(post(f"{noun}/{key}/notes/", {"text": wrong}), 400)
    assert Note.objects.count() == 1


def test_no_note_finds_what_is_hidden():
    shown = builders.claim(by=builders.source("United States"))
    read = builders.document(internal=True)
    hidden = builders.claim(shown.question, builders.source("Ukraine"), "31,337", read_in=read, accept=True)
    conflict = Conflict.objects.get()
    for path in (f"claims/{hidden.claim_id}/", f"conflicts/{conflict.pk}/"):
        problem(post(f"{path}notes/", {"text": "Look."}), 404)
    assert not Note.objects.exists()


def test_an_item_of_the_checklist_is_ticked():
    about = builders.question()
    path = f"questions/{about.pk}/checks/"
    answer = post(path, {"item": "reply_due", "note": "Asked.", "due_on": "2024-11-08"}, "checker")
    assert answer.status_code == 201, answer.content
    told, kept = answer.json(), Check.objects.get(question=about)
    assert (told["id"], told["item"], told["due_on"]) == (str(kept.pk), "reply_due", "2024-11-08")
    assert told["checked_by"] == kept.checked_by.username == "checker"
    for wrong in ({"item": "lunch"}, {}, {"item": "reply_due", "due_on": "tomorrow"}):
        problem(post(path, wrong, "checker"), 400)
    problem(post(path, {"item": "original_seen"}, "reporter"), 403)
    assert Check.objects.count() == 1
