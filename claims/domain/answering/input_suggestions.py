"""What part each source's claim plays in a proposal."""

from collections.abc import Iterable

from claims.domain.answering.proposals import Proposal, Use, not_credible
from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.episodes import current
from sources.domain.independence import Id


def suggested_uses(proposal: Proposal, assertions: Iterable[Assertion]) -> dict[Id, tuple[Use, str]]:
    """Role of each source's current claim in a proposal, with the reason of each exclusion."""
    latest, _ = current(assertions)
    used = {*proposal.used, *(each for part in proposal.parts for each in part.used)}
    uses: dict[Id, tuple[Use, str]] = {}
    for each in latest:
        why = not_credible(each)
        if each.id in used:
            uses[each.id] = (Use.USED, "")
        else:
            uses[each.id] = (Use.CONSIDERED, "") if why is None else (Use.EXCLUDED, why)
    return uses
