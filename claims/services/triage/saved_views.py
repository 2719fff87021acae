"""Views of the queue: saved under a name, shared with the desk, given up; a view shows nothing by itself."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import insert, set_once
from claims.domain.priority import ListOrder
from claims.models import SavedView, Topic

MOST_VIEWS = 40
"""A person's views; beyond it nobody finds the one they want."""


@transaction.atomic
def save_view(
    *,
    by: User,
    now: datetime,
    name: str,
    show: str,
    words: str = "",
    topic: Topic | None = None,
    weight: int | None = None,
    order: str = ListOrder.PRESSING,
    shared: bool = False,
) -> SavedView:
    """Keep a list with what narrows it; a view of the same name and person ends with it."""
    mine = SavedView.objects.live().filter(recorded_by=by)
    mine.filter(name=name.strip()).update(superseded_at=now, superseded_by=by)
    if len(mine.values("pk")[:MOST_VIEWS]) == MOST_VIEWS:
        raise Refused(
            "name",
            name,
            _("you already have {most_views} views; delete one first.").format(most_views=MOST_VIEWS),
        )
    return insert(
        SavedView(
            name=name.strip(),
            show=show,
            words=words.strip(),
            topic=topic,
            weight=weight,
            order=order,
            shared=shared,
            recorded_at=now,
            recorded_by=by,
        )
    )


@transaction.atomic
def give_up_view(*, by: User, now: datetime, view: SavedView) -> SavedView:
    """One's own view is no longer offered to anybody."""
    if view.recorded_by_id != by.pk:
        raise Refused(
            "view", view.name, _("it belongs to another person; ask them, or save a view of your own.")
        )
    return set_once(view, _("This view has already been deleted."), superseded_at=now, superseded_by=by)
