"""The candidates of a text as rows of the screen: each in its sentence, with what it would be recorded as."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claimcheck.foundation.desk.form_fields import TypedName
from claimcheck.foundation.desk.keeping import unchecked
from claimcheck.foundation.records.spelling import plain_name, spelt_alike
from claims.admin.making import temporality_unsaid
from claims.admin.news.news_forms import ACCEPT, SKIP, CandidateForm
from claims.domain.articles import Candidate, SaidBy, register_name
from claims.intake.articles import Taken
from claims.intake.candidates import readings
from claims.models import Claim, Question
from claims.views.finding.likely_questions import Likely
from claims.wording.articles import UNSURE
from claims.wording.sentences import in_language
from sources.admin.new_source import kind_unsaid
from sources.models import Source


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A candidate: its sentence with the figure marked, its form, what it may answer, what to look at.

    `done`: it was recorded; `readings`: the fields of each way to read it.
    """

    key: str
    sentence: SafeString
    form: CandidateForm
    readings: list[dict[str, str]]
    likely: list[Likely]
    unsure: list[str]
    done: bool

    @property
    def decision(self) -> str:
        """What was decided: accept, skip or nothing yet."""
        return str(self.form["do"].value() or "")

    @property
    def wrong_further(self) -> bool:
        """Whether a field that is folded away is wrong."""
        return bool({"quote", "first_day"} & self.form.errors.keys())


def rows_of(taken: Taken, sent: QueryDict, *, checked: bool) -> list[NewsRow]:
    """A row for each candidate, with what was typed in it; `checked`: with what is wrong with that."""
    slugs = {said.key for candidate in taken.read.candidates if (said := candidate.source) and said.key}
    known = {source.slug: source for source in Source.objects.filter(slug__in=slugs)}
    found = zip(taken.read.candidates, taken.questions, strict=True)
    rows = [_row(taken, candidate, likely, sent, known, checked=checked) for candidate, likely in found]
    _ask_once(rows)
    return rows


def _ask_once(rows: list[NewsRow]) -> None:
    """What a new source or question needs is asked in one row of those that name it, and holds for all: the
    first that is accepted, else the first that isn't skipped."""
    for asked, (picker, unsaid, known) in ASKED.items():
        named: dict[str, list[NewsRow]] = {}
        for row in rows:
            named.setdefault("" if row.done else plain_name(row.form.new_name(picker)), []).append(row)
        names = {name: same[0].form.new_name(picker) for name, same in named.items() if name}
        recorded = {plain_name(text) for text in known(names.values())}
        for name, same in named.items():
            new = name in names and name not in recorded
            open_rows = [row for row in same if row.decision != SKIP]
            there = next((row for row in open_rows if row.decision == ACCEPT), next(iter(open_rows), None))
            answer = next(filter(None, (row.form[asked].value() for row in same)), "") if new else ""
            for row in same:
                told = unsaid(names[name]) if new else ""
                row.form.ask(asked, told, here=new and row is there, answer=answer)


def names_made(rows: list[NewsRow], accepted: list[NewsRow], claims: list[Claim], sent: QueryDict) -> None:
    """The rows of these claims are done, and what was made with them is chosen in the others that name it."""
    made: dict[tuple[str, str], str] = {}
    for row, claim in zip(accepted, claims, strict=True):
        sent[f"{row.key}-done"] = "1"
        made["source", plain_name(row.form.new_name("source"))] = str(claim.statement.source_id)
        made["question", plain_name(row.form.new_name("question"))] = str(claim.question_id)
    for row in rows:
        for picker in ("source", "question"):
            name = row.form.new_name(picker)
            if name and (picker, plain_name(name)) in made:
                sent[f"{row.key}-{picker}"] = made[picker, plain_name(name)]
                for typed in ("name", "make"):
                    sent.pop(f"{row.key}-{picker}_{typed}", None)


def _questions_known(texts: Collection[str]) -> Collection[str]:
    return spelt_alike(Question.objects.all(), "text", texts).values_list("text", flat=True)


ASKED: dict[str, tuple[str, Callable[[str], str], Callable[[Collection[str]], Collection[str]]]] = {
    "source_kind": ("source", kind_unsaid, Source.objects.going_by),
    "temporality": ("question", temporality_unsaid, _questions_known),
}
"""What is asked of a new name: the picker that makes it, what a blank stands for, which names are known."""


def _row(
    taken: Taken,
    candidate: Candidate,
    likely: list[Likely],
    sent: QueryDict,
    known: Mapping[str, Source],
    *,
    checked: bool,
) -> NewsRow:
    key = f"c{candidate.selector.start}"
    ways = readings(candidate.figure)
    typed = f"{key}-quote" in sent
    form = CandidateForm(
        sent if typed else None,
        prefix=key,
        initial=_initial(taken, candidate, likely, known),
        readings=[(str(n), in_language(way["label"])) for n, way in enumerate(ways)],
    )
    if typed and not checked:
        unchecked(form)
    plain = [{name: value for name, value in way.items() if name != "label"} for way in ways]
    unsure = [str(UNSURE[doubt]) for doubt in candidate.unsure]
    done = bool(sent.get(f"{key}-done"))
    return NewsRow(key, _marked(taken.article.text, candidate), form, plain, likely, unsure, done)


def _initial(
    taken: Taken, candidate: Candidate, likely: list[Likely], known: Mapping[str, Source]
) -> dict[str, Any]:
    begin, end = candidate.sentence
    published = taken.article.published
    said_on = _last(candidate.said_on) or published
    first = candidate.as_of.first if candidate.as_of else None
    last = _last(candidate.as_of) or said_on
    fitting = [guess for guess in likely if guess.found.same_dimension is not False]
    return {
        "reading": "0" if not candidate.figure.questions else "",
        "question": str(fitting[0].question.pk) if fitting else None,
        "source": _speaker(candidate.source, known, taken.read.language),
        "said_on": said_on,
        "first_day": first if first != last else None,
        "last_day": last,
        "quote": taken.article.text[begin:end],
    }


def _last(days: Any) -> date | None:
    return days.last if days is not None else None


def _speaker(said: SaidBy | None, known: Mapping[str, Source], language: str | None) -> Any:
    """The source that is known, else its name without an article, to be made."""
    if said is None:
        return None
    if said.key in known:
        return str(known[said.key].pk)
    return TypedName(register_name(said.name, language), make=True)


def _marked(text: str, candidate: Candidate) -> SafeString:
    """The sentence with the figure marked; escaped."""
    begin, end = candidate.sentence
    start, stop = max(begin, candidate.selector.start), min(end, candidate.selector.end)
    return format_html("{}<mark>{}</mark>{}", text[begin:start], text[start:stop], text[stop:end])
