"""What rests on records: a joint range, a part and its whole, a copied text.

No feed says which of its figures are of these kinds, so real figures and real wordings are put together to
cases of which it is known: that they are one, or that they are none.
"""

import random
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from benchmarks.explanations.score import SEED, Score
from benchmarks.feeds import JHU, WIKIPEDIA, WORLDOMETER, covid, fact_checks
from claims.domain import (
    Assertion,
    DayRange,
    Modality,
    Relations,
    Scope,
    SourceGraph,
    Temporality,
    Voice,
    World,
    Written,
    interpret,
)
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.explaining.structure import aggregate, part_exceeds_whole
from claims.domain.explaining.syndication import syndicated_copy
from claims.domain.questions.scope import RelationKind

THREE = (JHU, WIKIPEDIA, WORLDOMETER)
CASES = Scope("cases", "epidemic", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)
DEATHS = Scope("deaths", "epidemic", "persons", "person", temporality=Temporality.CUMULATIVE, is_count=True)
WORLD = World(
    SourceGraph(members={"joint": frozenset(THREE)}),
    Relations.of_recorded([(DEATHS.id, RelationKind.PART_OF, CASES.id)]),
)
DAY = date(2020, 7, 1)


def scores() -> Iterator[Score]:
    """The explanations that the feeds themselves hold no case of."""
    yield from _spans()
    yield from _parts()
    yield from _copies()


def _claim(source: str, question: Scope, *values: Decimal, quote: str = "") -> Assertion:
    modality = Modality.RANGE if len(values) == 2 else Modality.STATED
    figure = interpret(modality, Written.of(modality, *map(str, values)), question, from_data=True)
    return Assertion(
        f"{source} {question.id}",
        question,
        Voice(source, f"{source} {question.id} {quote}"),
        figure,
        as_of=DayRange(DAY, DAY),
        said_on=DAY,
        quote=quote,
        quote_kind=QuoteKind.WORDS if quote else QuoteKind.DATA,
    )


def _spans() -> Iterator[Score]:
    """A joint range over three publishers' figures of every tenth day; and with its upper end one higher."""
    fired = moved = tried = 0
    for low, high, claims in _slots():
        tried += 1
        fired += aggregate(_claim("joint", CASES, low, high), claims, WORLD) is not None
        moved += aggregate(_claim("joint", CASES, low, high + 1), claims, WORLD) is not None
    name = "aggregate of members"
    yield Score(name, "planted: a joint range over three publishers", fired, fired, tried, fired)
    yield Score(name, "the same with one end moved by one", moved, 0, tried=tried)


def _slots() -> Iterator[tuple[Decimal, Decimal, list[Assertion]]]:
    for sources in (each for each in covid().values() if len(each) == len(THREE)):
        for day in sources[JHU].days[::10]:
            values = {name: value for name in THREE if (value := sources[name].at(day)) is not None}
            if len(values) == len(THREE) and len(set(values.values())) > 1:
                claims = [_claim(name, CASES, value) for name, value in values.items()]
                yield min(values.values()), max(values.values()), claims


def _parts() -> Iterator[Score]:
    """Deaths by one publisher beside the cases of another: as they are, and with the two exchanged."""
    fired = tried = planted = found = 0
    for place, measure in covid():
        if measure == "cases" and (place, "deaths") in covid():
            for cases, deaths in _beside(place):
                fired, tried = fired + _exceeds(deaths, cases), tried + 1
                if deaths < cases:
                    planted, found = planted + 1, found + _exceeds(cases, deaths)
    name = "part exceeds whole"
    yield Score(name, "planted: deaths and cases exchanged", found, found, planted, found)
    yield Score(name, "deaths and cases of a place as they are", fired, 0, tried=tried)


def _beside(place: str) -> Iterator[tuple[Decimal, Decimal]]:
    cases, deaths = covid()[place, "cases"].get(JHU), covid()[place, "deaths"].get(WIKIPEDIA)
    if cases is not None and deaths is not None:
        for day, value in cases.points:
            if (dead := deaths.at(day)) is not None:
                yield value, dead


def _exceeds(part: Decimal, whole: Decimal) -> bool:
    pair = _claim(WIKIPEDIA, DEATHS, part), _claim(JHU, CASES, whole)
    return part_exceeds_whole(*pair, WORLD) is not None


def _copies() -> Iterator[Score]:
    """Wordings of fact-checked claims: with numbers drawn anew, with a word lost, and two different ones."""
    chance = random.Random(SEED)
    texts = [text for text in dict.fromkeys(fact_checks()) if len(_plain(text)) >= 8]
    numbers = [text for text in texts if re.search(r"\d", text)]
    name = "syndicated copy"
    found = sum(_copied(text, _renumbered(text, chance)) for text in numbers)
    yield Score(name, "planted: a text copied with other numbers", found, found, len(numbers), found)
    found = sum(_copied(text, _shortened(text, chance)) for text in texts)
    yield Score(name, "planted: a text copied without one of its words", found, found, len(texts), found)
    pairs = [chance.sample(texts, 2) for _ in range(20_000)]
    yield Score(name, "two different texts drawn by lot", sum(map(_both, pairs)), 0, tried=len(pairs))


def _plain(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text) if not word.isdecimal()]


def _renumbered(text: str, chance: random.Random) -> str:
    return re.sub(r"\d", lambda _: chance.choice("123456789"), text)


def _shortened(text: str, chance: random.Random) -> str:
    words = text.split()
    del words[chance.randrange(len(words))]
    return " ".join(words)


def _both(texts: Iterable[str]) -> bool:
    return _copied(*texts)


def _copied(text: str, other: str) -> bool:
    first = _claim(JHU, CASES, Decimal(5), quote=text)
    second = _claim(WIKIPEDIA, CASES, Decimal(6), quote=other)
    return syndicated_copy(first, second, WORLD) is not None
