"""What the report says across its disagreements: who differs from whom, who changed, what waits."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from claims.examples.people import People
from claims.models import VerifiedFigure
from claims.reports import length_limits
from claims.reports.building.build import build
from claims.reports.cross_sections import Against
from claims.reports.layout.tables import past, tables
from claims.reports.report import Report, Section, for_the_public
from claims.reports.week import Week
from claims.services.publishing.publication import hold_figure
from claims.services.recording.contacts import correct_contact, record_contact
from claims.services.triage.triage import assign_conflict
from tests import builders as make
from tests.claims.reports.recorded import disputed_question, said

W45 = Week(2024, 45)
TUESDAY = datetime(2024, 11, 12, 9, tzinfo=UTC)


def pair(report: Report, first: str, second: str) -> Against:
    (found,) = (one for one in report.against if (one.first, one.second) == (first, second))
    return found


def test_sources_differ_in_the_way_that_is_gravest(people: People) -> None:
    report = build(W45)
    assert pair(report, "European Union", "North Korea").contradiction == 1
    border = pair(report, "US government", "US, South Korea and Ukraine (joint assessment)")
    assert (border.contradiction, border.scope, border.all) == (0, 1, 1)
    assert not [one for one in report.against if one.first == one.second]


def test_a_source_that_replaces_its_own_figure_is_named(people: People) -> None:
    question = disputed_question(people, 1, now=TUESDAY)
    said(people, question, "14,000", source="Town hall", now=TUESDAY, said_on=date(2024, 10, 14))
    (told,) = build(Week(2024, 46)).revisers
    assert (told.source, told.count) == ("Town hall", 1)
    assert told.changes == ("Size of crowd number 1: 10,000 → 14,000",)
    assert build(Week(2024, 47)).revisers == (), "told in the week in which it changed"


def test_topics_are_told_in_numbers_and_add_up(people: People) -> None:
    report = build(W45)
    headline = {one.key: one.value for one in report.headlines}
    for key in ("open", "contradictions", "new", "resolved", "published"):
        assert sum(getattr(one, key) for one in report.topics) == headline[key]


def test_the_last_weeks_of_a_disagreement(people: People) -> None:
    question = disputed_question(people, 1, now=TUESDAY)
    said(people, question, "40,000", source="A third", now=datetime(2024, 11, 26, 9, tzinfo=UTC))
    (told,) = (one for one in build(Week(2024, 48)).disagreements if one.question == question.text)
    assert [(week.label, week.claims, week.spread) for week in told.trail] == [
        ("2024-W46", 2, Decimal(50)),
        ("2024-W47", 2, Decimal(50)),
        ("2024-W48", 3, Decimal(75)),
    ]
    assert past(told.trail) == "spread 50%, 50%, 75%"


def test_the_line_is_eight_weeks_long_at_most(people: People) -> None:
    (told, *_) = build(W45.shifted(20)).disagreements
    assert len(told.trail) == length_limits.WEEKS
    assert told.trail[-1].label == str(W45.shifted(20))


def test_figures_on_one_voice_on_hold_and_overdue(people: People) -> None:
    assert len(build(W45).single_source) == 2
    figure = VerifiedFigure.objects.get(question__text__contains="in Russia")
    why = "A source has withdrawn it."
    hold_figure(by=people.editor, now=TUESDAY, figure=figure, reason="A call.", public_reason=why)
    report = build(Week(2024, 46))
    assert [one.why for one in report.on_hold] == [why]
    assert len(report.single_source) == 1
    late = build(Week(2024, 50)).overdue
    assert [(one.record, one.since, one.days) for one in late] == [
        ("figure", date(2024, 12, 6), 9),
        ("figure", date(2024, 12, 6), 9),
    ]
    assert all(one.holder for one in late)


def test_who_has_not_answered_is_told_to_the_newsroom_alone_and_a_past_week_stays(people: People) -> None:
    about = VerifiedFigure.objects.get(question__text__contains="in Russia").question
    put = {"by": people.rita, "now": TUESDAY, "question": about, "channel": "email", "asked": "How many?"}
    due = TUESDAY + timedelta(days=1)
    asked = record_contact(**put, source=make.source("A ministry"), due_at=due)
    record_contact(**put, source=make.source("A colonel", protected=True), due_at=due)
    assert build(W45).unanswered == ()
    (told,) = build(Week(2024, 46)).unanswered
    assert (told.source, told.question, told.due_on) == ("A ministry", about.text, date(2024, 11, 13))
    assert for_the_public(build(Week(2024, 46))).unanswered == ()
    later = TUESDAY + timedelta(weeks=1)
    correct_contact(
        by=people.rita, now=later, contact=asked, outcome="no_answer", reason="Nobody called back."
    )
    assert build(Week(2024, 47)).unanswered == ()
    assert build(Week(2024, 46)).unanswered == (told,)


def test_a_stale_disagreement_in_somebodys_hands_is_overdue(people: People) -> None:
    question = disputed_question(people, 1, now=TUESDAY)
    (conflict,) = question.conflicts.all()
    assign_conflict(by=people.editor, now=TUESDAY, conflict=conflict, assignee=people.rita)
    (told,) = (one for one in build(Week(2024, 48)).overdue if one.record == "disagreement")
    assert (told.id, told.since, told.days) == (str(conflict.pk), date(2024, 11, 26), 5)
    assert told.holder == (people.rita.get_full_name() or people.rita.username)


def test_what_is_too_much_is_counted(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = build(W45)
    monkeypatch.setattr("claims.reports.building.build.TOLD", 2)
    monkeypatch.setattr("claims.reports.building.build.LISTED", 3)
    cut = build(W45)
    assert len(cut.disagreements) == 2
    assert cut.left_out("disagreements") == len(whole.disagreements) - 2
    assert len(cut.against) <= 3
    assert cut.headlines == whole.headlines, "what is not told is counted all the same"
    assert {table.key for table in tables(cut)} == {table.key for table in tables(whole)}


def test_a_quiet_week_is_short(people: People) -> None:
    report = build(W45.next)
    assert report.is_quiet
    assert report.disagreements
    assert not any(report.told_in(section) for section in Section)


def test_a_hidden_claim_leaves_no_trace_across(people: People) -> None:
    question = disputed_question(people, 1, now=TUESDAY)
    before = build(Week(2024, 46))
    said(people, question, "90,000", source="Secret bureau", now=TUESDAY, internal=True)
    after = build(Week(2024, 46))
    assert after.against == before.against
    assert after.topics == before.topics
    assert "Secret bureau" not in repr(after)
