"""Rows that name a source or a question and hold no claim: recorded before the claims that refer to them."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import IntegrityError

from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.numbers import InvalidFigure
from claims.services.bulk.reference import References
from claims.services.bulk.row import AskedQuestion, Problem, Speaker


class NamedRow(NamedTuple):
    """A source or a question as an import gives it. `line`: where it stood, for whoever has to mend it."""

    line: int
    speaker: Speaker | None = None
    asked: AskedQuestion | None = None


def record_names(references: References, rows: Sequence[NamedRow]) -> list[Problem]:
    """Record what is named and new, complete what is known, and note relations; why others can't be."""
    if not rows:
        return []
    problems = _named(references, rows)
    try:
        references.write_new()
    except IntegrityError:  # one by one, to learn whose name it is that the database refuses
        references.forget(rows[0].line)
        references.at_once = False
        problems = _named(references, rows)
        references.at_once = True
    return problems


def _named(references: References, rows: Sequence[NamedRow]) -> list[Problem]:
    speakers = [row.speaker for row in rows if row.speaker]
    references.load([row.asked for row in rows if row.asked], speakers, ())
    references.complete_sources([speaker for speaker in speakers if speaker.name in references.sources])
    problems = []
    for row in rows:
        mark = references.mark()
        try:
            _name(references, row)
        except (InvalidFigure, Refused) as problem:
            references.undo(mark)
            problems.append(Problem.of(row.line, problem))
    references.journal.keep()
    return problems


def _name(references: References, row: NamedRow) -> None:
    if row.speaker:
        references.speaker(row.speaker)
    if row.asked:
        question = references.question(row.asked, "")
        references.relate(row.asked, question, "", row.line)
