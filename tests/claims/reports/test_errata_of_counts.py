"""Errata of counts: a report told how many independent sources stand behind a figure, and they are others."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from claims.examples.people import People
from claims.models import Erratum, VerifiedFigure, WeeklyReport
from claims.reports.issuing.errata import errata
from claims.reports.issuing.issuing import issue
from claims.reports.week import Week
from claims.services.correcting.overruling import lift_overrule
from claims.services.correcting.sameness import merge_sources, separate_sources
from claims.services.correcting.sources import correct_source
from sources.models import Source
from tests import builders as make

LATER = make.NOW + timedelta(days=14)


@pytest.fixture
def figure(people: People) -> VerifiedFigure:
    """Published with two independent sources behind it."""
    about = make.question("How many were killed?", slug="killed")
    for name, value in (("An office", "8,000"), ("A survey", "8,100"), ("A paper", "20,000")):
        make.claim(about, make.source(name), f"about {value} people", accept=True, chain_complete=True)
    made = make.settle(about.conflicts.get(), single_voice_reason="")
    assert made.independent_count == 2
    return made


def issued(people: People, *, days: int = 9) -> WeeklyReport:
    week = Week.of(make.NOW.date())
    return next(report for report, _ in issue(week, by=people.editor, now=make.NOW + timedelta(days=days)))


def counts(report: WeeklyReport) -> list[int | None]:
    return list(report.errata.order_by("recorded_at", "id").values_list("independent", flat=True))


def by_name(name: str) -> Source:
    return Source.objects.get(name=name)


@pytest.mark.check("test_whatever_independence_rests_on_is_told_where_it_changes_the_count")
def test_a_merge_that_changes_a_published_count_is_an_erratum_and_separating_again_another(
    people: People, figure: VerifiedFigure, client: Client
) -> None:
    report = issued(people)
    merge = merge_sources(
        by=people.chen, now=LATER, source=by_name("An office"), into=by_name("A survey"), reason="One body."
    )
    assert counts(report) == [1]
    (told,) = errata(report, now=LATER)
    assert (told.record, told.change) == ("figure", "recounted")
    assert "with 2 independent sources behind it. By what is known of them since" in told.text
    assert "it is 1 independent source. (publication" in told.text
    client.force_login(people.rita)
    assert told.text in client.get(f"/reports/{report.week}/").content.decode()
    separate_sources(by=people.chen, now=LATER + timedelta(hours=1), merge=merge, reason="Two.")
    assert counts(report) == [1, 2]
    assert len(errata(report, now=LATER)) == 2


def merged_with_the_paper(people: People) -> None:
    merge_sources(
        by=people.chen, now=LATER, source=by_name("A paper"), into=by_name("A newsroom"), reason="One body."
    )


def spoken_for(people: People) -> None:
    correct_source(
        by=people.editor, now=LATER, source=by_name("An office"), parent=by_name("A survey"), reason="It is."
    )


def found_dependent(people: People) -> None:
    found = make.overrule(by_name("An office"), by_name("A survey"), "dependent")
    assert counts(WeeklyReport.objects.get()) == [1]
    lift_overrule(by=people.chen, now=LATER, overrule=found)


@pytest.mark.parametrize(
    ("change", "told"),
    [(merged_with_the_paper, []), (spoken_for, [1]), (found_dependent, [1, 2])],
)
def test_whatever_independence_rests_on_is_told_where_it_changes_the_count(
    people: People, figure: VerifiedFigure, change: Callable[[People], None], told: list[int]
) -> None:
    make.source("A newsroom")
    make.claim(make.question("How many were hurt?", slug="hurt"), by_name("A newsroom"), "about 5 people")
    report = issued(people)
    change(people)
    assert counts(report) == told


def test_a_report_issued_after_the_change_says_so_from_the_first(
    people: People, figure: VerifiedFigure
) -> None:
    merge_sources(
        by=people.chen, now=make.NOW + timedelta(days=1), source=by_name("An office"),
        into=by_name("A survey"), reason="One body.",
    )  # fmt: skip
    assert not Erratum.objects.exists(), "no report has told it yet"
    assert counts(issued(people)) == [1]
