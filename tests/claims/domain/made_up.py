"""Made-up questions with claims of every kind that can hide another."""

import random
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from fractions import Fraction

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.comparison import World
from claims.domain.figures.figure import Figure, InvalidFigure, Modality, Stance, Written, stance_figure
from claims.domain.figures.interpretation import interpret
from claims.domain.questions.scope import Answer, RelationKind, Relations, Scope, Temporality
from claims.domain.questions.times import DayRange
from sources.domain.independence import SourceGraph, Voice

START = date(2024, 10, 1)
GRAPH = SourceGraph(
    parents={"ministry": frozenset({"state"}), "staff": frozenset({"state"})},
    members={"joint": frozenset({"state", "ally"})},
)
SOURCES = ("state", "ministry", "staff", "ally", "joint", "paper", "agency", "witness", "blog", "radio")
MODALITIES = (
    *(Modality.STATED,) * 6,
    Modality.APPROX,
    Modality.APPROX,
    Modality.AT_LEAST,
    Modality.UP_TO,
    Modality.AT_MOST,
    Modality.NEARLY,
    Modality.RANGE,
    Modality.NONE,
    Modality.UNCOUNTABLE,
)
LONG_QUOTES = (
    "eight words are in this quote to be equal",
    "Eight words are in this quote, to be equal!",
    "this is quite another quote with more than eight words in it",
)
RECORDED = (
    ("part", RelationKind.PART_OF, "whole"),
    ("deep", RelationKind.PART_OF, "part"),
    ("beside", RelationKind.OVERLAPS, "whole"),
    ("other", RelationKind.PART_OF, "whole"),
    ("other", RelationKind.DISJOINT, "part"),
    ("any", RelationKind.EXISTENCE_OF, "whole"),
    ("gone", RelationKind.DENIAL_OF, "whole"),
    ("sibling", RelationKind.DISJOINT, "whole"),
)


@dataclass(frozen=True, slots=True)
class MadeUp:
    """A question, all claims that its conflict is about, the world, and claims on shares disjoint from it."""

    question: Scope
    claims: tuple[Assertion, ...]
    world: World
    siblings: tuple[Assertion, ...] = ()


def made_up(seed: int, most: int = 40, *, tangled: bool | None = None) -> MadeUp:
    """The question of a seed: the same claims every time. `tangled`: whether some sources are related."""
    rng = random.Random(seed)
    temporality = rng.choice(list(Temporality))
    signed = rng.random() < 0.1
    share = not signed and rng.random() < 0.15
    whole = Scope(
        "whole",
        "topic",
        "length" if signed else "share" if share else "persons",
        "metre" if signed else "percent" if share else "person",
        temporality=temporality,
        additive=not signed,
        minimum=None if signed else Fraction(0),
        is_count=not (signed or share),
        base="all" if share else "",
    )
    part, deep, beside, other = (_related(whole, name, rng) for name in ("part", "deep", "beside", "other"))
    sibling = replace(whole, id="sibling", base=rng.choice(["all", "all", "some"]) if share else "")
    any_, gone = (_whether(whole, name) for name in ("any", "gone"))
    confirmed = [frozenset({"whole", each}) for each in ("part", "deep", "beside") if rng.random() < 0.3]
    staying = [("part", "whole")] if rng.random() < 0.3 else []
    exhaustive = ["whole"] if rng.random() < 0.3 else []
    relations = Relations.of_recorded(RECORDED, confirmed, members_stay=staying, exhaustive=exhaustive)
    among = [[], [], [whole, part], [whole, part, deep], [beside], [part, beside]]
    among += [[part, other], [whole, part, deep, other]]
    among += [[whole, sibling], [whole, part, sibling]] if share else []
    among += [] if share or signed else [[whole, any_], [whole, any_, gone]]
    scopes = [whole, *rng.choice(among)]
    shape = _Shape(rng, share=share)
    claims = [shape.claim(n, rng.choice(scopes)) for n in range(rng.randint(2, most))]
    graph = GRAPH if (rng.random() < 0.5 if tangled is None else tangled) else SourceGraph()
    known = [claim for claim in claims if claim is not None]
    return MadeUp(
        whole,
        tuple(claim for claim in known if claim.question.id != "sibling"),
        World(graph, relations),
        tuple(claim for claim in known if claim.question.id == "sibling"),
    )


def _whether(whole: Scope, name: str) -> Scope:
    """A yes/no question about the quantity."""
    return Scope(
        name,
        "topic",
        "truth",
        "",
        Answer.YES_NO,
        temporality=whole.temporality,
        additive=False,
        minimum=None,
    )


def _related(whole: Scope, name: str, rng: random.Random) -> Scope:
    """Another question, mostly of the same kind."""
    return replace(
        whole,
        id=name,
        unit=rng.choice(["metre", "kilometre"]) if whole.unit == "metre" else whole.unit,
        temporality=whole.temporality if rng.random() < 0.9 else Temporality.STOCK,
    )


class _Shape:
    """What the claims of one question are like: how far apart in time and value, and how many say them."""

    def __init__(self, rng: random.Random, *, share: bool) -> None:
        self.rng = rng
        self.days = rng.choice([1, 3, 12])
        self.longest = rng.choice([1, 1, 5])
        self.values = [
            str(v) for v in rng.choice([(100, 110, 150), (8000, 10_000, 11_000, 12_000), range(90, 130)])
        ]
        self.values += rng.choice([[], ["0"], ["1"]])
        if share:
            self.values = rng.choice([["40", "41", "60"], ["10", "30.5", "70", "120"]])
        self.odd = rng.choice([0, 0, 0.1])
        self.sources = rng.sample(SOURCES, rng.randint(1, len(SOURCES)))
        self.modalities = rng.choice([MODALITIES, (Modality.STATED,), (Modality.STATED, Modality.AT_LEAST)])
        self.undated = rng.choice([0, 0, 0.1])
        self.said = rng.choice([1, 1, 4])
        self.statements = rng.choice([3, 1000])

    def claim(self, number: int, scope: Scope) -> Assertion | None:
        rng = self.rng
        if scope.answer is Answer.YES_NO:
            figure = stance_figure(rng.choice(list(Stance)))
            return self._assertion(number, scope, figure)
        modality = rng.choice(self.modalities)
        value = rng.choice(self.values)
        if scope.minimum is None and rng.random() < 0.4 and value != "0":
            value = f"-{value}"
        written = Written(best=value)
        if modality is Modality.RANGE:
            low, high = sorted((value, rng.choice(self.values)), key=float)
            written = Written(low=low, high=high)
        elif modality is Modality.NONE:
            written = Written()
        elif modality is Modality.UNCOUNTABLE:
            written = Written(best=rng.choice(["dozens", "thousands"]))
        try:
            figure = interpret(modality, written, scope, from_data=rng.random() < 0.5)
        except InvalidFigure:
            return None
        return self._assertion(number, scope, figure)

    def _assertion(self, number: int, scope: Scope, figure: Figure) -> Assertion:
        rng = self.rng
        source = rng.choice(self.sources)
        said_on = None if rng.random() < 0.05 else START + timedelta(rng.randrange(self.said))
        said_at = time(rng.choice([9, 17])) if said_on and rng.random() < 0.1 else None
        return Assertion(
            id=number,
            question=scope,
            voice=Voice(
                source,
                (source, said_on, said_at, rng.randrange(self.statements)),
                relays=(rng.choice(SOURCES),) if rng.random() < 0.05 else (),
            ),
            figure=figure,
            stance=figure.stance,
            as_of=self._days(),
            said_on=said_on,
            said_at=said_at,
            quote=rng.choice(LONG_QUOTES) if rng.random() < 0.05 else f"claim {number}",
            quote_kind=rng.choice(list(QuoteKind)),
            recorded_order=number,
            as_of_at=rng.choice([None, time(6), time(18)]) if rng.random() < self.odd else None,
            candidate=rng.random() < 4 * self.odd,
            imputed=rng.random() < self.odd / 2,
            attribution_denied=rng.random() < self.odd / 2,
        )

    def _days(self) -> DayRange | None:
        rng = self.rng
        if rng.random() < self.undated:
            return None
        start = START + timedelta(rng.randrange(self.days))
        end = start + timedelta(rng.randrange(self.longest))
        return DayRange(None if rng.random() < 0.02 else start, end)
