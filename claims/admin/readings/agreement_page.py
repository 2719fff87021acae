"""How well two readings agree, field by field, for a desk and a month; and of whose readings to ask."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from claimcheck.foundation.desk.screens import screen
from claims.domain.agreement.coefficients import FEWEST_PAIRS
from claims.models import Topic
from claims.views.audience import desk
from claims.views.readings.months import month_after, month_of
from claims.views.readings.seen import agreements, readers_looked_at
from claims.wording.newsroom import newsroom_zone
from claims.wording.readings import agreement_in_words

MAY_ASK = "claims.question_secondreading"


def agreement_page(request: HttpRequest) -> HttpResponse:
    """`?topic=` names a desk, `?month=` a month; the running month of all desks where they do not."""
    person: Any = request.user
    if not person.has_perm("claims.view_secondreading"):
        raise PermissionDenied
    now = timezone.now()
    month = month_of(request.GET.get("month", ""), now, newsroom_zone())
    topic = Topic.objects.filter(slug=request.GET.get("topic", "")[:80].replace("\x00", "")).first()
    found, pairs = agreements(month, month_after(month), desk(now), topic.pk if topic else None)
    context = {
        "rows": [agreement_in_words(agreement) for agreement in found],
        "pairs": pairs,
        "fewest": FEWEST_PAIRS,
        "month": f"{month:%Y-%m}",
        "topic": topic,
        "topics": Topic.objects.order_by("name").values_list("slug", "name")[:200],
        "readers": readers_looked_at() if person.has_perm(MAY_ASK) else None,
    }
    return screen(request, "desk/agreement.html", context, title=_("Agreement of readings"))
