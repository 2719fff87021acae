"""From the names that rows share to keys and to text for COPY: each looked up, checked and written once."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.contrib.auth.models import User
from django.db import IntegrityError
from django.utils.translation import gettext as _

from claimcheck.foundation.records import copying
from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.figure import InvalidFigure
from claims.domain.importing import Fate
from claims.domain.questions.times import DayRange
from claims.models.claim_field import ClaimField, FieldKind
from claims.models.ranges import to_date_range
from claims.services.bulk.definitions import Definitions
from claims.services.bulk.figures import Figures, kind_of
from claims.services.bulk.journal import UndoJournal
from claims.services.bulk.provenance import Provenance
from claims.services.bulk.reference import References
from claims.services.bulk.resolved_row import Place, Ready, Times
from claims.services.bulk.row import (
    TERM_FIELDS,
    AskedQuestion,
    BulkRow,
    Origin,
    Outcome,
    Problem,
    Speaker,
    Terms,
    When,
)
from claims.services.recording.terms import check_ahead, check_far, check_terms, said_price_year

K = TypeVar("K")
V = TypeVar("V")
LARGEST_MEMORY = 500_000
OF_FIGURE = frozenset({"value", "value_2", "best", "plus_minus", "modality", "unit", "quote", "quote_kind"})
"""Columns of which one fault is enough: the figure they make can't be read then."""


class Memo(dict[K, V]):
    """What was found for each key; a key that is new is looked up. What is refused is not kept."""

    def __init__(self, look_up: Callable[[K], V], journal: UndoJournal) -> None:
        super().__init__()
        self._look_up, self._journal = look_up, journal

    def __missing__(self, key: K) -> V:
        if len(self) >= LARGEST_MEMORY:
            self.clear()
        found = self._look_up(key)
        self._journal.put(self, key, found)
        return found


class Resolver:
    """Finds what rows name; its memory lasts as long as the recording of one file."""

    def __init__(
        self, *, by: User, now: datetime, file_title: str, definitions: Definitions, draft: bool = False
    ) -> None:
        self.now = now
        self.references = References(by=by, now=now, definitions=definitions, draft=draft)
        self.provenance = Provenance(self.references, file_title=file_title, by=by, now=now)
        self.figures = Figures()
        self._kinds: dict[tuple[object, ...], int] = {}
        self._places: dict[AskedQuestion, Place] = {}
        self.journal = journal = self.references.journal
        self._speakers: Memo[Speaker, tuple[str, str]] = Memo(self._speaker, journal)
        self._times: Memo[When, Times] = Memo(self._when, journal)
        self._terms: Memo[tuple[Terms, int | None], str] = Memo(_terms, journal)
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
            self.forget(rows[0].line)
            found, self.references.at_once = Outcome(), False
            ready = self._resolved(rows, found)
            self.references.at_once = True
        self.journal.keep()
        outcome.add(found)
        return ready

    def _resolved(self, rows: Sequence[BulkRow], outcome: Outcome) -> list[Ready]:
        self.load(rows)
        ready = self.ready(rows, outcome)
        self.references.complete_sources({claim.row.speaker for claim in ready})
        return ready

    def forget(self, line: int) -> None:
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
        self.references.load(asked, speakers, {origin.publisher for origin in origins if origin.publisher})
        self.provenance.load(origins)

    def ready(self, rows: Iterable[BulkRow], outcome: Outcome) -> list[Ready]:
        """The rows that can be recorded; all for which the others can't be is told to the outcome, once the
        names in the rows that can are known. What the others would have brought is taken out again."""
        found: list[Ready] = []
        rejected: list[tuple[BulkRow, InvalidFigure | Refused | None]] = []
        for row in rows:
            if row.faults:
                rejected.append((row, None))
                continue
            mark = self.references.mark()
            try:
                ready = self._ready(row, outcome)
            except (InvalidFigure, Refused) as problem:
                self.references.undo(mark)
                rejected.append((row, problem))
                continue
            if ready is not None:
                found.append(ready)
        at_once, self.references.at_once = self.references.at_once, True  # nothing of them is written
        for row, first in rejected:
            outcome.problems += row.faults if row.is_no_claim else self._faults(row, first)
        self.references.at_once = at_once
        return found

    def _faults(self, row: BulkRow, first: InvalidFigure | Refused | None) -> list[Problem]:
        """All that is wrong with a row, its names and its figure. Nothing stays of it in the memory."""
        faults, mark = list(row.faults), self.references.mark()

        def note(problem: InvalidFigure | Refused) -> None:
            if all(fault.field != problem.field for fault in faults):
                faults.append(Problem.of(row.line, problem))

        def tried(step: Callable[..., Any], *given: Any) -> Any:
            try:
                return step(*given)
            except (InvalidFigure, Refused) as problem:
                note(problem)

        place = tried(self._place, row) if row.asked.question else None
        if row.speaker.name:
            tried(self._speakers.__getitem__, row.speaker)
        tried(self._times.__getitem__, row.when)
        tried(self._document, row)
        if place is not None and not any(fault.field in OF_FIGURE for fault in row.faults):
            tried(self._figure, row, place)
        if first is not None:
            note(first)
        self.references.undo(mark)
        return faults

    def _ready(self, row: BulkRow, outcome: Outcome) -> Ready | None:
        line, external_id, quote, asked, speaker, when, words, origin, terms, _faults = row
        place = self._places.get(asked) or self._asked(row)
        first = self._seen.get((place.topic, external_id))
        if first is not None:
            self._repeated(row, first, outcome)
            return None
        self.journal.put(self._seen, (place.topic, external_id), line)
        times = self._times[when]
        source, relay = self._speakers[speaker]
        document = self._documents.get(origin) or self._document(row)
        figure, hedging = self.figures.columns(place.question, place.kind, words, quote, terms.quote_language)
        year = said_price_year(place.question, quote, words.quote_kind, terms.price_year)
        check_terms(place.question, dated=when.as_of is not None, as_of_at=terms.as_of_at, price_year=year)
        check_ahead(when.as_of, terms.counted_by, self.now.date())
        if when.as_of is None and place.undated_is_unknown:
            outcome.undated.append(line)
        return Ready(row, place, source, relay, times, document, figure, hedging, self._terms[terms, year])

    def _place(self, row: BulkRow) -> Place:
        return self._places.get(row.asked) or self._asked(row)

    def _figure(self, row: BulkRow, place: Place) -> tuple[str, str]:
        language = row.terms.quote_language
        return self.figures.columns(place.question, place.kind, row.words, row.quote, language)

    def _repeated(self, row: BulkRow, first: int, outcome: Outcome) -> None:
        """The same content once more is harmless; the same key for something else is a mistake."""
        if row.external_id.startswith("content:"):
            outcome.known += 1
            outcome.fates.note(Fate.KNOWN, [row.line])
        else:
            remedy = _("no. {first} has the same external_id; give each claim its own.").format(first=first)
            outcome.problems.append(Problem(row.line, "external_id", row.external_id, remedy))

    def _asked(self, row: BulkRow) -> Place:
        asked, value = row.asked, row.words.value
        question = self.references.question(asked, value)
        self.references.relate(asked, question, value, row.line)
        keys = f"{question.topic_id}\t{question.pk}\t{question.dimension}"
        kind = self._kinds.setdefault(kind_of(question), len(self._kinds))
        undated = question.temporality != "timeless"
        found = Place(keys, question, str(question.topic_id), kind, undated)
        self.journal.put(self._places, asked, found)
        return found

    def _speaker(self, speaker: Speaker) -> tuple[str, str]:
        source = self.references.speaker(speaker).pk
        hops = ("NULL" if name is None else str(self.references.source(name).pk) for name in speaker.via)
        return str(source), f"{{{','.join(hops)}}}"

    def _when(self, when: When) -> Times:
        if when.said_on is not None and when.said_on > self.now.date():
            raise Refused("said_on", when.said_on, _("it is in the future; give today or an earlier day."))
        said = f"{copying.plain(when.said_on)}\t{copying.plain(when.said_at)}"
        return Times(said, copying.span(to_date_range(check_far(_days(when), when.said_on, self.now.date()))))

    def _document(self, row: BulkRow) -> str:
        found = str(self.provenance.document(row.origin, row.words.quote_kind))
        self.journal.put(self._documents, row.origin, found)
        return found


def _days(when: When) -> DayRange | None:
    if when.as_of is None:
        return None
    start, end = when.as_of[0], when.as_of[1] or when.said_on
    if end is None:
        remedy = _("an open end means the day of the statement; give said_on or the last day.")
        raise Refused("as_of", start, remedy)
    if start is not None and start > end:
        raise Refused("as_of", f"{start} to {end}", _("the first day is after the last; swap them."))
    return DayRange(start, end)


def _terms(said: tuple[Terms, int | None]) -> str:
    """The columns of TERM_FIELDS; the price year is what the quote may have named."""
    values = said[0].in_prices_of(said[1])
    return "\t".join(copied(field, value) for field, value in zip(TERM_FIELDS, values, strict=True))


def copied(field: ClaimField, value: Any) -> str:
    """The value of a plain field as COPY takes it."""
    if field.kind is FieldKind.FLAG:
        return copying.flag(value)
    return copying.text(value) if field.kind is FieldKind.TEXT else copying.plain(value)
