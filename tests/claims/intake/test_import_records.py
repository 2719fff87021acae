"""An import is a record: who, when, which file, read how, and what became of each of its rows."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from claims.domain.importing import Fate, ImportState
from claims.intake.importing import ImportOptions
from claims.intake.imports.running import import_with_record
from claims.models import Claim, Import, ImportRows
from claims.services.bulk.row import Outcome
from claims.services.imports.at_work import at_work
from claims.views.audience import desk, reader
from claims.views.imports import ImportWork, counts_of, rows_of, standing_of, work_of
from sources.models import Document
from tests import builders as new
from tests.claims.intake.files import command, csv_file, imported, row

pytestmark = pytest.mark.django_db
LATER = new.NOW + timedelta(hours=1)


def recorded(path: Path, **how: Any) -> tuple[Import, Outcome]:
    """Import a file as the command does."""
    record, outcome = import_with_record(
        path, ImportOptions(**{"by": new.person("checker"), "now": LATER, **how})
    )
    record.refresh_from_db()
    return record, outcome


def fates(record: Import, **wanted: Any) -> list[tuple[int, str]]:
    """Line and fate of its rows."""
    return [(each.line, each.fate.value) for each in rows_of(record, desk(timezone.now()), **wanted)]


def some_file(folder: Path) -> Path:
    """A row of each fate but of an invalid one."""
    known = row(external_id="known", quote="8,000 soldiers", document_title="Briefing")
    changed = {**known, "external_id": "changed", "question": "How many are in Kursk?"}
    imported(csv_file(folder, known, changed, name="before.csv"))
    return csv_file(
        folder,
        row(question="How many tanks?", unit="", value="7", external_id="new"),
        known,
        {**changed, "as_of": "2024-10-30"},
        row(external_id="other", source="France", value="2,000"),
    )


def test_who_when_which_file_and_how_it_is_read(tmp_path: Path) -> None:
    path = csv_file(tmp_path, row(), row(external_id="b", said_on="2024-11-01"))
    record, _ = recorded(path)
    assert (record.file_name, record.size) == ("claims.csv", path.stat().st_size)
    assert record.sha256 == sha256(path.read_bytes()).hexdigest()
    assert (record.recorded_by, record.started_at, record.state) == (new.person("checker"), LATER, "done")
    assert (record.total, record.counts) == (2, {"new": 2})
    told = {name: record.detected[name] for name in ("encoding", "delimiter", "header_line")}
    assert told == {"encoding": "utf-8", "delimiter": ",", "header_line": 1}
    assert record.detected["columns"][:3] == ["topic", "question", "unit"]
    assert record.detected["about"].startswith("UTF-8, columns by commas")


def test_each_row_has_its_fate_and_its_claim(tmp_path: Path) -> None:
    record, _ = recorded(some_file(tmp_path))
    assert fates(record) == [(2, "new"), (3, "known"), (4, "changed"), (5, "conflict")]
    claims = {each.line: each.claim for each in rows_of(record, desk(timezone.now()))}
    of = {line: Claim.objects.live().get(claim_id=claim).external_id for line, claim in claims.items()}
    assert of == {2: "new", 3: "known", 4: "changed", 5: "other"}


def test_rows_are_found_by_fate_and_after_a_line(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, *(row(external_id=str(n), value=str(n)) for n in range(1, 6))))
    assert [line for line, _ in fates(record, after=3, most=2)] == [4, 5]
    assert fates(record, fates=[Fate.INVALID]) == []


@pytest.mark.check("test_each_row_has_its_fate_and_its_claim")
def test_many_rows_stand_in_few_sets(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, *(row(external_id=str(number)) for number in range(2500))))
    assert [len(each.lines) for each in ImportRows.objects.order_by("id")] == [1000, 1000, 500]
    assert [line for line, _ in fates(record, after=1999, most=3)] == [2000, 2001, 2002]


def test_of_a_file_with_an_invalid_row_nothing_is_recorded_and_the_record_says_why(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row(), row(external_id="b", value="many")))
    assert (record.state, record.counts) == ("failed", {"new": 1, "invalid": 1})
    good, bad = rows_of(record, desk(timezone.now()))
    assert (good.claim, bad.claim) == (None, None)
    assert bad.problems[0][:2] == ("value", "many")
    assert not Claim.objects.exists()


def test_what_can_be_recorded_is_where_that_is_asked_for(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row(), row(external_id="b", value="many")), keep_going=True)
    assert (record.state, record.counts) == ("done", {"new": 1, "invalid": 1})
    assert [each.claim is None for each in rows_of(record, desk(timezone.now()))] == [False, True]


def test_a_file_that_cannot_be_read_is_recorded_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("wobble\n1\n")
    code, said = command("import_claims", path)
    assert code == 1
    record = Import.objects.get()
    assert (record.state, record.problem in said) == ("failed", True)


def test_a_preview_tells_each_row_and_records_nothing(tmp_path: Path) -> None:
    path = some_file(tmp_path)
    before = Claim.objects.count()
    code, said = command("import_claims", path, preview=True)
    assert code == 0
    for told in ("line 2: new", "line 3: known", "line 4: changed", "line 5: would be in conflict"):
        assert told in said
    assert (Claim.objects.count(), Import.objects.count()) == (before, 0)


def test_a_preview_tells_why_rows_are_invalid(tmp_path: Path) -> None:
    code, said = command("import_claims", csv_file(tmp_path, row(value="many")), preview=True)
    assert code == 1
    assert "line 2: invalid: value 'many'" in said


def test_what_a_reader_may_not_see_is_in_no_row_and_no_count(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row(), row(external_id="b", document_title="Memo")))
    assert counts_of([record], reader(timezone.now())) == {record.pk: {"new": 2}}
    new.hide(Document.objects.get(title="Memo"))
    now = timezone.now()
    assert counts_of([record], reader(now)) == {record.pk: {"new": 1}}
    assert [each.line for each in rows_of(record, reader(now))] == [2]
    assert counts_of([record], desk(now)) == {record.pk: {"new": 2}}
    assert len(rows_of(record, desk(now))) == 2


def test_a_conflict_with_what_is_hidden_shows_in_no_fate(tmp_path: Path) -> None:
    imported(csv_file(tmp_path, row(document_title="Memo"), name="before.csv"))
    other = row(external_id="b", source="France", value="2,000")
    control, _ = recorded(csv_file(tmp_path, other))
    assert control.counts == {"conflict": 1}
    new.hide(Document.objects.get(title="Memo"))
    again, _ = recorded(csv_file(tmp_path, {**other, "external_id": "c", "document_title": "x"}))
    assert again.counts == {"new": 1}


def test_people_see_their_own_imports_and_checkers_all(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row()), by=new.person("reporter"))
    seen = {
        role: list(Import.objects.seen_by(new.person(role, f"one {role}")))
        for role in ("reporter", "checker")
    }
    assert seen == {"reporter": [], "checker": [record]}
    assert list(Import.objects.seen_by(new.person("reporter"))) == [record]


def test_running_without_anybody_at_work_is_broken_off(tmp_path: Path) -> None:
    record, _ = recorded(csv_file(tmp_path, row()))
    Import.objects.update(state=ImportState.RUNNING)
    with at_work(record.pk) as worker:
        worker.tell("rows", 3)
        worker.tell("rows", 4)
        seen = Import.objects.with_work().get()
        assert (standing_of(seen), work_of(seen)) == (ImportState.RUNNING, ImportWork("rows", 7))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # the transaction of a test keeps what it has seen
    seen = Import.objects.with_work().get()
    assert (standing_of(seen), work_of(seen)) == (ImportState.BROKEN_OFF, None)
