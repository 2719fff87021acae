"""Two weeks side by side, and a topic's whole history."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.examples.people import People
from claims.models import Topic
from claims.reports import history as told_of
from claims.reports.compare import compared
from claims.reports.history import history
from claims.reports.renderings.html import render_comparison
from claims.reports.week import Week
from tests.claims.reports.conftest import people
from tests.claims.reports.recorded import disputed_question, said
from tests.claims.reports.sample import ARMS, EXISTENCE, HOSTILE, HOSTILE_NAMES, REPORT

__all__ = ["people"]
EARLIER = replace(
    REPORT, week=Week(2024, 44), disagreements=(replace(EXISTENCE, state="in_review", claims=1), ARMS)
)


@pytest.fixture
def member(people: People, client: Client) -> Client:
    client.force_login(people.rita)
    return client


def test_what_came_went_and_changed() -> None:
    told = compared(REPORT, EARLIER)
    assert (str(told.earlier), str(told.later)) == ("2024-W44", "2024-W45")
    tables = {table.key: table for table in told.tables}
    assert [row[2:] for row in tables["changes"].rows] == [
        ("State", "In review", "Open"),
        ("Claims", "1", "2"),
    ]
    assert [row[2] for row in tables["came"].rows] == ["Not a contradiction: different scope"]
    assert tables["went"].rows == ()
    assert compared(EARLIER, REPORT) == told, "whichever is given first"


def test_a_week_against_itself_is_the_same() -> None:
    assert compared(REPORT, REPORT).is_same
    assert not compared(REPORT, EARLIER).is_same


def test_hostile_names_are_text() -> None:
    page = render_comparison(compared(HOSTILE, EARLIER))
    assert "<script" not in page
    assert "&lt;b&gt;bold" in page
    assert "\u202e" not in page


def test_two_weeks_have_a_page(member: Client) -> None:
    page = member.get("/reports/2024-W45/against/2024-W44/")
    assert page.status_code == 200
    assert "Only in the later week" in page.content.decode()
    assert "default-src 'none'" in page["Content-Security-Policy"]
    assert member.get("/reports/2024-W45/against/2024-W60/").status_code == 404
    assert member.get("/reports/2024-W45/against/2024-W44/?topic=none").status_code == 404


def test_a_topic_has_a_history(member: Client) -> None:
    slug = Topic.objects.get(name__contains="troops").slug
    page = member.get(f"/topics/{slug}/history/").content.decode()
    assert 'role="img"' in page
    for words in ("1,500", "10,000 to 12,000 people", "Newsroom: published, version 1", "Figures over time"):
        assert words in page
    assert member.get("/topics/none/history/").status_code == 404


def test_history_costs_as_much_for_thirty_questions_as_for_three(people: People) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert history(Topic.objects.get(slug="crowds"), now=timezone.now()).told
        return len(seen)

    for number in range(2):
        disputed_question(people, number, now=timezone.now())
    few = queries()
    for number in range(2, 6):
        disputed_question(people, number, now=timezone.now())
    assert queries() == few


def test_what_may_not_be_shown_is_not_in_the_history(people: People) -> None:
    disputed_question(people, 1, now=timezone.now(), internal=True)
    assert history(Topic.objects.get(slug="crowds"), now=timezone.now()).told == ()


def test_a_history_shows_hostile_names_as_text(people: People, member: Client) -> None:
    for number, name in enumerate(HOSTILE_NAMES):
        if "\x1b" not in name:
            question = disputed_question(people, number, now=timezone.now())
            said(people, question, "12,000", source=name, now=timezone.now())
    page = member.get("/topics/crowds/history/").content.decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    # Isolates of our own are left out: each is closed, and none is within another.
    plain = re.sub("\u2068([^\u2066-\u2069]*)\u2069", r"\1", page)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", plain)
    for name in (
        "Служба безпеки України",
        "وزارة الدفاع",
        "국방부",
        "=HYPERLINK(1)",
        "{{ settings.SECRET_KEY }}",
    ):
        assert name in page


def test_a_long_history_is_read_page_by_page(
    people: People, member: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every claim and every question is met once by whoever follows the links."""
    monkeypatch.setattr(told_of, "MOST", 2)
    monkeypatch.setattr(told_of, "FULL", 3)
    monkeypatch.setattr(told_of, "DRAWN", 2)
    monkeypatch.setattr(told_of, "QUESTIONS", 2)
    for number in range(3):
        question = disputed_question(people, number, now=timezone.now())
    for number in range(7):
        said(people, question, f"{number + 1},500", source="A third", now=timezone.now())
    first = member.get("/topics/crowds/history/").content.decode()
    assert "crowd number 1" in first
    assert "crowd number 2" not in first
    second = member.get(f"/topics/crowds/history/{link(first, 'More questions')}").content.decode()
    assert "More questions" not in second
    page, told = second, figures(second)
    for left in (7, 4, 1):
        assert f"And {left} earlier claim" in page
        page = member.get(f"/topics/crowds/history/{link(page, f'And {left} earlier')}").content.decode()
        assert "(2 of " in page or left == 1
        told += figures(page)
    assert "earlier claim" not in page
    assert sorted(told) == sorted(["10,000", "20,000", *(f"{number + 1},500" for number in range(7))])


def link(page: str, text: str) -> str:
    """Where the link that begins with this text leads."""
    return unescape(re.search(rf'<a href="([^"]+)">{text}', page)[1])  # type: ignore[index]


def figures(page: str) -> list[str]:
    """What the claims of a page's tables say."""
    return re.findall(r"<td[^>]*><bdi>([0-9,]+)</bdi></td>", page)


@pytest.mark.parametrize("query", ["question=x", "after=%00", "question=1&before=2"])
def test_a_key_that_is_none_is_not_found(member: Client, query: str) -> None:
    slug = Topic.objects.get(name__contains="troops").slug
    assert member.get(f"/topics/{slug}/history/?{query}").status_code == 404
