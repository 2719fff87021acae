"""Files of fact-checks are imports like any other: previewed, recorded with the fate of each, undone."""

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.importing import ImportState, Kept
from claims.intake.imports.handing_in import hand_in, read_again, start_recording
from claims.intake.imports.reading import header_of, rejects_file, rows_as_written
from claims.intake.styles import NOTHING_SAID, DeclaredStyle
from claims.jobs.imports import undo_the_rest
from claims.models import FactCheck, Import
from claims.services.imports import undoing, undoing_checks
from claims.services.imports.undoing import Undone, undo_import
from claims.services.recording.fact_checks import correct_fact_check, link_fact_check, withdraw_fact_check
from claims.views.audience import desk, reader
from claims.views.imports import counts_of, page_of_rows, rows_of, standing_of
from sources.models import Source
from tests import builders as new
from tests.claims.intake.files import command
from tests.claims.intake.test_fact_checks import GOOGLE, REVIEW, written
from tests.claims.intake.test_fact_checks import PLAIN as UNDATED

pytestmark = pytest.mark.django_db
LATER = new.NOW + timedelta(hours=1)
BETWEEN = new.NOW + timedelta(minutes=90)
AFTER = new.NOW + timedelta(hours=2)
BAD = {**REVIEW, "url": "https://www.checks.example/2/", "claimReviewed": ""}
PLAIN = {**UNDATED, "fact_checking_date": "2021-01-16"}
PAGE = {"@type": "WebPage", "name": "A page"}


def handed_in(*found: Any, role: str = "checker", now: Any = LATER, **given: Any) -> Import:
    """A file of these, a line each."""
    content = "\n".join(json.dumps(each) for each in found).encode()
    how: dict[str, Any] = {"mapping": {}, "said": NOTHING_SAID, **given}
    return hand_in(by=new.person(role), now=now, name="checks.ndjson", content=content, **how)


def recorded(*found: Any, **given: Any) -> Import:
    """Previewed, then recorded."""
    record = handed_in(*found, **given)
    return start_recording(by=new.person("checker"), now=given.get("now", LATER), record=record)


def fates(record: Import) -> list[tuple[int, str]]:
    """Line and fate of its rows."""
    return [(each.line, each.fate.value) for each in rows_of(record, desk(timezone.now()))]


def undone(record: Import, now: Any = AFTER) -> Undone:
    """Undo it a while after."""
    return undo_import(by=new.person("checker"), now=now, record=record, reason="The wrong file.")


def test_it_is_previewed_and_nothing_is_recorded() -> None:
    record = handed_in(PAGE, REVIEW, BAD, GOOGLE)
    assert (record.state, record.holds_fact_checks, record.total) == ("previewed", True, 5)
    assert fates(record) == [(1, "other"), (2, "new"), (3, "invalid"), (4, "new"), (4, "new")]
    assert record.counts == {"new": 3, "invalid": 1, "other": 1}
    assert {row.claim for row in rows_of(record, desk(timezone.now()))} == {None}
    assert not FactCheck.objects.exists()
    assert not Source.objects.filter(name="Road Checks").exists()


def test_it_is_recorded_with_who_when_hash_and_each_fate() -> None:
    record = recorded(REVIEW, GOOGLE, REVIEW)
    assert (record.state, record.started_by, record.started_at) == ("done", new.person("checker"), LATER)
    content = "\n".join(json.dumps(each) for each in (REVIEW, GOOGLE, REVIEW)).encode()
    assert (record.sha256, record.size) == (sha256(content).hexdigest(), len(content))
    assert record.counts == {"new": 3, "known": 1}
    made = {(row.line, FactCheck.objects.live().get(fact_check_id=row.claim).checker.name)
            for row in rows_of(record, desk(timezone.now()))}  # fmt: skip
    assert made == {
        (1, "Bridge Checks"), (2, "Road Checks"), (2, "tolls.example"), (3, "Bridge Checks"),
    }  # fmt: skip
    assert "fact-checks" in record.detected["about"]


def test_an_invalid_record_leaves_nothing_unless_the_others_are_wanted() -> None:
    record = recorded(REVIEW, BAD)
    assert (record.state, record.counts) == ("failed", {"new": 1, "invalid": 1})
    assert not FactCheck.objects.exists()
    record = recorded(REVIEW, BAD, keep_going=True)
    assert (record.state, FactCheck.objects.count()) == ("done", 1)


def test_of_a_record_with_several_the_good_ones_are_kept_and_the_faults_are_told_once() -> None:
    half = {**GOOGLE, "claimReview": [GOOGLE["claimReview"][0], {"publisher": {"site": "tolls.example"}}]}
    record = recorded(half, keep_going=True)
    assert fates(record) == [(1, "invalid"), (1, "new")]
    invalid, good = rows_of(record, desk(timezone.now()))
    assert ([field for field, _value, _remedy in invalid.problems], good.problems) == (["verdict"], ())
    assert undone(record).withdrawn == 1


def test_rows_of_one_line_stay_on_one_page() -> None:
    many = {**GOOGLE, "claimReview": [
        {**GOOGLE["claimReview"][0], "url": f"https://roads.example/{number}"} for number in range(5)
    ]}  # fmt: skip
    record = recorded(REVIEW, many, PLAIN)
    seen, after, lines = desk(timezone.now()), 0, []
    while after is not None:
        rows, after = page_of_rows(record, seen, after=after, most=2)
        lines.append([row.line for row in rows])
    assert lines == [[1, 2, 2, 2, 2, 2], [3]]


def test_the_file_is_read_beside_its_record() -> None:
    record = handed_in(REVIEW, BAD)
    assert header_of(record) == ()
    assert json.loads(rows_as_written(record, {2})[2]) == BAD
    name, content = rejects_file(record, desk(timezone.now()))
    (rejected,) = content.decode().splitlines()
    assert (name, json.loads(rejected)["claimReviewed"]) == ("checks.ndjson.rejects.ndjson", "")


def test_the_order_of_days_is_said_when_it_is_read_again() -> None:
    record = handed_in({**PLAIN, "fact_checking_date": "03-04-05"})
    assert record.counts == {"invalid": 1}
    again = read_again(
        by=new.person("checker"),
        now=LATER,
        record=record,
        mapping={},
        said=DeclaredStyle(dates="mdy"),
        keep_going=False,
    )
    assert (again.counts, again.detected["dates"]) == ({"new": 1}, "mdy")


def test_undoing_withdraws_what_nobody_has_corrected_or_linked() -> None:
    record = recorded(REVIEW, GOOGLE, PLAIN)
    bridge, roads, tolls, lanes = FactCheck.objects.order_by("pk")
    correct_fact_check(
        by=new.person("checker"), now=BETWEEN, fact_check=roads, reason="Misread.", rating="misleading"
    )
    link_fact_check(by=new.person("checker"), now=BETWEEN, fact_check=tolls, claim=new.claim())
    withdraw_fact_check(by=new.person("checker"), now=BETWEEN, fact_check=lanes, reason="It was ours.")
    done = undone(record)
    assert (done.withdrawn, done.rejected, done.waits) == (1, 0, 0)
    assert [(each.line, each.kept) for each in done.kept] == [
        (2, Kept.CORRECTED), (2, Kept.LINKED), (3, Kept.CORRECTED),
    ]  # fmt: skip
    last = FactCheck.objects.live().get(fact_check_id=bridge.fact_check_id)
    assert (last.version, last.withdrawn, last.recorded_at) == (2, True, AFTER)
    assert (last.correction_reason, last.claim) == ("Import undone: The wrong file.", bridge.claim)
    record.refresh_from_db()
    assert (record.undone_at, record.undone_reason) == (AFTER, "The wrong file.")
    with pytest.raises(StaleState):
        undone(record)


def test_what_was_undone_stands_again_when_it_is_imported_again_and_what_a_person_withdrew_does_not() -> None:
    undone(recorded(REVIEW, PLAIN))
    lanes = FactCheck.objects.live().get(claim=PLAIN["claim_text"])
    assert lanes.withdrawn
    record = recorded(REVIEW, PLAIN, now=AFTER + timedelta(hours=1))
    assert record.counts == {"changed": 2}
    assert not FactCheck.objects.live().filter(withdrawn=True).exists()
    assert undone(record, AFTER + timedelta(hours=2)).withdrawn == 2
    record = recorded(REVIEW, now=AFTER + timedelta(hours=3))
    bridge = FactCheck.objects.live().get(claim=REVIEW["claimReviewed"])
    assert (bridge.version, bridge.withdrawn) == (5, False)
    withdraw_fact_check(
        by=new.person("checker"), now=AFTER + timedelta(hours=4), fact_check=bridge, reason="It was ours."
    )
    assert recorded(REVIEW, now=AFTER + timedelta(hours=5)).counts == {"known": 1}


def test_undoing_many_is_left_to_a_worker_and_goes_on_where_it_was_broken_off() -> None:
    record = recorded(*({**REVIEW, "url": f"https://www.checks.example/{n}/"} for n in range(5)))
    with mock.patch.object(undoing, "AT_ONCE", 2), mock.patch.object(undoing_checks, "OF_A_PART", 2):
        assert undone(record).waits == 5
        with (
            mock.patch.object(undoing_checks, "_withdraw", side_effect=[KeyboardInterrupt]),
            pytest.raises(KeyboardInterrupt),
        ):
            undo_the_rest(str(record.pk))
        assert FactCheck.objects.live().filter(withdrawn=True).count() == 0
        undo_the_rest(str(record.pk))
    assert FactCheck.objects.live().filter(withdrawn=True).count() == 5
    assert standing_of(Import.objects.with_work().get(pk=record.pk)) is ImportState.UNDONE


def test_a_reporter_s_new_checker_is_a_draft_and_rows_of_hidden_checkers_are_in_no_count() -> None:
    record = handed_in(REVIEW, PLAIN, role="reporter", start=True)
    assert Source.objects.get(name="Bridge Checks").draft
    seen = reader(timezone.now())
    assert counts_of([record], seen)[record.pk] == {}
    assert rows_of(record, seen) == []
    assert [row.line for row in rows_of(record, desk(timezone.now()))] == [1, 2]


def test_who_may_not_record_fact_checks_hands_none_in() -> None:
    with pytest.raises(Refused, match="may not record"):
        handed_in(REVIEW, role="reader")


def test_the_command_keeps_the_record_too_previews_and_undoes(tmp_path: Path) -> None:
    path = written(tmp_path, [PAGE, REVIEW, BAD], "mixed.ndjson")
    code, said = command("import_claims", path, "--preview")
    assert (code, FactCheck.objects.count(), Import.objects.count()) == (1, 0, 0)
    for told in ("line 1: passed over", "line 2: new", "line 3: invalid: claim"):
        assert told in said
    code, said = command("import_claims", path, "--keep-going")
    record = Import.objects.get()
    assert (code, record.counts, f"Import {record.pk}" in said) == (
        1,
        {"new": 1, "other": 1, "invalid": 1},
        True,
    )
    code, said = command("undo_import", record.pk, "--reason", "Wrong.")
    assert (code, "1 fact-check withdrawn, 0 left" in said) == (0, True)
