"""What is offered to settle a question, and why what is not is not."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from claims.domain import (
    Answer,
    Assertion,
    Method,
    Modality,
    Proposal,
    Relations,
    Scope,
    Stance,
    Temporality,
    Use,
    Voice,
    World,
    Written,
    date_figure,
    interpret,
    positions,
    propose,
    suggested_uses,
)
from claims.domain.comparing.sentences import Teller, in_words, shown
from claims.domain.grading import Credibility
from claims.domain.lifecycle import Rank
from claims.domain.questions.scope import RelationKind
from claims.domain.saying import named as listed
from claims.domain.weighing.convergence import converge
from sources.domain.kinds import Reliability
from tests.claims.domain.present import there

from .cast import ARMS, DEAD, IN_RUSSIA, NEAR_BORDER, SINCE_TEST, TRENCH_A, WORLD, claim
from .explanations import made as a_series


def proposals(
    claims: Sequence[Assertion], question: Scope = TRENCH_A, world: World = WORLD, **names: str
) -> dict[Method, Proposal]:
    return {p.method: p for p in propose(question, claims, world, dict(names.items()))}


def said(*wordings: str, **more: Any) -> list[Assertion]:
    return [
        claim(source, TRENCH_A, wording, **more) for source, wording in zip("ABCDEFG", wordings, strict=False)
    ]


class TestReportRange:
    """Smallest to largest value as written over the credible claims."""

    def test_each_end_is_attributed(self) -> None:
        found = proposals(said("approx 160", "at_least 150", "range 155 170"), A="the army", C="a survey")
        span = found[Method.REPORT_RANGE]
        assert (span.low, span.best, span.high) == (Decimal(155), None, Decimal(170))
        assert span.text == "trench A: from 155 (a survey) to 170 metres (a survey); B: at least 150 metres."

    def test_a_total_that_rests_on_an_earlier_day_is_for_that_day_with_all_that_spoke_for_it(self) -> None:
        others = [
            claim("A", DEAD, "exactly 100", "10-30"),
            claim("B", DEAD, "exactly 90", "10-29"),
            claim("C", DEAD, "exactly 70", "10-31", rank=Rank.DEPRECATED),
        ]
        span = proposals(others, DEAD)[Method.REPORT_RANGE]
        assert span.as_of is not None
        assert (span.as_of.end.day, span.low, span.high) == (30, Decimal(90), Decimal(100)), (
            "on the 31st B counts no more"
        )

    def test_one_value_is_the_best(self) -> None:
        span = proposals(said("stated 160", "approx 160"))[Method.REPORT_RANGE]
        assert (span.low, span.best, span.high) == (Decimal(160), Decimal(160), Decimal(160))
        assert span.text == "trench A: 160 metres, according to A and B."

    @pytest.mark.parametrize(
        ("more", "why"),
        [
            ({"rank": Rank.DEPRECATED}, "deprecated"),
            ({"credibility": Credibility.IMPROBABLE}, "credibility 5"),
            ({"credibility": Credibility.CANNOT_BE_JUDGED}, "credibility 6"),
            ({"reliability": Reliability.UNRELIABLE}, "reliability E"),
        ],
    )
    def test_what_is_not_credible_is_left_out_with_its_reason(self, more: dict[str, Any], why: str) -> None:
        claims = [*said("stated 160", "stated 170"), claim("X", TRENCH_A, "stated 900", **more)]
        span = proposals(claims)[Method.REPORT_RANGE]
        assert span.high == 170
        assert f"X left out: {why}." in span.reasons
        uses = suggested_uses(span, claims)
        assert uses[claims[2].id] == (Use.EXCLUDED, why)

    @pytest.mark.parametrize(
        ("wordings", "low", "high", "text"),
        [
            (["uncountable dozens"], 24, None, "dozens of metres, according to A."),
            (["uncountable dozens", "more_than 100"], 100, None,
             "more than 100 metres, according to B; A: dozens of metres."),
            (["uncountable hundreds", "more_than 100"], 200, None,
             "hundreds of metres, according to A; B: more than 100 metres."),
            (["uncountable hundreds", "less_than 900"], 200, 900,
             "hundreds of metres (A) and less than 900 metres (B)."),
            (["uncountable hundreds", "exactly 12"], 12, 200, "from 12 (B) to hundreds of metres (A)."),
            (["uncountable hundreds", "exactly 300"], 300, 300,
             "300 metres, according to B; A: hundreds of metres."),
            (["uncountable dozens unit=kilometre"], 24000, None,
             "dozens of kilometres (at least 24,000 metres), according to A."),
        ],
    )  # fmt: skip
    def test_a_vague_quantity_is_the_bound_that_it_says(
        self, wordings: list[str], low: int, high: int | None, text: str
    ) -> None:
        span = proposals(said(*wordings))[Method.REPORT_RANGE]
        assert [span.low, span.high] == [low, high]
        assert span.text == f"trench A: {text}"
        assert there(span.interval).high is None or high in (900, low)
        assert span.best == (low if low == high else None)

    def test_vague_quantities_that_no_number_satisfies_give_no_range(self) -> None:
        found = proposals(said("uncountable hundreds", "up_to 150"))
        assert "exclude each other" in there(found[Method.REPORT_RANGE].not_offered)
        assert found[Method.UNDETERMINED].offered

    def test_of_each_source_only_the_latest_counts(self) -> None:
        claims = [
            claim("A", TRENCH_A, "stated 900", said="10-01"),
            claim("A", TRENCH_A, "stated 160", said="10-02"),
        ]
        assert proposals(claims)[Method.REPORT_RANGE].high == 160


class TestMostAuthoritative:
    """The best-graded source's figure, attributed."""

    @pytest.mark.parametrize(
        ("wording", "ends", "text"),
        [
            ("approx 160", (None, 160, None), "trench A: about 160 metres, according to A."),
            ("range 150 160", (150, None, 160), "trench A: 150 to 160 metres, according to A."),
            ("at_least 160", (160, None, None), "trench A: at least 160 metres, according to A."),
            ("up_to 160", (None, None, 160), "trench A: up to 160 metres, according to A."),
            ("uncountable dozens", (24, None, None), "trench A: dozens of metres, according to A."),
            ("none", (0, 0, 0), "trench A: none, according to A."),
            ("approx 1 unit=kilometre", (None, 1000, None), "trench A: about 1 kilometre, according to A."),
        ],
    )
    def test_offered(
        self,
        wording: str,
        ends: tuple[int | None, int | None, int | None],
        text: str,
    ) -> None:
        best = claim("A", TRENCH_A, wording, reliability=Reliability.USUALLY_RELIABLE)
        other = claim("B", TRENCH_A, "stated 5", reliability=Reliability.FAIRLY_RELIABLE)
        found = proposals([best, other])[Method.MOST_AUTHORITATIVE]
        assert [found.low, found.best, found.high] == list(ends)
        assert found.text == text

    @pytest.mark.parametrize(
        ("first", "second", "why"),
        [
            (Reliability.USUALLY_RELIABLE, Reliability.USUALLY_RELIABLE, "a tie: A and B are all graded B"),
            (Reliability.CANNOT_BE_JUDGED, None, "no credible source is graded A to D"),
        ],
    )
    def test_not_offered(self, first: Reliability, second: Reliability | None, why: str) -> None:
        claims = [
            claim("A", TRENCH_A, "stated 160", reliability=first),
            claim("B", TRENCH_A, "stated 170", reliability=second),
        ]
        assert proposals(claims)[Method.MOST_AUTHORITATIVE].not_offered == why

    def test_stance(self) -> None:
        best = claim("EU", ARMS, Stance.AFFIRMS, reliability=Reliability.USUALLY_RELIABLE)
        found = proposals([best], ARMS)[Method.MOST_AUTHORITATIVE]
        assert (found.stance, found.best) == (Stance.AFFIRMS, None)
        assert found.text == "arms exports: EU affirms it."


class TestConvergent:
    """The interval of cores that the most independent voices share."""

    def test_shared_interval_and_how_many_share_it(self) -> None:
        found = proposals(said("approx 160", "range 150 163", "stated 300"))[Method.CONVERGENT]
        assert (found.low, found.best, found.high) == (Decimal(155), None, Decimal(163))
        assert found.reasons == ("2 of 3 independent sources share this interval: A and B.",)
        assert found.text == "trench A: 155 to 163 metres, on which independent sources agree (A and B)."

    def test_bounds_narrow_and_do_not_create(self) -> None:
        narrowed = proposals(
            said("approx 160", "range 150 163", "at_least 158", "at_least 163", "less_than 162")
        )
        assert (narrowed[Method.CONVERGENT].low, narrowed[Method.CONVERGENT].high) == (
            Decimal(158),
            Decimal(163),
        )
        assert "fewer than two" in there(
            proposals(said("approx 160", "at_least 158"))[Method.CONVERGENT].not_offered
        )

    @pytest.mark.parametrize(
        ("wordings", "why"),
        [
            (["exactly 1", "exactly 2"], "fewer than two"),
            (["exactly 1", "exactly 2", "exactly 3"], "no agreement: only 1 of 3"),
            (["exactly 1", "exactly 1", "exactly 2", "exactly 3", "exactly 4"], "no agreement: only 2 of 5"),
            (["exactly 1", "exactly 1", "exactly 2", "exactly 2"], "a tie"),
            (["range 100 110", "range 110 120"], "merely touch"),
            (["nearly 160", "nearly 160"], "open end"),
        ],
    )
    def test_not_offered(self, wordings: list[str], why: str) -> None:
        assert why in there(proposals(said(*wordings))[Method.CONVERGENT].not_offered)

    def test_equal_points_are_more_than_a_touch(self) -> None:
        found = proposals(said("exactly 160", "exactly 160"))[Method.CONVERGENT]
        assert (found.low, found.best, found.high) == (Decimal(160), Decimal(160), Decimal(160))

    def test_dependent_voices_are_no_majority(self) -> None:
        claims = said("exactly 160", "exactly 160", relays=("B",))
        assert proposals(claims)[Method.CONVERGENT].not_offered == "fewer than two independent sources agree"

    def test_above_thirty_sources_says_so(self) -> None:
        claims = [claim(f"town {i}", TRENCH_A, "exactly 160") for i in range(32)]
        found = proposals(claims)[Method.CONVERGENT]
        assert found.reasons[-1] == "The count is a lower bound."
        assert not converge(claims, WORLD).exact


class TestPartAndWhole:
    """Both are published, related."""

    def test_a_part_that_exceeds_the_whole_is_in_the_way(self) -> None:
        claims = [claim("A", IN_RUSSIA, "exactly 5"), claim("B", NEAR_BORDER, "exactly 9")]
        found = proposals(claims, IN_RUSSIA)
        assert found[Method.PART_AND_WHOLE].not_offered == "the part that B gives exceeds the whole"
        assert found[Method.UNDETERMINED].offered

    def test_the_whole_needs_a_value_and_so_does_a_part(self) -> None:
        part, whole = claim("A", NEAR_BORDER, "exactly 5"), claim("B", IN_RUSSIA, "exactly 90")
        denied = claim("C", NEAR_BORDER, "none")
        assert (
            proposals([part], IN_RUSSIA)[Method.PART_AND_WHOLE].not_offered
            == "no credible claim gives a value"
        )
        assert "on a part" in there(proposals([denied, whole], IN_RUSSIA)[Method.PART_AND_WHOLE].not_offered)
        both = proposals([part, whole], IN_RUSSIA)[Method.PART_AND_WHOLE]
        assert both.text == "in Russia: 90 people, according to B. near the border: 5 people, according to A."
        assert suggested_uses(both, [part, whole])[part.id] == (Use.USED, "")


def test_undetermined_only_where_something_is_in_dispute() -> None:
    assert "the claims on the question and its parts for this time do not conflict" in there(
        proposals(said("exactly 5", "exactly 5"))[Method.UNDETERMINED].not_offered
    )
    found = proposals(said("exactly 5", "approx 900"))[Method.UNDETERMINED]
    assert found.text == "trench A: sources disagree (A: exactly 5 metres; B: about 900 metres)."
    assert len(found.reasons) == 1
    scattered = proposals(said("exactly 5", "exactly 50", "exactly 500"))
    assert scattered[Method.UNDETERMINED].reasons[1:] == (
        "There is no agreement: only 1 of 3 independent sources share an interval.",
    )
    assert scattered[Method.CONVERGENT].interval is None


def test_margins_are_printed_as_written() -> None:
    figure = interpret(Modality.RANGE, Written(best="160", plus_minus="5"), TRENCH_A)
    found = Assertion("a", TRENCH_A, Voice("A", "s"), figure, reliability=Reliability.COMPLETELY_RELIABLE)
    assert proposals([found])[Method.MOST_AUTHORITATIVE].text == "trench A: 160 ± 5 metres, according to A."


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("How many are there?", "How many are there? From 3 (A) to 5 people (B)."),
        ("Troops near the border ", "Troops near the border: from 3 (A) to 5 people (B)."),
        ("何人いますか\uff1f", "何人いますか\uff1f From 3 (A) to 5 people (B)."),
    ],
)
def test_a_question_mark_is_followed_by_a_sentence(name: str, text: str) -> None:
    claims = [claim("A", NEAR_BORDER, "exactly 3"), claim("B", NEAR_BORDER, "exactly 5")]
    names = {NEAR_BORDER.id: name}
    (span, *_) = propose(NEAR_BORDER, claims, WORLD, names)
    assert span.text == text


@pytest.mark.parametrize(
    ("unit", "number", "words"),
    [
        ("person", "1,500", " people"),
        ("person", "1", " person"),
        ("metre", "1", " metre"),
        ("percent", "1", " per cent"),
        ("percent", "2", " per cent"),
        ("item", "3,000", ""),
        ("USD", "5", " US dollars"),
    ],
)
def test_units_are_in_peoples_words(unit: str, number: str, words: str) -> None:
    assert in_words(unit, number) == words


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("nearly 1 unit=year", "nearly 1 year"),
        ("nearly 2 unit=year", "nearly 2 years"),
        ("range 0.5 1 unit=year", "0.5 to 1 year"),
        ("at_least 1", "at least 1 day"),
    ],
)
def test_one_year_is_a_year(wording: str, said: str) -> None:
    assert Teller({}).said(claim("A", SINCE_TEST, wording)) == said


def test_margins_are_of_years() -> None:
    figure = interpret(Modality.RANGE, Written(best="1", plus_minus="0.5", unit="year"), SINCE_TEST)
    one = Assertion("c", SINCE_TEST, Voice("A", "s"), figure)
    assert Teller({}).said(one) == "1 ± 0.5 years"


def two_definitions(days: int = 120) -> list[Assertion]:
    claimed = [1000 + 11 * n + n % 7 for n in range(days)]
    sources = {"staff": Decimal(1), "ministry": Decimal(1), "archive": Decimal("0.4")}
    return [
        a_series.claim(source, int(value * share), n, question=DEAD)
        for source, share in sources.items()
        for n, value in enumerate(claimed)
    ]


def test_where_two_definitions_are_suspected_no_figure_is_offered_and_both_groups_are_named() -> None:
    claims = two_definitions()
    found = proposals(claims, DEAD, World(), staff="General staff", archive="An archive")
    for method in (Method.REPORT_RANGE, Method.MOST_AUTHORITATIVE, Method.CONVERGENT):
        assert not found[method].offered
        assert there(found[method].not_offered).startswith(
            "Two definitions suspected: ministry, General staff on one side, An archive on the other"
        )
    assert found[Method.UNDETERMINED].offered
    assert any("Two definitions" in reason for reason in found[Method.UNDETERMINED].reasons)
    assert found[Method.UNDETERMINED].best is None


def test_one_definition_leaves_the_figures_on_offer() -> None:
    claims = [each for each in two_definitions() if each.voice.source != "archive"]
    assert proposals(claims, DEAD, World())[Method.REPORT_RANGE].offered


def test_definitions_are_told_apart_by_credible_claims_alone() -> None:
    claims = [
        replace(each, rank=Rank.DEPRECATED) if each.voice.source == "archive" else each
        for each in two_definitions()
    ]
    assert proposals(claims, DEAD, World())[Method.REPORT_RANGE].offered


def test_a_part_that_is_defined_in_two_ways_is_no_draft() -> None:
    part = replace(DEAD, id="dead in town")
    world = World(relations=Relations.of_recorded([(part.id, RelationKind.PART_OF, DEAD.id)]))
    parts = [replace(each, question=part) for each in two_definitions()]
    claims = [*parts, a_series.claim("staff", 90_000, 119, question=DEAD)]
    found = proposals(claims, DEAD, world)
    assert found[Method.REPORT_RANGE].offered
    assert found[Method.PART_AND_WHOLE].not_offered == "no credible claim on a part gives a value"


def test_dates_are_printed_as_dates() -> None:
    from datetime import date

    question = Scope(
        "founded", "t", "date", answer=Answer.DATE, temporality=Temporality.TIMELESS, minimum=None
    )
    claims = [
        Assertion(s, question, Voice(s, s), date_figure(Modality.STATED, date(2024, 5, d)))
        for s, d in (("A", 1), ("B", 9))
    ]
    assert (
        proposals(claims, question)[Method.REPORT_RANGE].text
        == "founded: from 1 May 2024 (A) to 9 May 2024 (B)."
    )


def test_numbers_and_names_as_printed() -> None:
    from decimal import Decimal
    from fractions import Fraction

    assert [shown(v) for v in (Decimal("12000.00"), Decimal("0.50"), Fraction(1, 4))] == [
        "12,000",
        "0.5",
        "0.25",
    ]
    assert [listed(names) for names in (["A"], ["A", "B"], ["A", "B", "C", "A"])] == [
        "A",
        "A and B",
        "A, B and C",
    ]
    assert Teller({}).said(claim("EU", ARMS, Stance.DENIES)) == "denies"


class TestPositions:
    """The maximal groups of claims that can be true together."""

    def test_chains_do_not_hide_that_their_ends_disagree(self) -> None:
        claims = said("range 1 4", "range 3 8", "range 7 9", from_data=True)
        assert [p.sources for p in positions(TRENCH_A, claims, WORLD)] == [("A", "B"), ("B", "C")]

    def test_bounds_join_and_found_only_where_they_fit_nowhere(self) -> None:
        claims = said("exactly 5", "at_least 3", "up_to 4", "at_least 9")
        assert [p.sources for p in positions(TRENCH_A, claims, WORLD)] == [("A", "B", "C"), ("D",)]
        bounds = said("at_least 3", "at_least 4")
        assert [p.sources for p in positions(TRENCH_A, bounds, WORLD)] == [("A", "B")]

    def test_a_part_stands_only_if_it_contradicts_the_whole(self) -> None:
        whole = claim("A", IN_RUSSIA, "exactly 50")
        kept, left = claim("B", NEAR_BORDER, "exactly 90"), claim("C", NEAR_BORDER, "exactly 10")
        found = positions(IN_RUSSIA, [whole, kept, left], WORLD)
        assert [p.sources for p in found] == [("A",), ("B",)]

    def test_a_parts_unit_becomes_the_wholes(self) -> None:
        metres, kilometres = Scope("part", "t", "length", "metre"), Scope("whole", "t", "length", "kilometre")
        world = World(relations=Relations.of_recorded([("part", RelationKind.PART_OF, "whole")]))
        claims = [claim("A", metres, "exactly 9000"), claim("B", kilometres, "exactly 1")]
        assert str(positions(kilometres, claims, world)[1].interval) == "[9, 9]"
