"""A row whose names have been found, with its figure read: what is written by COPY."""

from typing import NamedTuple

from claims.models import Question
from claims.services.bulk.row import BulkRow


class Place(NamedTuple):
    """The question a claim answers: `keys` are its columns of it, `kind` all that reading a figure takes."""

    keys: str
    question: Question
    topic: str
    kind: int
    undated_is_unknown: bool


class Times(NamedTuple):
    """When it was said ("day<tab>hour") and when it was true, as COPY takes them."""

    said: str
    as_of: str


class Ready(NamedTuple):
    """A row whose names are found and whose figure is read: all but `row` and `place` as COPY takes it."""

    row: BulkRow
    place: Place
    source: str
    relay: str
    times: Times
    document: str
    figure: str
    hedging: str
    terms: str
