"""The explanations on the two real feeds; the counts are those of the issue, taken with plain loops."""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from benchmarks.feeds import (
    GENERAL_STAFF,
    JHU,
    ORYX,
    WIKIPEDIA,
    covid,
    losses,
    mapped,
    versions,
)
from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.classification import Kind, World, classify
from claims.domain.explaining import (
    ExplanationName,
    Steady,
    definition,
    explain,
    keying_error,
    lag,
    misfit,
    two_definitions,
)
from claims.domain.explaining.digits import Edit, edit_between
from claims.domain.figures.figure import Modality, Written
from claims.domain.figures.interpretation import interpret
from claims.domain.questions.scope import Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import Voice

pytestmark = pytest.mark.needs("data")

QUESTION = Scope("q", "t", "items", "item", temporality=Temporality.CUMULATIVE, is_count=True)


def claim(source, value, day, modality=Modality.STATED):
    figure = interpret(modality, Written.of(modality, str(value)), QUESTION, from_data=True)
    return Assertion(
        (source, day, str(value)), QUESTION, Voice(source, (source, day)), figure,
        as_of=DayRange(day, day), said_on=day, quote_kind=QuoteKind.DATA,
    )  # fmt: skip


def slots():
    for question, sources in covid().items():
        for day in sorted({day for series in sources.values() for day in series.days}):
            yield question, day, {name: v for name, s in sources.items() if (v := s.at(day)) is not None}


def test_covid_counts():
    assert len(covid()) == 368
    found = list(slots())
    assert len(found) == 39_696
    assert sum(len(set(values.values())) > 1 for _, _, values in found) == 17_587


@pytest.mark.whole("test_losses_counts")
@pytest.mark.slow
def test_the_lag_explains_most_of_what_johns_hopkins_and_wikipedia_differ_in():
    differ = explained = 0
    for question, day, values in slots():
        if JHU in values and WIKIPEDIA in values:
            found = lag(covid()[question][JHU], covid()[question][WIKIPEDIA], day)
            if values[JHU] == values[WIKIPEDIA]:
                assert found is None
            differ += values[JHU] != values[WIKIPEDIA]
            explained += found is not None
    assert differ == 17_156
    assert explained >= 11_000


def test_every_fall_of_a_publishers_own_series_is_a_revision():
    fallen = [
        (series.source, earlier, later)
        for sources in covid().values()
        for series in sources.values()
        for earlier, later in pairwise(series.points)
        if later[1] < earlier[1]
    ]
    assert len(fallen) == 213
    assert Counter((later[0] - earlier[0]).days for _, earlier, later in fallen) == {1: 212, 3: 1}
    pairs = [
        (claim(source, before, since), claim(source, after, day))
        for source, (since, before), (day, after) in fallen
    ]
    kinds = {classify(*pair, World()).kind for pair in pairs}
    assert kinds == {Kind.REVISION}


@pytest.mark.slow
def test_losses_counts():
    differ = 0
    kinds = {Modality.AT_LEAST: Counter(), Modality.STATED: Counter()}
    for each in mapped():
        if each.relation == "same":
            for day, confirmed in each.confirmed.points:
                claimed = each.claimed.at(day)
                if claimed is not None:
                    differ += claimed != confirmed
                    for modality, found in kinds.items():
                        pair = claim(GENERAL_STAFF, claimed, day), claim(ORYX, confirmed, day, modality)
                        found[classify(*pair, World()).kind] += 1
    assert {each.category for each in mapped() if each.relation == "same"} == {
        "tank",
        "MRL",
        "aircraft",
        "helicopter",
    }
    assert differ == 2_464
    assert kinds[Modality.AT_LEAST] == {Kind.COMPATIBLE: 2_464}
    assert kinds[Modality.STATED] == {Kind.CONTRADICTION: 2_464}


@pytest.mark.parametrize("category", ["tank", "field artillery"])
def test_claimed_and_confirmed_losses_are_two_definitions(category):
    (pair,) = (each for each in mapped() if each.category == category)
    last = max(set(pair.claimed.days) & set(pair.confirmed.days))
    found = definition(pair.claimed, pair.confirmed, last)
    assert (found.larger, found.smaller, found.what) == (GENERAL_STAFF, ORYX, Steady.RATIO)
    if category == "tank":
        assert float(found.typical) == pytest.approx(2.7, abs=0.05)
    groups = two_definitions([pair.claimed, pair.confirmed], last)
    assert (groups.higher, groups.lower) == ((GENERAL_STAFF,), (ORYX,))


@pytest.mark.parametrize(
    ("place", "measure", "day", "wrong", "meant"),
    [
        ("Pakistan", "deaths", date(2020, 4, 30), 3343, {343, 334, 333}),
        ("Morocco", "cases", date(2020, 7, 7), 143_279, {14_379}),
        ("Portugal", "cases", date(2020, 6, 29), 411_646, {41_646}),
        ("South Africa", "deaths", date(2020, 5, 21), 3139, {339, 313}),
    ],
)
def test_keying_errors_of_wikipedia(place, measure, day, wrong, meant):
    sources = covid()[place, measure]
    found = misfit(sources[WIKIPEDIA], day, sources[JHU], never_falls=True)
    assert (found.source, found.figure) == (WIKIPEDIA, wrong)
    assert found.meant in meant
    pair = claim(WIKIPEDIA, wrong, day), claim(JHU, sources[JHU].at(day), day)
    assert explain(*pair, history=tuple(sources.values()))[0].name is ExplanationName.KEYING_ERROR


def test_one_digit_edits_among_the_revisions():
    """234 of the 245 revised figures are numbers throughout; 86 of them ended one digit from where they
    began (changed, dropped or added; in 4 more two were transposed), and 66 went back to the first value."""
    texts = {}
    for each in versions():
        texts.setdefault((each.day, each.category), []).append(each.text)
    assert len(texts) == 245
    numeric = [[Decimal(t) for t in each] for each in texts.values() if all(t.isdecimal() for t in each)]
    assert len(numeric) == 234
    edits = Counter(edit_between(each[0], each[-1]) for each in numeric)
    assert sum(edits[kind] for kind in (Edit.CHANGED, Edit.DROPPED, Edit.DOUBLED)) == 86
    assert edits[Edit.TRANSPOSED] == 4
    assert sum(each[0] == each[-1] for each in numeric) == 66
    assert keying_error(Decimal(113_990), Decimal(113_390)) is not None


def test_the_feeds_are_read_whole():
    assert sum(len(series.points) for sources in covid().values() for series in sources.values()) == 93_824
    assert len(losses()[GENERAL_STAFF]["tank"].points) == 1_626
