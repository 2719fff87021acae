"""Whatever is decided, published or corrected says how: in a session, by a token, a command or a job."""

from pathlib import Path
from typing import Any

import pghistory
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from claimcheck.foundation.records.acts import NOT_RECORDED, Act, Means, acting, current_act, in_history
from claimcheck.foundation.records.history import changes_of
from claims.models import Claim, Resolution, Transition, VerifiedFigure
from claims.services.access.tokens import make_token
from claims.services.correcting.questions import correct_question
from claims.services.review.resolution import approve_resolution
from tests import builders as make
from tests.claimcheck.sign_in.conftest import Person
from tests.claims.api.client import API, client
from tests.claims.intake.files import command, csv_file, row

pytestmark = pytest.mark.django_db
REASON = {"reason": "Seen in the record."}


def last() -> tuple[str, str]:
    """How the last change of state was done."""
    move = Transition.objects.latest("at", "id")
    return move.act, move.act_detail


def by_token(person: Any, *scopes: str) -> tuple[str, Client]:
    """The id of a token that its owner has made, and a client that asks with it."""
    made, text = make_token(by=person, now=timezone.now(), name="Tool", owner=person, scopes=scopes)
    return str(made.pk), Client(headers={"Authorization": f"Bearer {text}"})


def accepted(asking: Client, claim: Claim) -> None:
    """The claim is accepted over REST."""
    address = f"{API}claims/{claim.claim_id}/"
    read = asking.get(address)
    answer = asking.post(
        f"{address}accept/",
        REASON,
        content_type="application/json",
        headers={"If-Match": read.headers["ETag"]},
    )
    assert answer.status_code == 200, answer.content


def test_a_session_says_whether_a_second_factor_was_shown_in_it() -> None:
    person = Person(make.person("checker"))
    person.sign_in()
    for means in ("session", "second_factor"):
        claim = make.claim()
        person.client.post(f"/admin/claims/claim/{claim.pk}/accept/", REASON)
        assert last() == (means, "")
        page = person.client.get(f"/admin/claims/claim/{claim.pk}/change/").content.decode()
        assert Transition.objects.of(claim).get().how() in page
        if means == "session":
            person.enrol()


def test_a_session_over_rest_is_one_too_and_a_token_beside_it_goes_first() -> None:
    person = make.person("checker")
    signed_in = Client()
    signed_in.force_login(person)
    accepted(signed_in, make.claim())
    assert last() == ("session", "")
    key, asking = by_token(person, "review")
    asking.force_login(person)
    accepted(asking, make.claim())
    assert last() == ("token", key)


def test_a_token_is_named_and_no_longer_once_its_request_is_over() -> None:
    key, asking = by_token(make.person("checker"), "review")
    accepted(asking, make.claim())
    assert last() == ("token", key)
    assert current_act() == NOT_RECORDED
    accepted(client("checker"), make.claim())
    assert last() == ("password", "")


def test_readings_say_nothing() -> None:
    _key, asking = by_token(make.person("checker"), "figures:read")
    assert asking.get(f"{API}figures/").status_code == 200
    assert current_act() == NOT_RECORDED


def test_a_command_is_named_with_what_it_records_row_by_row_and_as_a_set(tmp_path: Path) -> None:
    assert command("import_claims", csv_file(tmp_path, row(), row(external_id="b")))[0] == 0
    assert {(each.act, each.act_detail) for each in Claim.objects.all()} == {("command", "import_claims")}
    assert current_act() == NOT_RECORDED


def test_a_correction_and_a_proposal_say_so_and_a_renewal_of_it_anew() -> None:
    with acting(Act(Means.TOKEN, "one")):
        proposed = make.resolution()
        claim = Claim.objects.filter(superseded_at=None).first()
    with acting(Act(Means.SESSION)):
        figure = approve_resolution(by=make.person("approver"), now=make.NOW, resolution=proposed)
    with acting(Act(Means.COMMAND, "another")):
        corrected = make.correct(claim, quote_translation="Some thousand soldiers")
    assert (figure.act, Resolution.objects.get().act_detail) == ("session", "one")
    assert (claim.act_detail, corrected.act_detail) == ("one", "another")


def test_what_is_changed_in_place_says_so_in_its_history() -> None:
    question, person = make.question(), make.person("checker")
    act, given = Act(Means.TOKEN, "0192f0c4"), {"by": person, "now": make.NOW, "reason": "A slip of ours."}
    with acting(act), pghistory.context(user=person.pk, **in_history()):
        correct_question(question=question, place="Kursk", state="killed", **given)
    with pghistory.context(user=None, act="", act_detail=""):
        correct_question(question=question, place="", **given)
    latest, first = changes_of(question)
    assert (first.by, first.act, first.act_detail, first.fields) == (
        "checker",
        "token",
        "0192f0c4",
        ("place", "state"),
    )
    assert (latest.by, latest.how(), latest.fields) == ("", "means not recorded", ("place",))
    told = client().get(f"{API}questions/{question.pk}/changes/").json()
    assert [each["act"] for each in told] == ["", "token"]
    page = Client()
    page.force_login(person)
    shown = page.get(f"/admin/claims/question/{question.pk}/change/").content.decode()
    assert "token 0192f0c4" in shown


def test_it_is_read_over_rest_by_the_newsroom_and_by_nobody_else(settings: Any) -> None:
    settings.PUBLIC_READ = True
    with acting(Act(Means.SECOND_FACTOR)):
        figure = make.figure()
    claim = Claim.objects.filter(superseded_at=None).first()
    reading = client()
    steps = reading.get(f"{API}claims/{claim.claim_id}/steps/").json()
    assert [(step["to_state"], step["act"]) for step in steps] == [
        ("candidate", "second_factor"),
        ("accepted", "second_factor"),
    ]
    steps = reading.get(f"{API}resolutions/{figure.resolution_id}/steps/").json()
    assert [step["to_state"] for step in steps] == ["proposed", "approved"]
    conflict = figure.resolution.conflict_id
    assert reading.get(f"{API}conflicts/{conflict}/steps/").json()[0]["to_state"] == "proposed"
    signed = reading.get(f"{API}signatures/").json()["results"]
    assert [(each["approved_by"], each["act"]) for each in signed] == [("approver", "second_factor")]
    assert Client().get(f"{API}signatures/").status_code == 401
    _key, tool = by_token(make.person("reader"), "figures:read")
    assert tool.get(f"{API}signatures/").status_code == 403
    public = Client().get(f"{API}figures/{figure.question_id}/")
    assert public.status_code == 200
    assert b"second_factor" not in public.content


def test_an_unknown_means_and_a_nameless_token_are_refused_by_the_database() -> None:
    figure = make.figure()
    assert figure.how() == "means not recorded"
    for act in (("telepathy", ""), ("token", " ")):
        columns = {
            field.attname: getattr(figure, field.attname) for field in VerifiedFigure._meta.concrete_fields
        }
        columns |= {"id": make.claim().pk, "version": 2, "change_kind": "REFILE", "reason": "Again."}
        with pytest.raises(IntegrityError, match="claims_verifiedfigure_act"), transaction.atomic():
            VerifiedFigure(**{**columns, "act": act[0], "act_detail": act[1]}).save(force_insert=True)
