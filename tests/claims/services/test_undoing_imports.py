"""Undoing an import: all that nobody has touched since, and nothing else; kept as decisions."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from claimcheck.foundation.records.acts import Act, Means, acting
from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.importing import ImportState, Kept
from claims.jobs.imports import undo_the_rest
from claims.models import Claim, Conflict, Import, Transition
from claims.services.imports import undoing
from claims.services.imports.undoing import Undone, undo_import
from claims.services.recording.claim_recording import correct_claim
from claims.services.triage.triage import accept_claim, add_note, grade_claim, reconsider_claim
from claims.views.imports import standing_of
from tests import builders as new
from tests.claims.intake.files import command, csv_file, imported, row
from tests.claims.intake.test_import_records import LATER, recorded

pytestmark = pytest.mark.django_db
BETWEEN = LATER + timedelta(minutes=30)
AFTER = LATER + timedelta(hours=1)


def undone(record: Import, reason: str = "The wrong file.") -> Undone:
    """Undo it a while after."""
    return undo_import(by=new.person("checker"), now=AFTER, record=record, reason=reason)


def claim(external_id: str) -> Claim:
    """The live version."""
    found: Claim = Claim.objects.live().get(external_id=external_id)
    return found


def test_untouched_claims_are_rejected_with_the_reason_and_their_conflicts_go(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row(), row(external_id="b", source="France", value="2,000")))
    assert Conflict.objects.in_hand().count() == 1
    done = undone(record)
    assert (done.rejected, done.as_before, done.kept) == (2, 0, ())
    assert {each.state for each in Claim.objects.all()} == {"rejected"}
    moves = Transition.objects.filter(record_kind="claim")
    assert {(each.reason, each.by, each.at) for each in moves} == {
        ("Import undone: The wrong file.", new.person("checker"), AFTER)
    }
    assert not Conflict.objects.in_hand().exists()
    record.refresh_from_db()
    assert (record.undone_by, record.undone_at, record.undone_reason) == (
        new.person("checker"), AFTER, "The wrong file.",
    )  # fmt: skip


TOUCHES: dict[str, Callable[[Claim], object]] = {
    "accepted": lambda found: accept_claim(by=new.person("checker"), now=BETWEEN, claim=found),
    "graded": lambda found: grade_claim(
        by=new.person("checker"), now=BETWEEN, claim=found, code="2", reason="Plausible."
    ),
    "noted": lambda found: add_note(by=new.person("checker"), now=BETWEEN, record=found, text="Call them."),
    "corrected": lambda found: correct_claim(
        by=new.person("checker"), now=BETWEEN, claim=found, reason="A slip.", quote_language="en"
    ),
}


@pytest.mark.parametrize("touch", TOUCHES)
def test_what_somebody_has_touched_since_stays_and_is_listed(touch: str, tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row(), row(external_id="b", source="France")))
    TOUCHES[touch](claim("b"))
    done = undone(record)
    assert done.rejected == 1
    why = Kept.CORRECTED if touch == "corrected" else Kept.REVIEWED
    assert [(each.line, each.kept) for each in done.kept] == [(3, why)]
    assert claim("b").state != "rejected"


def test_a_claim_considered_and_reconsidered_was_reviewed(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row()))
    checker = new.person("checker")
    accepted = accept_claim(by=checker, now=BETWEEN, claim=claim("a"))
    reconsider_claim(by=checker, now=BETWEEN, claim=accepted, reason="Too fast.")
    assert [each.kept for each in undone(record).kept] == [Kept.REVIEWED]


@pytest.mark.parametrize("accepted", [True, False])
def test_what_it_revised_says_again_what_it_said(accepted: bool, tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row(via="Agency; ?"), name="before.csv"))
    before = claim("a")
    if accepted:
        accept_claim(by=new.person("checker"), now=new.NOW + timedelta(minutes=1), claim=before)
    record, _ = recorded(csv_file(tmp_path, row(value="9,000", document_title="before.csv")))
    assert (claim("a").version, claim("a").written_best) == (2, "9,000")
    done = undone(record)
    assert (done.rejected, done.as_before, done.kept) == (0, 1, ())
    again = claim("a")
    assert (again.version, again.written_best, again.state) == (
        3,
        "8,000",
        "accepted" if accepted else "candidate",
    )
    assert again.correction_reason == "Import undone: The wrong file."
    hops = [[hop.source and hop.source.name for hop in each.relay_hops.all()] for each in (before, again)]
    assert hops[0] == hops[1] == ["Agency", None]


def test_what_is_undone_is_recorded_again_by_the_same_file(tmp_path: Path) -> None:
    path = csv_file(tmp_path, row())
    record, _ = recorded(path)
    undone(record)
    again, outcome = recorded(path, now=AFTER + timedelta(hours=1))
    assert (outcome.revised, again.counts, claim("a").state) == (1, {"changed": 1}, "candidate")


def test_what_a_person_rejected_stays_rejected_whatever_file_comes(tmp_path: Path) -> None:
    path = csv_file(tmp_path, row())
    recorded(path)
    new.reject(claim("a"))
    _, outcome = recorded(path, now=AFTER)
    assert (outcome.known, claim("a").state) == (1, "rejected")


def test_what_it_changes_says_by_what_it_was_undone(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row(), name="before.csv"))
    accept_claim(by=new.person("checker"), now=new.NOW + timedelta(minutes=1), claim=claim("a"))
    revising = row(value="9,000", document_title="before.csv")
    record, _ = recorded(csv_file(tmp_path, revising, row(external_id="b", source="France")))
    with acting(Act(Means.JOB, "tidy\tup")):
        undone(record)
    moves = Transition.objects.filter(at=AFTER, record_kind="claim")
    assert {(each.to_state, each.act, each.act_detail) for each in moves} == {
        ("rejected", "job", "tidy\tup"),
        ("accepted", "job", "tidy\tup"),
    }
    assert (claim("a").version, claim("a").how()) == (3, "job tidy\tup")


def test_it_is_undone_once_and_for_a_reason(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row()))
    with pytest.raises(Refused, match="reason"):
        undone(record, " ")
    undone(record)
    record.refresh_from_db()
    with pytest.raises(StaleState, match="already undone"):
        undone(record)


def test_what_recorded_nothing_cannot_be_undone(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row(value="many")))
    with pytest.raises(StaleState, match="recorded nothing"):
        undone(record)


def test_the_command_says_what_it_did(tmp_path: Path) -> None:
    code, said = command("import_claims", csv_file(tmp_path, row(), row(external_id="b", source="France")))
    key = Import.objects.get().pk
    assert (code, f"Import {key}; undo_import undoes it." in said) == (0, True)
    accept_claim(by=new.person("checker"), now=AFTER, claim=claim("b"))
    code, said = command("undo_import", key, reason="The wrong file.")
    assert code == 0
    assert "claims.csv: 1 claim rejected, 0 as they were before, 1 left." in said
    assert f"line 3: claim {claim('b').claim_id} was reviewed since." in said
    assert command("undo_import", key, reason="Again.")[0] == 1


def many(tmp_path: Path, count: int = 4) -> Import:
    """An import of claims on as many questions."""
    rows = [row(external_id=f"n{i}", question=f"How many at place {i}?") for i in range(count)]
    return recorded(csv_file(tmp_path, *rows))[0]


def states(record: Import) -> tuple[ImportState, int]:
    """Where it stands, and how many of its claims are rejected."""
    found = Import.objects.with_work().get(pk=record.pk)
    return standing_of(found), Claim.objects.filter(state="rejected").count()


def test_many_claims_are_undone_by_a_worker_a_part_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    monkeypatch.setattr(undoing, "OF_A_PART", 1)
    record = many(tmp_path)
    assert undone(record).waits == 4
    assert states(record) == (ImportState.UNDOING, 0)
    with pytest.raises(StaleState, match="already"):
        undone(record)
    undo_the_rest(import_id=str(record.pk))
    assert states(record) == (ImportState.UNDONE, 4)
    moves = Transition.objects.filter(record_kind="claim", to_state="rejected")
    assert {(each.at, each.by) for each in moves} == {(AFTER, new.person("checker"))}


def test_what_was_broken_off_goes_on_from_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "AT_ONCE", 1)
    monkeypatch.setattr(undoing, "OF_A_PART", 1)
    record = many(tmp_path)
    undone(record)
    done: list[int] = []

    def killed(count: int) -> None:
        done.append(count)
        if len(done) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undoing.go_on_undoing(Import.objects.get(pk=record.pk), killed)
    assert states(record) == (ImportState.UNDOING, 2)
    accept_claim(by=new.person("checker"), now=BETWEEN, claim=Claim.objects.filter(state="candidate")[0])
    undo_the_rest(import_id=str(record.pk))
    assert states(record) == (ImportState.UNDONE, 3), "what somebody accepted meanwhile stays"
    undo_the_rest(import_id=str(record.pk))
    assert states(record) == (ImportState.UNDONE, 3)
