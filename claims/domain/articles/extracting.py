"""The extractor that comes with the program: rules over the reader's figures, offline."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.domain.articles.layout import Laid, laid_out
from claims.domain.articles.text import ArticleSentence
from claims.domain.articles.values import Article, ProposedClaim
from claims.domain.figures.figure import Modality
from claims.domain.reading import Doubt, FoundFigure

HOURS = 24
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_COUNTS = frozenset({"person", "household", "item", None})
NEAR = 8
"""Tokens between a word for a survey and those whom it asked."""
ASKED = 5
"""Signs behind a number among which the words stand that somebody was asked."""
_ARTICLE_NEAR = 4
"""Tokens before "de" among which an article stands: "une visite officielle de trois jours"."""
_MARKS = frozenset(";:；：。")


def by_rules(article: Article, figures: Sequence[FoundFigure]) -> Iterator[ProposedClaim]:
    """A proposal for each figure that is no day, no name with a number and no bare "twice"."""
    laid = laid_out(article)
    scores = frozenset(_scores(laid, figures))
    for figure in figures:
        if figure.span in scores or laid.is_day(figure) or _is_no_claim(laid, figure):
            continue
        attributed = laid.attributed(figure)
        yield ProposedClaim(
            exact=article.text[slice(*figure.span)],
            start=figure.span[0],
            source=attributed.source,
            relay=attributed.relay,
            rule=f"{figure.rule}; {attributed.rule}",
        )


def _is_no_claim(laid: Laid, figure: FoundFigure) -> bool:
    if laid.attributions.names_at(laid.parsed.sentence_at(figure.number[0]), figure.number[0]):
        return True
    return (
        _is_attribute(laid, figure)
        or _is_sample(laid, figure)
        or _is_name(laid, figure)
        or _is_bare_multiple(laid, figure)
        or _is_one(laid, figure)
        or _is_clock(laid, figure)
    )


def _is_attribute(laid: Laid, figure: FoundFigure) -> bool:
    """ "A three-day visit", "une trêve de 48 heures", 48時間の停戦: which visit, not how long something took.

    How long a delay, a wait or a sentence was, is what somebody says of it.
    """
    if figure.unit not in _TIMES:
        return False
    s = laid.parsed.sentences[laid.parsed.sentence_at(figure.number[0])]
    number, end = laid.parsed.token_at(figure.number[1]), laid.parsed.token_at(figure.span[1])
    if s.at("figures.lengths", end):
        return False
    if laid.article.text[figure.number[1] : figure.number[1] + 1] == "-":
        return True
    if any(s.at("figures.attributive", j) for j in range(number, end)):
        return True
    return figure.modality is Modality.STATED and _is_of_noun(s, laid.parsed.token_at(figure.span[0]), end)


def _is_of_noun(s: ArticleSentence, begin: int, end: int) -> bool:
    """Whether a noun stands beside it whose time it is."""
    if s.at("figures.lasting", end) or _before(s, "figures.lasting_before", begin):
        return True
    behind = s.at("figures.of_behind", end)
    if behind is not None:
        return s.tokens[behind.end].kind in {"word", "sign"} and not s.at("figures.lengths", behind.end)
    of = _before(s, "figures.of_before", begin)
    if of is None or s.tokens[of - 1].kind != "word":
        return False
    near = range(max(s.begin, of - _ARTICLE_NEAR), of)
    if any(s.words.has(f"figures.{name}", s.key(j)) for j in near for name in ("lengths", "copulas")):
        return False  # "le délai moyen est de six heures"
    return any(s.words.has("names.articles", s.key(j)) for j in near[:-1])


def _is_sample(laid: Laid, figure: FoundFigure) -> bool:
    """ "A survey of 1,004 adults", "auprès de 1 004 personnes": how many were asked, not what was found."""
    if figure.unit not in _COUNTS or figure.per:
        return False
    s = laid.parsed.sentences[laid.parsed.sentence_at(figure.number[0])]
    begin, end = laid.parsed.token_at(figure.span[0]), laid.parsed.token_at(figure.span[1])
    if _asked_behind(s, end):
        return any(s.at("figures.surveys", j) for j in range(s.begin, s.end))
    link = _before(s, "figures.samples", begin)
    if link is None:
        return False
    for j in range(link - 1, max(s.begin, link - NEAR) - 1, -1):
        if s.at("figures.surveys", j):
            return True
        if s.tokens[j].kind == "number" or s.text(j) in _MARKS:
            break
    return False


def _asked_behind(s: ArticleSentence, end: int) -> bool:
    """ "1204名[成年人]的调查": words for those whom a survey asked, with their noun before them."""
    for j in range(end, min(end + ASKED, s.end)):
        if s.at("figures.samples_behind", j) is not None:
            return True
        if s.tokens[j].kind != "sign":
            return False
    return False


def _before(s: ArticleSentence, name: str, i: int) -> int | None:
    """Where a phrase of that list begins that ends right before token i."""
    found = s.words.phrases[name].before(s.tokens, i, s.begin)
    return found.start if found else None


def _is_name(laid: Laid, figure: FoundFigure) -> bool:
    """ "The 1718 Committee", "7-nanometre": an unknown noun with a capital, or behind a hyphen."""
    unknown = any(question.doubt is Doubt.NOUN for question in figure.questions)
    nouns = laid.language != "de" and figure.noun[:1].isupper()
    hyphened = laid.article.text[figure.number[1] : figure.number[1] + 1] == "-"
    digits = laid.article.text[slice(*figure.number)].isdecimal()
    if digits and (figure.unit is None or unknown) and _is_lettered(laid, figure):
        return True
    return unknown and (nouns or hyphened) and figure.modality is Modality.STATED


def _is_lettered(laid: Laid, figure: FoundFigure) -> bool:
    """ "D 920", "М 06": a capital or two before it, or a word for what has numbers."""
    i = laid.parsed.token_at(figure.number[0]) - 1
    token = laid.parsed.tokens[i] if i >= 0 else None
    if token is None or token.kind != "word":
        return False
    numbered = laid.parsed.words.has("figures.numbered", token.key)
    return numbered or (len(token.text) < 3 and token.text.isupper())


def _is_clock(laid: Laid, figure: FoundFigure) -> bool:
    """ "From 8 to 20 h": hours of a day, not a length of time, where the language has a word for them."""
    low, high = figure.written.low, figure.written.high
    if not (low.isdecimal() and high.isdecimal() and int(low) < int(high) <= HOURS):
        return False
    after = laid.parsed.token_at(figure.number[1])
    return after < len(laid.parsed.tokens) and laid.parsed.words.has(
        "figures.clock", laid.parsed.tokens[after].key
    )


def _is_bare_multiple(laid: Laid, figure: FoundFigure) -> bool:
    """ "Refitted twice", "has doubled": a multiple of nothing."""
    if figure.unit != "ratio" or any(c.isdigit() for c in laid.article.text[slice(*figure.number)]):
        return False
    s = laid.parsed.sentences[laid.parsed.sentence_at(figure.number[0])]
    words = s.words.phrases["figures.multiples"]
    near = range(laid.parsed.token_at(figure.number[1]), laid.parsed.token_at(figure.span[1]) + 1)
    return bool(words) and all(words.at(s.tokens, j, s.end) is None for j in near)


def _is_one(laid: Laid, figure: FoundFigure) -> bool:
    """ "One hospital", "a village": a thing that is spoken of rather than counted."""
    number = laid.article.text[slice(*figure.number)]
    counted = figure.unit in {None, "item", "event", "person", "household"}
    return (
        figure.written.best == "1"
        and counted
        and figure.modality is Modality.STATED
        and not number.isdecimal()
    )


def _scores(laid: Laid, figures: Sequence[FoundFigure]) -> Iterator[tuple[int, int]]:
    """ "By 61 votes to 38": spans of a larger and a smaller number that are no change."""
    for first, second in pairwise(figures):
        s = laid.parsed.sentences[laid.parsed.sentence_at(first.number[0])]
        begin = laid.parsed.token_at(first.number[0])
        to = s.at("dates.to", laid.parsed.token_at(first.span[1]))
        joined = to is not None and to.end == laid.parsed.token_at(second.span[0])
        runs = first.direction or second.direction or s.words.has("names.starters", s.key(begin - 1))
        by = s.words.has("names.agents", s.key(begin - 1))
        if joined and (by or not runs) and _value(first) > _value(second) > 0:
            yield first.span
            yield second.span


def _value(figure: FoundFigure) -> int:
    return int(figure.written.best) if figure.written.best.isdecimal() else 0
