"""Whatever an extractor returns: what doesn't stand in the text is dropped, and the reader reads the span."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain.articles import Article, KnownSource, ProposedClaim, SaidBy, Unsure, by_rules, read_article
from claims.domain.articles.values import Extractor, ReadArticle
from claims.domain.figures.figure import Modality
from claims.domain.reading import FoundFigure

TEXT = (
    "Police said about 300 people were held. The mayor spoke of 40. About 300 more are sought, police said."
)


def proposing(*proposals: ProposedClaim) -> Extractor:
    def extractor(article: Article, figures: Sequence[FoundFigure]) -> Iterable[ProposedClaim]:
        return proposals

    return extractor


def read(*proposals: ProposedClaim, text: str = TEXT) -> ReadArticle:
    return read_article(Article(text, "en", date(2025, 1, 8)), proposing(*proposals))


def test_a_span_that_does_not_stand_in_the_text_is_dropped() -> None:
    found = read(
        ProposedClaim("about 400 people"), ProposedClaim("", 0), ProposedClaim("about 300 people", 5)
    )
    assert [each.selector.exact for each in found.candidates] == ["about 300 people"]
    assert found.dropped == ("about 400 people", "")


def test_a_span_without_a_figure_is_dropped() -> None:
    assert read(ProposedClaim("The mayor")).dropped == ("The mayor",)


def test_a_day_within_a_span_is_no_figure_of_it() -> None:
    text = "Three years ago 300 people died there."
    [found] = read(ProposedClaim("Three years ago 300 people"), text=text).candidates
    assert found.figure.written.best == "300"
    assert read(ProposedClaim("Three years ago"), text=text).dropped == ("Three years ago",)


def test_a_span_that_stands_twice_needs_its_place() -> None:
    text = "He said 300 people came. She said 300 people came."
    assert read(ProposedClaim("300 people"), text=text).candidates == ()
    [found] = read(ProposedClaim("300 people", 34), text=text).candidates
    assert found.selector.start == 34


def test_the_reader_reads_the_span_whatever_is_claimed_of_it() -> None:
    [found] = read(ProposedClaim("300 people", rule="a model says 3,000 exactly")).candidates
    assert found.figure.modality is Modality.APPROX
    assert found.figure.written.best == "300"
    assert found.selector.exact == "about 300 people"
    assert found.rule == "a model says 3,000 exactly"


def test_a_source_that_does_not_stand_in_the_text_is_dropped() -> None:
    liar = SaidBy("The Kremlin", 0, "The Kremlin", "model")
    [found] = read(ProposedClaim("40", source=liar, relay=liar)).candidates
    assert found.source is None
    assert found.relay is None
    assert Unsure.NOBODY_NAMED in found.unsure


def test_a_source_is_named_as_the_text_names_it_and_its_key_is_ours() -> None:
    said = SaidBy("The mayor", 40, "the Queen", "model", members=("A", "B"), speaks_for="God", key="queen")
    article = Article(TEXT, "en", date(2025, 1, 8), sources=(KnownSource("rada-mayor", ("The mayor",)),))
    [found] = read_article(article, proposing(ProposedClaim("40", source=said))).candidates
    assert found.source is not None
    assert (found.source.name, found.source.members, found.source.speaks_for) == ("The mayor", (), "")
    assert found.source.key == "rada-mayor"


def test_a_candidate_can_be_found_again_by_its_selector() -> None:
    found = read_article(Article(TEXT, "en", date(2025, 1, 8)))
    assert found.sha256 == sha256(TEXT.encode()).hexdigest()
    for each in found.candidates:
        where = each.selector
        assert TEXT[where.start : where.end] == where.exact
        assert TEXT[: where.start].endswith(where.prefix)
        assert TEXT[where.end :].startswith(where.suffix)


def test_the_same_span_twice_is_one_candidate() -> None:
    assert len(read(ProposedClaim("40"), ProposedClaim("40", 58)).candidates) == 1


@settings(deadline=None)  # the first loads the lexicons
@given(st.text(max_size=200), st.sampled_from(["", "en", "de", "fr", "es", "uk", "ru", "zh"]))
def test_any_text_is_read(text: str, language: str) -> None:
    article = Article(text, language, date(2025, 1, 8))
    for each in read_article(article).candidates:
        assert text[each.selector.start : each.selector.end] == each.selector.exact


@settings(deadline=None)  # the first loads the lexicons
@given(st.lists(st.tuples(st.text(max_size=12), st.integers(-5, 200)), max_size=5))
def test_no_extractor_can_make_up_a_span(proposals: list[tuple[str, int]]) -> None:
    found = read(*(ProposedClaim(exact, start) for exact, start in proposals))
    own = {each.figure.span for each in read_article(Article(TEXT, "en", date(2025, 1, 8))).candidates}
    assert {each.figure.span for each in found.candidates} <= own


def test_the_rules_propose_nothing_in_an_empty_text() -> None:
    assert list(by_rules(Article(""), ())) == []
    assert read_article(Article("")).candidates == ()
