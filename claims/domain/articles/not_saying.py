"""Who does not say what stands beside them: people who are counted, the other side of a "but", the past."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claims.domain.articles.according import Saying
from claims.domain.articles.clause_names import LEADING
from claims.domain.articles.names import Name
from claims.domain.articles.subjects import is_speaker
from claims.domain.articles.text import SPEAKERS, ArticleSentence, Parsed, Quotation
from claims.domain.articles.values import NamedDays
from claims.domain.reading import FoundFigure

_NEAR_START = 6
_OBJECT = 3
"""Tokens behind a verb among which the number of its object stands: "called some 300 parents"."""
_SHORT = 3
"""Signs of a preposition with a word that a figure cut off."""
_YEAR = 300
"""Days from which a period is a year."""


def is_counted(s: ArticleSentence, name: Name, figures: Sequence[FoundFigure]) -> bool:
    """ "62 per cent of Britons fear", "sei italiani su dieci": people who are counted speak for nobody."""
    start, end = s.tokens[name.begin].start, s.tokens[name.end - 1].end
    n = bisect_left(figures, end, key=lambda figure: figure.span[0])
    before = figures[n - 1] if n else None
    if before is None:
        return False
    inside = before.span[0] <= start < before.span[1]
    if inside and before.unit == "percent" and start >= before.number[1]:
        return True  # "87 percent of polling stations counted": a share of whatever it is
    words = (i for i in range(name.begin, name.end) if not s.words.has("names.articles", s.key(i)))
    if any(s.at(f"names.{table}", i) for i in words for table in (*SPEAKERS, "many")):
        return False
    return inside or (before.unit == "percent" and start - before.span[1] == 1)


def is_asked_of(s: ArticleSentence, saying: Saying, figures: Sequence[FoundFigure]) -> bool:
    """ "Rząd dobrze oceniło 54 proc. badanych": the percentage behind the verb is its subject."""
    if saying.name is None or saying.kind != "says" or not s.words.drops_subjects or saying.end >= s.end:
        return False
    at = s.tokens[saying.end].start
    n = bisect_left(figures, at, key=lambda figure: figure.span[0])
    found = figures[n] if n < len(figures) else None
    if found is None or found.unit != "percent" or not found.span[0] == found.number[0] == at:
        return False
    behind = next((j for j in range(saying.end, s.end) if s.tokens[j].start >= found.span[1]), s.end)
    asked = behind < s.end and s.tokens[behind].kind == "word"
    return asked and not s.named((behind,), "breaks", "starters", "of")


def is_preposition(s: ArticleSentence, name: Name) -> bool:
    """ "对1204人的调查显示": what a preposition leads in is no one who speaks."""
    led = s.at("names.breaks", name.begin) if s.words.subject == LEADING else None
    return led is not None and led.end == name.begin + 1 and name.end - name.begin <= _SHORT


def cut_at_figure(
    text: Parsed, s: ArticleSentence, saying: Saying, figures: Sequence[FoundFigure]
) -> Saying | None:
    """A name that ran on into a figure, cut before it: "a parere di Legambiente servono *mille cantieri*".

    None where nothing but an article is left.
    """
    name = saying.name
    if name is None or s.named(range(name.begin, name.end), "documents"):
        return saying
    start, end = s.tokens[name.begin].start, s.tokens[name.end - 1].end
    n = bisect_left(figures, end, key=lambda figure: figure.number[0])
    if not n or figures[n - 1].number[0] <= start:
        return saying
    cut = text.token_at(min(figures[n - 1].number[0], max(figures[n - 1].span[0], start + 1)))
    if all(s.named((j,), "articles") for j in range(name.begin, cut)):
        return None  # "de *minimaal 4.000 plekken die* het COA zei": whom a figure is of
    return replace(saying, name=Name(name.begin, cut), end=min(saying.end, max(cut, saying.begin + 1)))


def is_contrasted(s: ArticleSentence, saying: Saying) -> bool:
    """ "The bank wants 40 billion, but Vienna thinks that half is enough", "shares fell 34% after the
    company said": says nothing of what stands before it."""
    if saying.kind != "says":
        return False
    if is_compared(s, saying):
        return True
    near = range(saying.begin - 2, saying.begin)
    when = s.words.phrases["sayings.when"].before(s.tokens, saying.begin, s.begin)
    return when is not None or any(s.words.has("sayings.but", s.key(j)) for j in near)


def is_compared(s: ArticleSentence, saying: Saying) -> bool:
    """ "300 fewer than the ministry had announced": who says what a figure is compared with."""
    before = s.words.phrases["sayings.than"].before(s.tokens, saying.begin, s.begin)
    return before is not None or s.at("sayings.than", saying.begin) is not None


def is_led_in(text: Parsed, quotation: Quotation) -> bool:
    """ "Of another mind is the union: «…»": the words before the colon say whose it is, no one before."""
    i = text.token_at(quotation.start) - 2
    s = text.sentences[text.sentence_at(quotation.start - 1)]
    return s.text(i) == ":" and i - s.begin > 1


def looks_back(s: ArticleSentence, days: Iterable[NamedDays]) -> bool:
    """ "In 1995 a flood killed two": a sentence that begins with a year is the writer's own."""
    near = s.tokens[min(s.begin + _NEAR_START, s.end) - 1].start
    named = ((day.first, day.last) for day in days if day.start < near)
    return any(first and last and (last - first).days > _YEAR for first, last in named)


def does_not_say(s: ArticleSentence, saying: Saying, verb: range, *, revising: bool) -> bool:
    """ "Rescuers found 12 bodies", "storms claimed 12 lives": a verb that does something here."""
    words = " ".join(s.key(j) for j in verb)
    document = s.named((saying.begin,), "documents")  # "figures released by the police show"
    if s.words.has("sayings.weak", words) and not document and _only_does(s, saying, verb.stop):
        return True
    if s.at("sayings.acts", verb.start) is not None and _has_object(s, verb.stop):
        return True
    if saying.name is None or is_speaker(s, saying.name):
        return False
    return revising or s.at("sayings.known", verb.start) is not None


def _has_object(s: ArticleSentence, end: int) -> bool:
    """Whether a number stands right behind the verb: "called 300 parents", not "called the 300 fools"."""
    near = range(end, min(end + _OBJECT, s.end))
    number = next((j for j in near if s.tokens[j].kind == "number"), end)
    return number > end or (end < s.end and s.tokens[end].kind == "number")


def _only_does(s: ArticleSentence, saying: Saying, end: int) -> bool:
    """ "Rescuers found 12 bodies" says nothing, "a study found" and "the court found that" do."""
    end += s.text(end) == ","  # "przekazano, że"
    if saying.name is None or s.words.has("sayings.that", s.key(end)):
        return saying.name is None
    if end < s.end and s.text(end) == "." and s.text(saying.begin - 1) == ",":
        return False  # "…, PowerOutage.us showed."
    name = range(saying.name.begin, saying.name.end)
    return not s.named(name, "documents")
