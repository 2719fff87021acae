"""The texts of publications as they are served: made with each, and of older ones made anew."""

import json
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any, ParamSpec, TypeVar, cast

from claims.domain.answering.staleness import ServedStanding, may_be_printed
from claims.models import Publication, ServedText
from claims.services.canonical_json import canonical_json
from claims.views.figures import TextsMissing
from claims.wording.printing.house_style import HouseStyle, newsroom_style
from claims.wording.printing.served_document import served_document

Asked = ParamSpec("Asked")
Read = TypeVar("Read")
SERVED = "what is served of it is not what it says"
"""Of an altered text, for the operator."""
AT_ONCE = 200
"""Publications whose texts are written together."""


def make_texts(numbers: Collection[int] | None = None) -> int:
    """Make the texts of publications that have none, or some of another form; how many there were.

    `numbers`: of these publications; None: of all. What is stopped goes on where it was: each batch is kept.
    """
    style = newsroom_style()
    rows = Publication.objects.without_text(style.form).order_by("seq")
    if numbers is not None:
        rows = rows.filter(pk__in=numbers)
    made, last = 0, 0
    while found := list(rows.filter(pk__gt=last).only("seq", "body")[:AT_ONCE]):
        keep_texts(found, style)
        made, last = made + len(found), found[-1].pk
    return made


def with_texts(read: Callable[Asked, Read], *args: Asked.args, **given: Asked.kwargs) -> Read:
    """What a reading gives; texts that it lacks, of an earlier version's publications, are made first."""
    try:
        return read(*args, **given)
    except TextsMissing as lacking:
        make_texts(lacking.numbers)
        return read(*args, **given)


def served_text(number: int, *, on: date) -> str:
    """What is served of a publication on a day."""
    row: Any = with_texts(_row, number, on=on)
    return str(row.text)


def _row(number: int, *, on: date) -> Publication:
    row: Any = Publication.objects.as_served(on=on).get(pk=number)
    if row.text is None:
        raise TextsMissing([number])
    return cast(Publication, row)


def keep_texts(publications: Collection[Publication], style: HouseStyle | None = None) -> None:
    """Write the texts of these publications, in place of those that they have."""
    made = [_texts(publication, style or newsroom_style()) for publication in publications]
    ServedText.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["publication"],
        update_fields=["form", "printable", "withheld"],
    )


def altered_texts() -> Iterator[int]:
    """The numbers of publications of which something else is served than their documents say: none, ever.

    Texts of another form are left out: they are made anew when they are asked for.
    """
    style = newsroom_style()
    rows = Publication.objects.filter(served__form=style.form).select_related("served").order_by("seq")
    for publication in rows.iterator(chunk_size=AT_ONCE):
        kept = publication.served  # before another is made: that would take its place
        made = _texts(publication, style)
        if (made.printable, made.withheld) != (kept.printable, kept.withheld):
            yield publication.seq


def _texts(publication: Publication, style: HouseStyle) -> ServedText:
    document = json.loads(publication.body)
    standing = ServedStanding(document["standing"])
    printable = may_be_printed(standing)
    later = ServedStanding.STALE if printable else standing
    return ServedText(
        publication=publication,
        form=style.form,
        printable=canonical_json(served_document(document, standing, style)) if printable else "",
        withheld=canonical_json(served_document(document, later, style)),
    )
