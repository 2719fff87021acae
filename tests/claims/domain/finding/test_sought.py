"""Terms that are typed, and the passage that has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.domain.finding import Term, passage, terms_of
from claims.domain.finding.sought import WIDE, plain

TEXTS = st.text(max_size=400)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("North Korea", [Term("north"), Term("korea")]),
        ('"North Korea" troops', [Term("north korea", together=True), Term("troops")]),
        ("«Élysée palace»", [Term("elysee palace", together=True)]),
        ("„Haus“ 'x'", [Term("haus"), Term("x")]),
        ("10,000 10,000", [Term("10"), Term("000")]),
        ('"unended phrase', [Term("unended phrase", together=True)]),
        ("北朝鮮", [Term("北朝鮮")]),
        ("?! ()", []),
        ("", []),
    ],
)
def test_terms(typed: str, terms: list[Term]) -> None:
    assert list(terms_of(typed)) == terms


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("The Cafés of North-Korean troops", "cafe", ["Cafés"]),
        ("The Cafés of North-Korean troops", '"north korean"', ["North-Korean"]),
        ("The Cafés of North-Korean troops", '"north kor"', []),
        ("A foothold afoot; foot", "foot", ["foothold", "foot"]),
        ("북한군 5,000명이", "한군", ["한군"]),
        ("Straße, STRASSE", "strasse", ["Straße", "STRASSE"]),
    ],
)
def test_what_is_marked(text: str, typed: str, marked: list[str]) -> None:
    assert [one.text for one in passage(text, terms_of(typed)) if one.found] == marked


@given(TEXTS, st.text(max_size=40))
def test_a_passage_is_a_part_of_its_text(text: str, typed: str) -> None:
    shown = "".join(one.text for one in passage(text, terms_of(typed)))
    inner = shown if shown in text else shown.removeprefix("…")
    inner = inner if inner in text else inner.removesuffix("…")
    assert inner in text
    assert len(inner) <= WIDE


@given(TEXTS)
def test_a_word_of_a_text_is_marked_in_it(text: str) -> None:
    for term in terms_of(text)[:1]:
        marked = [one.text for one in passage(text[:WIDE], terms_of(text)[:1]) if one.found]
        assert all(term.text[:1] in plain(each) for each in marked)
        assert marked or len(text) > WIDE or term.together
