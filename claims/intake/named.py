"""Rows of our own format that name a source or a question and hold no claim; an export begins with them."""

from functools import lru_cache

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.intake.files import Row
from claims.intake.rows import QUESTION_NAMES, check, read_minimum
from claims.intake.said import read_flag
from claims.services.bulk.naming import NamedRow
from claims.services.bulk.row import SCOPE, AskedQuestion, Speaker

OF_A_SOURCE = frozenset({"source", "source_kind", "parent", "members"})
OF_A_QUESTION = frozenset({"topic", "question", "additive", "minimum", *QUESTION_NAMES, *SCOPE})


def holds_claim(row: Row) -> bool:
    """Whether both a source and a question are named, or the row can't be read: it names none by itself."""
    source, question = _places(row.header)
    return bool(row.problem) or (_filled(row, source) and _filled(row, question))


def named_row(row: Row) -> NamedRow | None:
    """The row as a source or a question where it fills columns of one of them only, else None.

    Raises Refused for what is none of the values of its column.
    """
    if holds_claim(row):
        return None
    pairs = zip(row.header, row.values, strict=False)
    cells = {name: value.strip() for name, value in pairs if value.strip()}
    if "source" in cells and cells.keys() <= OF_A_SOURCE:
        return NamedRow(row.line, speaker=_speaker(_checked(cells)))
    if "question" in cells and cells.keys() <= OF_A_QUESTION:
        return NamedRow(row.line, asked=_asked(_checked(cells)))
    return None


@lru_cache(maxsize=64)
def _places(header: tuple[str, ...]) -> tuple[int, int]:
    """Where a source and a question stand; -1 for nowhere."""
    source, question = (header.index(name) if name in header else -1 for name in ("source", "question"))
    return source, question


def _filled(row: Row, place: int) -> bool:
    return 0 <= place < len(row.values) and bool(row.values[place])


def _checked(cells: dict[str, str]) -> dict[str, str]:
    for name, value in cells.items():
        check(name, value)
    return cells


def _speaker(cells: dict[str, str]) -> Speaker:
    members = (name.strip() for name in cells.get("members", "").split(";"))
    return Speaker(
        name=cells["source"],
        kind=cells.get("source_kind", ""),
        parent=cells.get("parent", ""),
        members=tuple(name for name in members if name),
    )


def _asked(cells: dict[str, str]) -> AskedQuestion:
    topic = cells.get("topic") or cells.get("topic_slug")
    if not topic:
        raise Refused("topic", "", _("missing: a row without a claim needs the topic of its question."))
    return AskedQuestion(
        topic=topic,
        question=cells["question"],
        **{name: cells.get(name, "") for name in QUESTION_NAMES},
        additive=read_flag(cells["additive"], "additive") if "additive" in cells else None,
        minimum=read_minimum(cells.get("minimum", "")),
        scope=tuple((name, cells[name]) for name in SCOPE if name in cells),
    )
