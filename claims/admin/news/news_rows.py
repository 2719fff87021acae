"""The candidates of a text as rows of the screen: each in its sentence, with what it would be recorded as."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claimcheck.foundation.desk.form_fields import TypedName
from claimcheck.foundation.desk.keeping import unchecked
from claims.admin.news.news_forms import CandidateForm
from claims.domain.articles import Candidate, SaidBy, register_name
from claims.intake.articles import Taken
from claims.intake.candidates import readings
from claims.views.finding.likely_questions import Likely
from claims.wording.articles import UNSURE
from claims.wording.sentences import in_language
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


def rows_of(taken: Taken, sent: QueryDict, *, checked: bool) -> list[NewsRow]:
    """A row for each candidate, with what was typed in it; `checked`: with what is wrong with that."""
    slugs = {said.key for candidate in taken.read.candidates if (said := candidate.source) and said.key}
    known = {source.slug: source for source in Source.objects.filter(slug__in=slugs)}
    found = zip(taken.read.candidates, taken.questions, strict=True)
    return [_row(taken, candidate, likely, sent, known, checked=checked) for candidate, likely in found]


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
