"""What sources and questions are called in the sentences about their claims."""

from collections.abc import Iterable

from claims.models import Claim
from sources.domain.independence import Id, SourceGraph


def names_of(claims: Iterable[Claim], graph: SourceGraph) -> dict[Id, str]:
    """The names of the sources and questions of these claims, by key.

    A body of several names has that under which its own claims stand, else another that a claim stands under:
    rules that count it as one know only its own key.
    """
    names: dict[Id, str] = {}
    others: dict[Id, str] = {}
    for claim in claims:
        source = claim.statement.source
        names[source.pk] = source.name
        names[claim.question_id] = claim.question.text
        others.setdefault(graph.identity(source.pk), source.name)
    return {**others, **names}
