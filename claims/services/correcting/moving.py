"""Moving a claim: to the question that it answers, or to the document in which it stands."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.within_topic import itself
from claims.domain.comparing.assertion import QuoteKind
from claims.models import Claim, Question
from claims.services.correcting.carrying_over import carry_over
from claims.services.correcting.comparing_anew import lock_topics
from claims.services.detection.many_questions import lock_in_order
from claims.services.detection.one_question import detect_conflicts
from claims.services.transitions import required_reason
from sources.models import Document, Snapshot


@transaction.atomic
def move_claim(
    *,
    by: User,
    now: datetime,
    claim: Claim,
    reason: str,
    question: Question | None = None,
    document: Document | None = None,
) -> Claim:
    """A new version of the claim, on another question of its topic or in another document; both questions are
    compared anew.

    It keeps its state and its grades. Raises Refused where the question is of another topic or can't be
    answered so, where no text of the document holds the quote, or nothing is changed.
    """
    reason = required_reason("reason", reason)
    to = claim.question if question is None else question
    if to.topic_id != claim.topic_id:
        remedy = _("a claim stays in its topic; record it there, and reject this one with a link to it.")
        raise Refused("question", to.slug, remedy)
    changed = {} if document is None else {"snapshot": _text_of(document, claim)}
    lock_topics([claim.topic_id])
    lock_in_order({claim.question_id, to.pk})
    rows = Claim.objects.filter(**itself(claim)).with_provenance()
    made = carry_over(rows, by=by, now=now, reason=reason, question=to, **changed)
    if not made:
        field = "question" if document is None else "document"
        raise Refused(field, "", _("it is there already; choose another question or document."))
    if to.pk == claim.question_id:
        detect_conflicts(to, by=by, now=now, added=made[0], removed=claim)
    else:
        detect_conflicts(claim.question, by=by, now=now, removed=claim)
        detect_conflicts(to, by=by, now=now, added=made[0])
    return made[0]


def _text_of(document: Document, claim: Claim) -> Snapshot:
    """The newest text of the document in which the quote stands."""
    texts = Snapshot.objects.filter(document=document).order_by("-captured_at", "-id")
    if claim.quote_kind == QuoteKind.WORDS:
        texts = texts.filter(text__contains=claim.quote)
    found = texts.first()
    if found is None:
        remedy = _(
            "no captured text of it has the quote; capture its text first, or choose another document."
        )
        raise Refused("document", document.title, remedy)
    return found
