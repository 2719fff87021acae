"""Syndicated copies: two texts that are one; they are one voice, and a difference is a copying error."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from claims.domain.comparing.assertion import Assertion, QuoteKind
from claims.domain.comparing.classification import World, folded
from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength
from claims.domain.explaining.limits import LIMITS
from claims.domain.saying import say
from sources.domain.independence import Id


@dataclass(frozen=True, slots=True)
class SyndicatedCopy(Explanation):
    """The claims `first` and `second` are read in copies of one text.

    `recorded`: their documents are recorded as taken from each other, or from one third. Otherwise the
    wording says so: `alike` of 1 of the runs of three words, numbers left out, stand in both; `words` is how
    many words the shorter quote has. `same_figure`: whether the copies agree.
    """

    name: ClassVar[ExplanationName] = ExplanationName.SYNDICATED_COPY
    first: Id
    second: Id
    recorded: bool
    words: int
    alike: Fraction
    same_figure: bool

    @property
    def strength(self) -> Strength:
        """Strong where it is recorded, fair where every word is the same."""
        if self.recorded:
            return Strength.STRONG
        return Strength.FAIR if self.alike == 1 else Strength.WEAK

    def told(self, named: Naming = str) -> str:
        """What shows that it is a copy, and what follows."""
        follows = say("they count as one source")
        if not self.same_figure:
            follows = say("one copy has the figure wrong")
        if self.recorded:
            return say("One text is recorded as a copy of the other: {follows}.", follows=follows)
        share = f"{float(self.alike):.0%}"
        return say(
            "One text shares {share} of its wording, so it may be a copy of the other: {follows}.",
            share=share,
            follows=follows,
        )


def syndicated_copy(a: Assertion, b: Assertion, world: World) -> SyndicatedCopy | None:
    """Whether two claims on one question are read in copies of one text; symmetric.

    By the record, or by the wording of their quotes with the numbers left out. Rows of data are no wording,
    what one source says twice is no syndication, and what stands in one document no copy.
    """
    if a.question.id != b.question.id or a.id == b.id or _in_one_document(a, b):
        return None
    recorded = _recorded(a, b, world)
    words, alike = _likeness(a, b)
    reads_so = words >= LIMITS.same_words and alike >= LIMITS.same_text
    if not (recorded or (reads_so and not world.graph.same(a.voice.source, b.voice.source))):
        return None
    first, second = sorted((a, b), key=lambda each: str(each.id))
    same = a.figure.says_the_same(b.figure)
    return SyndicatedCopy(first.id, second.id, recorded, words, alike, same)


def _in_one_document(a: Assertion, b: Assertion) -> bool:
    return a.voice.document is not None and a.voice.document == b.voice.document


def _recorded(a: Assertion, b: Assertion, world: World) -> bool:
    if a.voice.document is None or b.voice.document is None:
        return False
    mine = world.graph.origins(a.voice.document) | {a.voice.document}
    yours = world.graph.origins(b.voice.document) | {b.voice.document}
    return bool(mine & yours)


def _likeness(a: Assertion, b: Assertion) -> tuple[int, Fraction]:
    """The words of the shorter quote, and the share of word triples, numbers left out, that stand in both."""
    if QuoteKind.DATA in {a.quote_kind, b.quote_kind}:
        return 0, Fraction(0)
    mine, yours = ([word for word in folded(claim.quote) if not word.isdecimal()] for claim in (a, b))
    first, second = _triples(mine), _triples(yours)
    union = first | second
    return min(len(mine), len(yours)), Fraction(len(first & second), len(union)) if union else Fraction(0)


def _triples(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + 3]) for i in range(len(words) - 2)}
