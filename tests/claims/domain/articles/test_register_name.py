"""How a speaker is called who is made along with a claim."""

import pytest

from claims.domain.articles import register_name


@pytest.mark.parametrize(
    ("language", "name", "told"),
    [
        ("en", "The fire brigade", "Fire brigade"),
        ("en", "the textile workers' union Unitext", "Textile workers' union Unitext"),
        ("en", "the Guardian", "Guardian"),
        ("en", "The Guardian", "The Guardian"),
        ("en", "police", "Police"),
        ("en", "the", "The"),
        ("en", "Theresa May", "Theresa May"),
        ("de", "die Feuerwehr", "Feuerwehr"),
        ("de", "Die Zeit", "Die Zeit"),
        ("fr", "les pompiers", "Pompiers"),
        ("fr", "Le Monde", "Le Monde"),
        ("fr", "l'union locale", "Union locale"),
        ("es", "los bomberos", "Bomberos"),
        ("uk", "рятувальники", "Рятувальники"),
        ("ko", "소방청", "소방청"),
    ],
)
def test_a_name_has_no_article(language: str, name: str, told: str) -> None:
    assert register_name(name, language) == told
