"""The documents of the running example give its claims, each with who says it and when, and no other."""

from datetime import date
from decimal import Decimal

import pytest

from claims.domain.articles import Article, Candidate, KnownSource, ReadArticle, read_article
from claims.domain.figures.figure import Modality
from claims.domain.figures.numbers import read_written
from claims.examples.documents import DOCUMENTS
from claims.examples.figures import CLAIMS
from claims.examples.rows import ClaimRow, DocumentRow
from claims.examples.sources import SOURCES
from claims.examples.statements import STATEMENTS
from sources.domain.kinds import DocumentKind

KNOWN = tuple(KnownSource(row.slug, (row.name,), row.members) for row in SOURCES)
STATED_IN = {row.key: row for row in STATEMENTS}
AS_WORDED = {"white-house-3000": (date(2024, 10, 1), date(2024, 10, 23))}
"""Where the words name another run of days than the desk took: "this month"."""
ALSO_STATED = ("two trenches",)
"""Figures that stand in the documents and that nobody asks about."""
FIGURES = [claim for claim in CLAIMS if claim.stance is None]


def article(document: DocumentRow) -> Article:
    return Article(
        text=document.text,
        language=document.language,
        published=document.published_at.date(),
        publisher=document.publisher,
        official=document.kind is not DocumentKind.ARTICLE,
        sources=KNOWN,
    )


def read(key: str) -> ReadArticle:
    return read_article(article(next(row for row in DOCUMENTS if row.key == key)))


def number(text: str) -> Decimal | None:
    return (
        read_written(
            text if " " not in text or text[-1].isalpha() else text.replace(" ", ""), point_is_decimal=True
        ).value
        if text
        else None
    )


def of(claim: ClaimRow) -> Candidate:
    """The candidate whose span stands in the claim's quote."""
    document = next(row for row in DOCUMENTS if row.key == claim.document)
    begin = document.text.index(claim.quote)
    end = begin + len(claim.quote)
    inside = [
        c for c in read(claim.document).candidates if begin <= c.selector.start and c.selector.end <= end
    ]
    assert len(inside) == 1, (claim.key, inside)
    return inside[0]


@pytest.mark.parametrize("claim", FIGURES, ids=lambda claim: claim.key)
def test_each_figure_is_a_candidate(claim: ClaimRow) -> None:
    figure = of(claim).figure
    written = figure.written
    if claim.modality is not Modality.NONE:
        assert number(written.low or written.best or written.high) == number(claim.value)
        assert number(written.high if claim.value_2 else "") == number(claim.value_2)
    expected = Modality.STATED if claim.key == "318-days" else claim.modality  # a row of data has no hedge
    assert figure.modality is expected
    assert not claim.unit or figure.unit == claim.unit


@pytest.mark.parametrize("claim", FIGURES, ids=lambda claim: claim.key)
def test_each_is_tied_to_who_says_it(claim: ClaimRow) -> None:
    source = of(claim).source
    assert source is not None
    assert source.key == STATED_IN[claim.statement].source


@pytest.mark.parametrize("claim", [c for c in FIGURES if c.as_of and c.as_of[0]], ids=lambda claim: claim.key)
def test_each_is_tied_to_its_days(claim: ClaimRow) -> None:
    found = of(claim)
    document = next(row for row in DOCUMENTS if row.key == claim.document)
    said = document.published_at.date()
    days = (found.as_of.first, found.as_of.last) if found.as_of else (said, said)
    assert days == (AS_WORDED.get(claim.key) or claim.as_of)
    assert not found.said_on or found.said_on.last == STATED_IN[claim.statement].said_on


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)
def test_no_figure_is_made_up(document: DocumentRow) -> None:
    claimed = [*ALSO_STATED]
    claimed += [claim.quote for claim in FIGURES if claim.document == document.key]
    if document.syndicated_from:
        claimed += [claim.quote for claim in FIGURES if claim.document == document.syndicated_from]
    found = [candidate.selector.exact for candidate in read(document.key).candidates]
    assert all(any(exact in quote for quote in claimed) for exact in found), found


def test_the_joint_assessment_has_its_members() -> None:
    [candidate] = read("northline-2024-11-04").candidates
    assert candidate.source is not None
    assert candidate.source.members == ("The United States", "South Korea", "Ukraine")
    assert candidate.as_of is not None
    assert (candidate.as_of.first, candidate.as_of.last) == (date(2024, 10, 31), date(2024, 11, 4))
