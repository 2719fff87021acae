"""An article laid out for reading: its sentences, the days that they name, those who speak."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from claims.domain.articles.according import Saying
from claims.domain.articles.attributing import Attributions
from claims.domain.articles.calendars import calendar_of
from claims.domain.articles.choosing import Attributed
from claims.domain.articles.dates import Dating, days_in
from claims.domain.articles.periods import month_of, year_of
from claims.domain.articles.text import ArticleSentence, Parsed, parsed
from claims.domain.articles.values import Article, NamedDays, Unsure
from claims.domain.articles.words import words_of
from claims.domain.reading import FoundFigure, read
from claims.domain.reading.vocabulary.lexicon import lexicon
from claims.domain.reading.vocabulary.phrases import Found

NEUTRAL = "en"
"""Whose marks of sentences and names of months are tried where the language could not be found out."""
_DAYS = {"day": 1, "week": 7}
_NEAR, _FAR = 2, 5
"""Tokens between a verb of saying and its day; the latter where "that" or the end follows the day."""
_LONG = 300
"""Days of a period that dates a figure only where no comma parts them."""
_NEAR_NUMBER = 4
"""Tokens from "against" to the number that something is compared with."""
_BACK = 10
"""Sentences in which the day is looked for from which "later" counts."""
_ENDS = frozenset(",.;:")
_Named = tuple[tuple[NamedDays, ...], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """What the rules look at. `days` has a tuple for each sentence; `figures` are the reader's."""

    article: Article
    language: str | None
    parsed: Parsed
    figures: tuple[FoundFigure, ...]
    days: _Named
    attributions: Attributions

    def is_day(self, figure: FoundFigure) -> bool:
        """Whether the number belongs to a day."""
        days = self.days[self.parsed.sentence_at(figure.number[0])]
        return any(day.start < figure.number[1] and figure.number[0] < day.end for day in days)

    def attributed(self, figure: FoundFigure) -> Attributed:
        """Who says it."""
        n = self.parsed.sentence_at(figure.number[0])
        return self.attributions.of(n, figure.number[0], figure.span[1])

    def days_of(self, figure: FoundFigure) -> tuple[NamedDays | None, NamedDays | None]:
        """The days that it is for, and those on which it was said."""
        n = self.parsed.sentence_at(figure.number[0])
        s, days = self.parsed.sentences[n], self.days[n]
        spoken, said = self.attributed(figure).spoken, None
        if spoken is not None:
            m = self.parsed.sentence_at(s.tokens[spoken.saying.begin].start)
            there = self.parsed.sentences[m]
            said = next((day for day in self.days[m] if self._of_saying(day, there, spoken.saying)), None)
        begin, end = s.clause_of(self.parsed.token_at(figure.number[0]))
        near = [day for day in days if day != said and begin <= self.parsed.token_at(day.start) < end]
        near = [day for day in near if self._may_date(day, s, figure)]
        return min(near, key=lambda each: _gap(each, figure), default=None), said

    def _may_date(self, day: NamedDays, s: ArticleSentence, figure: FoundFigure) -> bool:
        """Whether it can be what a figure is for: not quoted beside it, not how far something is compared."""
        quoted = self.parsed.quotation_at(day.start)
        if quoted is not None and quoted != self.parsed.quotation_at(figure.number[0]):
            return False
        if day.start < figure.span[1] and figure.span[0] < day.end:
            return False
        first, last = self.parsed.token_at(day.start), self.parsed.token_at(day.end)
        here, behind = self.parsed.token_at(figure.number[0]), self.parsed.token_at(figure.span[1])
        if s.words.phrases["dates.ago"].before(s.tokens, last, s.begin):
            following = bisect_left(self.figures, figure.span[1], key=lambda other: other.number[0])
            between = self.figures[following : following + 1]
            return not any(
                other.number[0] < day.start for other in between
            )  # "4,318 from 2,097 two weeks ago"
        if self._is_compared(s, min(last, behind), max(first, here)):
            return False
        parted = any(s.text(j) == "," for j in range(min(last, behind), max(first, here)))
        return not (parted and _is_long(day) and first - s.begin > _NEAR)

    def _is_compared(self, s: ArticleSentence, begin: int, end: int) -> bool:
        """Whether the other side is compared with: "5.1 million against 6.3 million in May"."""
        for j in range(begin, end):
            found = s.at("dates.compared", j)
            near = range(found.end, min(found.end + _NEAR_NUMBER, end)) if found else ()
            led = found is not None and found.end == end and not s.at("dates.in", j)
            if led or any(s.tokens[k].kind == "number" for k in near):
                return True
        return False

    def _of_saying(self, each: NamedDays, s: ArticleSentence, saying: Saying) -> bool:
        """Whether days stand with a verb of saying: "said on Wednesday", "On Monday police said"."""
        first, last = self.parsed.token_at(each.start), self.parsed.token_at(each.end)
        if saying.kind not in {"says", "by"}:
            return False
        ends = s.text(last) in _ENDS or s.words.has("sayings.that", s.key(last)) or last >= s.end
        near = _FAR if ends else _NEAR
        if _is_of_document(s, first) and saying.begin < first:
            return True
        behind = 0 <= first - saying.end < near and all(s.text(j) != "," for j in range(saying.end, first))
        before = first - s.begin < _NEAR and 0 <= saying.begin - last < _NEAR
        return behind or before or saying.begin <= first < saying.end


def _is_of_document(s: ArticleSentence, first: int) -> bool:
    """ "In a note on Tuesday", "a survey published on Monday": the day of what was said."""
    return s.words.has("names.breaks", s.key(first - 1)) and s.words.has("names.documents", s.key(first - 2))


def _is_long(day: NamedDays) -> bool:
    """A year or what is open at its end: "founded in 1974", "the lowest since 1998"."""
    return day.first is not None and (day.last is None or (day.last - day.first).days > _LONG)


def _gap(days: NamedDays, figure: FoundFigure) -> int:
    return max(days.start - figure.span[1], figure.span[0] - days.end)


@lru_cache(maxsize=4)
def laid_out(article: Article) -> Laid:
    """The article laid out; raises InvalidLexicon where a language that is given has no lexicon."""
    reading = read(article.text, article.language)
    words, tried = words_of(reading.language), reading.language or NEUTRAL
    text = parsed(article.text, lexicon(tried), words)
    dating = Dating(calendar_of(tried), article.published)
    days = tuple(days_in(s, article.text, dating) for s in text.sentences)
    days = _with_steps(text, days, reading.figures, article.published)
    return Laid(
        article, reading.language, text, reading.figures, days, Attributions(text, days, reading.figures)
    )


def _with_steps(text: Parsed, days: _Named, figures: Sequence[FoundFigure], published: date | None) -> _Named:
    """With "five days later", counted from the day named before, and "two weeks ago"."""
    found = [list(day) for day in days]
    _carry_days(text, found)
    for figure in figures:
        if figure.unit not in {"day", "week", "month", "year"}:
            continue
        n = text.sentence_at(figure.number[0])
        s, after = text.sentences[n], text.token_at(figure.span[1])
        later, ago = s.at("dates.later", after), s.at("dates.ago", after) or _at_end(s, after)
        if later or ago:
            end = s.tokens[(later or ago or (0, 0, 0))[2] - 1].end
            base = _before(found, n, figure.span[0]) if later else published
            found[n].append(_step(figure, end, base, forward=bool(later)))
            found[n].sort(key=lambda each: each.start)
    return tuple(tuple(sentence_days) for sentence_days in found)


def _at_end(s: ArticleSentence, i: int) -> Found[str] | None:
    """ "Two weeks before", where nothing follows: "four years before it fell" counts from something else."""
    found = s.at("dates.ago_at_end", i)
    return found if found and (found.end >= s.end or s.text(found.end) in _ENDS) else None


def _carry_days(text: Parsed, days: list[list[NamedDays]]) -> None:
    """ "The same day": the last day that was named before it, in the order of the text."""
    for n, s in enumerate(text.sentences):
        for i in range(s.begin, s.end):
            phrase = s.at("dates.same_day", i)
            if phrase is None:
                continue
            start, end = s.tokens[i].start, s.tokens[phrase.end - 1].end
            before = (named for m in range(n, max(n - _BACK, 0) - 1, -1) for named in reversed(days[m]))
            day = next((named for named in before if named.last and named.end <= start), None)
            if day is not None:
                days[n].append(NamedDays(start, end, day.first, day.last))
                days[n].sort(key=lambda each: each.start)


def _before(days: list[list[NamedDays]], n: int, position: int) -> date | None:
    """The day from which "later" counts: the last in the sentence, else the first of one before."""
    here = [day.last for day in days[n] if day.end <= position and day.last]
    there = (day.last for m in range(n - 1, max(n - _BACK, 0) - 1, -1) for day in days[m] if day.last)
    return here[-1] if here else next(there, None)


def _step(figure: FoundFigure, end: int, base: date | None, *, forward: bool) -> NamedDays:
    start, number = figure.span[0], figure.written.best
    if base is None or not number.isdecimal() or int(number) > 5000:
        return NamedDays(start, end, None, None, Unsure.NO_PUBLICATION_DAY if base is None else None)
    count = int(number) if forward else -int(number)
    unit = figure.unit or ""
    if unit in _DAYS:
        day = base + timedelta(count * _DAYS[unit])
        return NamedDays(start, end, day, day)
    if unit == "year":
        return (
            NamedDays(start, end, *year_of(base.year + count))
            if 0 < base.year + count < 9999
            else NamedDays(start, end, None, None)
        )
    months = base.year * 12 + base.month - 1 + count
    return NamedDays(start, end, *month_of(months // 12, months % 12 + 1))
