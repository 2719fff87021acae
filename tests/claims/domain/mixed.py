"""Random cases in which every rule is met: made from a seed, fast enough for many thousands."""

import random
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from claims.domain import (
    Answer,
    Assertion,
    CountedBy,
    DayRange,
    Figure,
    InvalidFigure,
    Modality,
    QuoteKind,
    Relations,
    Scope,
    SourceGraph,
    Stance,
    Temporality,
    Verdict,
    Voice,
    World,
    Written,
    interpret,
    stance_figure,
)
from claims.domain.questions.scope import RelationKind
from sources.domain.independence import Id

START = date(2024, 10, 1)
QUOTES = ["", "one two three", "There are, we say, about eight thousand of them there now."]
GRAPH = SourceGraph(
    parents={"ministry": frozenset({"government"}), "chiefs": frozenset({"government"})},
    members={"joint": frozenset({"government", "ally"}), "council": frozenset({"ally", "neighbour"})},
    syndicated_from={"copy": "wire story"},
    document_source={"copy": "paper"},
)
OVERRULED = {
    frozenset({"government", "ministry"}): Verdict.INDEPENDENT,
    frozenset({"paper", "neighbour"}): Verdict.DEPENDENT,
    frozenset({0, 1}): Verdict.INDEPENDENT,
    frozenset({2, 103}): Verdict.DEPENDENT,
    frozenset({104, 105}): Verdict.INDEPENDENT,
}
CASTS = (
    ["government"],
    ["government", "ministry", "chiefs"],
    ["government", "joint"],
    ["joint", "council", "ally"],
    ["paper", "neighbour", "far land"],
    ["government", "ministry", "chiefs", "ally", "neighbour", "joint", "council", "paper", "far land"],
)
WORDINGS = (
    [Modality.EXACTLY],
    [Modality.STATED],
    [Modality.STATED, Modality.APPROX, Modality.AT_LEAST, Modality.UP_TO],
    [Modality.NONE, Modality.STATED, Modality.UP_TO, Modality.AT_MOST],
    [Modality.UNCOUNTABLE, Modality.EXACTLY, Modality.LESS_THAN],
    list(Modality),
)


class Mixed:
    """One made-up question with its parts: `question`, `claims`, `world`."""

    def __init__(self, seed: int, most: int = 9) -> None:
        self.rng = random.Random(seed)
        pick = self.rng.choice
        self.temporality = pick(list(Temporality))
        self.kind = pick(["people", "people", "people", "length", "truth", "warmth", "share", "money"])
        self.question = self._scope("whole", "metre")
        self.asked = [self.question] * 4 + self._others()
        recorded = [("part", RelationKind.PART_OF, "whole"), ("deep", RelationKind.PART_OF, "part")]
        recorded += [("beside", RelationKind.OVERLAPS, "whole"), ("whole", RelationKind.PART_OF, "larger")]
        recorded += [
            ("other part", RelationKind.PART_OF, "whole"),
            ("any", RelationKind.EXISTENCE_OF, "whole"),
        ]
        recorded += [("gone", RelationKind.DENIAL_OF, "whole"), ("other part", RelationKind.DISJOINT, "part")]
        confirmed = [frozenset({"part", "whole"})] if self.rng.random() < 0.3 else []
        joints: dict[Id, frozenset[Id]] = {"whole": frozenset({"joint"})} if self.rng.random() < 0.5 else {}
        graph = replace(GRAPH, overruled=pick([{}, {}, OVERRULED]))
        marks: dict[str, Any] = {"members_stay": [("part", "whole")]} if self.rng.random() < 0.5 else {}
        if self.rng.random() < 0.3:
            marks["exhaustive"] = ["whole"]
        if self.rng.random() < 0.2:
            graph = replace(graph, merged={"far land": "neighbour"})
        self.world = World(graph, Relations.of_recorded(recorded, confirmed, **marks), joints)
        self.cast, self.wordings = pick(CASTS), pick(WORDINGS)
        self.days = pick([1, 2, 4, 30])
        self.values = pick([[8000], [0, 1, 2], [100, 108, 120, 160], [24, 1500, 8000, 8600, 12_000]])
        self.odd = pick([0, 0, 0.15])
        self.undated, self.repeated = pick([0, 0, 0.2]), pick([0, 0, 0.3])
        self.claims = [self._claim(number) for number in range(self.rng.randint(1, most))]

    def _others(self) -> list[Scope]:
        some = [self._scope("part", "kilometre"), self._scope("deep", "metre")]
        odd = [self._scope("beside", "kilometre"), self._scope("larger", "kilometre")]
        of_other_time = self._scope("part", "metre", self.rng.choice(list(Temporality)))
        if self.temporality is Temporality.STOCK and self.rng.random() < 0.3:
            of_other_time = self._scope("part", "metre", Temporality.CUMULATIVE)
        disjoint = [*some, self._scope("other part", "metre"), self._scope("other part", "metre")]
        sets = [[], some[:1], some, [*some, *odd], [of_other_time], disjoint]
        if self.kind in {"people", "length"}:
            sets += [[self._yes_no("any")], [self._yes_no("any"), self._yes_no("gone")]]
        return self.rng.choice(sets)

    def _yes_no(self, name: str) -> Scope:
        whole = self.temporality
        return Scope(name, "t", "truth", "", Answer.YES_NO, temporality=whole, additive=False, minimum=None)

    def _scope(self, name: str, unit: str, temporality: Temporality | None = None) -> Scope:
        temporality = temporality or self.temporality
        if self.kind == "truth":
            return Scope(
                name, "t", "truth", "", Answer.YES_NO, temporality=temporality, additive=False, minimum=None
            )
        if self.kind == "length":
            return Scope(name, "t", "length", unit, temporality=temporality)
        if self.kind == "share":
            base = self.rng.choice(["", "all", "all", "some"]) if name != "whole" else "all"
            return Scope(name, "t", "share", "percent", temporality=temporality, base=base)
        if self.kind == "money":
            return Scope(name, "t", "money USD", "USD", temporality=temporality)
        if self.kind == "warmth":
            unit = "degree_Celsius"
            return Scope(
                name, "t", "temperature", unit, temporality=temporality, additive=False, minimum=None
            )
        return Scope(name, "t", "persons", "person", temporality=temporality, is_count=True)

    def _claim(self, number: int) -> Assertion:
        rng = self.rng
        asked = rng.choice(self.asked)
        figure = self._figure(asked)
        said = None if rng.random() < 0.15 else START + timedelta(rng.randrange(3))
        statement = rng.randrange(4) if rng.random() < self.repeated else 100 + number
        voice = Voice(
            rng.choice(self.cast),
            statement,
            relays=rng.choice([(), (), (), ("ally",), (None,)]),
            document=rng.choice([None, None, "wire story", "copy", f"doc {number}"]),
            unnamed=rng.random() < 0.1,
            chain_confirmed=rng.random() < 0.7,
        )
        return Assertion(
            f"c{number}",
            asked,
            voice,
            figure,
            figure.stance,
            self._as_of(),
            said_on=said,
            said_at=rng.choice([None, None, time(9), time(17)]) if said else None,
            quote=rng.choice(QUOTES),
            quote_kind=rng.choice(list(QuoteKind)),
            recorded_order=rng.randrange(50),
            **(self._oddities() if self.odd else {}),
        )

    def _oddities(self) -> dict[str, Any]:
        """What few claims have."""
        rng, odd = self.rng, self.odd
        return {
            "as_of_at": rng.choice([None, time(6), time(18)]),
            "published_on": START + timedelta(rng.randrange(3)),
            "candidate": rng.random() < 2 * odd,
            "counted_by": rng.choice(list(CountedBy)),
            "imputed": rng.random() < odd,
            "attribution_denied": rng.random() < odd,
        }

    def _figure(self, asked: Scope) -> Figure:
        rng = self.rng
        if asked.answer is Answer.YES_NO:
            return stance_figure(rng.choice(list(Stance)))
        scale = Fraction(1, 1000) if asked.unit == "kilometre" else Fraction(1)
        base = rng.choice(self.values) + rng.choice([0, 0, 0, 1, 7, 50])
        low, high = (str(Decimal(int(v * scale * 1000)) / 1000) for v in (base, base + rng.choice([10, 400])))
        modality = rng.choice(self.wordings)
        written = {
            Modality.NONE: Written(),
            Modality.UNCOUNTABLE: Written(best=rng.choice(["dozens", "hundreds", "thousands"])),
            Modality.RANGE: Written(low=low, high=high),
        }.get(modality, Written(best=low))
        if self.kind == "money" and self.odd and rng.random() < 0.3:
            written = replace(written, unit="EUR")
        try:
            return interpret(modality, written, asked, from_data=rng.random() < 0.3)
        except InvalidFigure:
            return interpret(Modality.STATED, Written(best="8000"), asked)

    def _as_of(self) -> DayRange | None:
        rng = self.rng
        if rng.random() < self.undated:
            return None
        start = START + timedelta(rng.randrange(self.days))
        end = start + timedelta(rng.choice([0, 0, 0, 1, 6]))
        return DayRange(None if rng.random() < 0.03 else start, end)
