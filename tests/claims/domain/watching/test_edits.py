"""500 generated edits of pages: each changed number is found, nothing is anchored anew, no false alarm."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from claims.domain.watching import WordsFate, anchored, became

PLACES = ("Ardle", "Borkum", "Cordal", "Dunmore", "Elin", "Farsund", "Gorlitz", "Halden", "Istra", "Jelling")
SAYS = (
    "the ministry said",
    "police said",
    "officials told reporters",
    "according to the mayor",
    "the army says",
)
OPENING = (
    "{say}, {about} {n} people {verb} in {place} {when}.",
    "In {place}, {about} {n} residents {verb} {when}, {say}.",
    "{about} {n} people {verb} in {place}.",
    "{place} counted {n} who {verb} {when}.",
)
VERBS = ("were killed", "were injured", "had to leave their homes", "lost power", "were arrested")
WHEN = ("on Monday", "since the flood", "over the weekend", "in the first hours of the storm", "by 6 October")
FILL = (
    "Schools will stay closed until further notice.",
    "Roads into the valley remain blocked by fallen trees.",
    "A spokeswoman declined to comment.",
    "The government has promised help to those affected.",
    "Volunteers brought blankets and hot food.",
    "Forecasters expect more rain before the week is over.",
    "It was the third storm of the season.",
)
NAVIGATION = ("Home", "World", "Sport", "Weather", "Most read", "Subscribe now", "Share this article")


@dataclass
class Page:
    """Paragraphs of sentences, the claim's among them, with what stands around the article."""

    draw: random.Random
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    place: tuple[int, int] = (0, 0)
    quote: str = ""
    number: str = ""

    def text(self) -> str:
        body = "\n\n".join(" ".join(each) for each in self.paragraphs)
        return "\n".join([*self.above, "", body, "", *self.below])

    @property
    def sentence(self) -> str:
        return self.paragraphs[self.place[0]][self.place[1]]

    def put(self, sentence: str) -> None:
        self.paragraphs[self.place[0]][self.place[1]] = sentence


def number(draw: random.Random) -> str:
    n = draw.choice((draw.randint(3, 99), draw.randint(100, 999), draw.randint(1_000, 90_000)))
    return f"{n:,}"


def saying(draw: random.Random, place: str) -> tuple[str, str]:
    n = number(draw)
    sentence = draw.choice(OPENING).format(
        say=draw.choice(SAYS),
        n=n,
        verb=draw.choice(VERBS),
        place=place,
        when=draw.choice(WHEN),
        about=draw.choice(("about", "at least", "more than", "some")),
    )
    return sentence[0].upper() + sentence[1:], n


def made(draw: random.Random) -> Page:
    places = draw.sample(PLACES, 6)
    figures = [saying(draw, place) for place in places]
    fill = draw.sample(FILL, 6)
    paragraphs, turn = [], iter(zip(figures, fill, strict=True))
    for size in (2, 1, 2, 1):
        paragraphs.append([each for _ in range(size) for each in _both(next(turn))])
    page = Page(draw, list(NAVIGATION[:3]), list(NAVIGATION[3:]), paragraphs)
    sayings = [sentence for sentence, _ in figures]
    places_of = [(p, s) for p, each in enumerate(paragraphs) for s, one in enumerate(each) if one in sayings]
    page.place = draw.choice(places_of)
    page.number = dict(figures)[page.sentence]
    page.quote = page.sentence.rstrip(".") if draw.random() < 0.5 else page.sentence
    return page


def _both(drawn: tuple[tuple[str, str], str]) -> tuple[str, str]:
    return drawn[0][0], drawn[1]


def boilerplate(page: Page) -> None:
    page.above = [
        f"{page.draw.randint(2, 900)} people are reading this",
        *page.above,
        "Updated 3 minutes ago",
    ]
    page.below = [*reversed(page.below), "Read more: 12 things to know", "Cookie settings"]


def moved_paragraph(page: Page) -> None:
    mine = page.paragraphs[page.place[0]]
    page.paragraphs.remove(mine)
    others = [n for n in range(len(page.paragraphs) + 1) if n != page.place[0]]
    page.paragraphs.insert(page.draw.choice(others), mine)


def inserted_sentence(page: Page) -> None:
    extra, _ = saying(page.draw, "Kronstad")
    page.paragraphs[page.place[0]].insert(page.draw.choice((page.place[1], page.place[1] + 1)), extra)


def other_number(page: Page) -> None:
    """A neighbour's figure is another one now."""
    for p, each in enumerate(page.paragraphs):
        for s, sentence in enumerate(each):
            digits = [c for c in sentence if c.isdigit()]
            if (p, s) != page.place and digits:
                each[s] = _other_digit(page.draw, sentence)
                return


def swapped_neighbours(page: Page) -> None:
    mine = page.paragraphs[page.place[0]]
    other = page.place[1] + (1 if page.place[1] + 1 < len(mine) else -1)
    mine[page.place[1]], mine[other] = mine[other], mine[page.place[1]]


def changed_digit(page: Page) -> None:
    page.put(page.sentence.replace(page.number, _other_digit(page.draw, page.number)))


def changed_and_moved(page: Page) -> None:
    changed_digit(page)
    moved_paragraph(page)
    boilerplate(page)


def swapped_values(page: Page) -> None:
    """The claim's place has the number of another place now, and the other way round."""
    for p, each in enumerate(page.paragraphs):
        for s, sentence in enumerate(each):
            words = [word.strip(".,") for word in sentence.split()]
            found = [word for word in words if word.replace(",", "").isdigit()]
            if (p, s) != page.place and found and found[0] != page.number:
                each[s] = sentence.replace(found[0], page.number)
                page.put(page.sentence.replace(page.number, found[0]))
                return


def in_words(page: Page) -> None:
    page.put(page.sentence.replace(page.number, "seventeen"))


def taken_out(page: Page) -> None:
    del page.paragraphs[page.place[0]][page.place[1]]


def lookalike(page: Page) -> None:
    """The sentence is about another place now, which no reader may take for the same claim."""
    place = next(each for each in PLACES if each in page.sentence)
    page.put(page.sentence.replace(place, "Kronstad"))


def reworded(page: Page) -> None:
    text = page.sentence.replace("people", "people, most of them elderly,").replace(
        "residents", "inhabitants"
    )
    page.put(text if text != page.sentence else f"Sadly, {text}")


def _other_digit(draw: random.Random, text: str) -> str:
    places = [n for n, c in enumerate(text) if c.isdigit()]
    n = draw.choice(places)
    return text[:n] + draw.choice([c for c in "123456789" if c != text[n]]) + text[n + 1 :]


QUIET = {WordsFate.STANDS, WordsFate.MOVED}
EDITS: dict[Callable[[Page], None], set[WordsFate]] = {
    boilerplate: {WordsFate.STANDS},
    moved_paragraph: QUIET,
    inserted_sentence: QUIET,
    other_number: {WordsFate.STANDS},
    swapped_neighbours: QUIET,
    changed_digit: {WordsFate.NUMBER_CHANGED},
    changed_and_moved: {WordsFate.NUMBER_CHANGED},
    swapped_values: {WordsFate.NUMBER_CHANGED},
    in_words: {WordsFate.NUMBER_CHANGED},
    taken_out: {WordsFate.GONE},
    lookalike: {WordsFate.GONE},
    reworded: {WordsFate.WORDING_CHANGED},
}


def outcomes(count: int, seed: int = 12) -> tuple[Counter[str], list[str]]:
    """How many edits there were of each kind, and what went wrong."""
    draw = random.Random(seed)
    counts: Counter[str] = Counter()
    wrong = []
    for n in range(count):
        edit = list(EDITS)[n % len(EDITS)]
        page = made(draw)
        before = page.text()
        anchor = anchored(before, page.quote)
        assert anchor is not None
        edit(page)
        found = became(anchor, page.text())
        counts[edit.__name__] += 1
        if found.fate not in EDITS[edit]:
            wrong.append(f"{edit.__name__}: {found.fate} for {page.quote!r}; now {found.exact!r}")
    return counts, wrong


@pytest.mark.parametrize("count", [96, pytest.param(500, marks=pytest.mark.slow)])
def test_each_changed_number_is_found_and_nothing_is_anchored_anew(count: int) -> None:
    counts, wrong = outcomes(count)
    assert counts.total() == count
    kinds = Counter(each.split(":")[0] for each in wrong)
    missed = [edit.__name__ for edit, fates in EDITS.items() if fates == {WordsFate.NUMBER_CHANGED}]
    quiet = [edit.__name__ for edit, fates in EDITS.items() if fates <= QUIET]
    assert sum(kinds[name] for name in missed) == 0, wrong
    assert kinds["taken_out"] + kinds["lookalike"] == 0, wrong
    assert sum(kinds[name] for name in quiet) <= 0.02 * sum(counts[name] for name in quiet), wrong
    assert len(wrong) <= 0.01 * count, wrong
