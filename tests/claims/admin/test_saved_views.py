"""Saved views: a list as somebody wants to see it again, shared or not, and given up by its owner."""

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import Conflict, SavedView
from claims.services.triage.saved_views import MOST_VIEWS, give_up_view, save_view
from claims.services.triage.triage import schedule_conflict
from tests import builders as make
from tests.claims.admin.conftest import Desk

ADD = "/admin/claims/savedview/add/"


def save(desk: Desk, name: str = "Heavy ones", **given: Any) -> SavedView:
    kept = {"by": desk.person("checker"), "now": timezone.now(), "show": "open", **given}
    return save_view(name=name, **kept)


def test_from_a_narrowed_list_to_a_view_and_back(case: Desk):
    checker = case.client("checker")
    topic = case.russia.topic
    page = checker.get(f"/admin/?show=open&q=troops&topic={topic.slug}&weight=3&order=oldest")
    assert len(page.context["rows"]) == 1
    form = checker.get(page.context["save_url"]).context["form"]
    given = {name: form[name].value() or "" for name in ("show", "words", "topic", "weight", "order")}
    assert given == {"show": "open", "words": "troops", "topic": topic.slug, "weight": "3", "order": "oldest"}
    answer = checker.post(ADD, {**given, "name": "Russia, heavy"})
    made = SavedView.objects.get()
    assert parse_qs(urlsplit(answer.url).query) == {
        "show": ["open"], "q": ["troops"], "topic": [topic.slug], "weight": ["3"], "order": ["oldest"],
        "view": [str(made.pk)],
    }  # fmt: skip
    again = checker.get(answer.url)
    assert [(view.name, here) for view, _url, here in again.context["views"]] == [("Russia, heavy", True)]
    assert len(again.context["rows"]) == 1
    assert again.context["give_up_url"]


def test_views_are_ones_own_unless_shared(case: Desk):
    save(case, "Mine alone")
    save(case, "For all", shared=True)
    seen = [view.name for view, _url, _here in case.client("approver").get("/admin/").context["views"]]
    assert seen == ["For all"]
    listed = case.client("approver").get("/admin/claims/savedview/").content.decode()
    assert "For all" in listed
    assert "Mine alone" not in listed


def test_saved_anew_under_its_name_it_takes_the_place_of_the_old_one(desk: Desk):
    old = save(desk, show="open")
    new = save(desk, show="stale")
    old.refresh_from_db()
    assert old.superseded_at is not None
    assert list(SavedView.objects.live()) == [new]


def test_only_its_owner_gives_it_up(desk: Desk):
    view = save(desk, shared=True)
    with pytest.raises(Refused, match="it belongs to another person"):
        give_up_view(by=desk.person("approver"), now=timezone.now(), view=view)
    answer = desk.client("approver").post(f"/admin/claims/savedview/{view.pk}/give-up/")
    assert answer.status_code == 400
    assert desk.client("checker").post(f"/admin/claims/savedview/{view.pk}/give-up/").status_code == 302
    with pytest.raises(StaleState):
        give_up_view(by=desk.person("checker"), now=timezone.now(), view=view)


def test_another_persons_private_view_is_not_there(desk: Desk):
    view = save(desk)
    assert desk.client("approver").get(f"/admin/claims/savedview/{view.pk}/give-up/").status_code == 404


def test_there_is_an_end_to_views(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claims.services.triage.saved_views.MOST_VIEWS", 2)
    for number in range(2):
        save(desk, f"View {number}")
    with pytest.raises(Refused, match="delete one first"):
        save(desk, "One more")
    save(desk, "View 1")  # in the place of another it is none more
    assert MOST_VIEWS > 2


@pytest.mark.parametrize(
    "query",
    ["weight=9", "order=sideways", "view=%00", "weight=x&order=&topic=%27", f"q={'long ' * 90}", "order=due"],
)
def test_an_address_that_makes_no_sense_narrows_nothing_that_it_should_not(case: Desk, query: str):
    assert case.client("checker").get(f"/admin/?show=open&{query}").status_code == 200
    assert case.client("checker").get(f"/admin/?show=claims&{query}").status_code == 200


@pytest.mark.parametrize("order", ["newest", "oldest", "due", "pressing"])
def test_orders(desk: Desk, order: str):
    first, later = make.conflict(make.question("One")), make.NOW + timedelta(days=1)
    for source, quote in (("US", "about 8,000 soldiers"), ("South Korea", "about 20,000 soldiers")):
        make.claim(make.question("Two"), make.source(source), quote, now=later)
    second = Conflict.objects.get(question=make.question("Two"))
    schedule_conflict(by=desk.person("checker"), now=later, conflict=second, due_at=later, priority=0)
    rows = desk.client("checker").get(f"/admin/?show=open&order={order}").context["rows"]
    wanted = {"newest": second, "oldest": first, "due": second, "pressing": first}[order]
    assert rows[0].pk == wanted.pk


def test_the_filters_stay_when_another_list_is_chosen_and_after_an_action(case: Desk):
    checker = case.client("checker")
    page = checker.get("/admin/?show=open&q=troops&weight=3").content.decode()
    assert "?show=mine&amp;q=troops&amp;weight=3" in page
    here = "/admin/?show=open&q=troops&weight=3"
    answer = checker.post(
        "/admin/claims/conflict/bulk/take/", {"_selected_action": str(case.conflict().pk), "back": here}
    )
    assert answer.url == here
