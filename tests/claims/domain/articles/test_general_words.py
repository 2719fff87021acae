"""Whom a general word means: the company, the federation, ведомство."""

import pytest

from claims.domain.articles import Article, read_article


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", "The operator, Velm Hydro, denied it. The company said 19 tonnes flowed out.", "Velm Hydro"),
        (
            "en",
            "The federation's leader, Tom Okoro, said so. The federation said 41 ships wait.",
            "The federation",
        ),
        ("en", "The charity has treated 500 people, its head, Lea Sommer, said by telephone.", "Lea Sommer"),
        (
            "fr",
            "La compagnie Ferval a démenti. L'entreprise a précisé que 280 passagers y étaient.",
            "Ferval",
        ),
        (
            "ru",
            "Министерство здравоохранения сообщило о пожаре. В ведомстве уточнили, что пострадали 6 человек.",
            "Министерство здравоохранения",
        ),
    ],
)
def test_a_general_word_finds_whom_it_means(language: str, text: str, source: str) -> None:
    found = read_article(Article(text, language)).candidates[-1]
    assert found.source is not None
    assert source.casefold() in found.source.name.casefold()
    assert "leader" not in found.source.name
