"""The numbers of a report against plain SQL that shares nothing with how they are made."""

import gzip
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from django.db import connection

from benchmarks.feeds import folder
from claims.domain.lifecycle import ConflictState
from claims.examples.people import People
from claims.intake.importing import ImportOptions, import_file
from claims.intake.mapping import read_mapping
from claims.models import VerifiedFigure
from claims.reports.building.build import build
from claims.reports.renderings import Format, render
from claims.reports.report import Report
from claims.reports.week import Week
from claims.services.publishing.publication import hold_figure
from claims.services.triage.triage import dismiss_conflict
from tests.claims.reports.recorded import disputed_question

W45 = Week(2024, 45)
STATE_THEN = """coalesce((
    SELECT to_state FROM claims_transition t WHERE t.record_id = c.id AND t.at < %(end)s
    ORDER BY t.at DESC LIMIT 1
), 'open')"""
PLAIN = {
    "open": f"SELECT count(*) FROM claims_conflict c WHERE opened_at < %(end)s AND {STATE_THEN} "
    "NOT IN ('resolved', 'dismissed')",
    "contradictions": f"""
        SELECT count(*) FROM claims_conflict c WHERE opened_at < %(end)s
        AND {STATE_THEN} NOT IN ('resolved', 'dismissed')
        AND (SELECT kind FROM claims_detection d WHERE d.conflict_id = c.id AND d.detected_at < %(end)s
             ORDER BY d.detected_at DESC LIMIT 1) = 'contradiction'""",
    "new": "SELECT count(*) FROM claims_conflict WHERE opened_at >= %(start)s AND opened_at < %(end)s",
    "resolved": f"""
        SELECT count(*) FROM claims_conflict c WHERE {STATE_THEN} IN ('resolved', 'dismissed') AND EXISTS (
            SELECT FROM claims_transition t
            WHERE t.record_id = c.id AND t.at >= %(start)s AND t.at < %(end)s)""",
    "published": "SELECT count(*) FROM claims_verifiedfigure WHERE published_at >= %(start)s "
    "AND published_at < %(end)s",
    "claims": "SELECT count(*) FROM claims_claim WHERE version = 1 AND recorded_at >= %(start)s "
    "AND recorded_at < %(end)s",
}

CURRENT = """
    SELECT f.* FROM claims_verifiedfigure f WHERE f.published_at < %(end)s AND NOT EXISTS (
        SELECT FROM claims_verifiedfigure g WHERE g.question_id = f.question_id AND g.published_at < %(end)s
        AND (g.as_of > f.as_of OR g.as_of = f.as_of AND g.version > f.version))"""
WEEKS_CLAIMS = """
    SELECT count(*) FROM claims_claim c JOIN claims_question q ON q.id = c.question_id
    WHERE c.recorded_at >= %(start)s AND c.recorded_at < %(end)s
    AND (c.superseded_at IS NULL OR c.superseded_at >= %(end)s) AND coalesce((
        SELECT to_state FROM claims_transition t WHERE t.record_id = c.id AND t.at < %(end)s
        ORDER BY t.at DESC LIMIT 1), 'candidate') <> 'rejected' AND """
LISTS = {
    "on_hold": f"SELECT count(*) FROM ({CURRENT}) f WHERE standing = 'on_hold'",
    "single_source": f"SELECT count(*) FROM ({CURRENT}) f WHERE standing = 'verified' "
    "AND independent_count <= 1",
    "late": f"SELECT count(*) FROM ({CURRENT}) f WHERE review_by < %(end)s::date - 1",
    "undated": WEEKS_CLAIMS + "c.as_of IS NULL AND q.temporality <> 'timeless'",
    "placeless": WEEKS_CLAIMS + "q.place = ''",
    "unproven": WEEKS_CLAIMS + "NOT c.chain_complete",
}
PLAIN |= LISTS


def plainly(key: str, week: Week) -> int:
    """One number, recomputed."""
    with connection.cursor() as cursor:
        cursor.execute(PLAIN[key], {"start": week.starts(UTC), "end": week.ends(UTC)})
        (count,) = cursor.fetchone()
    return int(count)


@pytest.fixture
def busy(people: People) -> People:
    """Three weeks in which disagreements begin and end."""
    for number in range(6):
        begun = datetime(2024, 11, 5, 9, tzinfo=UTC) + timedelta(days=4 * number)
        question = disputed_question(people, number, now=begun)
        if number % 2:
            (conflict,) = question.conflicts.filter(state=ConflictState.OPEN)
            over = begun + timedelta(days=6)
            dismiss_conflict(by=people.chen, now=over, conflict=conflict, reason="A misreading.")
    return people


@pytest.mark.parametrize("week", [W45.shifted(n) for n in range(4)], ids=str)
def test_every_headline_is_what_plain_sql_counts(busy: People, week: Week) -> None:
    check_headlines(build(week), week)


def check_headlines(report: Report, week: Week) -> None:
    told = {one.key: (one.value, one.before) for one in report.headlines}
    for key in PLAIN.keys() - LISTS.keys():
        assert told[key] == (plainly(key, week), plainly(key, week.previous)), key


@pytest.mark.parametrize("week", [*(W45.shifted(n) for n in range(4)), W45.shifted(8)], ids=str)
def test_every_list_and_note_is_as_long_as_plain_sql_counts(busy: People, week: Week) -> None:
    hold = datetime(2024, 11, 20, 9, tzinfo=UTC)
    figure = VerifiedFigure.objects.order_by("pk")[0]
    hold_figure(by=busy.editor, now=hold, figure=figure, reason="A source has withdrawn it.")
    check_lists(build(week), week)


def check_lists(report: Report, week: Week) -> None:
    for key in ("on_hold", "single_source"):
        assert len(getattr(report, key)) + report.left_out(key) == plainly(key, week), key
    noted = {note.key: note.count for note in report.notes}
    for note, key in (("overdue", "late"), *((key, key) for key in ("undated", "placeless", "unproven"))):
        assert noted.get(note, 0) == plainly(key, week), key


@pytest.mark.whole("tests/claims/reports/test_cross_check_across.py::test_it_is_what_plain_sql_finds")
@pytest.mark.needs("data")
def test_a_week_of_a_real_feed_is_what_plain_sql_counts(people: People, tmp_path: Path) -> None:
    """The first days of three publishers on one pandemic, imported in three weeks."""
    kept = Path(__file__).parents[3] / "claims" / "intake" / "mappings"
    mapping = read_mapping(kept / "covid.yaml", beside=tmp_path)
    with gzip.open(Path(str(folder())) / "covid-multi-source" / "claims_daily.csv.gz", "rt") as file:
        head, *rows = islice(file, 1201)
    for number in range(3):
        part = tmp_path / f"week-{number}.csv"
        part.write_text(head + "".join(rows[number::3]))
        now = datetime(2024, 11, 5 + 7 * number, 9, tzinfo=UTC)
        import_file(part, ImportOptions(by=people.editor, now=now, mapping=mapping))
    for week in (W45, W45.shifted(1), W45.shifted(2), W45.shifted(5)):
        report = build(week)
        check_headlines(report, week)
        check_lists(report, week)
        counted = {one.key: one.value for one in report.headlines}
        assert sum(one.open for one in report.topics) == counted["open"] > 3
        assert (
            len(report.disagreements) + report.left_out("disagreements")
            == counted["open"] + counted["resolved"]
        )
    assert render(report, Format.PDF)
