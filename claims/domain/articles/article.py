"""Article → candidates: what an extractor proposes, checked against the text and read by the reader."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice

from claims.domain.articles.extracting import by_rules
from claims.domain.articles.known import KnownSources
from claims.domain.articles.layout import Laid, laid_out
from claims.domain.articles.values import (
    CONTEXT,
    Article,
    Candidate,
    Extractor,
    NamedDays,
    ProposedClaim,
    ReadArticle,
    SaidBy,
    Selector,
    Unsure,
)
from claims.domain.articles.words import attributed_languages, words_of
from claims.domain.reading import FoundFigure
from claims.domain.reading.vocabulary.tokens import tokens_of


def read_article(article: Article, extractor: Extractor = by_rules) -> ReadArticle:
    """The candidates of an article, in the order in which they stand.

    Raises InvalidLexicon where a language that is given has no lexicon.
    """
    laid = laid_out(article)
    known = KnownSources(article.sources, words_of(laid.language))
    found: dict[tuple[int, int], Candidate] = {}
    dropped = []
    proposals = (
        extractor(replace(article, language=laid.language or ""), laid.figures) if article.text else ()
    )
    for proposal in proposals:
        figures = tuple(_figures_in(laid, proposal))
        if not figures:
            dropped.append(proposal.exact)
        for figure in figures:
            found.setdefault(figure.span, _candidate(laid, figure, proposal, known))
    return ReadArticle(
        candidates=tuple(found[span] for span in sorted(found)),
        sha256=sha256(article.text.encode()).hexdigest(),
        language=laid.language,
        attributions=laid.language in attributed_languages(),
        dropped=tuple(dropped),
    )


def _figures_in(laid: Laid, proposal: ProposedClaim) -> Iterator[FoundFigure]:
    """The reader's figures in a span that stands in the text; none where it doesn't."""
    start = _place(laid.article.text, proposal.exact, proposal.start)
    if start is None:
        return
    end = start + len(proposal.exact)
    first = bisect_left(laid.figures, start, key=lambda figure: figure.number[0])
    for figure in islice(laid.figures, first, None):
        if figure.number[1] > end:
            return
        if not laid.is_day(figure):
            yield figure


def _place(text: str, exact: str, start: int | None) -> int | None:
    """Where the words stand: at that place, or at the only one there is."""
    if not exact:
        return None
    if start is not None and start >= 0 and text.startswith(exact, start):
        return start
    first = text.find(exact)
    return first if first >= 0 and text.find(exact, first + 1) < 0 else None


def _candidate(laid: Laid, figure: FoundFigure, proposal: ProposedClaim, known: KnownSources) -> Candidate:
    article = laid.article
    as_of, said_on = laid.days_of(figure)
    source = _checked(laid, proposal.source, known) or _own_words(article)
    return Candidate(
        selector=_selector(article.text, *figure.span),
        figure=figure,
        source=source,
        relay=_checked(laid, proposal.relay, known),
        as_of=as_of,
        said_on=said_on,
        unsure=tuple(_unsure(laid, figure, source, (as_of, said_on))),
        sentence=_sentence(laid, figure),
        rule=proposal.rule or figure.rule,
    )


def _selector(text: str, start: int, end: int) -> Selector:
    return Selector(
        text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start, end
    )


def _checked(laid: Laid, said: SaidBy | None, known: KnownSources) -> SaidBy | None:
    """A source whose words stand in the text, with its known source; any other is dropped."""
    if said is None:
        return None
    start = _place(laid.article.text, said.exact, said.start)
    if start is None:
        return None
    text = laid.article.text
    words = words_of(laid.language)
    told = said.name in words.countries or said.name == words.alone(said.exact)
    name = said.name if told or _stands(text, said.name) else said.exact
    members = tuple(member for member in said.members if _stands(text, member))
    speaks_for = said.speaks_for if _stands(text, said.speaks_for) else ""
    plain = replace(said, start=start, name=name, members=members, speaks_for=speaks_for, key="")
    return known.find(plain, laid.article.publisher)


def _stands(text: str, words: str) -> bool:
    """Whether these words stand in the text, whole where words are spaced."""
    if not words:
        return False
    tokens = tokens_of(words)
    before = "" if tokens[0].kind == "sign" else r"(?<!\w)"
    after = "" if tokens[-1].kind == "sign" else r"(?!\w)"
    return re.search(f"{before}{re.escape(words)}{after}", text) is not None


def _own_words(article: Article) -> SaidBy | None:
    """The publisher, where nobody is named: sure in its official statements, a guess in an article."""
    if not article.publisher:
        return None
    name = next((s.names[0] for s in article.sources if s.key == article.publisher), article.publisher)
    rule = "publisher of an official statement" if article.official else "the article itself"
    return SaidBy("", 0, name, rule, sure=article.official, key=article.publisher)


def _sentence(laid: Laid, figure: FoundFigure) -> tuple[int, int]:
    """Where the sentence of a figure stands."""
    n = laid.parsed.sentence_at(figure.number[0])
    s = laid.parsed.sentences[n]
    return s.tokens[s.begin].start, s.tokens[s.end - 1].end


def _unsure(
    laid: Laid, figure: FoundFigure, source: SaidBy | None, days: tuple[NamedDays | None, ...]
) -> Iterator[Unsure]:
    if figure.questions:
        yield Unsure.FIGURE
    if laid.language not in attributed_languages():
        yield Unsure.NO_ATTRIBUTIONS
    if source is None or source.rule == "the article itself":
        yield Unsure.NOBODY_NAMED
    elif not source.sure:
        yield Unsure.SOURCE_INFERRED
    yield from dict.fromkeys(day.unsure for day in days if day is not None and day.unsure is not None)
