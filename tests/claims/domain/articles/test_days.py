"""The days that an article names, against Wednesday, 6 November 2024; none is guessed."""

from datetime import date

import pytest

from claims.domain.articles import Article, Unsure, read_article

DAY = date(2024, 11, 6)
AS_OF = [
    ("en", "on Sunday", "2024-11-03", "2024-11-03"),
    ("en", "on Sunday evening", "2024-11-03", "2024-11-03"),
    ("en", "last Wednesday", "2024-10-30", "2024-10-30"),
    ("en", "next Monday", "2024-11-11", "2024-11-11"),
    ("en", "yesterday", "2024-11-05", "2024-11-05"),
    ("en", "last week", "2024-10-28", "2024-11-03"),
    ("en", "last month", "2024-10-01", "2024-10-31"),
    ("en", "last year", "2023-01-01", "2023-12-31"),
    ("en", "this year", "2024-01-01", "2024-11-06"),
    ("en", "in October", "2024-10-01", "2024-10-31"),
    ("en", "in December", "2023-12-01", "2023-12-31"),
    ("en", "in March 2022", "2022-03-01", "2022-03-31"),
    ("en", "in 2023", "2023-01-01", "2023-12-31"),
    ("en", "as of 31 October", None, "2024-10-31"),
    ("en", "since 31 October", "2024-10-31", None),
    ("en", "on 31 October", "2024-10-31", "2024-10-31"),
    ("en", "on October 31st, 2023", "2023-10-31", "2023-10-31"),
    ("en", "on 10 March", "2024-03-10", "2024-03-10"),
    ("en", "on 2024-10-31", "2024-10-31", "2024-10-31"),
    ("en", "between 8 and 13 October", "2024-10-08", "2024-10-13"),
    ("en", "from 31 October to 4 November", "2024-10-31", "2024-11-04"),
    ("en", "two weeks ago", "2024-10-23", "2024-10-23"),
    ("en", "on 29 and 30 October", "2024-10-29", "2024-10-30"),
    ("de", "am Montag", "2024-11-04", "2024-11-04"),
    ("de", "am Montagabend", "2024-11-04", "2024-11-04"),
    ("de", "am 31. Oktober", "2024-10-31", "2024-10-31"),
    ("de", "am 31.10.2024", "2024-10-31", "2024-10-31"),
    ("de", "vom 8. bis 13. Oktober", "2024-10-08", "2024-10-13"),
    ("de", "gestern", "2024-11-05", "2024-11-05"),
    ("fr", "le 31 octobre", "2024-10-31", "2024-10-31"),
    ("fr", "lundi", "2024-11-04", "2024-11-04"),
    ("fr", "la semaine dernière", "2024-10-28", "2024-11-03"),
    ("es", "el 31 de octubre de 2024", "2024-10-31", "2024-10-31"),
    ("es", "el lunes", "2024-11-04", "2024-11-04"),
    ("es", "en octubre", "2024-10-01", "2024-10-31"),
    ("uk", "31 жовтня", "2024-10-31", "2024-10-31"),
    ("uk", "у п'ятницю", "2024-11-01", "2024-11-01"),
    ("uk", "у жовтні", "2024-10-01", "2024-10-31"),
    ("ru", "31 октября", "2024-10-31", "2024-10-31"),
    ("ru", "в пятницу", "2024-11-01", "2024-11-01"),
    ("ru", "в октябре", "2024-10-01", "2024-10-31"),
]
SENTENCES = {
    "en": "There 300 people died {}.",
    "de": "Dort starben {} 300 Menschen.",
    "fr": "Là 300 personnes sont mortes {}.",
    "es": "Allí murieron 300 personas {}.",
    "uk": "Там загинули 300 людей {}.",
    "ru": "Там погибли 300 человек {}.",
}


@pytest.mark.parametrize(("language", "words", "first", "last"), AS_OF, ids=str)
def test_the_days_that_it_is_for(language: str, words: str, first: str | None, last: str | None) -> None:
    [found] = read_article(Article(SENTENCES[language].format(words), language, DAY)).candidates
    assert found.as_of is not None
    assert found.as_of.first == (date.fromisoformat(first) if first else None)
    assert found.as_of.last == (date.fromisoformat(last) if last else None)
    assert found.as_of.unsure is None


HEARSAY = (
    "Helfer haben am Donnerstagabend 40 Menschen gerettet, verletzt worden sein sollen alle.",
    "Am Donnerstag wurden 40 Menschen gerettet, ein Fahrer soll geflohen sein.",
    "Dort waren am Donnerstag 40 Menschen gerettet worden, der Pegel soll sinken.",
    "Am Donnerstag hat man 40 Menschen gerettet, mehr soll es nicht gegeben haben.",
)


@pytest.mark.parametrize("text", HEARSAY)
def test_what_is_told_of_beside_hearsay_is_past(text: str) -> None:
    [found] = read_article(Article(text, "de", DAY)).candidates
    assert found.as_of is not None
    assert found.as_of.last == date(2024, 10, 31)


def test_what_is_to_be_is_still_ahead() -> None:
    [found] = read_article(Article("Am Donnerstag sollen dort 40 Ärzte streiken.", "de", DAY)).candidates
    assert found.as_of is not None
    assert found.as_of.last == date(2024, 11, 7)


@pytest.mark.parametrize("words", ["on 03/04/2024", "on 03/04", "on 8 and 13 October"])
def test_two_readings_of_a_date_are_left_open(words: str) -> None:
    for found in read_article(Article(f"There 300 people died {words}.", "en", DAY)).candidates:
        assert found.as_of is not None
        assert (found.as_of.first, found.as_of.last) == (None, None)
        assert Unsure.AMBIGUOUS_DATE in found.unsure


def test_a_date_that_can_be_read_in_one_way_is_read() -> None:
    [found] = read_article(Article("There 300 people died on 31/10/2024.", "en", DAY)).candidates
    assert found.as_of is not None
    assert found.as_of.last == date(2024, 10, 31)


@pytest.mark.parametrize(
    "words", ["on Sunday", "yesterday", "last week", "in October", "on 31 October", "10月31日"]
)
def test_without_a_day_of_publication_relative_days_are_flagged(words: str) -> None:
    [found] = read_article(Article(f"There 300 people died {words}.", "en")).candidates
    assert found.as_of is not None
    assert (found.as_of.first, found.as_of.last) == (None, None)
    assert Unsure.NO_PUBLICATION_DAY in found.unsure


def test_a_full_date_needs_no_day_of_publication() -> None:
    [found] = read_article(Article("There 300 people died on 31 October 2024.", "en")).candidates
    assert found.as_of is not None
    assert found.as_of.last == date(2024, 10, 31)
    assert Unsure.NO_PUBLICATION_DAY not in found.unsure


@pytest.mark.parametrize(
    ("text", "said", "as_of"),
    [
        ("Police said on Monday that 3 people died on Sunday.", "2024-11-04", "2024-11-03"),
        ("On Monday police said 3 people had died.", "2024-11-04", None),
        ("Three people died on Sunday, police said.", None, "2024-11-03"),
        ("The minister told parliament on Tuesday that 40 beds were free.", "2024-11-05", None),
    ],
)
def test_the_day_of_saying_is_not_the_day_it_is_for(text: str, said: str | None, as_of: str | None) -> None:
    [found] = read_article(Article(text, "en", DAY)).candidates
    assert (str(found.said_on.last) if found.said_on else None) == said
    assert (str(found.as_of.last) if found.as_of else None) == as_of


def test_later_counts_from_the_day_named_before() -> None:
    text = "The service said on 18 October that 1,500 had come. Five days later it said the total was 3,000."
    _, found = read_article(Article(text, "en", DAY)).candidates
    assert found.said_on is not None
    assert found.said_on.last == date(2024, 10, 23)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Sunday 14 people died, police said. The same day 37 were saved."),
        ("de", "Am Sonntag starben 14 Menschen. Am selben Tag wurden 37 gerettet."),
        ("fr", "Dimanche, 14 personnes sont mortes. Le même jour, 37 personnes ont été sauvées."),
        ("es", "El domingo murieron 14 personas. El mismo día 37 personas fueron rescatadas."),
        ("ru", "В воскресенье погибли 14 человек. В тот же день спасли 37 человек."),
        ("uk", "У неділю загинули 14 людей. Того ж дня врятували 37 людей."),
    ],
)
def test_the_same_day_is_the_one_that_was_named_before(language: str, text: str) -> None:
    later = read_article(Article(text, language, DAY)).candidates[-1]
    assert later.as_of is not None
    assert later.as_of.last == date(2024, 11, 3)


def test_a_day_is_that_of_the_number_beside_it() -> None:
    text = "The surplus widened to $90.1 billion from $84.5 billion in September, the customs service said."
    now, before = read_article(Article(text, "en", DAY)).candidates
    assert now.as_of is None
    assert before.as_of is not None
    assert before.as_of.first == date(2024, 9, 1)


def test_the_day_of_a_note_is_when_it_was_said() -> None:
    text = "The bank raised its own forecast to 5 per cent in a note on Monday."
    [found] = read_article(Article(text, "en", DAY)).candidates
    assert found.as_of is None
    assert found.said_on is not None
    assert found.said_on.first == date(2024, 11, 4)


def test_years_before_something_else_are_not_counted_from_the_publication() -> None:
    text = "Police warned of 12 cracks four years before it fell."
    assert all(each.as_of is None for each in read_article(Article(text, "en", DAY)).candidates)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Dort starben am 31.02.2024 300 Menschen."),
        ("en", "There 300 people died on 30 February."),
        ("en", "There 300 people died on 45/13/2024."),
        ("en", "There 300 people died, 3/4 of them men."),
        ("ja", "2月30日に300人が死亡した。"),
        ("ja", "13月に300人が死亡した。"),
    ],
)
def test_what_no_calendar_has_is_no_day(language: str, text: str) -> None:
    found = read_article(Article(text, language, DAY)).candidates[0]
    assert found.as_of is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "10月に300人が死亡した。"),
        ("ja", "10日に300人が死亡した。"),
        ("zh", "10月有300人死亡。"),
        ("ko", "10월에 300명이 숨졌다."),
        ("ko", "지난 8일 300명이 숨졌다."),
    ],
)
def test_nor_is_a_month_or_day_without_its_year_known_without_a_publication(language: str, text: str) -> None:
    [found] = read_article(Article(text, language)).candidates
    assert found.as_of is not None
    assert (found.as_of.first, found.as_of.last) == (None, None)
    assert Unsure.NO_PUBLICATION_DAY in found.unsure


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On October 8-13 there 300 people died.", "2024-10-08", "2024-10-13"),
        ("On October 8–13, 2023, there 300 people died.", "2023-10-08", "2023-10-13"),
        ("Three years ago 300 people died there.", "2021-01-01", "2021-12-31"),
        ("Eleven months ago 300 people died there.", "2023-12-01", "2023-12-31"),
    ],
)
def test_spans_of_days_and_steps_back(text: str, first: str, last: str) -> None:
    [found] = read_article(Article(text, "en", DAY)).candidates
    assert found.as_of is not None
    assert (str(found.as_of.first), str(found.as_of.last)) == (first, last)


def test_a_step_back_to_before_the_calendar_names_no_days() -> None:
    [found] = read_article(Article("Some 300 people died there 6000 years ago.", "en", DAY)).candidates
    assert found.as_of is not None
    assert (found.as_of.first, found.as_of.last) == (None, None)


def test_a_day_that_is_quoted_elsewhere_in_the_clause_is_not_what_a_figure_is_for() -> None:
    text = "The “march of 10 October” was joined by 300 people."
    [found] = read_article(Article(text, "en", DAY)).candidates
    assert found.as_of is None
