"""Right numbers under a wrong label: the figure of another question, or the figures of two exchanged."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.explaining.digits import said
from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.limits import LIMITS
from claims.domain.figures.figure import Modality
from claims.domain.questions.scope import Relation
from claims.domain.saying import say
from sources.domain.independence import Id

_RELATED = frozenset({Relation.PART, Relation.WHOLE, Relation.DISJOINT})


@dataclass(frozen=True, slots=True)
class LabelSlip(Explanation):
    """`source` gives for this question the very `figure` that `other` gives for `question`: a related one, or
    merely one of the topic."""

    name: ClassVar[ExplanationName] = ExplanationName.LABEL_SLIP
    source: Id
    other: Id
    figure: Decimal
    question: Id
    related: bool

    @property
    def strength(self) -> Strength:
        """Fair where the figure says too many digits for chance, else weak."""
        return Strength.FAIR if said(self.figure) >= LIMITS.said else Strength.WEAK

    def told(self, named: Naming = str) -> str:
        """Which number answers which other question."""
        return say(
            "{name}'s {figure} is what {other} gives in answer to “{question}”: the number may stand under "
            "the wrong label.",
            name=named(self.source),
            figure=shown(self.figure),
            other=named(self.other),
            question=named(self.question),
        )


@dataclass(frozen=True, slots=True)
class Exchanged(Explanation):
    """On `question` the two sources give the same two figures the other way round."""

    name: ClassVar[ExplanationName] = ExplanationName.EXCHANGED
    source: Id
    other: Id
    figure: Decimal
    other_figure: Decimal
    question: Id

    @property
    def strength(self) -> Strength:
        """Strong: two equal pairs of figures are hardly chance."""
        return Strength.STRONG

    def told(self, named: Naming = str) -> str:
        """Both figures, and the other question."""
        return say(
            "In answer to “{question}” {name} gives {figure} and {other} gives {other_figure}: the two "
            "figures may have been exchanged.",
            question=named(self.question),
            name=named(self.source),
            figure=shown(self.other_figure),
            other=named(self.other),
            other_figure=shown(self.figure),
        )


def exchanged(a: Assertion, b: Assertion, elsewhere: Iterable[Assertion], world: World) -> Exchanged | None:
    """Whether the two sources give the figures of `a` and `b` the other way round on another question."""
    same = world.graph.same
    claims = [claim for claim in elsewhere if claim.question.id != a.question.id and _one_day(a, claim)]
    turned = [claim for claim in claims if same(claim.voice.source, a.voice.source) and _equal(claim, b)]
    back = [claim for claim in claims if same(claim.voice.source, b.voice.source) and _equal(claim, a)]
    shared = {claim.question.id for claim in turned} & {claim.question.id for claim in back}
    x, y = _number(a), _number(b)
    if not shared or _equal(a, b) or x is None or y is None or a.question.id != b.question.id:
        return None
    body = world.graph.identity
    first, second = sorted(
        ((body(a.voice.source), x), (body(b.voice.source), y)), key=lambda each: str(each[0])
    )
    return Exchanged(first[0], second[0], first[1], second[1], min(shared, key=str))


def label_slip(one: Assertion, elsewhere: Iterable[Assertion], world: World) -> LabelSlip | None:
    """Whether a claim gives the figure of another question, words and all: of a part, the whole or one that
    has nothing in common with it, within a month; or, where it is no round one, of any on the same day."""
    figure = _number(one)
    if figure is None or not one.speaks:
        return None
    body = world.graph.identity
    found = []
    for claim in elsewhere:
        if claim.question.id == one.question.id or not claim.speaks or not _equal(one, claim):
            continue
        related = world.relations.of(one.question.id, claim.question.id) in _RELATED
        if _near(one, claim) if related else (_one_day(one, claim) and said(figure) >= LIMITS.said):
            giving, other = body(one.voice.source), body(claim.voice.source)
            found.append(LabelSlip(giving, other, figure, claim.question.id, related))
    return min(found, key=lambda each: (not each.related, str(each.question), str(each.other)), default=None)


def _number(claim: Assertion) -> Decimal | None:
    figure = claim.figure
    if figure.stance is not None or figure.modality in {Modality.NONE, Modality.UNREAD} or not figure.values:
        return None
    return figure.values[-1]


def _equal(a: Assertion, b: Assertion) -> bool:
    """Whether both say the same number in the same words, whatever is counted."""
    numbers = {(claim.figure.low, claim.figure.best, claim.figure.high) for claim in (a, b)}
    return len(numbers) == 1 and a.figure.modality is b.figure.modality


def _one_day(a: Assertion, b: Assertion) -> bool:
    return a.as_of is not None and b.as_of is not None and a.as_of.end == b.as_of.end


def _near(a: Assertion, b: Assertion) -> bool:
    if a.as_of is None or b.as_of is None:
        return False
    return abs((a.as_of.end - b.as_of.end).days) <= LIMITS.label_days
