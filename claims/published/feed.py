"""The DataFeed of all ClaimReviews, written piece by piece."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _now

from claims.models import Publication
from claims.published.figure import read_back
from claims.published.input_claims import behind
from claims.published.linked_data import CONTEXT, REVIEW, Site, feed_item, written
from claims.services.canonical_json import moment

AT_ONCE = 50
"""Figures whose documents and claims are read together: all that a page of any length holds in memory."""


def data_feed(
    found: Sequence[Publication],
    site: Site,
    *,
    at: datetime,
    today: date,
    names: Collection[str] = REVIEW,
) -> Iterator[str]:
    """JSON in pieces: a DataFeed with an element for each of these figures, in their order, and of each
    review these members.

    Of `found` numbers and times are read; documents and claims are looked up while it is written, in four
    queries for each `AT_ONCE` figures.
    """
    newest = max((publication.published_at for publication in found), default=at)
    head = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "name": _now("{name}: reviewed claims").format(name=site.name),
        "dateModified": moment(newest),
    }
    yield f'{written(head)[:-1]},"dataFeedElement":['
    between = ""
    for start in range(0, len(found), AT_ONCE):
        for entry in _items([row.pk for row in found[start : start + AT_ONCE]], site, at, today, names):
            yield between + entry
            between = ","
    yield "]}"


def _items(
    numbers: Sequence[int], site: Site, at: datetime, today: date, names: Collection[str]
) -> Iterator[str]:
    rows = Publication.objects.select_related("figure").in_bulk(numbers)
    read = [(rows[number], read_back(number, rows[number].body, today)) for number in numbers]
    shown = behind(read, at=at)
    for _, figure in read:
        yield written(feed_item(figure, shown, site, names))
