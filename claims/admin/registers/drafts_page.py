"""The drafts that wait for somebody to confirm them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.screens import screen
from claims.admin.unit_field import unit_label
from claims.domain.questions.scope import Temporality
from claims.models import Question
from claims.views.drafts import drafts
from claims.wording.terms import TEMPORALITIES
from sources.models import Source


def drafts_page(request: HttpRequest) -> HttpResponse:
    """By kind, the oldest first, each with the verb that confirms it."""
    person: Any = request.user
    if not person.has_perm("claims.view_question"):
        raise PermissionDenied
    found = drafts()
    groups: tuple[tuple[str, str, list[Any]], ...] = (
        (_("Topics"), "claims_topic", list(found.topics)),
        (_("Questions"), "claims_question", list(found.questions)),
        (_("Sources"), "sources_source", list(found.sources)),
    )
    context = {
        "groups": [(title, [_row(row, name) for row in rows]) for title, name, rows in groups if rows],
        "may_confirm": person.has_perm("claims.change_question"),
        "here": request.get_full_path(),
    }
    return screen(request, "desk/drafts_page.html", context, title=_("To confirm"))


def _row(draft: Any, name: str) -> dict[str, Any]:
    return {
        "draft": draft,
        "page": reverse(f"admin:{name}_change", args=[draft.pk]),
        "confirm": reverse(f"admin:{name}_confirm", args=[draft.pk]),
        "about": _about(draft),
    }


def _about(draft: Any) -> list[str]:
    """What whoever confirms it should look at: what was inferred."""
    if isinstance(draft, Source):
        return [draft.get_kind_display()]
    if not isinstance(draft, Question):
        return []
    return [
        draft.topic.name,
        str(TEMPORALITIES[Temporality(draft.temporality)].tag),
        unit_label(draft.unit) if draft.unit else draft.get_answer_display(),
        _("its parts add up") if draft.additive else _("its parts do not add up"),
    ]
