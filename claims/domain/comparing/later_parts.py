"""Parts of a running total that exceed a whole which nobody has counted since."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.comparison import World
from claims.domain.comparing.findings import Reason
from claims.domain.comparing.pairings import Witnessed, paired
from claims.domain.questions.scope import Scope, Temporality


def later_parts(question: Scope, held: Iterable[Assertion], world: World) -> Iterator[Witnessed]:
    """The parts later than every whole that exceed its last figures, the whole first (weight 1).

    `held`: standing claims. Somebody looks until the pair of questions is confirmed.
    """
    if question.temporality is not Temporality.CUMULATIVE or not question.additive:
        return
    dated = [(claim.as_of.end, claim) for claim in held if claim.as_of is not None]
    last = max((end for end, claim in dated if claim.question.id == question.id), default=None)
    if last is None:
        return
    wholes = [claim for end, claim in dated if end == last and claim.question.id == question.id]
    later = [claim for end, claim in dated if end > last and claim.question.id != question.id]
    for part in later:
        if world.relations.is_confirmed(part.question.id, question.id):
            continue
        for whole in wholes:
            pair = paired(question, whole, part, world)
            if pair is not None and pair.finding.reason is Reason.PART_EXCEEDS_EARLIER_WHOLE:
                yield Witnessed((whole, part), replace(pair.finding, weight=1))
