"""The queue: what needs whom, and what is most pressing."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from claims.admin.queue.presets import by_heat, counts
from claims.models import Conflict, PullCount
from claims.services.access.tokens import make_token
from claims.services.notifications.notices import keep_pulls
from tests import builders as make
from tests.claims.admin.conftest import Desk


def shown(person: Any) -> dict[str, str]:
    return {one["preset"].name: one["count"] for one in counts(person, timezone.now())}


def test_presets_follow_the_work(case: Desk):
    checker, approver = case.person("checker"), case.person("approver")
    assert shown(checker) == {
        "open": "1", "mine": "0", "unassigned": "1", "second": "0", "returned": "0",
        "claims": "0",
        "mentions": "0", "unanswered": "0", "reported": "0", "readings": "0", "stale": "1",
    }  # fmt: skip
    case.client("checker").post("/admin/next/")
    assert (shown(checker)["mine"], shown(checker)["unassigned"], shown(approver)["mine"]) == ("1", "0", "0")
    case.says("Ukraine", "up to 12,000 soldiers", accept=False)
    assert shown(checker)["claims"] == "1"
    make.resolution(make.conflict(make.question("Another question")), by=checker)
    assert (shown(checker)["second"], shown(approver)["second"]) == ("0", "1")


def test_priority_then_weight_then_today_then_news_value(desk: Desk):
    """A wide old case stays behind a heavier one, and behind what came today; waiting counts two weeks."""
    old, older, fresh, heavy = (
        _opened(name, weeks) for name, weeks in (("A", 4), ("B", 40), ("C", 0), ("D", 1))
    )
    Conflict.objects.exclude(pk=heavy.pk).update(severity=1)
    Conflict.objects.filter(pk=old.pk).update(relative_spread=9)
    now = make.NOW
    ranked = list(by_heat(Conflict.objects.all(), now))
    assert ranked == [heavy, fresh, old, older]
    assert [one.today for one in ranked] == [0, 1, 0, 0]
    Conflict.objects.filter(pk=old.pk).update(relative_spread=older.relative_spread)
    first, second = list(by_heat(Conflict.objects.all(), now))[2:]
    assert first.heat == pytest.approx(second.heat), "40 weeks count like four, and four like two"
    Conflict.objects.filter(pk=older.pk).update(priority=1)
    assert by_heat(Conflict.objects.all(), now)[0] == older


def _opened(name: str, weeks: int) -> Conflict:
    """A conflict that was opened so many weeks ago."""
    about, now = make.question(f"{name}?"), make.NOW - timedelta(weeks=weeks)
    for voice, quote in (("United States", "about 8,000 soldiers"), ("Ukraine", "about 20,000 soldiers")):
        make.claim(about, make.source(voice), quote, now=now)
    return Conflict.objects.get(question=about)


def test_a_row_is_decided_in_place_and_undone(case: Desk):
    claim = case.says("Ukraine", "up to 12,000 soldiers", accept=False)
    checker = case.client("checker")
    page = checker.get("/admin/?show=claims").content.decode()
    assert f'<form id="act-{claim.pk}"' in page
    assert 'formaction="/admin/claims/claim/bulk/accept/"' in page
    given = {"_selected_action": str(claim.pk), "confirmed": "1", "back": "/admin/?show=claims"}
    answer = checker.post("/admin/claims/claim/bulk/accept/", given)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/?show=claims")
    undo = checker.get("/admin/?show=claims").context["undo"]
    answer = checker.post(
        undo["url"], {**given, "_selected_action": undo["ids"], "reason": undo["reason"]}, follow=True
    )
    assert answer.redirect_chain == [("/admin/?show=claims", 302)]
    claim.refresh_from_db()
    assert claim.state == "candidate"
    answer = checker.post("/admin/claims/claim/bulk/reject/", {**given, "reason": "Another place."})
    claim.refresh_from_db()
    assert (answer.status_code, claim.state) == (302, "rejected")


def test_a_row_of_somebody_else_is_not_taken(case: Desk):
    assert "bulk/take/" in case.client("checker").get("/admin/?show=open").content.decode()
    case.client("checker").post("/admin/next/")
    page = case.client("approver").get("/admin/?show=open").content.decode()
    assert 'form="act-' not in page
    assert "bulk/dismiss/" in page
    assert 'id="act-' not in case.client("reader").get("/admin/").content.decode()


def test_a_wider_difference_is_more_of_a_case(desk: Desk):
    narrow = make.conflict(make.question("Narrow"), low="about 10,000 people", high="about 15,000 people")
    wide = make.conflict(make.question("Wide"), low="about 100 people", high="about 15,000 people")
    now = timezone.now()
    assert list(by_heat(Conflict.objects.all(), now)) == [wide, narrow]
    Conflict.objects.filter(pk=narrow.pk).update(priority=1)
    assert list(by_heat(Conflict.objects.all(), now)) == [narrow, wide]


def test_what_is_pulled_often_comes_first_and_fades(desk: Desk):
    one, other = (make.conflict(make.question(name)) for name in ("One", "Two"))
    now = timezone.now()
    assert list(by_heat(Conflict.objects.all(), now)) == [one, other]
    figure = make.settle(other)
    Conflict.objects.filter(pk=other.pk).update(state="open")
    boss = desk.person("editor-in-chief")
    token, _text = make_token(by=boss, now=now, name="CMS", owner=boss, scopes=["figures:read"])
    for _ in range(3):
        keep_pulls(Counter({(token.pk, figure.publication.pk): 3}), now=now)
    assert PullCount.objects.get().pulls == pytest.approx(9)
    ranked = by_heat(Conflict.objects.all(), now)
    assert list(ranked) == [other, one]
    assert ranked[0].heat == pytest.approx(2 * ranked[1].heat)
    keep_pulls([(token.pk, figure.publication.pk)], now=now + timedelta(days=7))
    assert PullCount.objects.get().pulls == pytest.approx(9 / 2 + 1)
    years = now + timedelta(days=700)
    last = by_heat(Conflict.objects.all(), years)
    assert last[0].heat == pytest.approx(last[1].heat)


def test_narrowing_by_words_and_topic(case: Desk):
    checker = case.client("checker")
    assert len(checker.get("/admin/?q=russia+troops").context["rows"]) == 1
    assert checker.get("/admin/?q=trenches").context["rows"] == []
    assert checker.get("/admin/?topic=elsewhere").context["rows"] == []
    assert checker.get("/admin/?show=nonsense&p=-1&q=%00%25_").status_code == 200


def test_a_stranger_without_a_role_sees_no_list(desk: Desk):
    person = desk.person("", "stranger")
    person.is_staff = True
    person.save()
    response = desk.client("", "stranger").get("/admin/")
    assert response.status_code == 200
    assert "Your role has no lists" in response.content.decode()


def test_stale_means_two_weeks_without_change(case: Desk):
    assert shown(case.person("checker"))["stale"] == "1"
    Conflict.objects.update(changed_at=timezone.now() - timedelta(days=3))
    assert shown(case.person("checker"))["stale"] == "0"


def test_whoever_is_mentioned_finds_the_note(case: Desk):
    dora = case.person("checker", "dora")
    case.client("checker").post(
        f"/admin/claims/conflict/{case.conflict().pk}/note/", {"text": "Look, @dora."}
    )
    assert shown(dora)["mentions"] == "1"
    page = case.client("checker", "dora").get("/admin/?show=mentions&q=look")
    assert [row.title for row in page.context["rows"]] == ["Look, @dora."]
    assert str(case.conflict().pk) in page.content.decode()
    assert case.client("checker", "dora").get("/admin/?show=mentions&q=elsewhere").context["rows"] == []
