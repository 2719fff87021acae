"""The invented topic of the demo: every moment of a figure's life, marked wherever it is read."""

import csv
import json
import re
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused
from claims.domain.lifecycle import ChangeKind
from claims.domain.rehearsal import REHEARSAL
from claims.examples.people import demo_people
from claims.examples.rehearsal import load_rehearsal, rehearsal_day
from claims.examples.rehearsal_rows import MOVED
from claims.models import Delivery, Publication, Question, Topic, VerifiedFigure
from claims.reports.building.build import build
from claims.reports.renderings import Format, render
from claims.reports.week import Week
from claims.services.notifications.webhooks import message
from claims.wording import rehearsal
from tests import builders

INVENTED = str(rehearsal.INVENTED)

TODAY = timezone.now().date()
"""From which the days count back; yesterday would do as well."""


@pytest.fixture(scope="module")
def own_database(database_of_the_module):
    with override_settings(REHEARSAL_DAY=TODAY):
        load_rehearsal(demo_people(), rehearsal_day())
    return database_of_the_module


@pytest.fixture
def reading(own_database, db, settings, client):
    """What anybody is given at an address."""
    settings.PUBLIC_READ = True

    def read(path):
        answer = client.get(path)
        assert answer.status_code == 200, path
        return answer.getvalue().decode()

    return read


def moved():
    return Question.objects.get(slug=MOVED)


def test_there_is_a_figure_at_every_moment_of_its_life(reading):
    found = json.loads(reading("/api/v1/figures/"))["results"]
    told = {(each["change_kind"], each["standing"]) for each in found}
    assert told == {
        ("NEW", "verified"),
        ("CHALLENGED", "verified"),
        ("DISPUTED", "disputed"),
        ("HOLD", "on_hold"),
        ("NEW", "stale"),
        ("CORRECTED", "verified"),
    }


def test_its_days_count_back_from_one_day(own_database, db):
    days = {row.published_at.date() for row in Publication.objects.all()}
    assert days == {TODAY - timedelta(days=4), TODAY - timedelta(days=2)}


def test_json_says_that_it_is_invented(reading):
    for path in ("figures/", f"figures/{moved().pk}/history/", "figures/?fields=low"):
        for each in json.loads(reading(f"/api/v1/{path}"))["results"]:
            assert each["rehearsal"] is True
            assert not each.get("display") or each["display"]["text"].startswith("REHEARSAL, INVENTED: ")
    for change in json.loads(reading("/api/v1/changes/"))["results"]:
        assert change["new"]["rehearsal"] is True


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "ko", "uk"])
@pytest.mark.parametrize("style", ["agency", "broadcaster", "short"])
def test_what_is_printed_begins_with_it_in_every_style(reading, language, style):
    path = f"/api/v1/figures/{moved().pk}/?lang={language}&style={style}"
    text = json.loads(reading(path))["display"]["text"]
    assert text.split(":")[0].isupper() or language == "ko"
    assert text.startswith(
        ("ÜBUNG, ", "REHEARSAL, ", "SIMULACRO, ", "EXERCICE, ", "연습용 가상 수치:", "НАВЧАННЯ, ")
    )


def test_every_other_output_says_it_too(reading):
    rows = list(csv.DictReader(StringIO(reading("/api/v1/figures/sheet/"))))
    assert {row["rehearsal"] for row in rows} == {"yes"}
    feed = reading("/api/v1/changes/atom/")
    assert feed.count(f">{INVENTED}") == feed.count("<entry>") == feed.count(f'term="{REHEARSAL}"')
    page = f"/figures/{moved().pk}/"
    assert reading("/figures/").count(INVENTED) == 6
    for path in (page, f"{page}card/"):
        assert re.search(rf'<p class="invented"[^>]*>{INVENTED}</p>', reading(path))
    nodes = json.loads(reading(f"/api/v1/claim-reviews/{moved().pk}/"))["@graph"]
    assert INVENTED in nodes[0]["description"]
    assert all(INVENTED in node["creativeWorkStatus"] for node in nodes[1:])
    sent = message(Delivery(publication=Publication.objects.first()), timezone.now())
    assert json.loads(sent)["data"]["rehearsal"] is True


def test_a_report_says_it_with_every_topic_it_names(own_database, db):
    topic = Topic.objects.get(slug=REHEARSAL)
    report = build(Week.of(TODAY - timedelta(days=2)), topic=topic, now=timezone.now())
    assert report.figures
    assert INVENTED in str(render(report, Format.MD))


def test_one_figure_moves_on_through_every_moment(own_database, db):
    told = []
    for _ in range(7):
        out = StringIO()
        call_command("rehearse", stdout=out)
        told.append(out.getvalue().split(":")[0])
    assert told == ["CHALLENGED", "DISPUTED", "REFILE", "HOLD", "WITHDRAWN", "CORRECTED", "CHALLENGED"]
    kinds = VerifiedFigure.objects.filter(question__slug=MOVED).values_list("change_kind", flat=True)
    assert {ChangeKind.HOLD, ChangeKind.WITHDRAWN} <= set(kinds)


def test_it_refuses_beside_the_figures_of_a_newsroom(own_database, db):
    builders.figure()
    with pytest.raises(CommandError, match="holds figures of a newsroom"):
        call_command("rehearse", stdout=StringIO())
    with pytest.raises(Refused, match="holds figures of a newsroom"):
        load_rehearsal(demo_people(), date(2026, 11, 1))
