"""Publishing: a new version of a figure and its link in the one sequence, in one transaction."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import SecondPersonNeeded, StaleState
from claimcheck.foundation.records.saving import insert
from claims.domain.answering.earlier_figure import EarlierFigure
from claims.domain.answering.methods import Method
from claims.domain.lifecycle import ChangeKind, Standing
from claims.domain.notification import Told
from claims.models import Publication, Question, Resolution, VerifiedFigure
from claims.models.answers.answered import Answered
from claims.services.access.accounts import check_in_own_hands
from claims.services.canonical_json import canonical_json, link_hash
from claims.services.errata import note_corrected_figure
from claims.services.notifications.notices import note_recall
from claims.services.notifications.notifying import settle, tell_approvers, tell_signers
from claims.services.notifications.webhooks import announce
from claims.services.publication_lock import take_next_number
from claims.services.publishing.checkpoints import current_signer, sign_head
from claims.services.publishing.figure_document import figure_document
from claims.services.publishing.signatures import check_second_signature
from claims.services.served_texts import keep_texts
from claims.services.transitions import required_reason
from claims.wording import causes
from claims.wording.causes import because, newsroom_date

ANSWER = tuple(field.name for field in Answered._meta.fields)
SAID = ("low", "best", "high", "low_modality", "high_modality", "stance")
"""What a reader is given: where it is as before, a new version is a REFILE."""


def publish(resolution: Resolution, *, by: User, now: datetime) -> VerifiedFigure:
    """Publish an approved resolution: NEW, UPDATE (another as-of), or CORRECTED / REFILE of the same
    as-of."""
    question = resolution.question
    earlier = _newest(question, resolution.as_of)
    if earlier is not None:
        same = all(getattr(earlier, name) == getattr(resolution, name) for name in SAID)
        change = ChangeKind.REFILE if same else ChangeKind.CORRECTED
    else:
        known = VerifiedFigure.objects.filter(topic=question.topic_id, question=question).exists()
        change = ChangeKind.UPDATE if known else ChangeKind.NEW
    replaced = VerifiedFigure.objects.for_another_time(question, resolution.as_of)
    figure = VerifiedFigure(
        topic_id=resolution.topic_id,
        question=question,
        version=1 if earlier is None else earlier.version + 1,
        change_kind=change,
        standing=Standing.DISPUTED if resolution.method == Method.UNDETERMINED else Standing.VERIFIED,
        reason=""
        if earlier is None
        else because(causes.RENEWED)
        if resolution.conflict_id is None
        else resolution.rationale,
        resolution=resolution,
        review_by=resolution.review_by,
        proposed_by=resolution.proposed_by,
        approved_by=by,
        published_at=now,
        published_by=by,
        **{name: getattr(resolution, name) for name in ANSWER},
    )
    published = _append(figure, by=by, now=now)
    if replaced is not None and resolution.earlier_figure == EarlierFigure.WAS_WRONG:
        _correct_earlier(replaced, resolution, by=by, now=now)
    return published


def _correct_earlier(wrong: VerifiedFigure, found: Resolution, *, by: User, now: datetime) -> VerifiedFigure:
    """What was published for another time was wrong, as two people have found: it has no value any more."""
    answer = {name: getattr(wrong, name) for name in ANSWER if name not in SAID}
    signed = {"proposed_by": found.proposed_by, "approved_by": by}
    reason = because(causes.WAS_WRONG, reason=found.earlier_reason)
    corrected = _next_version(
        wrong, ChangeKind.CORRECTED, Standing.UNVERIFIED, reason, by=by, **answer, **signed
    )
    return _append(corrected, by=by, now=now)


@transaction.atomic
def hold_figure(
    *, by: User, now: datetime, figure: VerifiedFigure, reason: str, public_reason: str = ""
) -> VerifiedFigure:
    """Put a figure on hold at once, alone, with a reason; the second person is asked afterwards.

    Readers get the `public_reason`, or that it is being checked; the reason stays in the newsroom.
    """
    reason = required_reason("reason", reason)
    held = _stop(
        figure, ChangeKind.HOLD, Standing.ON_HOLD, reason, by=by, now=now, public_reason=public_reason.strip()
    )
    tell_approvers(Told.HELD, held, by=by, now=now)
    return held


@transaction.atomic
def withdraw_figure(
    *, by: User, now: datetime, figure: VerifiedFigure, reason: str, public_reason: str = ""
) -> VerifiedFigure:
    """Take back what somebody else put on hold: under two names, as it was published.

    Readers get the `public_reason`, or that it was withdrawn; the reason stays in the newsroom.

    Raises StaleState where it is not on hold, SecondPersonNeeded for who put it on hold, SessionNeeded for a
    token that may not sign.
    """
    reason = required_reason("reason", reason)
    if figure.standing != Standing.ON_HOLD:
        raise StaleState(
            _("This figure is {standing}. Put it on hold first; another person can then withdraw it.").format(
                standing=figure.get_standing_display().lower()
            )
        )
    if figure.published_by_id == by.pk:
        raise SecondPersonNeeded(_("You put this figure on hold; another person has to withdraw it."))
    for signer in (by, figure.published_by):
        check_in_own_hands(signer)
    check_second_signature(figure)
    withdrawn = _stop(
        figure,
        ChangeKind.WITHDRAWN,
        Standing.WITHDRAWN,
        reason,
        by=by,
        now=now,
        proposed_by=figure.published_by,
        public_reason=public_reason.strip(),
    )
    settle(figure, Told.HELD, by=by, now=now)
    return withdrawn


def dispute_figure(*, by: User, now: datetime, figure: VerifiedFigure, reason: str) -> VerifiedFigure:
    """The system's word, in the transaction that reopens the question: disputed, with no bare best."""
    return _stop(figure, ChangeKind.DISPUTED, Standing.DISPUTED, reason, by=by, now=now)


def challenge_figure(*, by: User, now: datetime, figure: VerifiedFigure, reason: str = "") -> VerifiedFigure:
    """An event: a claim that nobody has accepted yet contradicts it, or what `reason` says. What we say of it
    stays."""
    challenged = _event(figure, ChangeKind.CHALLENGED, reason or because(causes.CONTRADICTED), by=by, now=now)
    tell_signers(Told.CHALLENGED, challenged, by=by, now=now)
    return challenged


def restore_figure(*, by: User, now: datetime, figure: VerifiedFigure, cause: str) -> VerifiedFigure:
    """The system's word: nothing contradicts it any more, so it stands as its two signers published it."""
    resolution = figure.resolution
    signed = {"proposed_by": resolution.proposed_by, "approved_by": resolution.approved_by}
    answer = {name: getattr(resolution, name) for name in ANSWER}
    restored = _append(
        _next_version(figure, ChangeKind.REFILE, Standing.VERIFIED, cause, by=by, **answer, **signed),
        by=by,
        now=now,
    )
    tell_signers(Told.RESTORED, restored, by=by, now=now)
    return restored


def mark_stale(*, by: User, now: datetime, figure: VerifiedFigure) -> VerifiedFigure:
    """An event: its day of review has passed. It is served as stale by the clock alone."""
    reason = because(causes.REVIEW_WAS_DUE, day=newsroom_date(figure.review_by))
    return _event(figure, ChangeKind.STALE, reason, by=by, now=now)


def redact_figures(
    publications: Iterable[Publication], *, by: User, proposed_by: User, authority: str, now: datetime
) -> None:
    """Say of each figure of which text was removed that it is redacted; nothing of it is printed any more."""
    about = {
        (publication.figure.question_id, publication.figure.as_of): publication.figure
        for publication in publications
    }
    for figure in about.values():
        newest = _newest(figure.question, figure.as_of) or figure
        answer = {name: getattr(newest, name) for name in ANSWER if name not in SAID}
        reason = because(causes.REDACTED, authority=authority)
        signed = {"proposed_by": proposed_by, "approved_by": by}
        redacted = _next_version(
            newest, ChangeKind.REDACTED, Standing.WITHDRAWN, reason, by=by, **answer, **signed
        )
        _append(redacted, by=by, now=now)


def _event(
    figure: VerifiedFigure, change: ChangeKind, reason: str, *, by: User, now: datetime
) -> VerifiedFigure:
    answer = {name: getattr(figure, name) for name in ANSWER}
    standing = Standing(figure.standing)
    return _append(_next_version(figure, change, standing, reason, by=by, **answer), by=by, now=now)


def _next_version(
    figure: VerifiedFigure, change: ChangeKind, standing: Standing, reason: str, *, by: User, **fields: Any
) -> VerifiedFigure:
    """The version after this one of the same as-of; when it is published, is set as it is appended."""
    return VerifiedFigure(
        topic_id=figure.topic_id,
        question=figure.question,
        version=figure.version + 1,
        change_kind=change,
        standing=standing,
        reason=reason,
        resolution=figure.resolution,
        review_by=figure.review_by,
        published_by=by,
        **fields,
    )


def _stop(
    figure: VerifiedFigure,
    change: ChangeKind,
    standing: Standing,
    reason: str,
    *,
    by: User,
    now: datetime,
    proposed_by: User | None = None,
    public_reason: str = "",
) -> VerifiedFigure:
    """A version that takes force from the one before; `proposed_by`: the first of two who answer for it."""
    Question.objects.select_for_update(no_key=True).get(pk=figure.question_id)
    newest = _newest(figure.question, figure.as_of)
    if newest is None or newest.version != figure.version:
        raise StaleState(
            _("A newer version of this figure has been published since you opened it. Reload it.")
        )
    if newest.standing in (standing, Standing.WITHDRAWN):
        raise StaleState(
            _("This figure is {standing} already.").format(standing=newest.get_standing_display().lower())
        )
    stopped = _next_version(
        newest,
        change,
        standing,
        reason,
        by=by,
        proposed_by=proposed_by,
        approved_by=by if proposed_by else None,
        public_reason=public_reason,
        **_without_best(newest),
    )
    return _append(stopped, by=by, now=now)


def _without_best(figure: VerifiedFigure) -> dict[str, Any]:
    """The answer of a version without its best value, and without the words of an end that has none left."""
    kept = {name: getattr(figure, name) for name in ANSWER if name != "best"}
    for end in ("low", "high"):
        if kept[end] is None:
            kept[f"{end}_modality"] = ""
    return kept


def _newest(question: Question, as_of: DateRange | None) -> VerifiedFigure | None:
    versions = VerifiedFigure.objects.filter(topic=question.topic_id, question=question, as_of=as_of)
    return versions.order_by("-version").first()


def _append(figure: VerifiedFigure, *, by: User, now: datetime) -> VerifiedFigure:
    """The version, its link in the sequence, who is to be told, and which reports it corrects."""
    take_next_number()
    last = Publication.objects.order_by("-seq").first()
    seq, prev_hash = (1, "") if last is None else (last.seq + 1, last.sha256)
    if last is not None:  # whoever waited for the number has a clock that was read before the last one's
        now = max(now, last.published_at)
    figure.published_at = now
    insert(figure)
    body = canonical_json(figure_document(figure, at=now))
    publication = Publication(
        seq=seq,
        figure=figure,
        body=body,
        prev_hash=prev_hash,
        sha256=link_hash(prev_hash, body),
        published_at=now,
        published_by=by,
    )
    insert(publication)
    signer = current_signer()
    if signer is not None:
        sign_head(signer, by=by, now=now)
    keep_texts([publication])
    announce(publication, by=by, now=now)
    note_corrected_figure(publication, by=by, now=now)
    note_recall(publication)
    return figure
