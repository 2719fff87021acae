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
        "mentions": "0", "unanswered": "0", "stale": "1",
    }  # fmt: skip
    case.client("checker").post("/admin/next/")
    assert (shown(checker)["mine"], shown(checker)["unassigned"], shown(approver)["mine"]) == ("1", "0", "0")
    case.says("Ukraine", "up to 12,000 soldiers", accept=False)
    assert shown(checker)["claims"] == "1"
    make.resolution(make.conflict(make.question("Another question")), by=checker)
    assert (shown(checker)["second"], shown(approver)["second"]) == ("0", "1")


def test_heat_is_weight_times_spread_times_age_after_priority(desk: Desk):
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
