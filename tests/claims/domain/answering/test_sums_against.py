"""Parts and periods that together speak against a published answer, though none of them does alone."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from claims.domain import Assertion, Scope, Stance, Temporality, settled
from claims.domain.answering.sums_against import sums_against
from claims.domain.comparing.findings import Kind
from claims.domain.questions.scope import RelationKind
from sources.domain.independence import Id
from tests.claims.domain.cast import claim, days, related

BEDS = Scope("beds", "hospital", "persons", "person", is_count=True)
WARDS = [Scope(f"beds in ward {n}", "hospital", "persons", "person", is_count=True) for n in range(3)]
ARRIVED = Scope("arrived", "port", "persons", "person", temporality=Temporality.FLOW, is_count=True)
WORLD = related(
    *((ward.id, RelationKind.PART_OF, BEDS.id) for ward in WARDS),
    *((a.id, RelationKind.DISJOINT, b.id) for a, b in zip(WARDS, [*WARDS[1:], WARDS[0]], strict=True)),
)
PUBLISHED = settled(BEDS, "published", low=Decimal(100), high=Decimal(120), as_of=days("10-31"))
USED = [claim("A", BEDS, "exactly 100", id="A"), claim("B", BEDS, "exactly 120", id="B")]
AGAINST = frozenset({("published", Kind.CONTRADICTION)})


def wards(*wordings: str, sources: str = "FGE", as_of: str = "10-31") -> list[Assertion]:
    """What three sources say of the three wards."""
    return [
        claim(source, ward, wording, as_of, id=ward.id)
        for source, ward, wording in zip(sources, WARDS, wordings, strict=False)
    ]


def against(
    claims: Sequence[Assertion], answer: Sequence[Assertion] = (PUBLISHED, *USED)
) -> dict[Id, frozenset[tuple[Id, Kind]]]:
    return sums_against(claims, answer, WORLD)


@pytest.mark.parametrize(
    ("wordings", "exceed"),
    [
        (("exactly 40", "exactly 40", "exactly 40"), False),  # 120 of 120
        (("exactly 40", "exactly 40", "exactly 41"), False),  # 121: a slight difference
        (("exactly 40", "exactly 40", "exactly 43"), True),  # 123: more than 2 % of the larger
        (("exactly 40", "exactly 40", "exactly 90"), True),
        (("exactly 40", "exactly 40", "at_least 90"), True),
        (("exactly 40", "exactly 40", "up_to 90"), False),  # as few as there may be
        (("exactly 70", "exactly 70"), True),
        (("exactly 130",), False),  # alone it is no sum: that is compared elsewhere
    ],
)
def test_disjoint_parts_that_exceed_their_published_whole(wordings: tuple[str, ...], exceed: bool) -> None:
    claims = wards(*wordings)
    assert against(claims) == ({each.id: AGAINST for each in claims} if exceed else {})


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        (wards("exactly 70", "exactly 70", as_of="10-20"), set()),  # for another day
        ([*wards("exactly 70"), claim("G", WARDS[1], "exactly 70", "10-20")], set()),
        # who else gives a higher whole is no reason to let the answer stand
        ([*wards("exactly 70", "exactly 70"), claim("H", BEDS, "exactly 900")], {WARDS[0].id, WARDS[1].id}),
        # what its own source has replaced is out of it
        ([claim("F", WARDS[0], "exactly 15", said="11-01"), *wards("exactly 70", "exactly 70")], set()),
        # one source of all the parts
        (wards("exactly 70", "exactly 70", sources="FF"), {WARDS[0].id, WARDS[1].id}),
    ],
)
def test_who_speaks_against_it(claims: list[Assertion], found: set[Id]) -> None:
    assert against(claims) == dict.fromkeys(found, AGAINST)


def test_a_part_that_the_answer_uses_is_added_up_and_speaks_against_nothing() -> None:
    used, new = wards("exactly 70", "exactly 70")
    assert against([used, new], [PUBLISHED, *USED, used]) == {
        new.id: AGAINST | {(used.id, Kind.CONTRADICTION)}
    }


def test_a_used_claim_is_spoken_against_where_it_is_the_answers_end() -> None:
    claims = wards("exactly 70", "exactly 70")
    found = against(claims, USED)
    assert found == {each.id: frozenset({("B", Kind.CONTRADICTION)}) for each in claims}


def test_an_answer_that_gives_no_number_has_no_sum() -> None:
    asked = Scope("any beds", "hospital", "truth", answer=BEDS.answer.YES_NO, minimum=None, additive=False)
    answer = settled(asked, "published", stance=Stance.AFFIRMS, as_of=days("10-31"))
    assert against(wards("exactly 70", "exactly 70"), [answer]) == {}


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("exactly 800", "exactly 900", True),  # 1,700 of 1,200
        ("exactly 500", "exactly 600", False),
        ("exactly 300", "exactly 400", True),  # no day of the year is left out: they must reach 1,000
        ("exactly 800", "up_to 900", False),
        ("at_least 800", "at_least 900", True),
    ],
)
def test_shorter_periods_against_a_published_year(first: str, second: str, found: bool) -> None:
    year = settled(ARRIVED, "published", low=Decimal(1_000), high=Decimal(1_200), as_of=days("01-01/12-31"))
    halves = [
        claim("C", ARRIVED, first, "01-01/06-30"),
        claim("D", ARRIVED, second, "07-01/12-31"),
    ]
    assert sums_against(halves, [year], WORLD) == ({each.id: AGAINST for each in halves} if found else {})
    assert sums_against(halves[:1], [year], WORLD) == {}
