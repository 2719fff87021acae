"""An answer for another time that leaves the published figure: was that wrong, or has the world moved on?"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claimcheck.foundation.records.errors import Refused
from claims.domain.questions.scope import Temporality
from claims.models import Claim, Erratum, Notice, Publication, Resolution, VerifiedFigure
from claims.reports.issuing.issuing import issue
from claims.reports.week import Week
from claims.services.notifications.notices import PULLS
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution
from claims.services.triage.triage import reopen_conflict
from tests import builders
from tests.claims.api.client import API, get, post, problem, token
from tests.pulls import forget_pulls

pytestmark = pytest.mark.django_db
LATER = builders.NOW + timedelta(days=1)
MONDAY = datetime(2024, 11, 11, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_noted():
    forget_pulls()
    yield
    forget_pulls()


def published(low, high, temporality=Temporality.STOCK, **answer):
    """A figure as of 31 October, and its conflict, open again."""
    question = builders.question("How many soldiers are in Russia?", temporality=temporality)
    figure = builders.settle(builders.conflict(question), low=Decimal(low), high=Decimal(high), **answer)
    conflict = figure.resolution.conflict
    conflict.refresh_from_db()
    reopen_conflict(by=builders.person("checker"), now=LATER, conflict=conflict, reason="Another time.")
    return figure, conflict


def answered(conflict, low, high, **given):
    """The answer as of 4 November."""
    given = {"as_of": builders.days("2024-11-04"), "now": LATER, **given}
    return builders.settle(conflict, low=Decimal(low), high=Decimal(high), **given)


def asked(conflict, low, high, **given):
    with pytest.raises(Refused) as refused:
        answered(conflict, low, high, **given)
    return refused.value.field, str(refused.value)


WRONG = {"earlier_figure": "was_wrong", "earlier_reason": "A unit was counted twice."}


def test_a_level_that_leaves_what_is_published_is_asked_about():
    _, conflict = published(8000, 9000)
    field, words = asked(conflict, 20_000, 21_000)
    assert field == "earlier_figure"
    assert "8,000 to 9,000 people, as of 31 October 2024, is published" in words
    assert "was_wrong" in words
    assert "moved_on" in words


@pytest.mark.parametrize(("low", "high"), [(8500, 8500), (9000, 20_000), (0, 50_000)])
def test_a_level_that_shares_a_value_with_it_is_not(low, high):
    _, conflict = published(8000, 9000)
    assert answered(conflict, low, high).change_kind == "UPDATE"


@pytest.mark.parametrize(
    ("low", "high", "why"),
    [(7000, 7900, "cannot fall"), (9500, 9800, ""), (14_000, 14_000, "out of all proportion")],
)
def test_a_total_is_asked_about_where_it_falls_or_leaps(low, high, why):
    _, conflict = published(8000, 9000, Temporality.CUMULATIVE)
    next_day = {"as_of": builders.days("2024-11-01")}
    if why:
        assert why in asked(conflict, low, high, **next_day)[1]
    else:
        assert answered(conflict, low, high, **next_day).change_kind == "UPDATE"


def test_a_total_for_a_time_before_is_asked_about_where_it_is_higher():
    _, conflict = published(8000, 9000, Temporality.CUMULATIVE)
    assert "cannot fall" in asked(conflict, 9500, 9500, as_of=builders.days("2024-10-01"))[1]


def test_the_amount_of_another_period_is_no_reason_to_ask():
    _, conflict = published(8000, 9000, Temporality.FLOW)
    assert answered(conflict, 20_000, 20_000).change_kind == "UPDATE"


def test_where_the_world_has_moved_on_the_earlier_answer_is_kept():
    figure, conflict = published(8000, 9000)
    answered(conflict, 20_000, 21_000, earlier_figure="moved_on")
    assert kinds() == ["NEW", "UPDATE"]
    assert newest(figure).standing == "verified"


def kinds():
    return [each.figure.change_kind for each in Publication.objects.order_by("seq")]


def newest(figure):
    return VerifiedFigure.objects.filter(as_of=figure.as_of).order_by("-version").first()


def test_where_it_was_wrong_it_is_corrected_recalled_and_noted_with_the_report_that_told_it():
    figure, conflict = published(8000, 9000)
    _, asking = token()
    asking.get(f"{API}figures/{figure.question_id}/")
    PULLS.write()
    ((report, _),) = issue(Week.parse("2024-W45"), by=User.objects.first(), now=MONDAY)
    answered(conflict, 20_000, 21_000, now=MONDAY + timedelta(days=1), **WRONG)
    assert kinds() == ["NEW", "UPDATE", "CORRECTED"]
    wrong = newest(figure)
    assert (wrong.standing, wrong.low, wrong.best, wrong.high) == ("unverified", None, None, None)
    assert wrong.reason == "It was wrong: A unit was counted twice."
    assert {wrong.proposed_by.username, wrong.approved_by.username} == {"checker", "approver"}
    notice = Notice.objects.get()
    assert (notice.pulled_id, notice.publication.figure) == (1, wrong)
    assert Erratum.objects.get(report=report).publication.figure == wrong
    document = get(f"figures/{figure.question_id}/")
    assert (document["as_of"]["end"], document["low"]) == ("2024-11-04", "20000")
    before = get(f"figures/{figure.question_id}/", as_of="2024-10-31")
    assert (before["standing"], before["low"], before["printed"]) == ("unverified", None, None)


def test_a_wrong_figure_needs_its_reason_and_none_is_made_up():
    _, conflict = published(8000, 9000)
    assert asked(conflict, 20_000, 21_000, earlier_figure="was_wrong")[0] == "earlier_reason"
    assert asked(conflict, 20_000, 21_000, earlier_figure="perhaps")[0] == "earlier_figure"
    other = builders.conflict(builders.question("How many tanks are in Russia?"))
    assert "no figure is published for another time" in asked(other, 1, 2, **WRONG)[1]


def test_what_was_taken_back_already_is_not_asked_about_again():
    _, conflict = published(8000, 9000)
    answered(conflict, 20_000, 21_000, as_of=builders.days("2024-10-30"), **WRONG)
    conflict.refresh_from_db()
    reopen_conflict(by=builders.person("checker"), now=LATER, conflict=conflict, reason="Another time.")
    assert answered(conflict, 30_000, 31_000).change_kind == "UPDATE"


def test_a_renewal_of_such_an_answer_corrects_nothing_a_second_time():
    _, conflict = published(8000, 9000)
    figure = answered(conflict, 20_000, 21_000, **WRONG)
    renewal = propose_renewal(
        by=builders.person("checker"), now=LATER, figure=figure, review_by=figure.review_by.replace(year=2101)
    )
    approve_resolution(by=builders.person("approver"), now=LATER, resolution=renewal)
    assert kinds() == ["NEW", "UPDATE", "CORRECTED", "REFILE"]


def test_over_rest_it_is_asked_answered_and_read_back():
    figure, conflict = published(8000, 9000)
    claims = get("claims/", question=str(figure.question_id))["results"]
    sent = {
        "conflict": str(conflict.pk), "question": str(figure.question_id), "low": "20000", "high": "21000",
        "as_of": {"start": "2024-11-04", "end": "2024-11-04"}, "method": "editorial_judgement",
        "rationale": "New counts.", "judgement_reason": "Our own count.", "confidence": "low",
        "review_by": "2100-01-01", "single_voice_reason": "One agency.",
        "inputs": [
            {"claim": each["id"], "use": "used", "reason": "The nearest there is."} for each in claims
        ],
    }  # fmt: skip
    (told,) = problem(post("resolutions/", sent, "checker"), 400)["errors"]
    assert told["field"] == "earlier_figure"
    made = post("resolutions/", {**sent, **WRONG}, "checker")
    assert made.status_code == 201, made.json()
    assert (made.json()["earlier_figure"], made.json()["earlier_reason"]) == (
        "was_wrong",
        "A unit was counted twice.",
    )
    approve_resolution(
        by=builders.person("approver"), now=LATER, resolution=Resolution.objects.get(pk=made.json()["id"])
    )
    assert kinds() == ["NEW", "UPDATE", "CORRECTED"]


def test_at_the_desk_it_is_asked_and_both_people_see_the_answer():
    _, conflict = published(8000, 9000)
    desk = Client()
    desk.force_login(builders.person("checker"))
    page = f"/admin/claims/conflict/{conflict.pk}/propose/"
    assert "8,000 to 9,000 people, as of 31 October 2024." in desk.get(page).content.decode()
    claims = Claim.objects.filter(question=conflict.question_id)
    sent = {
        "method": "editorial_judgement", "low": "20,000", "high": "21,000", "last_day": "2024-11-04",
        "rationale": "New counts.", "judgement_reason": "Our own count.", "confidence": "low",
        "review_by": "2100-01-01", "single_voice_reason": "One agency.",
        **{f"use_{claim.pk}": "used" for claim in claims},
        **{f"why_{claim.pk}": "The nearest there is." for claim in claims},
    }  # fmt: skip
    assert "Was it wrong?" in desk.post(page, sent).content.decode()
    assert desk.post(page, {**sent, **WRONG}).status_code == 302
    made = Resolution.objects.get(state="proposed")
    second = Client()
    second.force_login(builders.person("approver"))
    shown = second.get(f"/admin/claims/resolution/{made.pk}/approve/").content.decode()
    assert "was wrong, and is corrected. A unit was counted twice." in shown
    second.post(f"/admin/claims/resolution/{made.pk}/approve/", {})
    assert kinds() == ["NEW", "UPDATE", "CORRECTED"]


def test_a_disagreement_that_was_published_has_no_value_to_leave():
    conflict = builders.conflict()
    values = {"method": "undetermined", "low": None, "high": None}
    builders.settle(conflict, **values)
    conflict.refresh_from_db()
    reopen_conflict(by=builders.person("checker"), now=LATER, conflict=conflict, reason="Another time.")
    assert answered(conflict, 20_000, 21_000).change_kind == "UPDATE"


def test_what_was_published_before_tells_the_usual_step_of_a_total():
    _, conflict = published(8000, 8000, Temporality.CUMULATIVE)
    for day in range(2, 8):
        answered(conflict, 8000 + 10 * day, 8000 + 10 * day, as_of=builders.days(f"2024-11-0{day}"))
        conflict.refresh_from_db()
        reopen_conflict(by=builders.person("checker"), now=LATER, conflict=conflict, reason="Another time.")
    assert "out of all proportion" in asked(conflict, 9000, 9000, as_of=builders.days("2024-11-20"))[1]
