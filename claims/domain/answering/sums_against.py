"""What speaks against a settled answer as one of several that are added up, not alone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claims.domain.answering.settlement import reopens
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Kind
from claims.domain.comparing.pairings import Witnessed
from claims.domain.comparing.standing import standing
from claims.domain.comparing.summing.period_sums import sums_of_periods
from claims.domain.comparing.summing.sums import sums
from claims.domain.questions.scope import Scope
from sources.domain.independence import Id


def sums_against(
    claims: Iterable[Assertion], against: Sequence[Assertion], world: World
) -> dict[Id, frozenset[tuple[Id, Kind]]]:
    """Claim → what is settled that it can't be true with, once it is added to others; and by which findings.

    `against`: the published answers and the claims that they use. Parts are added up against their whole,
    shorter periods against a longer one (RULES-2 §4, rule 5). Of an answer's own question and time nothing
    but what it takes counts: who else gives a higher whole is no reason to let it stand.
    """
    settled = {claim.id for claim in against}
    held = [claim for claim in standing([*claims], world.graph) if claim.id not in settled]
    found: dict[Id, set[tuple[Id, Kind]]] = defaultdict(set)
    for question in {claim.question.id: claim.question for claim in against}.values():
        for summed in _summed(question, held, against, world):
            if reopens([summed.finding]):
                ids = [claim.id for claim in summed.claims]
                opposed = {(key, summed.finding.kind) for key in ids if key in settled}
                for key in ids:
                    found[key] |= set() if key in settled else opposed
    return {key: frozenset(opposed) for key, opposed in found.items() if opposed}


def _summed(
    question: Scope, held: Sequence[Assertion], against: Sequence[Assertion], world: World
) -> Iterator[Witnessed]:
    own = [claim for claim in against if claim.question.id == question.id]
    answered = {claim.as_of for claim in own}
    below = world.relations.down(question.id)
    parts = [claim for claim in held if claim.question.id in below and claim.question.id != question.id]
    periods = [claim for claim in held if claim.question.id == question.id and claim.as_of not in answered]
    used_parts = [claim for claim in against if claim.question.id in below and claim not in own]
    yield from sums(question, [*own, *used_parts, *parts], world)
    yield from sums_of_periods(question, [*own, *used_parts, *parts, *periods], world)
