"""Watching documents: what is revisited, what was found, and taking or dismissing a changed figure."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claimcheck.foundation.records.saving import insert
from claims.domain.notification import Told
from claims.domain.watching import WordsFate
from claims.models import Claim, DismissedChange, Visit, Watch
from claims.models.ranges import to_day_range
from claims.services.notifications.notifying import followers, settle, tell
from claims.services.recording.claim_recording import record_claim
from claims.services.transitions import required_reason
from claims.views.audience import Viewer, desk
from claims.views.watched import became_at, last_visit, watched_claim, watched_claims
from sources.models import Document
from sources.services.recording import capture_snapshot

LONGEST_PROBLEM = 300
KEPT = ("quote_language", "internal", "embargo_until", "counted_by", "price_year", "chain_complete")
"""What a claim with the new figure has of the old one."""


@transaction.atomic
def watch_document(*, by: User, now: datetime, document: Document, every_hours: int) -> Watch:
    """Have a document captured again every so many hours; in place of the schedule that it had."""
    if not document.url:
        raise Refused("document", document.title, _("it has no address; only a page can be revisited."))
    Watch.objects.live().filter(document=document).update(superseded_at=now, superseded_by=by)
    return insert(Watch(document=document, every_hours=every_hours, recorded_at=now, recorded_by=by))


@transaction.atomic
def stop_watching(*, by: User, now: datetime, watch: Watch) -> Watch:
    """It is looked at no more; its visits stay. Raises StaleState where it has ended already."""
    if not Watch.objects.live().filter(pk=watch.pk).update(superseded_at=now, superseded_by=by):
        raise StaleState(_("This watch has ended already."))
    watch.refresh_from_db()
    return watch


@transaction.atomic
def note_text(*, now: datetime, watch: Watch, text: str) -> Visit:
    """What was found: the snapshot that there is, or a new one in the name of whoever set the watch."""
    before = last_visit(watch)
    snapshot = capture_snapshot(by=watch.recorded_by, now=now, document=watch.document, text=text)
    visit = insert(Visit(watch=watch, visited_at=now, snapshot=snapshot))
    if before is not None and before.snapshot_id != visit.snapshot_id:
        _tell_of_changes(watch, before, now)
    return visit


def _tell_of_changes(watch: Watch, before: Visit, now: datetime) -> None:
    """Tell whoever follows the topic, and who set the watch, of each number that changed with this visit."""
    for claim in watched_claims(watch, desk(now)):
        if claim.waits and became_at(claim.claim, before).exact != claim.became.exact:
            people = followers(claim.claim.topic_id) | {watch.recorded_by_id}
            tell(people, Told.PAGE_CHANGED, claim.claim, by=watch.recorded_by, now=now, own=True)


@transaction.atomic
def dismiss_change(
    *, by: User, now: datetime, watch: Watch, claim: UUID, viewer: Viewer, reason: str
) -> DismissedChange:
    """The new number says nothing against the claim: nobody is asked while the page has these words.

    Refused where no number changed, or somebody has taken or dismissed it.
    """
    why = required_reason("reason", reason)
    found = watched_claim(watch, claim, viewer)
    if found is None or not found.waits:
        remedy = _(
            "no number of this claim changed there, or it was taken or dismissed; read the watch again."
        )
        raise Refused("claim", claim, remedy)
    settle(found.claim, Told.PAGE_CHANGED, by=by, now=now)
    return insert(
        DismissedChange(
            topic=found.claim.topic,
            claim_id=claim,
            words=found.became.exact,
            reason=why,
            recorded_at=now,
            recorded_by=by,
        )
    )


def note_problem(*, now: datetime, watch: Watch, problem: str) -> Visit:
    """Why nothing was found."""
    return insert(Visit(watch=watch, visited_at=now, problem=problem[:LONGEST_PROBLEM]))


@transaction.atomic
def take_changed_figure(
    *,
    by: User,
    now: datetime,
    watch: Watch,
    claim: UUID,
    viewer: Viewer,
    modality: str = "",
    value: str = "",
) -> Claim:
    """Record what a page says now as a candidate of its own: same question, statement and days as the claim.

    The claim stays as it was read. The candidate is compared like any other, and challenges what rests on the
    old figure. An empty modality and value are read from the new sentence. Refused where no number changed,
    or somebody has taken it.
    """
    visit = last_visit(watch)
    found = watched_claim(watch, claim, viewer)
    changed = found is not None and found.became.fate is WordsFate.NUMBER_CHANGED and found.taken is None
    if found is None or visit is None or visit.snapshot is None or not changed:
        remedy = _("no number of this claim changed there, or it was taken; read the watch again.")
        raise Refused("claim", claim, remedy)
    old = found.claim
    settle(old, Told.PAGE_CHANGED, by=by, now=now)
    days = None if old.as_of is None else to_day_range(old.as_of)
    return record_claim(
        by=by,
        now=now,
        question=old.question,
        statement=old.statement,
        snapshot=visit.snapshot,
        quote=found.became.exact,
        modality=modality,
        value=value,
        as_of=None if days is None else (days.start, days.end),
        relay=[hop.source for hop in old.relay_hops.select_related("source").order_by("position")],
        **{name: getattr(old, name) for name in KEPT},
    )
