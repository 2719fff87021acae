"""Long reports: of very many claims the latest are read, and what is folded is counted."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from claims.examples.people import People
from claims.models import Conflict
from claims.reports.building.build import build
from claims.reports.building.conflict_status import standings
from claims.reports.layout import print_layout
from claims.reports.layout.pictures import interval_picture
from claims.reports.layout.truncation import drawn, folded
from claims.reports.length_limits import DRAWN, POSITIONS, SAID
from claims.reports.period import period_of
from claims.reports.renderings import RENDERERS, Format, render
from claims.reports.report import Disagreement, ReportPosition
from claims.reports.week import Week
from claims.views import conflict_claims
from claims.views.audience import reader
from claims.views.conflict import evidence
from claims.views.dossier import dossiers
from tests.claims.reports.reading import readable
from tests.claims.reports.recorded import disputed_question, said
from tests.claims.reports.sample import EXISTENCE, NIS, REPORT

W46 = Week(2024, 46)
TUESDAY = datetime(2024, 11, 12, 9, tzinfo=UTC)
MANY = 12


@pytest.fixture
def much_said(people: People, monkeypatch: pytest.MonkeyPatch) -> Conflict:
    """A disagreement with more claims than twice what is told of one."""
    monkeypatch.setattr(conflict_claims, "LATEST", 4)
    question = disputed_question(people, 1, now=TUESDAY)
    for number in range(MANY - 2):
        said(people, question, f"{20_100 + number}", source=f"Paper {number}", now=TUESDAY)
    return question.conflicts.get()


def told_of(conflict: Conflict) -> Disagreement:
    (found,) = (one for one in build(W46).disagreements if one.conflict == str(conflict.pk))
    return found


def test_of_very_many_claims_the_latest_are_told_and_its_witnesses(much_said: Conflict) -> None:
    told = told_of(much_said)
    claims = {one.claim for held in told.positions for one in held.said}
    assert 4 <= len(claims) <= 6
    assert {str(much_said.witness_a.claim_id), str(much_said.witness_b.claim_id)} <= claims
    assert (told.claims, told.older) == (MANY, MANY - len(claims))
    assert told.spread is not None
    assert told.spread.lowest == 10_000, "what is counted is counted over all"
    for form in (Format.HTML, Format.MD, Format.TERMINAL):
        assert f"the latest of {MANY} claims" in " ".join(RENDERERS[form](build(W46)).split())


@pytest.mark.check("test_of_very_many_claims_the_latest_are_told_and_its_witnesses")
def test_where_one_is_hidden_the_rules_are_asked_over_all_the_others(
    people: People, much_said: Conflict
) -> None:
    before = told_of(much_said)
    said(people, much_said.question, "90,000", source="Secret bureau", now=TUESDAY, internal=True)
    after = told_of(much_said)
    assert (after.claims, after.spread) == (before.claims, before.spread)
    assert "Secret bureau" not in repr(build(W46))


def test_few_claims_are_read_as_the_desk_reads_them(people: People) -> None:
    disputed_question(people, 1, now=TUESDAY)
    stood = standings(period_of(W46, now=datetime(2024, 12, 1, tzinfo=UTC)))
    at = W46.ends(UTC)
    theirs = dossiers([one.conflict for one in stood], at=at)
    assert stood
    read = evidence([(one.conflict, one.found) for one in stood], reader(at, known_at=at))
    for mine, other in zip(read, theirs, strict=True):
        assert mine is not None
        assert mine.older == 0
        assert set(mine.rows) == set(other.claims)
        assert {one.id for one in mine.assertions} == {one.id for one in other.assertions}


def held(number: int, claims: int = 1) -> ReportPosition:
    each = tuple(
        replace(NIS, claim=f"c-{number}-{n}", source=f"S{number}-{n}", said_on=date(2024, 10, 1 + n))
        for n in range(claims)
    )
    return replace(EXISTENCE.positions[1], letter=f"P{number}", said=each, independent=number % 5)


LONG = replace(
    EXISTENCE, positions=tuple(held(number, claims=1 + 14 * (number == 4)) for number in range(30)), claims=44
)


def test_the_best_supported_positions_are_told_in_full() -> None:
    parts = folded(LONG)
    assert len(parts.full) == POSITIONS
    assert {one.independent for one in parts.full} == {4}
    assert (len(parts.brief), parts.claims) == (30 - POSITIONS, 26)


def test_a_plot_has_room_for_so_many_claims() -> None:
    assert len(drawn(LONG)) == DRAWN
    assert f"({DRAWN} of 44 claims drawn)" in interval_picture(LONG, 1)
    assert drawn(EXISTENCE) == {said.claim for at in EXISTENCE.positions for said in at.said}


@pytest.mark.parametrize("form", [Format.HTML, Format.MD, Format.TERMINAL, Format.PDF, Format.EML])
def test_what_is_folded_is_counted(form: Format) -> None:
    text = " ".join(readable(replace(REPORT, disagreements=(LONG,)), form).split())
    assert "26 more positions, 26 claims" in text
    assert f"{15 - SAID} earlier claims of this position" in text


def test_files_leave_out_nothing() -> None:
    whole = replace(REPORT, disagreements=(LONG,))
    for form in (Format.CSV, Format.JSON):
        made = render(whole, form)
        assert isinstance(made, str)
        assert all(f"S{number}-0" in made for number in range(30))


@pytest.mark.parametrize("form", [Format.PDF, Format.EML])
def test_print_and_mail_tell_a_few_and_count_the_others(
    form: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(print_layout, "PRINTED", 1)
    text = " ".join(readable(REPORT, form).split())
    assert "1 more is listed at a glance above" in text
