"""Equal figures that two sources may have from one place: asked once, and one voice until it is answered."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from claims.domain.comparing.assertion import GUESSED, Assertion, CountedBy, QuoteKind
from claims.domain.figures.figure import Modality
from claims.domain.figures.numbers import said_digits
from claims.domain.policy import POLICY
from claims.domain.questions.scope import Answer
from sources.domain.independence import Dependence, Id, SourceGraph, dependence

_Key = tuple[Decimal, ...]


def origin_key(claim: Assertion) -> _Key | None:
    """What another source's claim must share to have it from the same place, perhaps.

    None where equal figures are what two who count must reach.

    A range with three said digits at its two ends together; or one figure of three said digits that is
    modelled, surveyed or presumed, or said in words without a way of counting (policy v2).
    """
    figure = claim.figure
    a_day = claim.question.answer is Answer.DATE
    if not claim.speaks or not figure.two_sided or not figure.values or a_day:
        return None
    if figure.modality is Modality.RANGE:
        said = [end for end in (figure.low, figure.high) if end is not None]
        return tuple(said) if _digits(claim, said) >= POLICY.said_digits else None
    in_words = claim.quote_kind is QuoteKind.WORDS and claim.counted_by is CountedBy.UNKNOWN
    if not (in_words or claim.counted_by in GUESSED) or _digits(claim, figure.values) < POLICY.said_digits:
        return None
    return figure.values


def _digits(claim: Assertion, values: Sequence[Decimal]) -> int:
    """How many digits are said, zeros at the end left out: 2 in 11,000; 3 in 200 and 250 together.

    As written, before conversion: 200 miles says one, whatever it is in kilometres.
    """
    written = claim.figure.written
    # the ends of x ± m are calculated in the unit as written; what is said are the value and its margin
    if claim.figure.modality is Modality.RANGE and not written.plus_minus:
        said = [written.low, written.high]
    else:
        said = [written.best, written.plus_minus]
    digits = [said_digits(text) for text in said if text]
    return sum(digits) if digits else sum(len(value.normalize().as_tuple().digits) for value in values)


def may_share_origin(a: Assertion, b: Assertion, graph: SourceGraph) -> bool:
    """Whether the two figures of two sources may have one origin, and nobody has said yet."""
    if a.question.id != b.question.id or graph.same(a.voice.source, b.voice.source):
        return False
    key = origin_key(a)
    return key is not None and key == origin_key(b) and graph.verdict(a.voice, b.voice) is None


def _unrelated(a: Assertion, b: Assertion, graph: SourceGraph) -> bool:
    """Whether no relation of the two sources is recorded."""
    between = dependence(a.voice, b.voice, graph, same_question=False)
    return between in {Dependence.INDEPENDENT, Dependence.UNKNOWN}


def possible_common_origins(claims: Iterable[Assertion], graph: SourceGraph) -> frozenset[frozenset[Id]]:
    """The pairs of sources, by who they are, that have to be asked about by these claims."""
    alike: dict[tuple[Id, _Key], list[Assertion]] = {}
    for claim in claims:
        key = origin_key(claim)
        if key is not None:
            alike.setdefault((claim.question.id, key), []).append(claim)
    found: set[frozenset[Id]] = set()
    for group in alike.values():
        of_source = {graph.identity(claim.voice.source): claim for claim in group}
        first, *others = of_source.values()
        found |= {
            frozenset(map(graph.identity, (a.voice.source, b.voice.source)))
            for i, a in enumerate((first, *others))
            for b in (first, *others)[i + 1 :]
            if graph.verdict(a.voice, b.voice) is None and _unrelated(a, b, graph)
        }
    return frozenset(found)
