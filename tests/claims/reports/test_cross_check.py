"""The numbers of a report against plain SQL that shares nothing with how they are made."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from claims.domain.lifecycle import ConflictState
from claims.examples.people import People
from claims.reports.build import build
from claims.reports.week import Week
from claims.services.triage import dismiss_conflict
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
    told = {one.key: (one.value, one.before) for one in build(week).headlines}
    for key in PLAIN:
        assert told[key] == (plainly(key, week), plainly(key, week.previous)), key
