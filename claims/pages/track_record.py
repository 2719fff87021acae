"""A source's track record as a page of the site."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from claims.domain.answering.methods import Use
from claims.domain.policy import POLICY
from claims.pages.published_page import alone, read_by_members, spoken_to
from claims.views.audience import reader
from claims.views.track_record import record_of

_USED = {
    Use.USED: gettext_lazy("Used in a published figure"),
    Use.CONSIDERED: gettext_lazy("Considered in a published figure"),
    Use.EXCLUDED: gettext_lazy("Excluded from a published figure"),
    Use.OTHER_TIME: gettext_lazy("For another time than a published figure"),
}


@require_safe
@read_by_members
def source_track_record(request: HttpRequest, slug: str) -> HttpResponse:
    """How often it was used, corrected itself, and ran low or high; a protected source has no such page."""
    found = record_of(slug, reader(timezone.now()))
    if found is None:
        raise Http404("There is no such source.")
    weight = found.record.weight
    context = {
        "source": found.source,
        "record": found.record,
        "uses": [(_USED[use], found.uses[use]) for use in Use],
        "weight": None if weight is None else f"{float(weight):.2f}",
        "weighed_from": POLICY.weighed_from,
    }
    return alone(HttpResponse(spoken_to(request, "claims/sources/track_record.html", context)))
