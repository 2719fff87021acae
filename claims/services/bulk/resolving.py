"""From the names that rows share to keys and to text for COPY: each looked up, checked and written once."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.figure import InvalidFigure
from claims.domain.questions.times import DayRange
from claims.models.claim_field import ClaimField, Kind
from claims.models.ranges import to_date_range
from claims.services.bulk.figures import Figures, kind_of
from claims.services.bulk.provenance import Provenance
from claims.services.bulk.reference import References
from claims.services.bulk.resolved_row import Place, Ready, Times
from claims.services.bulk.row import (
    TERM_FIELDS,
    Asked,
    BulkRow,
    Origin,
    Outcome,
    Problem,
    Speaker,
    Terms,
    When,
)
from claims.services.recording.terms import check_terms

K = TypeVar("K")
V = TypeVar("V")
LARGEST_MEMORY = 500_000


class Memo(dict[K, V]):
    """What was found for each key; a key that is new is looked up. What is refused is not kept."""

    def __init__(self, look_up: Callable[[K], V]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, key: K) -> V:
        if len(self) >= LARGEST_MEMORY:
            self.clear()
        found = self[key] = self._look_up(key)
        return found


class Resolver:
    """Finds what rows name; its memory lasts as long as the recording of one file."""

    def __init__(self, *, by: User, now: datetime, file_title: str) -> None:
        self.now = now
        self.references = References(by=by, now=now)
        self.provenance = Provenance(self.references, file_title=file_title, by=by, now=now)
        self.figures = Figures()
        self._kinds: dict[tuple[object, ...], int] = {}
        self._places: dict[Asked, Place] = {}
        self._speakers: Memo[Speaker, tuple[str, str]] = Memo(self._speaker)
        self._times: Memo[When, Times] = Memo(self._when)
        self._terms: Memo[Terms, str] = Memo(_terms)
        self._documents: dict[Origin, str] = {}
        self._seen: dict[tuple[str, str], int] = {}

    def resolve(self, rows: Sequence[BulkRow], outcome: Outcome) -> list[Ready]:
        """The rows that can be recorded, the new names in them recorded; why the others can't be is told to
        the outcome."""
        found = Outcome()
        ready = self._resolved(rows, found)
        try:
            self.references.write_new()
        except IntegrityError:  # one by one, to tell whose name it is that the database refuses
            self._forget(rows[0].line)
            found, self.references.at_once = Outcome(), False
            ready = self._resolved(rows, found)
            self.references.at_once = True
        outcome.add(found)
        return ready

    def _resolved(self, rows: Sequence[BulkRow], outcome: Outcome) -> list[Ready]:
        self.load(rows)
        return self.ready(rows, outcome)

    def _forget(self, line: int) -> None:
        """What was found for names, and all that was seen of this line and those after it."""
        for memory in (self._places, self._speakers, self._documents):
            memory.clear()
        self._seen = {key: first for key, first in self._seen.items() if first < line}
        self.references.forget(line)
        self.provenance.forget()

    def load(self, rows: Sequence[BulkRow]) -> None:
        """Read in sets what these rows name and is known."""
        speakers = {row.speaker for row in rows} - self._speakers.keys()
        origins = {row.origin for row in rows} - self._documents.keys()
        asked = {row.asked for row in rows} - self._places.keys()
        self.references.load(asked, speakers, {each.publisher for each in origins if each.publisher})
        self.references.complete_sources(speakers)
        self.provenance.load(origins)

    def ready(self, rows: Iterable[BulkRow], outcome: Outcome) -> list[Ready]:
        """The rows that can be recorded; why the others can't be is told to the outcome."""
        found = []
        for row in rows:
            try:
                ready = self._ready(row, outcome)
            except (InvalidFigure, Refused) as problem:
                outcome.problems.append(Problem(row.line, problem.field, problem.value, problem.remedy))
                continue
            if ready is not None:
                found.append(ready)
        return found

    def _ready(self, row: BulkRow, outcome: Outcome) -> Ready | None:
        line, external_id, quote, asked, speaker, when, words, origin, terms = row
        place = self._places.get(asked) or self._asked(row)
        first = self._seen.setdefault((place.topic, external_id), line)
        if first != line:
            self._repeated(row, first, outcome)
            return None
        times = self._times[when]
        source, relay = self._speakers[speaker]
        document = self._documents.get(origin) or self._document(row)
        figure, hedging = self.figures.columns(place.question, place.kind, words, quote, terms.quote_language)
        dated, hour, year = when.as_of is not None, terms.as_of_at, terms.price_year
        check_terms(place.question, dated=dated, as_of_at=hour, price_year=year)
        if not dated and place.undated_is_unknown:
            outcome.undated.append(line)
        return Ready(row, place, source, relay, times, document, figure, hedging, self._terms[terms])

    def _repeated(self, row: BulkRow, first: int, outcome: Outcome) -> None:
        """The same content once more is harmless; the same key for something else is a mistake."""
        if row.external_id.startswith("content:"):
            outcome.known += 1
        else:
            remedy = f"line {first} has the same external_id; give each claim its own."
            outcome.problems.append(Problem(row.line, "external_id", row.external_id, remedy))

    def _asked(self, row: BulkRow) -> Place:
        asked, value = row.asked, row.words.value
        question = self.references.question(asked, value)
        self.references.relate(asked, question, value, row.line)
        keys = f"{question.topic_id}\t{question.pk}\t{question.dimension}"
        kind = self._kinds.setdefault(kind_of(question), len(self._kinds))
        undated = question.temporality != "timeless"
        found = self._places[asked] = Place(keys, question, str(question.topic_id), kind, undated)
        return found

    def _speaker(self, speaker: Speaker) -> tuple[str, str]:
        source = self.references.speaker(speaker).pk
        hops = ("NULL" if name is None else str(self.references.source(name).pk) for name in speaker.via)
        return str(source), f"{{{','.join(hops)}}}"

    def _when(self, when: When) -> Times:
        if when.said_on is not None and when.said_on > self.now.date():
            raise Refused("said_on", when.said_on, "the day is in the future; give today or an earlier day.")
        said = f"{copying.plain(when.said_on)}\t{copying.plain(when.said_at)}"
        return Times(said, copying.span(to_date_range(_days(when))))

    def _document(self, row: BulkRow) -> str:
        found = self._documents[row.origin] = str(self.provenance.document(row.origin, row.words.quote_kind))
        return found


def _days(when: When) -> DayRange | None:
    if when.as_of is None:
        return None
    start, end = when.as_of
    end = end or when.said_on
    if end is None:
        raise Refused(
            "as_of", start, "an open end means the day of the statement; give said_on or the last day."
        )
    if start is not None and start > end:
        raise Refused("as_of", f"{start} to {end}", "the first day is after the last; swap them.")
    return DayRange(start, end)


def _terms(terms: Terms) -> str:
    """The columns of TERM_FIELDS."""
    return "\t".join(copied(field, value) for field, value in zip(TERM_FIELDS, terms.values, strict=True))


def copied(field: ClaimField, value: Any) -> str:
    """The value of a plain field as COPY takes it."""
    if field.kind is Kind.FLAG:
        return copying.flag(value)
    return copying.text(value) if field.kind is Kind.TEXT else copying.plain(value)
