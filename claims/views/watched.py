"""What became of the claims of a document, by the last time that it was looked at."""

from dataclasses import dataclass
from uuid import UUID

from claims.domain.watching import Became, WordsFate, anchored, became
from claims.models import Claim, DismissedChange, Visit, Watch
from claims.views.audience import Viewer


@dataclass(frozen=True, slots=True)
class Watched:
    """A claim and what became of its words; `taken`: a claim that was recorded of the new text; `dismissed`:
    why somebody has decided that it needs none."""

    claim: Claim
    became: Became
    taken: Claim | None = None
    dismissed: str = ""

    @property
    def waits(self) -> bool:
        """Whether a number changed that nobody has taken or dismissed."""
        return self.became.fate is WordsFate.NUMBER_CHANGED and self.taken is None and not self.dismissed


def last_visit(watch: Watch) -> Visit | None:
    """The newest visit, with its text."""
    return watch.visits.select_related("snapshot").order_by("-visited_at", "-id").first()


def watched_claims(watch: Watch, viewer: Viewer) -> list[Watched]:
    """The open claims that were read in the document, those that need somebody first; three queries."""
    visit = last_visit(watch)
    rows = Claim.objects.open().in_words().filter(snapshot__document=watch.document_id)
    if not viewer.audience.sees_hidden:
        rows = rows.publishable(at=viewer.at)
    claims = list(rows.select_related("snapshot", "question__unit", "statement__source").order_by("pk"))
    if visit is None:
        return []
    taken = {
        (claim.question_id, claim.statement_id): claim
        for claim in claims
        if visit.snapshot_id is not None and claim.snapshot_id == visit.snapshot_id
    }
    found = []
    dismissed = _dismissed(claims)
    for claim in claims:
        later = taken.get((claim.question_id, claim.statement_id))
        seen = became_at(claim, visit)
        why = dismissed.get((claim.topic_id, claim.claim_id, seen.exact), "")
        found.append(Watched(claim, seen, None if later is claim else later, why))
    order = list(WordsFate)[::-1]
    return sorted(found, key=lambda each: (bool(each.dismissed), order.index(each.became.fate)))


def _dismissed(claims: list[Claim]) -> dict[tuple[UUID, UUID, str], str]:
    """Topic, claim and words of what was dismissed, and why."""
    rows = DismissedChange.objects.filter(claim_id__in=[claim.claim_id for claim in claims])
    return {(row.topic_id, row.claim_id, row.words): row.reason for row in rows}


def watched_claim(watch: Watch, claim_id: UUID, viewer: Viewer) -> Watched | None:
    """What became of one claim; None where it is not one that was read there before."""
    return next((claim for claim in watched_claims(watch, viewer) if claim.claim.claim_id == claim_id), None)


def became_at(claim: Claim, visit: Visit) -> Became:
    """What became of its words by one visit."""
    if visit.snapshot is None:
        return Became(WordsFate.UNREACHABLE)
    anchor = anchored(claim.snapshot.text, claim.quote, claim.quote_start)
    return Became(WordsFate.GONE) if anchor is None else became(anchor, visit.snapshot.text)
