"""Figures in the report: held, disputed, corrected; and what stood beside a conflict when the week ended."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from claims.domain.answering.methods import Method
from claims.examples.people import People
from claims.examples.questions import IN_RUSSIA
from claims.examples.review import AS_OF, conflict_in_russia, in_russia, near_the_border
from claims.models import VerifiedFigure
from claims.reports.building.build import build
from claims.reports.renderings import render_terminal
from claims.reports.report import PublishedFigure, Section
from claims.reports.week import Week
from claims.reports.words import figure_change
from claims.services.publishing.publication import hold_figure, withdraw_figure
from claims.services.review.resolution import approve_resolution, propose_resolution
from claims.services.triage.triage import assign_conflict, reopen_conflict
from tests.claims.reports.recorded import said

W46 = Week(2024, 46)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2024, 11, day, hour, tzinfo=UTC)


def newest() -> VerifiedFigure:
    return VerifiedFigure.objects.filter(question__slug=IN_RUSSIA).latest("version")


def only(week: Week) -> PublishedFigure:
    (found,) = build(week).figures
    return found


def correct(people: People) -> None:
    """A second resolution of the same days, with another upper end."""
    conflict = conflict_in_russia(AS_OF[0])
    reopen_conflict(by=people.editor, now=at(12), conflict=conflict, reason="The upper end was misread.")
    assign_conflict(by=people.editor, now=at(12, 10), conflict=conflict, assignee=people.chen)
    resolution = propose_resolution(
        by=people.chen,
        now=at(12, 11),
        conflict=conflict,
        draft=replace(
            in_russia(),
            method=Method.EDITORIAL_JUDGEMENT,
            judgement_reason="The joint range repeats Ukraine's bound as its upper end.",
            high=Decimal(11_000),
            rationale="Ukraine's 12,000 is only a bound.",
        ),
        parts=[near_the_border()],
    )
    approve_resolution(by=people.anna, now=at(13), resolution=resolution, seen=resolution.basis)


def test_a_figure_put_on_hold_says_so_and_why(people: People) -> None:
    why = "Seoul has asked for a correction."
    hold_figure(by=people.editor, now=at(12), figure=newest(), reason="A call.", public_reason=why)
    told = only(W46)
    assert (told.change, told.standing, told.version) == ("HOLD", "on_hold", 2)
    assert told.why == why
    assert figure_change(told) == "Put on hold: 10,000 to 12,000 people (not for publication: on hold)"
    assert "Seoul has asked for a correction." in render_terminal(build(W46), width=200)


def test_a_figure_withdrawn_by_a_second_person_says_so_and_why(people: People) -> None:
    hold_figure(by=people.editor, now=at(12), figure=newest(), reason="Seoul has asked for a correction.")
    why = "Seoul took it back."
    withdraw_figure(by=people.anna, now=at(13), figure=newest(), reason="A letter.", public_reason=why)
    held, told = build(W46).figures
    assert (held.change, told.change, told.standing) == ("HOLD", "WITHDRAWN", "withdrawn")
    assert told.why == "Seoul took it back."
    assert figure_change(told) == "Withdrawn: 10,000 to 12,000 people (not for publication: withdrawn)"


def test_a_correction_shows_the_old_text_the_new_one_and_the_reason(people: People) -> None:
    correct(people)
    told = next(each for each in build(W46).figures if each.change == "CORRECTED")
    assert figure_change(told) == "Corrected: 10,000 to 12,000 people → 10,000 to 11,000 people"
    assert told.why == "Ukraine's 12,000 is only a bound."
    assert {each.key: each.value for each in build(W46).headlines}["corrected"] == 1


def test_the_week_before_still_shows_the_figure_it_knew(people: People) -> None:
    before = build(W46.previous)
    correct(people)
    assert build(W46.previous) == before
    told = next(each for each in build(W46).disagreements if each.state == "resolved")
    assert told.sections == (Section.REOPENED, Section.RESOLVED)
    assert told.outcome == "Verified: 10,000 to 11,000 people."


def test_a_new_claim_against_a_settled_figure_reopens_and_disputes_it(people: People) -> None:
    question = conflict_in_russia(AS_OF[0]).question
    said(people, question, "40,000", now=at(14), days=date(2024, 11, 2), source="A defector", accept=True)
    report = build(W46)
    told = next(each for each in report.disagreements if Section.REOPENED in each.sections)
    assert told.is_contradiction
    assert told.verified is not None
    assert told.verified.standing == "disputed"
    assert {each.change for each in report.figures} == {"DISPUTED"}
    assert Section.WIDENED in told.sections
