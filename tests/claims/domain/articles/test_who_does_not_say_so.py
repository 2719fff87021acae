"""Who stands beside a verb of saying and says nothing; and who says it, behind a preposition or an aside."""

from datetime import date

import pytest

from claims.domain.articles import Article, read_article

DAY = date(2026, 11, 30)
NOBODY = [
    # What was counted or done, not said.
    ("nl", "Tijdens de nacht heeft de brandweer 410 meldingen geregistreerd.", "410"),
    ("nl", "Rond de afgelopen kerst heeft de politie 210 mensen geregistreerd.", "210"),
    ("en", "Last month nonfarm employers added 61,000 workers.", "61,000"),
    ("en", "The port adds 300 berths this year.", "300"),
    # The percentage is the subject of the verb.
    ("pl", "Działania burmistrza dobrze oceniło 48 proc. badanych.", "48"),
    ("pl", "Nową ustawę źle oceniło 26 proc. ankietowanych.", "26"),
    # Whoever thinks something is nobody by name.
    ("ru", "Доля тех, кто полагает иначе, возросла с 21 до 24%.", "21"),
    ("uk", "Частка тих, хто вважає інакше, зросла з 31 до 34%.", "31"),
    # A noun that looks like a verb.
    ("en", "Initial claims for benefits rose to 431,000 in June.", "431,000"),
    ("en", "The jobless claims data jumped to 228,000.", "228,000"),
    # What a preposition leads in; a day.
    ("zh", "对1204人的调查显示,54%的人支持该计划。", "54%"),
    ("zh", "对全国1204人的调查显示,61%的人反对。", "61%"),
    ("zh", "最后估计参加人数为2.3万人。", "2.3"),
]
SOMEBODY = [
    ("de", "Für den November ermittelten die Forscher ein Minus von 44 Prozent.", "44", "die Forscher"),
    ("de", "Im Sommer zählten die Behörden 1.200 Brände.", "1.200", "die Behörden"),
    (
        "fr",
        "Le bilan est de onze personnes, dont un blessé léger, a précisé la préfecture de la Marne.",
        "onze",
        "la préfecture de la Marne",
    ),
    ("fr", "Six hommes sont morts, a-t-on appris auprès de la préfecture.", "Six", "la préfecture"),
    ("it", "La Questura ne contò circa 150 mila.", "150 mila", "La Questura"),
    ("ru", "Погибли 80 человек, следует из данных МЧС.", "80", "МЧС"),
]


def _source(language: str, text: str, number: str) -> str | None:
    at = text.index(number)
    found = read_article(Article(text, language, DAY)).candidates
    candidate = next(c for c in found if c.figure.number[0] <= at < c.figure.number[1])
    return candidate.source.name if candidate.source else None


@pytest.mark.parametrize(("language", "text", "number"), NOBODY)
def test_it_is_laid_on_nobody(language: str, text: str, number: str) -> None:
    assert _source(language, text, number) is None


@pytest.mark.parametrize(("language", "text", "number", "source"), SOMEBODY)
def test_it_is_laid_on_who_says_so(language: str, text: str, number: str, source: str) -> None:
    assert _source(language, text, number) == source


@pytest.mark.parametrize(
    "text",
    [
        "对1204人的调查显示,54%的人支持该计划。",
        "对全国1204名成年人的调查显示,54%的人支持该计划。",
        "对2000名选民的调查显示,54%的人支持该计划。",
        "一项对900名居民的问卷调查显示,54%的人支持该计划。",
        "在对1500名市民进行的民调中,54%的人支持该计划。",
    ],
)
def test_whom_a_survey_asked_is_no_candidate(text: str) -> None:
    candidates = read_article(Article(text, "zh", DAY)).candidates
    assert [candidate.figure.unit for candidate in candidates] == ["percent"]
