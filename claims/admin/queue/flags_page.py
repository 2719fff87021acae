"""What is to check about claims beside their conflicts: the list of flags that nobody has settled."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.paging import look_ahead
from claimcheck.foundation.desk.screens import screen
from claims.domain.flags import FLAG_WEIGHTS, Flag
from claims.services.correcting.settling import ELSEWHERE
from claims.views.flags import ToCheck, questions_to_check, to_check
from claims.views.still_standing import InDoubt, figures_in_doubt
from claims.wording.flags import FLAGS, asked, asked_of_figure
from claims.wording.records import answer, days, quoted

PER_PAGE = 50
"""Questions whose claims are read for one page."""


def flags(request: HttpRequest) -> HttpResponse:
    """By question, those with the newest claims first; a question without anything to check is left out."""
    person: Any = request.user
    if not person.has_perm("claims.view_claim"):
        raise PermissionDenied
    page = look_ahead(request)(questions_to_check(), PER_PAGE).get_page(request.GET.get("p", "1"))
    found = [to_check(question) for question in page.object_list]
    context = {
        "figures": [_figure(figure) for figure in figures_in_doubt()] if page.number == 1 else [],
        "groups": [(group.question, _rows(group)) for group in found if group.flagged],
        "page": page,
        "may_settle": person.has_perm("claims.add_settledflag"),
        "here": request.get_full_path(),
    }
    return screen(request, "desk/flags.html", context, title=_("To check"))


def _figure(found: InDoubt) -> dict[str, Any]:
    """A published figure that has to be asked about, with where it is answered."""
    conflict = found.figure.resolution.conflict_id
    return {
        "figure": found.figure,
        "said": answer(found.figure),
        "days": days(found.figure.as_of),
        "label": FLAGS[Flag.DOES_IT_STAND].tag,
        "weight": FLAG_WEIGHTS[Flag.DOES_IT_STAND],
        "sentence": asked_of_figure(found.doubts),
        "conflict": conflict,
    }


def _rows(found: ToCheck) -> list[dict[str, Any]]:
    return [
        {
            "flag": doubt.flag.value,
            "label": FLAGS[doubt.flag].tag,
            "weight": doubt.weight,
            "sentence": asked(doubt.flag, [quoted(found.rows[claim.id]) for claim in doubt.claims]),
            "claim": doubt.claims[0].id,
            "settled_here": doubt.flag not in ELSEWHERE,
        }
        for doubt in found.flagged
    ]
