"""A source's track record as a page of the site."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from claims.domain.answering.proposals import Use
from claims.domain.policy import POLICY
from claims.models.track_records import record_of
from claims.pages.reports import alone, read_by_members
from sources.models import Source


@require_safe
@read_by_members
def source_track_record(request: HttpRequest, slug: str) -> HttpResponse:
    """How often it was used, corrected itself, and ran low or high; a protected source has no such page."""
    source = get_object_or_404(Source, slug=slug, protected=False)
    found = record_of(source, at=timezone.now())
    weight = found.record.weight
    context = {
        "source": source,
        "record": found.record,
        "uses": [(use.value, found.uses[use]) for use in Use],
        "weight": None if weight is None else f"{float(weight):.2f}",
        "weighed_from": POLICY.weighed_from,
    }
    return alone(render(request, "claims/sources/track_record.html", context))
