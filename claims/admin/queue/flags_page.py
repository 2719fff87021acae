"""What is to check about claims beside their conflicts: the list of flags that nobody has settled."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.paging import look_ahead
from claimcheck.foundation.desk.screens import screen
from claims.services.correcting.settling import ELSEWHERE
from claims.views.flags import ToCheck, questions_to_check, to_check
from claims.wording.flags import FLAGS, asked
from claims.wording.records import quoted

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
        "groups": [(each.question, _rows(each)) for each in found if each.flagged],
        "page": page,
        "may_settle": person.has_perm("claims.add_settledflag"),
        "here": request.get_full_path(),
    }
    return screen(request, "desk/flags.html", context, title=_("To check"))


def _rows(found: ToCheck) -> list[dict[str, Any]]:
    return [
        {
            "flag": each.flag.value,
            "label": FLAGS[each.flag].tag,
            "weight": each.weight,
            "sentence": asked(each.flag, [quoted(found.rows[claim.id]) for claim in each.claims]),
            "claim": each.claims[0].id,
            "settled_here": each.flag not in ELSEWHERE,
        }
        for each in found.flagged
    ]
