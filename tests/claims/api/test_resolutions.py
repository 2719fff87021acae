"""Resolutions over REST: two people, one record, nothing half done."""

import pytest

from claims.models import Claim, Conflict, Publication, Resolution, VerifiedFigure
from tests import builders
from tests.claims.api.client import API, client, get, post, problem

pytestmark = pytest.mark.django_db


def proposal(conflict: Conflict, /, **changed):
    claims = Claim.objects.accepted().filter(question=conflict.question)
    return {
        "conflict": str(conflict.pk),
        "question": str(conflict.question_id),
        "as_of": {"start": "2024-10-31", "end": "2024-10-31"},
        "method": "report_range",
        "low": "8000",
        "high": "20,000",
        "rationale": "Both ends are attributed.",
        "confidence": "low",
        "review_by": "2100-01-01",
        "single_voice_reason": "Not proven independent.",
        "inputs": [{"claim": str(each.claim_id), "version": 1, "use": "used"} for each in claims],
        **changed,
    }


def approve(made, role="approver", name="", etag=None):
    path = f"resolutions/{made['id']}/"
    etag = etag or client().get(f"{API}{path}").headers["ETag"]
    return post(f"{path}approve/", None, role, name, **{"If-Match": etag})


def test_from_a_conflict_to_a_published_figure_by_two_people():
    conflict = builders.conflict()
    answer = post("resolutions/", proposal(conflict), "checker")
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["low"], made["best"], made["high"]) == ("8000", None, "20000")
    assert (made["state"], made["proposed_by"]) == ("proposed", "checker")
    assert sorted(each["claim"]["as_written"] for each in made["inputs"]) == ["about 20,000", "about 8,000"]
    assert get(f"conflicts/{conflict.pk}/")["state"] == "proposed"
    approved = approve(made)
    assert approved.status_code == 200, approved.content
    assert (approved.json()["state"], approved.json()["approved_by"]) == ("approved", "approver")
    figure = get(f"figures/{conflict.question_id}/")
    assert (figure["low"], figure["high"], figure["standing"]) == ("8000", "20000", "verified")
    assert (figure["proposed_by"], figure["approved_by"]) == ("checker", "approver")


def test_nobody_approves_what_they_proposed():
    made = post("resolutions/", proposal(builders.conflict()), "approver", "mira").json()
    refused = approve(made, "approver", "mira")
    assert "another person" in problem(refused, 403)["detail"]
    assert Resolution.objects.get().state == "proposed"
    assert not VerifiedFigure.objects.exists()
    assert approve(made, "approver", "jonas").status_code == 200


def test_approving_names_the_version_that_was_read():
    made = post("resolutions/", proposal(builders.conflict()), "checker").json()
    path = f"resolutions/{made['id']}/approve/"
    problem(post(path, None, "approver", **{"If-Match": '"of-another-day"'}), 412)
    etag = client().get(f"{API}resolutions/{made['id']}/").headers["ETag"]
    assert approve(made, etag=etag).status_code == 200
    problem(approve(made, etag=etag), 412)
    problem(approve(made), 409)
    assert Publication.objects.count() == 1


def test_what_has_changed_since_it_was_proposed_is_not_published():
    conflict = builders.conflict()
    made = post("resolutions/", proposal(conflict), "checker").json()
    builders.claim(conflict.question, builders.source("South Korea"), "about 9,000 soldiers")
    assert "changed" in problem(approve(made), 409)["detail"]
    assert not Publication.objects.exists()


def test_sent_back_with_a_comment_or_taken_back_with_a_reason():
    conflict = builders.conflict()
    made = post("resolutions/", proposal(conflict), "checker").json()
    problem(post(f"resolutions/{made['id']}/return/", {"comment": " "}, "approver"), 400)
    back = post(f"resolutions/{made['id']}/return/", {"comment": "Ask Seoul first."}, "approver").json()
    assert (back["state"], back["returned_by"], back["return_comment"]) == (
        "returned",
        "approver",
        "Ask Seoul first.",
    )
    again = post("resolutions/", proposal(conflict), "checker").json()
    problem(post(f"resolutions/{again['id']}/withdraw/", {"reason": "Mine."}, "checker", "other"), 400)
    taken = post(f"resolutions/{again['id']}/withdraw/", {"reason": "A slip."}, "checker")
    assert taken.json()["state"] == "withdrawn"
    assert [each["state"] for each in get("resolutions/", state="returned")["results"]] == ["returned"]


def test_a_whole_and_its_part_are_proposed_and_approved_together():
    whole, part = builders.question(), builders.question("How many soldiers are near the border?")
    builders.relation(part, whole)
    us, joint = builders.source("United States"), builders.source("Ukraine")
    near = builders.claim(part, us, "about 8,000", accept=True)
    far = builders.claim(whole, joint, "10,000 to 12,000", accept=True)
    conflict = Conflict.objects.get(question=whole)
    linked = proposal(conflict, question=str(part.pk), low="8000", high="8000")
    linked["inputs"] = [{"claim": str(near.claim_id), "use": "used"}]
    del linked["conflict"]
    sent = proposal(conflict, low="10000", high="12000", parts=[linked])
    sent["inputs"] = [{"claim": str(far.claim_id), "use": "used"}]
    made = post("resolutions/", sent, "checker").json()
    assert len(made["parts"]) == 1
    assert get(f"resolutions/{made['parts'][0]}/")["whole"] == made["id"]
    assert approve(made).status_code == 200
    assert len(get("figures/")["results"]) == 2


def test_every_source_has_its_say():
    conflict = builders.conflict()
    sent = proposal(conflict)
    sent["inputs"] = sent["inputs"][:1]
    told = problem(post("resolutions/", sent, "checker"), 400)
    assert told["errors"][0]["field"] == "inputs"
    assert not Resolution.objects.exists()


def test_a_claim_corrected_meanwhile_is_told_apart():
    conflict = builders.conflict()
    sent = proposal(conflict)
    sent["inputs"][0]["version"] = 2
    problem(post("resolutions/", sent, "checker"), 409)


def test_only_who_may_propose_proposes():
    conflict = builders.conflict()
    problem(post("resolutions/", proposal(conflict), "reporter"), 403)
    made = post("resolutions/", proposal(conflict), "checker").json()
    problem(approve(made, "checker", "other"), 403)
    problem(post(f"resolutions/{made['id']}/return/", {"comment": "No."}, "checker", "other"), 403)
