"""A question live: who says what now, what changed since one last looked; one key records the next figure."""

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from claimcheck.foundation.desk.screens import screen
from claims.domain.lifecycle import ClaimState
from claims.domain.weighing.latest import LatestChange
from claims.models import Claim, Conflict, Question, VerifiedFigure
from claims.views.audience import desk
from claims.views.board import Board, board
from claims.wording.newsroom import newsroom_day, newsroom_zone
from claims.wording.records import answer, claim_figure_with_unit, days, stands
from claims.wording.states import CLAIM_STATES

LOOKED = "board"
MOST_KEPT = 100
"""Questions of which a session keeps when they were last looked at."""


def board_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The latest figure of each source; `?since=` is the moment from which changes are told, and stays while
    the page refreshes itself. Without it: since this session last opened the board."""
    person: Any = request.user
    if not person.has_perm("claims.view_claim"):
        raise PermissionDenied
    question = get_object_or_404(Question.objects.select_related("topic", "unit"), pk=pk)
    now = timezone.now()
    since = _moment(request.GET.get("since", "")) or _last_look(request, question, now)
    found = board(question, desk(now), since)
    here = reverse("desk:claims_question_board", args=[question.pk])
    changed = {str(change.now.id): change for change in found.changes if change.now}
    context = {
        "question": question,
        "rows": [_row(claim, changed.get(str(claim.pk)), found, here) for claim in found.latest],
        "gone": [found.rows[change.was.id] for change in found.changes if change.now is None and change.was],
        "changes": len(found.changes),
        "since": since,
        "zone": newsroom_zone(),
        "now": now,
        "whole": found.whole,
        "live": f"{here}?{urlencode({'since': since.isoformat() if since else now.isoformat()})}",
        "anew": here,
        "may_record": person.has_perm("claims.add_claim"),
        "record": f"{reverse('admin:claims_claim_add')}?{urlencode({'question': question.pk, 'back': here})}",
        "figure": _figure(question, newsroom_day(now)),
        "conflict": Conflict.objects.in_hand().unmerged().filter(question=question).first(),
    }
    return screen(request, "desk/board.html", context, title=question.text)


def _moment(text: str) -> datetime | None:
    """A moment as an address has it; None where it is none."""
    try:
        found = parse_datetime(text.replace(" ", "+"))
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _last_look(request: HttpRequest, question: Question, now: datetime) -> datetime | None:
    """When this session last opened the board of the question; it is opened now."""
    kept: dict[str, str] = request.session.get(LOOKED, {})
    before = kept.pop(str(question.pk), "")
    request.session[LOOKED] = dict([*kept.items(), (str(question.pk), now.isoformat())][-MOST_KEPT:])
    return _moment(before)


def _row(claim: Claim, change: LatestChange | None, found: Board, here: str) -> dict[str, Any]:
    was = found.rows[change.was.id] if change is not None and change.was is not None else None
    return {
        "claim": claim,
        "figure": claim_figure_with_unit(claim),
        "days": days(claim.as_of) if claim.as_of else "",
        "said": _said(claim),
        "state": CLAIM_STATES[ClaimState(claim.state)].tag,
        "changed": change is not None,
        "was": claim_figure_with_unit(was) if was is not None else "",
        "again": f"{reverse('admin:claims_claim_again', args=[claim.pk])}?{urlencode({'back': here})}",
    }


def _said(claim: Claim) -> dict[str, Any]:
    """The day, or where the hour is known the moment, which the page tells by the newsroom's clock."""
    day, hour = claim.statement.said_on, claim.statement.said_at
    if day is None or hour is None:
        return {"day": day}
    return {"moment": datetime.combine(day, hour, UTC)}


def _figure(question: Question, today: date) -> dict[str, Any] | None:
    """What is published, with a warning where it is not to be printed as it stands."""
    rows = VerifiedFigure.objects.filter(topic=question.topic_id, question=question)
    row = rows.current().select_related("question__unit").first()
    if row is None:
        return None
    told = stands(row, today)
    warning = "" if told.printable else told.words
    return {"row": row, "said": answer(row), "days": days(row.as_of), "warning": warning}
