"""The report of the running example: what it says, week after week, and that a past week stays as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from claims.examples.load import external_id
from claims.examples.people import People
from claims.examples.review import conflict_in_russia
from claims.models import Claim, Conflict, Topic
from claims.reports.building.build import build
from claims.reports.renderings import RENDERERS, Format, render_json
from claims.reports.report import Disagreement, Label, Report, Section
from claims.reports.week import InvalidWeek, Week
from claims.services.triage.triage import dismiss_conflict, reopen_conflict
from tests.claims.reports.recorded import disputed_question, said

W45 = Week(2024, 45)


def one(report: Report, question: str, start: date | None = None) -> Disagreement:
    """The one disagreement on a question (and first day) of a report."""
    (found,) = (
        each
        for each in report.disagreements
        if question in each.question and (start is None or each.days.start == start)
    )
    return found


def late(report: Report) -> Disagreement:
    return one(report, "in Russia", date(2024, 10, 31))


def early(report: Report) -> Disagreement:
    return one(report, "in Russia", date(2024, 10, 8))


def headline(report: Report, key: str) -> tuple[int, int]:
    (found,) = (each for each in report.headlines if each.key == key)
    return found.value, found.before


# What the week of the example says


def test_part_and_whole_meet_in_a_scope_difference_that_is_no_contradiction(people: People) -> None:
    told = late(build(W45))
    assert (told.kind, told.is_contradiction) == ("scope_difference", False)
    assert told.remainder is not None
    assert (told.remainder.low, told.remainder.high) == (1500, 4500)
    assert "1,500 to 4,500 people" in told.why
    assert "both can be right" in told.why
    assert told.sections[0] is Section.NEW
    assert Section.RESOLVED in told.sections
    assert told.outcome == "Verified: 10,000 to 12,000 people."


def test_the_joint_range_is_an_aggregate_and_there_is_one_independent_voice(people: People) -> None:
    told = late(build(W45))
    labelled = [
        each.figure
        for position in told.positions
        for each in position.said
        if Label.AGGREGATE_OF_MEMBERS in each.labels
    ]
    assert labelled == ["10,000 to 12,000"]
    assert told.independent == 1
    assert "joint assessment" in told.independent_reason


def test_a_denial_and_a_count_contradict(people: People) -> None:
    told = early(build(W45))
    assert (told.kind, told.reason, told.state) == ("contradiction", "existence", "open")
    assert told.days.end == date(2024, 10, 21)
    assert len(told.positions) == 2
    assert told.sections == (Section.NEW, Section.OPEN)
    assert told.severity == 3


def test_arms_exports_are_affirmed_and_denied(people: People) -> None:
    told = one(build(W45), "arms")
    assert (told.kind, told.reason) == ("contradiction", "stance")
    assert {each.figure for position in told.positions for each in position.said} == {"affirms", "denies"}
    assert told.spread is None


def test_the_published_figures_are_listed_with_their_reasons(people: People) -> None:
    figures = build(W45).figures
    assert {each.text for each in figures} == {"10,000 to 12,000 people", "about 8,000 people"}
    assert {each.change for each in figures} == {"NEW"}
    assert all(each.why and each.independent == 1 for each in figures)


def test_quotes_stand_as_they_were_written(people: People) -> None:
    told = [each for position in early(build(W45)).positions for each in position.said]
    for each in told:
        row = Claim.objects.live().get(claim_id=each.claim)
        assert (each.quote, each.language) == (row.quote, row.quote_language)


def test_the_gravest_comes_first(people: People) -> None:
    severities = [each.severity for each in build(W45).disagreements]
    assert severities == sorted(severities, reverse=True)


def test_one_topic_alone(people: People) -> None:
    whole = build(W45)
    for topic in Topic.objects.all():
        part = build(W45, topic=topic)
        assert part.topic == topic.name
        assert part.disagreements == tuple(each for each in whole.disagreements if each.topic == topic.name)


# Week after week


def test_the_week_before_is_quiet_and_empty(people: People) -> None:
    report = build(W45.previous)
    assert report.is_quiet
    assert not report.disagreements
    assert {each.value for each in report.headlines} == {0}


def test_what_was_settled_is_not_told_again_and_what_is_open_is(people: People) -> None:
    report = build(W45.next)
    assert not [each for each in report.disagreements if each.state == "resolved"]
    assert early(report).sections == (Section.OPEN,)
    assert report.is_quiet


def test_an_open_disagreement_goes_stale_after_two_weeks(people: People) -> None:
    assert Section.STALE not in early(build(Week(2024, 46))).sections
    assert early(build(Week(2024, 47))).sections == (Section.STALE, Section.OPEN)


@pytest.mark.parametrize("week", [W45, W45.next, W45.shifted(2)])
def test_the_number_of_the_week_before_is_what_that_weeks_report_said(people: People, week: Week) -> None:
    then = {each.key: each.value for each in build(week.previous).headlines}
    assert {each.key: each.before for each in build(week).headlines} == then


def test_a_past_week_built_again_is_the_same_to_the_byte(people: People) -> None:
    before = render_json(build(W45))
    later = datetime(2024, 11, 20, 9, tzinfo=UTC)
    said(people, conflict_in_russia(date(2024, 10, 10)).question, "2,900", days=date(2024, 10, 12), now=later)
    dismiss_conflict(
        by=people.editor, now=later, conflict=Conflict.objects.get(reason="stance"), reason="Old."
    )
    assert render_json(build(Week(2024, 47))) != before
    assert render_json(build(W45)) == before


def test_a_wider_spread_and_a_narrower_one(people: People) -> None:
    question = disputed_question(people, 1, now=datetime(2024, 11, 5, tzinfo=UTC))
    week = W45.next
    row = said(people, question, "40,000", days=date(2024, 10, 12), now=datetime(2024, 11, 12, tzinfo=UTC))
    told = one(build(week), question.text)
    assert told.sections == (Section.WIDENED, Section.OPEN)
    assert told.spread is not None
    assert told.spread_before is not None
    assert (told.spread.highest, told.spread_before.highest) == (40_000, 20_000)
    from claims.services.triage.triage import reject_claim

    reject_claim(by=people.chen, now=datetime(2024, 11, 19, tzinfo=UTC), claim=row, reason="A misprint.")
    assert one(build(week.next), question.text).sections == (Section.NARROWED, Section.OPEN)
    assert one(build(week), question.text) == told


def test_dismissed_and_reopened(people: People) -> None:
    arms = Conflict.objects.get(reason="stance")
    dismiss_conflict(
        by=people.editor,
        now=datetime(2024, 11, 13, tzinfo=UTC),
        conflict=arms,
        reason="Not for us to settle.",
    )
    told = one(build(W45.next), "arms")
    assert (told.sections, told.state) == ((Section.RESOLVED,), "dismissed")
    assert told.outcome == "Not for us to settle."
    reopen_conflict(by=people.editor, now=datetime(2024, 11, 20, tzinfo=UTC), conflict=arms, reason="It is.")
    assert one(build(W45.shifted(2)), "arms").sections == (Section.REOPENED, Section.OPEN)


# What may be asked for


def test_a_week_that_has_not_begun_is_refused() -> None:
    with pytest.raises(InvalidWeek, match="has not begun: it starts on 2024-11-11"):
        build(W45.next, now=datetime(2024, 11, 10, 23, 59, tzinfo=UTC))


def test_a_week_that_goes_on_is_told_as_far_as_it_got(people: People) -> None:
    report = build(W45, now=datetime(2024, 11, 6, 12, tzinfo=UTC))
    assert not report.complete
    assert not report.figures
    assert late(report).state == "in_review"
    assert build(W45).complete


def test_the_newsrooms_zone_decides_to_which_week_a_record_belongs(people: People, settings: object) -> None:
    disputed_question(people, 7, now=datetime(2024, 11, 10, 20, tzinfo=UTC))
    assert headline(build(W45), "new")[0] == 1 + headline(build(W45.next), "new")[1] - 1
    in_utc = headline(build(W45), "new")[0]
    settings.NEWSROOM_TIME_ZONE = "Asia/Seoul"  # type: ignore[attr-defined]
    assert headline(build(W45), "new")[0] == in_utc - 1
    assert headline(build(W45.next), "new")[0] == 1


# What may not be shown


def hidden(people: People, **how: object) -> str:
    """Record what nobody may see: the largest figure of the early conflict, from a source of its own."""
    question = conflict_in_russia(date(2024, 10, 10)).question
    said(people, question, "77,700", days=date(2024, 10, 12), now=datetime(2024, 11, 9, tzinfo=UTC), **how)
    return "77,700"


@pytest.mark.parametrize(
    "how",
    [{"internal": True}, {"embargo_until": datetime(2024, 11, 11, tzinfo=UTC)}, {"internal_document": True}],
    ids=["internal claim", "under embargo until Monday", "internal document"],
)
def test_what_may_not_be_shown_leaves_no_trace(people: People, how: dict[str, object]) -> None:
    before = build(W45)
    figure = hidden(people, **how)
    after = build(W45)
    for form in RENDERERS:
        text = RENDERERS[form](after)
        assert figure not in text
        assert "77700" not in text
        assert "Secret bureau" not in text
    changed = early(after).changed_on
    assert early(after) == replace(early(before), changed_on=changed)
    assert (after.headlines, after.notes) == (before.headlines, before.notes)


def test_a_conflict_that_rests_on_hidden_claims_alone_does_not_exist(people: People) -> None:
    before = render_json(build(W45))
    disputed_question(people, 8, now=datetime(2024, 11, 6, tzinfo=UTC), internal=True)
    assert render_json(build(W45)) == before
    assert headline(build(W45.next), "new")[1] == headline(build(W45), "new")[0]


def test_an_embargo_that_has_ended_hides_nothing(people: People) -> None:
    figure = hidden(people, embargo_until=datetime(2024, 11, 10, tzinfo=UTC))
    assert figure in render_json(build(W45))


# What it costs


def queries(week: Week) -> int:
    with CaptureQueriesContext(connection) as captured:
        RENDERERS[Format.HTML](build(week))
    return len(captured)


@pytest.mark.check("tests/claims/api/test_queries.py::test_a_conflict_of_30_claims_costs_what_one_of_3_does")
@pytest.mark.whole(
    "tests/claims/api/test_hidden.py::test_a_list_with_hidden_claims_costs_the_same_at_3_conflicts_and_at_12"
)
def test_thirty_conflicts_cost_as_many_queries_as_three(people: People) -> None:
    now = datetime(2024, 11, 6, tzinfo=UTC)
    for number in range(3):
        disputed_question(people, number, now=now)
    few = queries(W45)
    for number in range(3, 30):
        disputed_question(people, number, now=now)
    assert queries(W45) == few
    assert len(build(W45).disagreements) >= 30
    assert few <= 95


def test_nothing_is_written(people: People) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL transaction_read_only = on")
        build(W45)
        transaction.set_rollback(True)


def test_the_example_is_found_by_its_keys(people: People) -> None:
    assert Claim.objects.live().filter(external_id=external_id("nis-1500")).exists()
    assert Decimal(1500) == Claim.objects.live().get(external_id=external_id("nis-1500")).best
