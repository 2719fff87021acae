"""What a page reads of a conflict: everything, or of very many claims the latest; no case is too big."""

from django.db.models import Q

from claims.models import Claim, Conflict
from claims.models.assertions import assertions, world_of
from claims.models.dossier import Dossier, dossiers, family_of
from sources.domain.independence import Id

MOST_CLAIMS = 100


def case_file(conflict: Conflict) -> tuple[Dossier, bool]:
    """The conflict's dossier, and whether it is whole.

    Of a case of more than twice MOST_CLAIMS only the claims recorded last are read; positions, voices and
    proposals derived from them are then told as those of the latest claims.
    """
    if conflict.claim_count <= 2 * MOST_CLAIMS:
        return dossiers([conflict])[0], True
    world = world_of(conflict.topic_id)
    rows = Claim.objects.open().filter(
        Q(as_of__overlap=conflict.episode) | Q(as_of__isnull=True),
        topic=conflict.topic_id,
        question__in=family_of(conflict.question_id, world),
    )
    newest = rows.with_provenance().order_by("-recorded_at", "-pk")[:MOST_CLAIMS]
    latest: dict[Id, Claim] = {row.pk: row for row in newest}
    return Dossier(conflict, latest, tuple(assertions(latest.values())), world), False
