"""Exporting claims in the format of an import, so that importing them again loses nothing."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claims.domain.figures.figure import Modality
from claims.intake.columns import ALL_COLUMNS
from claims.intake.formats.row import csv_line
from claims.intake.rows import UNNAMED
from claims.intake.spreadsheets import made_safe
from claims.models import Claim, Question, QuestionRelation
from claims.models.claim_fields import CLAIM_FIELDS
from claims.models.ranges import to_day_range
from claims.views.audience import Viewer
from claims.views.records import seen_questions, seen_sources
from sources.models import Membership, Parentage, Source

AMBIGUOUS = re.compile(r"[-−]?[1-9][0-9]{0,2}\.[0-9]{3}")
NO_UNIT = {"yes_no": "yes/no", "date": "date"}
"""Answers without a unit, and what stands in the column of the unit instead."""
KINDS = (".csv", ".ndjson", ".xlsx")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{0,5}[1-9])?")
_NUMERIC = frozenset({"value", "value_2", "best", "plus_minus", "minimum"})


_PLAIN = tuple((field.name, field.column.name) for field in CLAIM_FIELDS if field.plain and field.column)


class Context:
    """What claims are exported with besides their own columns: relations, parents, members, as far as the
    viewer may know of them; three queries."""

    def __init__(self, viewer: Viewer) -> None:
        questions = seen_questions(Question.objects.all(), viewer)
        sources = seen_sources(Source.objects.all(), viewer)
        self.relations: dict[Any, list[QuestionRelation]] = {}
        live = QuestionRelation.objects.live().filter(second__in=questions)
        for relation in live.select_related("first", "second").order_by("recorded_at", "pk"):
            self.relations.setdefault(relation.first_id, []).append(relation)
        parents = Parentage.objects.live().filter(parent__in=sources).select_related("parent")
        members = Membership.objects.live().filter(member__in=sources).select_related("member")
        self._told: Counter[Any] = Counter()
        self._parents: dict[Any, Source] = {parent.source_id: parent.parent for parent in parents}
        self._members: dict[Any, list[Source]] = {}
        for member in members.order_by("recorded_at", "pk"):
            self._members.setdefault(member.joint_id, []).append(member.member)

    def relation(self, question_id: Any) -> tuple[str, str]:
        """One relation of the question; the next one for its next claim, so that its claims tell all."""
        known = self.relations.get(question_id)
        if not known:
            return "", ""
        self._told[question_id] += 1
        found = known[(self._told[question_id] - 1) % len(known)]
        return found.kind, found.second.text

    def parent(self, source_id: Any) -> str:
        """Whom the source speaks for, by name; "" where that is nobody."""
        parent = self._parents.get(source_id)
        return parent.name if parent else ""

    def members(self, source_id: Any) -> str:
        """The members of a joint source, as its column has them."""
        return "; ".join(member.name for member in self._members.get(source_id, ()))

    def kin(self, source_id: Any) -> list[Source]:
        """Its parent and its members."""
        parent = self._parents.get(source_id)
        return [*([parent] if parent else []), *self._members.get(source_id, ())]


def exported(claims: Iterable[Claim], context: Context) -> Iterator[dict[str, str]]:
    """Each claim as a row of texts; claims are read `with_provenance()` and their relays with sources."""
    for claim in claims:
        row = _row(claim, context)
        yield {name: row[name] for name in ALL_COLUMNS if name in row}


def _row(claim: Claim, context: Context) -> dict[str, str]:
    question, statement, document = claim.question, claim.statement, claim.snapshot.document
    relation, related = context.relation(claim.question_id)
    return {
        **question_cells(question),
        "relation": relation,
        "related_question": related,
        "unit": claim.written_unit_id or NO_UNIT.get(question.answer, ""),
        **source_cells(statement.source, context),
        "said_on": _day(statement.said_on),
        "said_at": "" if statement.said_at is None else statement.said_at.isoformat(),
        "as_of": _days(claim),
        **_figure(claim),
        **plain_cells(claim),
        "document_url": document.url,
        "document_title": document.title,
        "publisher": document.publisher.name if document.publisher else "",
        "published_at": _moment(document.published_at),
        "via": "; ".join(hop.source.name if hop.source else UNNAMED for hop in _hops(claim)),
        "external_id": claim.external_id or f"claim:{claim.claim_id}",
    }


def question_cells(question: Question) -> dict[str, str]:
    """The columns that say what stands in a question, read with its topic."""
    return {
        "topic": question.topic.name,
        "topic_slug": question.topic.slug,
        "question": question.text,
        "question_slug": question.slug,
        "unit": NO_UNIT.get(question.answer, ""),
        "question_unit": question.unit_id or "",
        "temporality": question.temporality,
        **{name: getattr(question, name) for name in ("measure", "population", "place", "state", "base")},
        "additive": _flag(question.additive),
        "minimum": "none" if question.minimum is None else format(question.minimum.normalize(), "f"),
    }


def source_cells(source: Source, context: Context) -> dict[str, str]:
    """The columns that say what is recorded of a source."""
    return {
        "source": source.name,
        "source_kind": source.kind,
        "parent": context.parent(source.pk),
        "members": context.members(source.pk),
    }


def _figure(claim: Claim) -> dict[str, str]:
    if claim.stance:
        return {"value": claim.stance}
    spanning = claim.modality == Modality.RANGE and not claim.written_plus_minus
    written = (claim.written_low, claim.written_best, claim.written_high)
    return {
        "modality": claim.modality,
        "value": claim.written_low if spanning else claim.written_best,
        "value_2": claim.written_high,
        "best": claim.written_best if spanning else "",
        "plus_minus": claim.written_plus_minus,
        "decimal_point": "yes" if any(AMBIGUOUS.fullmatch(number) for number in written) else "",
    }


def plain_cells(claim: Claim) -> dict[str, str]:
    """The columns that say what stands in the claim's own columns."""
    values = ((column, getattr(claim, name)) for name, column in _PLAIN)
    return {column: _flag(value) if isinstance(value, bool) else str(value or "") for column, value in values}


def _hops(claim: Claim) -> list[Any]:
    return sorted(claim.relay_hops.all(), key=lambda hop: hop.position)


def _flag(value: bool) -> str:
    return "yes" if value else "no"


def _day(value: Any) -> str:
    return "" if value is None else value.isoformat()


def _moment(value: datetime | None) -> str:
    return "" if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _days(claim: Claim) -> str:
    days = to_day_range(claim.as_of)
    if days is None:
        return ""
    if days.start == days.end:
        return days.end.isoformat()
    return f"{'..' if days.start is None else days.start}/{days.end}"


def write_rows(path: Path, rows: Iterable[dict[str, str]]) -> int:
    """Write the rows as the file's name says (CSV, NDJSON or XLSX; .gz); how many."""
    if path.name.removesuffix(".gz").endswith(".xlsx"):
        return _write_xlsx(path, rows)
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8", newline="") as file:
        if path.name.removesuffix(".gz").endswith(".ndjson"):
            return _write_lines(file, rows)
        return _write_csv(file, rows)


def _write_csv(file: Any, rows: Iterable[dict[str, str]]) -> int:
    file.write(csv_line(ALL_COLUMNS) + "\n")
    count = 0
    for row in rows:
        count += 1
        file.write(csv_line([made_safe(row.get(name, "")) for name in ALL_COLUMNS]) + "\n")
    return count


def _write_lines(file: Any, rows: Iterable[dict[str, str]]) -> int:
    count = 0
    for row in rows:
        count += 1
        said = {name: value for name, value in row.items() if value}
        file.write(json.dumps(said, ensure_ascii=False) + "\n")
    return count


def _write_xlsx(path: Path, rows: Iterable[dict[str, str]]) -> int:
    """Cells are strings by type; figures that a spreadsheet holds exactly, as it writes them, are numbers."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("claims")
    sheet.append(list(ALL_COLUMNS))
    count = 0
    for row in rows:
        count += 1
        cells = [WriteOnlyCell(sheet) for _ in ALL_COLUMNS]
        for name, cell in zip(ALL_COLUMNS, cells, strict=True):
            text = row.get(name, "")
            if name in _NUMERIC and _NUMBER.fullmatch(text):
                cell.value = float(text) if "." in text else int(text)
            elif text:
                cell.value = made_safe(text)
                cell.data_type = "s"
        sheet.append(cells)
    book.save(path)
    return count
