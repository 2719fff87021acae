"""Who stands beside a verb of saying and says nothing."""

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


def _source(language: str, text: str, number: str) -> str | None:
    at = text.index(number)
    found = read_article(Article(text, language, DAY)).candidates
    candidate = next(c for c in found if c.figure.number[0] <= at < c.figure.number[1])
    return candidate.source.name if candidate.source else None


@pytest.mark.parametrize(("language", "text", "number"), NOBODY)
def test_it_is_laid_on_nobody(language: str, text: str, number: str) -> None:
    assert _source(language, text, number) is None
