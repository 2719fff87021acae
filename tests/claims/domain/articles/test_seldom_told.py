"""Whose survey it is, quotations and sentences without an end, names with points, years at their turn."""

from datetime import date

import pytest

from claims.domain.articles import Article, Candidate, ProposedClaim, read_article
from claims.domain.articles.periods import near_year


def candidates(text: str, language: str = "en") -> tuple[Candidate, ...]:
    return read_article(Article(text, language, date(2025, 10, 8))).candidates


def told(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    found = candidates(text, language)
    return [(each.selector.exact, each.source.name if each.source else None) for each in found]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("In a survey of 2,300 staff by the college, 71 per cent were tired.", "the college"),
        ("In a survey of 2,300 staff by the union, 71 per cent were tired.", "the union"),
        ("In a survey of 2,300 staff by phone by the college, 71 per cent were tired.", "the college"),
        ("In a poll by telephone by the Harwich Institute, 71 per cent were tired.", "the Harwich Institute"),
        (
            "In a survey of 2,300 members of the Teachers Union, 71 per cent were tired.",
            "the Teachers Union",
        ),
        ("In a survey of 2,300 staff by telephone, 71 per cent were tired.", None),
    ],
)
def test_whose_survey_it_is(text: str, source: str | None) -> None:
    assert told(text) == [("71 per cent", source)]


@pytest.mark.parametrize(
    ("published", "month", "day", "year"),
    [
        (date(2025, 1, 8), 12, 30, 2024),
        (date(2024, 12, 20), 1, 3, 2025),
        (date(2024, 12, 20), 2, 20, 2025),
        (date(2025, 2, 1), 12, 20, 2024),
        (date(2025, 10, 8), 3, 1, 2025),
        (date(2025, 10, 8), 10, 31, 2025),
    ],
)
def test_a_day_without_a_year_is_past_or_not_far_ahead(
    published: date, month: int, day: int, year: int
) -> None:
    assert near_year(published, month, day) == year


def test_a_quotation_that_nobody_speaks_is_nobodys() -> None:
    assert told("“We counted 300 people. We lost 40 of them. It was bad.” Nobody answered.") == [
        ("300 people", None),
        ("40", None),
    ]


def test_a_mark_that_opens_twice_in_one_paragraph_opens_no_quotation() -> None:
    assert told("Police said 3 died.\n\n“We saw 5 people“ he said. “They lost 300 homes” he said.") == [
        ("3 died", "Police"),
        ("5 people", "Police"),
        ("300 homes", "Police"),
    ]


def test_a_sentence_without_an_end_is_cut_and_read_to_its_end() -> None:
    found = told("On Monday the police said 3 died" + " and then" * 130 + " 40 were hurt.")
    assert [exact for exact, _ in found] == ["3 died", "40 were hurt"]


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        ("ko", "U.S. 국방부는 3명이 숨졌다고 밝혔다.", [("3명", "국방부")]),
        (
            "ja",
            "警察は3人が死亡したと発表した。それが5人だと彼が述べた。",
            [("3人", "警察"), ("5人", "警察")],
        ),
        ("tr", "Yüzlerce Kişi, 3 kişinin öldüğünü söyledi.", [("Yüzlerce Kişi", None), ("3 kişinin", None)]),
    ],
)
def test_who_speaks_in_other_scripts(language: str, text: str, figures: list[tuple[str, str | None]]) -> None:
    assert told(text, language) == figures


def test_a_proposal_that_holds_a_day_has_its_figure_alone() -> None:
    text = "Those killed by 3/10/2025 were 300 people, police said."
    proposal = ProposedClaim("by 3/10/2025 were 300 people")
    found = read_article(Article(text, "en", date(2025, 10, 8)), lambda *_: [proposal])
    assert [each.selector.exact for each in found.candidates] == ["300 people"]


def test_a_claim_within_a_sentence_about_something_else_is_not_whose_who_spoke_before() -> None:
    text = "Police said 40 died. A Facebook post features a photo from 1989 and claims that 300 people died."
    assert told(text) == [("40 died", "Police"), ("300 people", None)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nicht einmal die drei Überlebenden sprachen."),
        ("en", "A three-judge panel declares that 300 people died."),
    ],
)
def test_those_of_whom_a_figure_is_are_not_who_says_it(language: str, text: str) -> None:
    assert [source for _, source in told(text, language)] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Dat is drie keer zoveel als de 300 van vorig jaar."),
        ("es", "Son tres veces menos que los 300 de mayo."),
    ],
)
def test_the_day_of_what_it_is_compared_with_is_not_the_day_it_is_for(language: str, text: str) -> None:
    found = candidates(text, language)
    assert found
    assert {each.as_of for each in found} == {None}


def test_a_list_with_a_comma_before_its_and_has_no_empty_member() -> None:
    joint = "The United States, Japan, and South Korea"
    assert told(f"{joint} said 300 people died. They also said 40 were hurt.") == [
        ("300 people", joint),
        ("40 were hurt", joint),
    ]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ko", "경찰은 3명이 숨졌다고 전날 오전 이날 또 다시 앞서 또한 오후 브리핑에서 밝혔다.", "경찰"),
        (
            "tr",
            "Polis 3 kişinin öldüğünü bugün dün ayrıca sonra şimdi yine sabah akşam de açıkladı.",
            "Polis",
        ),
    ],
)
def test_any_number_of_adverbs_may_stand_before_the_verb(language: str, text: str, source: str) -> None:
    assert [who for _, who in told(text, language)] == [source]
