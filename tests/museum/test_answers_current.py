"""The museum's cases on which published figure is the current one, wherever it is read."""

import json
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.foundation.records.errors import Refused
from claims.domain.answering.current_figure import current_version
from claims.domain.lifecycle import ConflictState
from claims.models import Publication, VerifiedFigure
from claims.services.publishing.publication import hold_figure, withdraw_figure
from claims.services.triage.triage import reopen_conflict
from tests import builders
from tests.claims.api.client import client, get
from tests.lengths import at_most

pytestmark = pytest.mark.django_db


def settled(conflict, as_of, hours):
    """The conflict answered as of these days, so many hours after the start."""
    now = builders.NOW + timedelta(hours=hours)
    conflict.refresh_from_db()
    if conflict.state == ConflictState.RESOLVED:
        reopen_conflict(by=builders.person("checker"), now=now, conflict=conflict, reason="Another time.")
    return builders.settle(conflict, now=now, as_of=builders.days(as_of))


def as_of_everywhere(question):
    """The days of the current figure by every way in which it is read."""
    detail = get(f"figures/{question}/")
    listed = next(each for each in get("figures/")["results"] if each["id"] == str(question))
    chosen = next(each for each in get("figures/", question=question)["results"])
    feed = [each["new"] for each in get("changes/")["results"] if each["current"]][-1]
    page = client().get(f"/api/v1/figures/{question}/")
    row = VerifiedFigure.objects.current().get(question=question)
    versions = VerifiedFigure.objects.filter(question=question)
    assert current_version(versions, timeless=False) == row
    assert Publication.objects.current().get(figure__question=question).figure == row
    found = [each["as_of"] for each in (detail, listed, chosen, feed, json.loads(page.content))]
    assert all(each == found[0] for each in found)
    return found[0]["start"], found[0]["end"]


def test_p9_of_two_that_end_together_or_later_the_last_day_decides():
    conflict = builders.conflict()
    settled(conflict, ("2024-11-25", "2024-11-27"), 1)
    settled(conflict, ("2024-11-20", "2024-11-28"), 2)
    assert as_of_everywhere(conflict.question_id) == ("2024-11-20", "2024-11-28")
    newest = VerifiedFigure.objects.current().get()
    hold_figure(
        by=builders.person("checker"), now=builders.NOW + timedelta(hours=3), figure=newest, reason="Unsure."
    )
    assert as_of_everywhere(conflict.question_id) == ("2024-11-20", "2024-11-28")


def test_p10_an_open_start_is_no_later_than_a_later_end():
    conflict = builders.conflict()
    settled(conflict, (None, "2024-11-24"), 1)
    settled(conflict, (None, "2024-11-27"), 2)
    assert as_of_everywhere(conflict.question_id) == (None, "2024-11-27")


def test_an_older_time_approved_later_is_history():
    conflict = builders.conflict()
    settled(conflict, "2024-11-27", 1)
    settled(conflict, "2024-11-20", 2)
    assert as_of_everywhere(conflict.question_id) == ("2024-11-27", "2024-11-27")
    assert [each["current"] for each in get("changes/")["results"]] == [True, False]


def test_a_withdrawn_time_gives_way_to_another():
    conflict = builders.conflict()
    settled(conflict, "2024-11-20", 1)
    wrong = settled(conflict, "2024-11-27", 2)
    at = builders.NOW + timedelta(hours=3)
    held = hold_figure(by=builders.person("checker"), now=at, figure=wrong, reason="Wrong place.")
    assert as_of_everywhere(conflict.question_id) == ("2024-11-27", "2024-11-27")
    withdraw_figure(by=builders.person("approver"), now=at, figure=held, reason="It was another place.")
    row = VerifiedFigure.objects.current().get()
    assert row.as_of.lower == date(2024, 11, 20)
    assert get(f"figures/{row.question_id}/")["as_of"]["end"] == "2024-11-20"
    assert [row["current"] for row in get("changes/")["results"]] == [True, True, True, True]
    assert VerifiedFigure.objects.get(version=3).became_current(), "as a webhook says it"


def test_who_keeps_the_current_figure_need_not_read_of_an_earlier_one_that_is_withdrawn():
    conflict = builders.conflict()
    settled(conflict, "2024-11-27", 1)
    early = settled(conflict, "2024-11-20", 2)
    at = builders.NOW + timedelta(hours=3)
    held = hold_figure(by=builders.person("checker"), now=at, figure=early, reason="Wrong place.")
    withdraw_figure(by=builders.person("approver"), now=at, figure=held, reason="It was another place.")
    assert [row["current"] for row in get("changes/")["results"]] == [True, False, False, False]


DAYS = st.integers(0, 5).map(lambda n: f"2024-11-{20 + n}")
RANGES = st.tuples(st.none() | DAYS, DAYS).filter(lambda r: r[0] is None or r[0] <= r[1])


@pytest.fixture(scope="module")
def hypothesis_topics():
    return iter(range(10_000))


@settings(
    max_examples=at_most(2, 4),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(RANGES, st.sampled_from(["", "hold", "withdraw"])), min_size=1, max_size=4))
def test_sql_and_the_rule_agree_whatever_the_order_of_approval(hypothesis_topics, approvals):
    question = builders.question(f"How many soldiers, number {next(hypothesis_topics)}?")
    conflict = builders.conflict(question)
    at = max([builders.NOW, *Publication.objects.values_list("published_at", flat=True)])
    moments = []
    for step, (days, stopped) in enumerate(approvals):
        hours = (at - builders.NOW).total_seconds() / 3600 + step + 1
        figure = settled(conflict, days, hours)
        now = builders.NOW + timedelta(hours=hours)
        if stopped:
            figure = hold_figure(by=builders.person("checker"), now=now, figure=figure, reason="Unsure.")
        if stopped == "withdraw":
            withdraw_figure(by=builders.person("approver"), now=now, figure=figure, reason="Wrong.")
        moments.append(now)
    for moment in [*moments, None]:
        versions = VerifiedFigure.objects.filter(question=question).known_at(moment)
        wanted = current_version(versions, timeless=False)
        read = VerifiedFigure.objects.filter(question=question).current(known_at=moment)
        assert list(read) == [wanted]
        found = Publication.objects.current(known_at=moment).get(figure__question=question)
        assert found.figure == wanted
        query = {} if moment is None else {"known_at": moment.isoformat()}
        assert get(f"figures/{question.pk}/", **query)["version"] == wanted.version


@pytest.mark.whole("test_sql_and_the_rule_agree_whatever_the_order_of_approval")
def test_publications_never_go_back_in_time_nor_ahead_of_the_clock():
    conflict = builders.conflict()
    settled(conflict, "2024-11-20", 5)
    late = settled(conflict, "2024-11-27", 2)  # a person whose clock was read before the number was free
    first, second = Publication.objects.order_by("seq")
    assert second.published_at == first.published_at == late.published_at
    ahead = timezone.now() + timedelta(hours=1)
    other = builders.conflict(builders.question("How many soldiers are near the border?"))
    with pytest.raises(Refused) as refused, transaction.atomic():
        builders.settle(other, now=ahead)
    assert "after the clock of the database" in str(refused.value.__cause__)
    assert Publication.objects.count() == 2
