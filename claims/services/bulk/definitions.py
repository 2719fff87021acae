"""What all rows of a file say together of each question and each source that it names.

A question or a source that is new is recorded as the file as a whole describes it, whichever row names it
first. Rows that describe one otherwise than others do are refused, all of them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.spelling import plain_name
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Stance
from claims.domain.figures.units import find_unit
from claims.services.bulk.kin import Kin
from claims.services.bulk.measures import MOST_QUOTES, most_named, unit_read
from claims.services.bulk.row import SCOPE, AskedQuestion, BulkRow, Speaker

STANCES = frozenset(Stance)
OF_QUESTION = ("question_slug", "question_unit", "temporality", "additive", "minimum")
OF_SOURCE = ("kind", "parent")
COLUMNS = {"kind": "source_kind"}
"""Names of columns that differ from those of our fields."""
Key = tuple[str, str]
Described = dict[str, dict[Any, int]]
"""Of each field the values that rows give, with the line of the first."""


@dataclass(slots=True)
class _Named:
    """One way in which rows name a question: first line, how many, their units, quotes of those without."""

    line: int
    rows: int = 0
    units: Counter[str] = field(default_factory=Counter)
    quotes: list[str] = field(default_factory=list)


class Definitions:
    """The questions and sources of a file. Rows are noted first; then it is settled what they come to.

    `topics`: the names and slugs of all topics in it, once that is settled.
    """

    def __init__(self) -> None:
        self._asked: dict[AskedQuestion, _Named] = {}
        self._speakers: dict[Speaker, int] = {}
        self._questions: dict[Key, AskedQuestion] = {}
        self._sources: dict[str, Speaker] = {}
        self._described: dict[Key, Described] = {}
        self._source_described: dict[str, Described] = {}
        self._slugs: dict[str, str] = {}
        self._kin: dict[Key, list[Kin]] = {}
        self._quotes: dict[Key, list[str]] = {}
        self.topics: set[str] = set()

    def note(self, row: BulkRow) -> None:
        """Take what a row says of its question and its source; nothing of a row with faults."""
        if row.faults:
            return
        named = self._asked.get(row.asked)
        if named is None:
            named = self._asked[row.asked] = _Named(row.line)
        named.rows += 1
        unit = _stance(row.words.value) or ("" if row.asked.unit else row.words.unit)
        if unit:
            named.units[unit] += 1
        elif not row.asked.unit and row.words.quote_kind == QuoteKind.WORDS:
            named.quotes += [row.quote][: MOST_QUOTES - len(named.quotes)]
        self._speakers.setdefault(row.speaker, row.line)

    def note_named(self, line: int, *, asked: AskedQuestion | None, speaker: Speaker | None) -> None:
        """Take what a row without a claim says of a question or of a source."""
        if asked is not None:
            self._asked.setdefault(asked, _Named(line)).rows += 1
        if speaker is not None:
            self._speakers.setdefault(speaker, line)

    def __len__(self) -> int:
        """How many names there are, each way of naming one counted."""
        return len(self._asked) + len(self._speakers)

    def settle(self) -> None:
        """Put together what the rows say, once all are noted."""
        self.topics = topics_of(self._asked)
        self._slugs = {asked.topic: asked.topic_slug for asked in self._asked if asked.topic_slug}
        ways: dict[Key, list[AskedQuestion]] = {}
        for asked in self._asked:
            ways.setdefault(self._key(asked, asked.question), []).append(asked)
        for key, same in ways.items():
            described = _described((self._asked[asked].line, _fields(asked)) for asked in same)
            self._questions[key] = self._merged(same, described)
            self._quotes[key] = [quote for asked in same for quote in self._asked[asked].quotes]
            if _differ(described):
                self._described[key] = described
        for asked in sorted(self._asked, key=lambda asked: asked.question):
            related = self._key(asked, asked.related_question)
            if asked.related_question and related not in self._questions:
                itself = self._questions[self._key(asked, asked.question)]
                self._questions[related] = replace(
                    itself, question=asked.related_question, question_slug="", scope=()
                )
                self._quotes[related] = self._quotes.get(self._key(asked, asked.question), [])
        self._relate()
        self._settle_sources()
        self._asked.clear()
        self._speakers.clear()

    def _relate(self) -> None:
        """Note of each question to which others the rows relate it, in the order of the file."""
        for asked in sorted(self._asked, key=lambda each: self._asked[each].line):
            if asked.related_question and asked.relation:
                first, second = asked.question, asked.related_question
                self._kin.setdefault(self._key(asked, first), []).append(Kin(second, asked.relation, False))
                self._kin.setdefault(self._key(asked, second), []).append(Kin(first, asked.relation, True))

    def kin_of(self, asked: AskedQuestion, text: str) -> list[Kin]:
        """To which questions the file relates the one of this text in the topic of a row."""
        return self._kin.get(self._key(asked, text), [])

    def _settle_sources(self) -> None:
        ways: dict[str, list[Speaker]] = {}
        for speaker in self._speakers:
            ways.setdefault(plain_name(speaker.name), []).append(speaker)
        for name, same in ways.items():
            told = ((self._speakers[asked], {at: getattr(asked, at) for at in OF_SOURCE}) for asked in same)
            described = _described(told)
            if _differ(described):
                self._source_described[name] = described
            members = sorted({asked.members for asked in same if asked.members}, key=lambda m: (-len(m), m))
            self._sources[name] = Speaker(
                name=same[0].name,
                kind=_one(described, "kind", ""),
                parent=_one(described, "parent", ""),
                members=tuple(dict.fromkeys(member for group in members for member in group)),
            )

    def _key(self, asked: AskedQuestion, question: str) -> Key:
        topic = asked.topic_slug or self._slugs.get(asked.topic, asked.topic)
        return plain_name(topic), plain_name(question)

    def _merged(self, same: list[AskedQuestion], described: Described) -> AskedQuestion:
        """One description of a question: fields as its rows agree on them, the unit of most of them."""
        units: Counter[str] = Counter()
        for asked in same:
            named = self._asked[asked]
            units.update(named.units)
            if asked.unit and named.rows > named.units["yes/no"]:
                units[_code(asked.unit)] += named.rows - named.units["yes/no"]
        return replace(
            min(same, key=lambda asked: self._asked[asked].line),
            unit=most_named(units),
            question_slug=_one(described, "question_slug", ""),
            question_unit=_one(described, "question_unit", ""),
            temporality=_one(described, "temporality", ""),
            additive=_one(described, "additive", None),
            minimum=_one(described, "minimum", None),
            scope=tuple((name, value) for name in SCOPE if (value := _one(described, name, ""))),
        )

    def question(self, asked: AskedQuestion, text: str) -> AskedQuestion:
        """How the file describes the question of this text in the topic of a row; else as the row does."""
        return self._questions.get(self._key(asked, text), asked)

    def measured(self, asked: AskedQuestion) -> AskedQuestion:
        """The description of a new question with the unit of its quotes, where no row names one."""
        quotes = self._quotes.get(self._key(asked, asked.question), ())
        return replace(asked, unit=asked.unit or unit_read(quotes))

    def source(self, name: str) -> Speaker:
        """How the file describes the source of this name."""
        return self._sources.get(plain_name(name)) or Speaker(name)

    def related_to(self, names: Iterable[str]) -> set[str]:
        """These names and those of the parents and members that the file gives them."""
        found, more = set(names), set(names)
        while more:
            told = [self.source(name) for name in more]
            more = {name for speaker in told for name in (speaker.parent, *speaker.members) if name} - found
            found |= more
        return found

    def check_question(self, asked: AskedQuestion) -> None:
        """Raise Refused where other rows describe the row's question otherwise."""
        described = self._described.get(self._key(asked, asked.question))
        if described is not None:
            _check(described, _fields(asked), "question")

    def check_source(self, speaker: Speaker) -> None:
        """Raise Refused where other rows describe the row's source otherwise."""
        described = self._source_described.get(plain_name(speaker.name))
        if described is not None:
            _check(described, {name: getattr(speaker, name) for name in OF_SOURCE}, "source")


def topics_of(asked: Iterable[AskedQuestion]) -> set[str]:
    """The names and slugs of the topics of these."""
    return {name for question in asked for name in (question.topic, question.topic_slug) if name}


def _fields(asked: AskedQuestion) -> dict[str, Any]:
    return {**{name: getattr(asked, name) for name in OF_QUESTION}, **dict(asked.scope)}


def _described(told: Iterable[tuple[int, Mapping[str, Any]]]) -> Described:
    found: Described = {}
    for line, fields in told:
        for name, value in fields.items():
            if value not in ("", None):
                lines = found.setdefault(name, {})
                lines[value] = min(line, lines.get(value, line))
    return found


def _differ(described: Described) -> bool:
    return any(len(values) > 1 for values in described.values())


def _one(described: Described, name: str, otherwise: Any) -> Any:
    """The value on which all agree; `otherwise` where nobody gives one, or they differ."""
    values = described.get(name, {})
    return next(iter(values)) if len(values) == 1 else otherwise


def _check(described: Described, fields: Mapping[str, Any], what: str) -> None:
    for name, value in fields.items():
        others = [line for other, line in described.get(name, {}).items() if other != value]
        if value not in ("", None) and others:
            column = COLUMNS.get(name, name)
            remedy = _(
                "line {line} says otherwise: one {what} has one {column}; correct one of them."
            ).format(line=min(others), what=what, column=column)
            raise Refused(column, _shown(value), remedy)


def _shown(value: Any) -> Any:
    return ("yes" if value else "no") if isinstance(value, bool) else value


def _stance(value: str) -> str:
    return "yes/no" if value in STANCES else ""


def _code(spelling: str) -> str:
    known = find_unit(spelling)
    return known.code if known else spelling
