"""Figures that only say which thing is spoken of: "a 48-hour truce", "a survey of 1,004 adults"."""

from claims.domain.articles.layout import Laid
from claims.domain.articles.text import ArticleSentence
from claims.domain.figures.figure import Modality
from claims.domain.reading import FoundFigure

TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
COUNTS = frozenset({"person", "household", "item", None})
NEAR = 8
"""Tokens between a word for a survey and those whom it asked."""
_ARTICLE_NEAR = 4
"""Tokens before "de" among which an article stands: "une visite officielle de trois jours"."""
_MARKS = frozenset(";:；：。")


def is_attribute(laid: Laid, figure: FoundFigure) -> bool:
    """ "A three-day visit", "une trêve de 48 heures", 48時間の停戦: which visit, not how long something took.

    How long a delay, a wait or a sentence was, is what somebody says of it.
    """
    if figure.unit not in TIMES:
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


def is_sample(laid: Laid, figure: FoundFigure) -> bool:
    """ "A survey of 1,004 adults", "auprès de 1 004 personnes": how many were asked, not what was found."""
    if figure.unit not in COUNTS or figure.per:
        return False
    s = laid.parsed.sentences[laid.parsed.sentence_at(figure.number[0])]
    begin, end = laid.parsed.token_at(figure.span[0]), laid.parsed.token_at(figure.span[1])
    if s.at("figures.samples_behind", end) is not None:
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


def _before(s: ArticleSentence, name: str, i: int) -> int | None:
    """Where a phrase of that list begins that ends right before token i."""
    found = s.words.phrases[name].before(s.tokens, i, s.begin)
    return found.start if found else None
