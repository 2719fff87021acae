"""What a report says across its disagreements, against plain SQL that shares nothing with how it is made."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from claims.examples.people import People
from claims.models import Topic
from claims.reports.building.build import build
from claims.reports.week import Week
from claims.services.triage.triage import dismiss_conflict, reject_claim
from tests.claims.reports.recorded import disputed_question, said

W45 = Week(2024, 45)
BEGUN = datetime(2024, 11, 5, 9, tzinfo=UTC)

STOOD = """
    SELECT c.*, coalesce((SELECT to_state FROM claims_transition t WHERE t.record_id = c.id AND t.at < %(end)s
                          ORDER BY t.at DESC, t.id DESC LIMIT 1), 'open') AS then_state
    FROM claims_conflict c WHERE c.opened_at < %(end)s"""
# Of each source its last word on a question; two differ by days, else by whose words they are, else by the
# widest readings, else by the strict ones.
MATRIX = f"""
    WITH stood AS ({STOOD} AND c.topic_id = %(topic)s), shown AS (
        SELECT * FROM stood s WHERE then_state NOT IN ('resolved', 'dismissed') OR EXISTS (
            SELECT FROM claims_transition t WHERE t.record_id = s.id AND t.at >= %(start)s AND t.at < %(end)s)
    ), words AS (
        SELECT DISTINCT ON (shown.id, w.source_id) shown.id, n.name, c.as_of, c.outer, c.core, c.quote
        FROM shown JOIN claims_claim c ON c.question_id = shown.question_id
        JOIN sources_statement w ON w.id = c.statement_id JOIN sources_source n ON n.id = w.source_id
        WHERE c.recorded_at < %(end)s AND (c.superseded_at IS NULL OR c.superseded_at >= %(end)s)
          AND c.as_of && (SELECT episode FROM claims_detection d WHERE d.conflict_id = shown.id
                          AND d.detected_at < %(end)s ORDER BY d.detected_at DESC, d.id DESC LIMIT 1)
          AND NOT EXISTS (SELECT FROM claims_transition t
                          WHERE t.record_id = c.id AND t.at < %(end)s AND t.to_state = 'rejected')
        ORDER BY shown.id, w.source_id, w.said_on DESC
    ), ways AS (
        SELECT a.name AS one, b.name AS other, CASE
            WHEN NOT a.as_of && b.as_of THEN 'time'
            WHEN a.quote = b.quote THEN 'definition' WHEN NOT a.outer && b.outer THEN 'contradiction'
            WHEN NOT a.core && b.core THEN 'precision' END AS way
        FROM words a JOIN words b ON a.id = b.id AND a.name < b.name COLLATE "C"
    )
    SELECT one, other, way, count(*) FROM ways WHERE way IS NOT NULL GROUP BY one, other, way"""
REVISERS = """
    WITH said AS (
        SELECT n.name, c.*, lag(c.outer) OVER mine AS outer_before, lag(c.as_of) OVER mine AS days_before
        FROM claims_claim c JOIN sources_statement w ON w.id = c.statement_id
        JOIN sources_source n ON n.id = w.source_id
        WHERE c.topic_id = %(topic)s AND c.recorded_at < %(end)s
          AND NOT EXISTS (SELECT FROM claims_transition t
                          WHERE t.record_id = c.id AND t.at < %(end)s AND t.to_state = 'rejected')
        WINDOW mine AS (PARTITION BY w.source_id, c.question_id ORDER BY w.said_on, c.recorded_at)
    )
    SELECT name, count(*) FROM said
    WHERE recorded_at >= %(start)s AND days_before && as_of AND NOT outer_before && "outer" GROUP BY name"""
TRAIL = """
    SELECT to_char(week, 'IYYY"-W"IW'), d.claim_count,
           round(100 * (d.highest - d.lowest) / greatest(abs(d.highest), abs(d.lowest)), 1)
    FROM generate_series(%(start)s::timestamp - interval '7 weeks', %(start)s::timestamp, '7 days') week
    CROSS JOIN LATERAL (
        SELECT * FROM claims_detection d WHERE d.conflict_id = %(conflict)s
        AND d.detected_at < (week + interval '7 days') AT TIME ZONE 'UTC'
        ORDER BY d.detected_at DESC, d.id DESC LIMIT 1
    ) d ORDER BY week"""
TOPIC = f"""
    WITH stood AS ({STOOD} AND c.topic_id = %(topic)s)
    SELECT count(*) FILTER (WHERE then_state NOT IN ('resolved', 'dismissed')),
        count(*) FILTER (WHERE then_state NOT IN ('resolved', 'dismissed') AND 'contradiction' = (
            SELECT kind FROM claims_detection d WHERE d.conflict_id = stood.id AND d.detected_at < %(end)s
            ORDER BY d.detected_at DESC, d.id DESC LIMIT 1)),
        count(*) FILTER (WHERE opened_at >= %(start)s),
        count(*) FILTER (WHERE then_state IN ('resolved', 'dismissed') AND EXISTS (
            SELECT FROM claims_transition t
            WHERE t.record_id = stood.id AND t.at >= %(start)s AND t.at < %(end)s)),
        (SELECT count(*) FROM claims_verifiedfigure f
         WHERE f.topic_id = %(topic)s AND published_at >= %(start)s AND published_at < %(end)s)
    FROM stood"""


def plainly(sql: str, week: Week, **given: Any) -> list[tuple[Any, ...]]:
    """The rows of a query for a week by the clock of UTC."""
    with connection.cursor() as cursor:
        cursor.execute(sql, {"start": week.starts(UTC), "end": week.ends(UTC), **given})
        return [tuple(row) for row in cursor.fetchall()]


@pytest.fixture
def crowds(people: People) -> Topic:
    """Five weeks of five questions: contradictions, mere imprecision, other days, revisions, a dismissal."""
    for number in range(5):
        now = BEGUN + timedelta(days=6 * number)
        question = disputed_question(people, number, now=now)
        said(people, question, "11,500", modality="approx", source="Wire", now=now)
        said(people, question, "10,000", source="Radio", now=now, days=date(2024, 10, 13))
        later = now + timedelta(days=4)
        for source in ("Town hall", "Organisers")[: number % 3]:
            said(people, question, "40,000", source=source, now=later, said_on=date(2024, 10, 20))
        if number == 2:
            wrong = said(people, question, "90,000", source="Wire", now=later, said_on=date(2024, 10, 21))
            reject_claim(by=people.chen, now=later, claim=wrong, reason="Another crowd.")
        if number == 1:
            (conflict,) = question.conflicts.all()
            dismiss_conflict(by=people.chen, now=later + timedelta(days=3), conflict=conflict, reason="Slip.")
    return Topic.objects.get(slug="crowds")


@pytest.mark.check("tests/claims/reports/test_cross_check.py::test_every_headline_is_what_plain_sql_counts")
def test_it_is_what_plain_sql_finds(crowds: Topic) -> None:
    """One world and every week of it: four tables of each."""
    ways, revised, trails = set(), 0, 0
    for week in (W45.shifted(number) for number in range(6)):
        report = build(week, topic=crowds)
        told = {
            (one.first, one.second, way): count
            for one in report.against
            for way in ("contradiction", "scope", "time", "precision", "definition")
            if (count := getattr(one, way))
        }
        found = plainly(MATRIX, week, topic=crowds.pk)
        assert told == {(one, other, way): count for one, other, way, count in found}, week
        assert {one.source: one.count for one in report.revisers} == dict(
            plainly(REVISERS, week, topic=crowds.pk)
        )
        for one in report.disagreements:
            points = [(at.label, at.claims, at.spread) for at in one.trail]
            assert points == plainly(TRAIL, week, conflict=one.conflict), (week, one.question)
            trails += len({spread for _, _, spread in points}) > 1
        ways |= {way for _, _, way in told}
        revised += len(report.revisers)
        check_topics(week)
    assert (ways, revised > 1, trails > 1) == (
        {"contradiction", "time", "precision", "definition"},
        True,
        True,
    )


def check_topics(week: Week) -> None:
    told = {one.slug: one for one in build(week).topics}
    for topic in Topic.objects.all():
        (counts,) = plainly(TOPIC, week, topic=topic.pk)
        one = told.get(topic.slug)
        line = (one.open, one.contradictions, one.new, one.resolved, one.published) if one else (0,) * 5
        assert line == counts, (week, topic.slug)
