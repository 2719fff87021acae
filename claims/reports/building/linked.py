"""What the report says of the conflicts that an answer has set apart from the one that it tells of."""

from collections.abc import Sequence
from uuid import UUID

from claims.reports.building.visibility import Shown
from claims.reports.in_time import LinkedDisagreement
from claims.reports.period import Period
from claims.views.audience import reader
from claims.views.conflicts.linked_conflicts import Links, links_of
from claims.wording.answers import after_an_answer, answered_up_to


def linked_disagreements(
    visible: Sequence[Shown], period: Period
) -> dict[UUID, tuple[LinkedDisagreement, ...]]:
    """Conflict → those about earlier and later days, as they stood when the period ended and may be told."""
    told = [(account.standing.conflict, account.standing.conflict.episode) for account in visible]
    answered = {key: days for account in visible for key, days in account.world.answered.items()}
    found = links_of(told, answered, reader(period.end, known_at=period.end))
    return {conflict: _in_words(links) for conflict, links in found.items()}


def _in_words(links: Links) -> tuple[LinkedDisagreement, ...]:
    sides = (("earlier", links.earlier, after_an_answer), ("later", links.later, answered_up_to))
    return tuple(
        LinkedDisagreement(
            conflict=str(linked.conflict.pk), days=side, answered=linked.answered, text=say(linked.answered)
        )
        for side, linked, say in sides
        if linked is not None
    )
