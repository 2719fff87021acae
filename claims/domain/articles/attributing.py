"""Which of those who speak in an article says a figure, and who relays it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.domain.articles.according import split_by_citing
from claims.domain.articles.choosing import NOBODY, Attributed, Spoken, chosen, made
from claims.domain.articles.clause_subjects import has_subject, may_reach
from claims.domain.articles.discourse import Discourse, is_media
from claims.domain.articles.not_saying import (
    cut_at_figure,
    is_asked_of,
    is_compared,
    is_contrasted,
    is_counted,
    is_led_in,
    is_preposition,
    looks_back,
)
from claims.domain.articles.sayings import sayings_in
from claims.domain.articles.text import SPEAKERS, ArticleSentence, Parsed, Quotation
from claims.domain.articles.values import NamedDays, SaidBy
from claims.domain.reading import FoundFigure

_SUBJECT = 6
"""Words at the start of a sentence among which one for a body or a title makes it the subject."""
_WAYS = ("thing", "person", "plural")


class Attributions:
    """All sayings of an article by sentence, resolved in the order in which they stand."""

    def __init__(
        self, parsed: Parsed, days: tuple[tuple[NamedDays, ...], ...], figures: Sequence[FoundFigure] = ()
    ):
        self.parsed = parsed
        self._figures = figures
        self._days = days
        dates = tuple(frozenset(self._tokens(named)) for named in days)
        discourse = Discourse(parsed, dates)
        self._spoken: list[tuple[Spoken, ...]] = []
        self._after: list[SaidBy | None] = []
        for s, named in zip(parsed.sentences, dates, strict=True):
            self._spoken.append(tuple(self._in(s, named, discourse)))
            self._after.append(discourse.named[-1] if discourse.named else None)

    def _tokens(self, named: tuple[NamedDays, ...]) -> Iterator[int]:
        for days in named:
            yield from range(self.parsed.token_at(days.start), self.parsed.token_at(days.end))

    def _in(self, s: ArticleSentence, dates: frozenset[int], discourse: Discourse) -> list[Spoken]:
        found: list[Spoken] = []
        for whole in split_by_citing(sayings_in(s, dates)):
            saying = cut_at_figure(self.parsed, s, whole, self._figures)
            if saying is None or self.parsed.quotation_at(s.tokens[saying.begin].start) is not None:
                continue  # what a quotation says of others is told by whoever is quoted
            if saying.name is not None and is_counted(s, saying.name, self._figures):
                continue
            if saying.name is not None and is_preposition(s, saying.name):
                continue
            if is_asked_of(s, saying, self._figures):
                continue
            if saying.name is None and not found and _is_of_another(s):
                continue
            who = discourse.who(s, saying, remembered=not (saying.aside and found))
            media = who is not None and is_media(s, who)
            found.append(Spoken(saying, who, media))
        return found

    def of(self, n: int, start: int, end: int) -> Attributed:
        """Who says what stands at those characters, in sentence number n."""
        s = self.parsed.sentences[n]
        t = self.parsed.token_at(start)
        quotation = self.parsed.quotation_at(start)
        here = self._reaching(n, t)
        behind = self._right_behind(n, self.parsed.token_at(end))
        if behind is not None:
            return made(behind, None)
        if here:
            return chosen(s, [remark for remark in here if may_reach(s, remark.saying, t)], t)
        if quotation is not None and (found := self._around(n, quotation)):
            return found
        if quotation is None and (found := self._said_behind(n)):
            return found
        if quotation is None and self._spoken[n]:
            return NOBODY
        return self._carried(n, quotation) if s.words.sets["sayings.verbs"] else NOBODY

    def names_at(self, n: int, start: int) -> bool:
        """Whether what stands there belongs to the name of a source: "a survey of 2,000 adults found"."""
        t = self.parsed.token_at(start)
        names = [remark.saying.name for remark in self._spoken[n] if remark.saying.name is not None]
        return any(name.begin <= t < name.end for name in names)

    def _right_behind(self, n: int, t: int) -> Spoken | None:
        """ "The 6,500 hectares the fire service gave": whose figure it is, whoever else speaks."""
        s = self.parsed.sentences[n]
        t += s.words.has("sayings.that", s.key(t))
        named = (
            remark
            for remark in self._spoken[n]
            if remark.saying.name and not remark.saying.aside and not is_compared(s, remark.saying)
        )
        by = next(
            (e for e in self._spoken[n] if e.saying.kind == "by" and e.saying.begin in {t - 1, t}), None
        )
        if by is not None:
            return by  # "the 3.2 per cent forecast by economists", whoever else speaks
        found = next((e for e in named if e.saying.kind == "says" and e.saying.begin == t), None)
        owned = found is not None and found.saying.name is not None and found.saying.name.begin == t
        return found if owned and s.words.has("names.definite", s.key(t)) else None

    def _reaching(self, n: int, t: int) -> list[Spoken]:
        """The sayings of the clause; of a clause without one those of the clauses before it."""
        s = self.parsed.sentences[n]
        begin, end = s.clause_of(t)
        inside = [remark for remark in self._spoken[n] if begin <= remark.saying.begin < end]
        inside = [
            remark for remark in inside if remark.saying.begin < t or not is_contrasted(s, remark.saying)
        ]
        return inside or [e for e in self._spoken[n] if e.saying.begin < begin and not _ends_clause(s, e)]

    def _around(self, n: int, quotation: Quotation) -> Attributed | None:
        """A quotation over several sentences: who speaks where it ends, else where it begins."""
        sentences = self.parsed.sentences
        for m in (*range(n + 1, len(sentences)), *range(n - 1, -1, -1)):
            first, last = sentences[m].tokens[sentences[m].begin], sentences[m].tokens[sentences[m].end - 1]
            if last.end < quotation.start or first.start > quotation.end + 1:
                if m > n:
                    continue
                break
            spoken = [remark for remark in self._spoken[m] if remark.who is not None]
            if spoken:
                who = spoken[0].who if m > n else spoken[-1].who
                return Attributed(who, None, "quotation goes on", spoken[0] if m > n else spoken[-1])
        return None

    def _said_behind(self, n: int) -> Attributed | None:
        """ "Das teilte die Behörde mit", "Об этом сообщили": the next sentence says who says this one."""
        sentences = self.parsed.sentences
        if n + 1 == len(sentences) or sentences[n + 1].paragraph != sentences[n].paragraph:
            return None
        following = [remark for remark in self._spoken[n + 1] if remark.who is not None]
        if not following or not sentences[n + 1].at("sayings.of_before", sentences[n + 1].begin):
            return None
        return Attributed(following[0].who, None, "said in the next sentence", following[0])

    def _carried(self, n: int, quotation: Quotation | None) -> Attributed:
        """Of a sentence that names nobody: who spoke in the one before it, in the same paragraph."""
        sentences = self.parsed.sentences
        if quotation is not None and is_led_in(self.parsed, quotation):
            return NOBODY
        if quotation is not None and self._after[n] is not None:
            who = self._after[n]
            return (
                Attributed(replace(who, sure=False), None, "quotation of who spoke last") if who else NOBODY
            )
        if indirect := self._indirect(n):
            return indirect
        if (
            n == 0
            or sentences[n - 1].paragraph != sentences[n].paragraph
            or _has_subject_before(sentences[n])
            or looks_back(sentences[n], self._days[n])
        ):
            return NOBODY
        before = [remark for remark in self._spoken[n - 1] if remark.who and remark.saying.kind != "by"]
        if not self._has_figure(n - 1) or self._is_named(n) or self._is_other_measure(n):
            return NOBODY
        if len({remark.who.name for remark in before if remark.who}) != 1 or self._closes_quotation(n - 1):
            return NOBODY
        carried = chosen(sentences[n - 1], before, sentences[n - 1].end)
        if carried.source is None:
            return NOBODY
        source = replace(carried.source, sure=False)
        return Attributed(source, carried.relay, "carried on from the sentence before", carried.spoken)

    def _indirect(self, n: int) -> Attributed | None:
        """ "Es seien höchstens 22 Tonnen gewesen.": a form of the verb that only reports what was said."""
        s, who = self.parsed.sentences[n], self._after[n]
        same = n > 0 and self.parsed.sentences[n - 1].paragraph == s.paragraph
        if who is None or not same or not s.words.sets["sayings.indirect"]:
            return None
        near = range(s.begin, min(s.begin + _SUBJECT, s.end))
        reports = any(s.words.has("sayings.indirect", s.key(j)) for j in near)
        return Attributed(replace(who, sure=False), None, "indirect speech goes on") if reports else None

    def _has_figure(self, n: int) -> bool:
        """Whether that sentence has a figure: who only "declined to comment" has said none."""
        return bool(self._units(n))

    def _units(self, n: int) -> frozenset[str | None]:
        """The units of a sentence's figures."""
        s = self.parsed.sentences[n]
        start, end = s.tokens[s.begin].start, s.tokens[s.end - 1].end
        first, last = (bisect_left(self._figures, at, key=lambda f: f.number[0]) for at in (start, end))
        return frozenset(figure.unit for figure in self._figures[first:last])

    def _is_other_measure(self, n: int) -> bool:
        """ "Police said 61 died. Inflation stood at 3 per cent": a measure of its own, nobody's before."""
        s = self.parsed.sentences[n]
        stands = any(s.at("figures.stands", j) for j in range(s.begin, min(s.begin + _SUBJECT, s.end)))
        return stands and not self._units(n) & self._units(n - 1)

    def _is_named(self, n: int) -> bool:
        """Whether a sentence begins with a name that the article has told before: "Petrosud emploie"."""
        s = self.parsed.sentences[n]
        if s.words.capital_nouns or not s.is_name(s.begin):
            return False
        name = s.text(s.begin)
        return any(
            before.text(i) == name and i > before.begin
            for before in self.parsed.sentences[:n]
            for i in range(before.begin, before.end)
        )

    def _closes_quotation(self, n: int) -> bool:
        """Whether somebody is quoted in that sentence; what follows are the writer's words."""
        s = self.parsed.sentences[n]
        return any(self.parsed.quotation_at(s.tokens[i].start) for i in range(s.begin, s.end))


def _is_of_another(s: ArticleSentence) -> bool:
    """Whether a sentence that begins with a name has that for a subject: no one who spoke before."""
    if s.words.drops_subjects or any(s.words.has(f"back.{way}", s.key(s.begin)) for way in _WAYS):
        return False
    return s.words.has("names.articles", s.key(s.begin)) and not s.words.has("back.own", s.key(s.begin))


def _ends_clause(s: ArticleSentence, spoken: Spoken) -> bool:
    """Whether nothing follows it up to a semicolon: "…, the insurers said; the state pays"."""
    _, end = s.clause_of(spoken.saying.begin)
    return spoken.saying.kind == "says" and spoken.saying.end >= end < s.end


def _has_subject_before(s: ArticleSentence) -> bool:
    """ "It tested a missile", "Paris will send 60": about somebody, not what was said before."""
    if s.at("capitals", s.begin) or s.words.has("back.own", s.key(s.begin)):
        return True
    if s.words.drops_subjects and s.words.has("names.definite", s.key(s.begin)):
        return True  # "O motim durou 14 horas"
    near = range(s.begin, min(s.begin + _SUBJECT, s.end))
    if s.named(near, *SPEAKERS) or has_subject(s, SPEAKERS):
        return True
    article = s.words.has("names.articles", s.key(s.begin))
    proper = s.begin + article + (s.text(s.begin + 1) == "'")
    if article and s.is_name(proper) and not s.words.capital_nouns:
        return True
    return any(s.words.has(f"back.{way}", s.key(s.begin)) for way in _WAYS)
