"""What may lie behind a conflict, and what everybody in it is called."""

from collections.abc import Callable

from claims.domain.comparing.findings import Kind
from claims.domain.explaining import Explanation, explain, explain_out_of_step
from claims.models import Claim
from claims.views.audience import Viewer
from claims.views.conflict import ConflictEvidence
from claims.views.finding.names import names_of
from claims.views.finding.same_figures import same_figures
from sources.domain.independence import Id


def explanations_of(
    its: ConflictEvidence, viewer: Viewer, as_written: Callable[[Claim], str] = Claim.as_written
) -> tuple[tuple[Explanation, ...], dict[Id, str]]:
    """Suggestions about the claims that make the conflict what it is, the strongest first, and the names of
    sources, questions and claims by key. Nothing is suggested about sums, nor where nothing is open.

    `as_written`: how a claim's figure is said.
    """
    names = names_of(its.rows.values(), its.world.graph)
    if its.finding is None or its.witness is None:
        return (), names
    if its.summary.kind is Kind.OUT_OF_STEP:
        return explain_out_of_step(its.witness, its.world), names
    if not its.summary.of_a_pair:
        return (), names
    first, second = its.witness
    others = [claim for claim in its.assertions if claim.id not in (first.id, second.id)]
    elsewhere, beside = same_figures(its, viewer)
    said = {pk: f"{row.statement.source.name} ({as_written(row)})" for pk, row in its.rows.items()}
    return explain(first, second, its.world, others, elsewhere=elsewhere), {**beside, **names, **said}
