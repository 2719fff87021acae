"""Correcting a document: its title, link and publisher, what it was taken from, and who may see it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from claimcheck.foundation.records.corrections import write_correction
from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import check_moment, insert
from claims.models import Claim
from claims.services.correcting.comparing_anew import Answered, compare_anew, weigh_what_is_shown
from claims.services.transitions import required_reason
from sources.models import Document, SourceCorrection, Syndication
from sources.models.graph import source_graph
from sources.services.recording import check_address

COLUMNS = (
    *("kind", "title", "url", "publisher", "language", "published_at"),
    *("internal", "embargo_until"),
)
COMPARED = frozenset({"publisher_id", "published_at", "syndicated_from"})
"""What the rules read of a document."""
SHOWN_BY = frozenset({"internal", "embargo_until"})
"""What decides who may see it."""
COPIES_LOCK = 0x636F70
"""("cop") One transaction at a time says what was taken from what, so that no two together make a circle."""


@transaction.atomic
def correct_document(*, by: User, now: datetime, document: Document, reason: str, **changed: Any) -> Document:
    """Correct the record of a document; what hangs on its publisher, day or original is compared anew.

    `syndicated_from`: the document that it copies, None for none; what was held before ends. `internal`,
    `embargo_until`: who may see it from now on, it and what is quoted from it. Raises Refused where it would
    be a copy of itself, or nothing is changed.
    """
    reason = required_reason("reason", reason)
    for name in sorted(changed.keys() - {*COLUMNS, "syndicated_from"}):
        raise Refused(name, changed[name], _("it stays as it is; capture another text, or leave it out."))
    check_address(changed.get("url", ""))
    check_moment("published_at", changed.get("published_at"), now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COPIES_LOCK])
    link = document.syndications.live().select_related("original").first()
    before = None if link is None else link.original
    original = changed.get("syndicated_from", before)
    _check_original(document, original)
    hangs_on_it = _hangs_on(document, before)
    kept = write_correction(
        document, SourceCorrection, {"document": document},
        by=by, now=now, reason=reason,
        changed={name: changed[name] for name in COLUMNS if name in changed},
        beside={"syndicated_from": (before and before.pk, original and original.pk)},
    )  # fmt: skip
    if before != original:
        document.syndications.live().update(superseded_at=now, superseded_by=by)
        if original is not None:
            insert(Syndication(copy=document, original=original, recorded_at=now, recorded_by=by))
    if not kept.after.keys().isdisjoint(COMPARED):
        compare_anew(hangs_on_it | _hangs_on(document, original), by=by, now=now)
    elif not kept.after.keys().isdisjoint(SHOWN_BY):
        weigh_what_is_shown(_hangs_on(document, None), by=by, now=now)
    return document


def _check_original(document: Document, original: Document | None) -> None:
    if original is not None and (original == document or document.pk in source_graph().origins(original.pk)):
        remedy = _(
            "it would be a copy of itself; choose the text that it was taken from, or end the other link."
        )
        raise Refused("syndicated_from", original.title, remedy)


def _hangs_on(document: Document, original: Document | None) -> set[Answered]:
    """The questions that are answered in it, in its copies, or in what it was taken from."""
    copies = Syndication.objects.live().filter(original=document).values_list("copy", flat=True)
    documents = [document.pk, *copies, *([original.pk] if original else [])]
    read = Q(snapshot__document__in=documents)
    return set(Claim.objects.open().filter(read).order_by().values_list("topic", "question").distinct())
