"""One number in two units, a zero too many, and a part that exceeds its whole: what each suggests."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.domain import Assertion, Modality, Relations, Scope, Temporality, World, Written, interpret
from claims.domain.explaining import Strength, explain, part_exceeds_whole
from claims.domain.explaining.explanation import ExplanationName
from claims.domain.explaining.slips import factor_of_ten, one_number_in_two_units
from claims.domain.questions.scope import RelationKind
from claims.domain.questions.times import DayRange
from tests.claims.domain.cast import days
from tests.claims.domain.present import there

from .made import claim

RANGE_OF_IT = Scope("how far it flew", "missiles", "length", "kilometre", temporality=Temporality.STOCK)
OF_IT = Scope("how far over sea", "missiles", "length", "kilometre", temporality=Temporality.STOCK)
SPENT = Scope("spent", "budget", "mass", "tonne", temporality=Temporality.FLOW)


def length(source: str, value: str, unit: str = "", question: Scope = RANGE_OF_IT) -> Assertion:
    figure = interpret(Modality.STATED, Written(best=value, unit=unit), question)
    return replace(claim(source, 1), id=f"{source} {value} {unit}", question=question, figure=figure)


class TestOneNumberInTwoUnits:
    @pytest.mark.parametrize(
        ("first", "second", "strength"),
        [
            (("650", "mile"), ("650", "kilometre"), Strength.FAIR),
            (("650", ""), ("650", "mile"), Strength.FAIR),
            (("600", "mile"), ("600", "kilometre"), Strength.WEAK),  # one said digit
            (("650", "mile"), ("640", "kilometre"), None),
            (("650", "kilometre"), ("650", ""), None),
        ],
    )
    def test_two_claims(
        self, first: tuple[str, str], second: tuple[str, str], strength: Strength | None
    ) -> None:
        a, b = length("A", *first), length("B", *second)
        found = [each for each in explain(a, b) if each.name is ExplanationName.UNIT_SLIP]
        assert [each.strength for each in found] == ([] if strength is None else [strength])
        assert explain(a, b) == explain(b, a)

    def test_how_it_is_told(self) -> None:
        (found,) = explain(length("A", "650", "mile"), length("B", "650", "kilometre"))
        assert found.sentence == (
            "Both say 650, one in miles, the other in kilometres: one unit may be wrong."
        )

    @pytest.mark.parametrize("values", [("0", "0"), ("5", "5")])
    def test_what_is_the_same_length_is_no_slip(self, values: tuple[str, str]) -> None:
        a, b = (Decimal(value) for value in values)
        assert one_number_in_two_units((a, (Decimal(5), "mile")), (b, (Decimal(5), "kilometre"))) is None


@pytest.mark.parametrize(
    ("x", "y", "factor"),
    [
        ("300000", "3000000", 10),
        ("4", "400", 100),
        ("12", "120000", 10**4),
        ("12", "1200000", 10**5),  # 12 lakh
        ("5", "50000000", 10**7),  # 5 crore
        ("-3", "-30", 10),
        ("3", "3000", None),  # a thousand is a unit slip
        ("3", "-30", None),
        ("0", "30", None),
        ("3", "31", None),
    ],
)
def test_factors_of_ten_that_scale_words_are_taken_for(x: str, y: str, factor: int | None) -> None:
    found = factor_of_ten(Decimal(x), Decimal(y))
    assert (None if found is None else found.factor) == factor
    assert found == factor_of_ten(Decimal(y), Decimal(x))
    if found is not None:
        zeros = "a zero" if factor == 10 else f"{len(str(factor)) - 1} zeros"
        assert f"there may be {zeros} too many or too few, or " in found.sentence


@pytest.mark.parametrize(("value", "unit"), [("1.2 million", "mile"), ("5 thousand", "metre")])
def test_of_a_number_in_words_no_key_was_missed(value: str, unit: str) -> None:
    found = explain(length("A", value, unit), length("B", "12000", "metre"))
    assert ExplanationName.KEYING_ERROR not in {each.name for each in found}


class TestAPartThatExceedsItsWhole:
    def test_a_period_within_a_longer_one(self) -> None:
        def spent(source: str, value: str, period: str) -> Assertion:
            figure = interpret(Modality.EXACTLY, Written(best=value), SPENT)
            when: DayRange | None = days(period)
            return replace(claim(source, 1), id=source, question=SPENT, figure=figure, as_of=when)

        year, months = spent("A", "50", "01-01/12-31"), spent("B", "80", "04-01/12-31")
        found = there(part_exceeds_whole(year, months, World()))
        assert (found.part, found.whole, found.of_time) == ("B", "A", True)
        assert found == part_exceeds_whole(months, year, World())
        assert found.sentence == (
            "B's period is a part of A's, and its amount is larger: one figure is wrong, one period is, "
            "or they measure two things."
        )

    def test_by_nothing_that_could_be_named(self) -> None:
        """Less than 5 km in all, and at least 5 km over sea: they exclude each other, and touch."""
        world = World(relations=Relations.of_recorded([(OF_IT.id, RelationKind.PART_OF, RANGE_OF_IT.id)]))
        whole, part = length("A", "5"), length("B", "5", question=OF_IT)
        whole = replace(whole, figure=interpret(Modality.LESS_THAN, Written(best="5"), RANGE_OF_IT))
        part = replace(part, figure=interpret(Modality.AT_LEAST, Written(best="5"), OF_IT))
        found = there(part_exceeds_whole(part, whole, world))
        assert found.gap == 0
        assert found.sentence == (
            "B counts a part of what A counts, and finds more: one figure is wrong, "
            "or one question is not part of the other."
        )
