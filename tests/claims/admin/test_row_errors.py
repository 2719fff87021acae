"""What sheets and the import desk say of invalid rows: the column as the desk calls it, no word
of the code, and what could stand there instead as a button."""

import re

import pytest
from django.test import Client

from claims.admin.imports.columns import in_desk_words, label_of
from claims.intake.columns import ALL_COLUMNS
from tests.claims.admin.conftest import Desk

pytestmark = pytest.mark.django_db
SHEET = "/admin/sheet/"
A_NAME = re.compile(r"\b[a-z]+_[a-z0-9_]+\b|[0-9a-f]{8}-[0-9a-f]{4}-")
ERROR = re.compile(r'<p class="error"[^>]*>(.*?)</p>', re.DOTALL)
OFFER = re.compile(r'name="take"\s+value="([^"]*)"')
BAD = (
    ("said_on", "soon"),
    ("said_on", "03/04/2024"),
    ("said_on", "2124-01-01"),
    ("said_on", "2024-10-08 to 2024-10-13"),
    ("said_on", "2024-10-08 - 2024-10-13"),
    ("said_on", "8.10.2024 bis 13.10.2024"),
    ("said_at", "14:30+09:00"),
    ("as_of_at", "14:30-05:00"),
    ("as_of", "31 Feb 2024"),
    ("as_of", "2024-05-01/2024-04-01"),
    ("as_of_at", "25:00"),
    ("said_at", "noon"),
    ("published_at", "yesterday"),
    ("value", "n/a"),
    ("value", "1.234"),
    ("value", "1,234*"),
    ("value", "½"),
    ("value", "nil"),
    ("value", "±5"),
    ("value_2", "many"),
    ("plus_minus", "a"),
    ("unit", "bananas"),
    ("modality", "sure"),
    ("source_kind", "alien"),
    ("temporality", "often"),
    ("additive", "maybe"),
    ("relation", "cousin"),
    ("related_question", "Another question?"),
    ("likelihood", "sure"),
    ("confidence", "x"),
    ("counted_by", "guess"),
    ("price_year", "12"),
    ("minimum", "x"),
    ("chain_complete", "perhaps"),
    ("decimal_point", "yes please"),
    ("document_url", "no link"),
    ("question_slug", "??"),
    ("external_id", "x" * 500),
    ("source", ""),
)
GOOD = {"source": "Interior Ministry", "value": "12", "said_on": "2024-10-01", "question": "How many died?"}


def row(column: str, text: str) -> str:
    """A header and a row in which one cell is wrong."""
    cells = {**GOOD, column: text}
    return "\n".join("\t".join(part) for part in (cells, cells.values()))


def shown(person: Client, column: str, text: str) -> str:
    """The sheet as it stands after such a row was pasted."""
    person.post(SHEET, {"paste": row(column, text)})
    return person.get(SHEET).content.decode()


@pytest.mark.parametrize("role", ["reporter", "checker"])
def test_each_bad_cell_of_a_sheet_is_told_in_the_words_of_the_desk(desk: Desk, role: str) -> None:
    person, wrong = desk.client(role), []
    for column, text in BAD:
        told = ERROR.findall(shown(person, column, text))
        if not told or any(A_NAME.search(message) for message in told):
            wrong.append((column, text, told))
    assert wrong == []


@pytest.mark.parametrize(
    ("column", "text", "offers"),
    [
        ("said_on", "03/04/2024", ["2024-04-03", "2024-03-04"]),
        ("as_of", "03/04/2024", ["2024-04-03", "2024-03-04"]),
        ("value", "1.234", ["1,234", "1.2340"]),
        ("temporality", "often", ["stock", "cumulative", "flow", "timeless"]),
        ("relation", "cousin", ["part_of", "disjoint", "overlaps", "existence_of", "denial_of"]),
        ("additive", "maybe", ["yes", "no"]),
        ("modality", "at lest", ["at_least"]),
        ("modality", "sure", []),
        ("unit", "bananas", []),
        ("unit", "peson", ["person"]),
        ("question_slug", "??", []),
        ("question_slug", "Noto quake!", ["noto-quake"]),
        ("question_slug", "a b", ["a-b"]),
        ("topic_slug", "Séisme: Noto", ["seisme-noto"]),
        ("topic_slug", "землетрус", []),
        ("topic_slug", "noto/2024", ["noto2024"]),
    ],
)
def test_what_could_stand_there_is_a_button(desk: Desk, column: str, text: str, offers: list[str]) -> None:
    found = [offer.partition("=")[2] for offer in OFFER.findall(shown(desk.client("checker"), column, text))]
    assert found[: len(offers)] == offers
    assert bool(found) is bool(offers)


@pytest.mark.parametrize(
    ("column", "text", "says"),
    [
        ("question_slug", "??", "Write letters from a to z, digits, hyphens and underscores only."),
        ("topic_slug", "a b", "Write letters from a to z, digits, hyphens and underscores only: a-b."),
        ("value_2", "3", "The lower end is above the higher, 3: swap them"),
        ("unit", "bananas", "Unknown unit: write one that is known, such as person, item, percent or metre."),
        ("unit", "peson", "Unknown unit: did you mean person?"),
    ],
)
def test_what_is_wrong_stands_in_its_cell_with_the_remedy(
    desk: Desk, column: str, text: str, says: str
) -> None:
    told = ERROR.findall(shown(desk.client("checker"), column, text))
    assert told == [says]


def test_a_button_puts_its_text_into_the_cell(desk: Desk) -> None:
    person = desk.client("checker")
    page = shown(person, "said_on", "03/04/2024")
    taken = OFFER.findall(page)[1]
    cells = {
        **{f"c{place}": name for place, name in enumerate(GOOD)},
        **{f"r0-{place}": text for place, text in enumerate({**GOOD, "said_on": "03/04/2024"}.values())},
    }
    person.post(SHEET, {**cells, "take": taken})
    page = person.get(SHEET).content.decode()
    assert 'value="2024-03-04"' in page
    assert "is invalid" not in page
    person.post(SHEET, {**cells, "take": "verb=record"})
    assert 'value="03/04/2024"' in person.get(SHEET).content.decode()


@pytest.mark.parametrize("text", ["at_least", "At least", "at-least", " AT LEAST "])
def test_a_choice_may_be_spelt_as_people_write(desk: Desk, text: str) -> None:
    assert "is invalid" not in shown(desk.client("checker"), "modality", text)


def test_every_column_has_a_label_without_underscores() -> None:
    assert [name for name in ALL_COLUMNS if "_" in label_of(name) or not label_of(name)] == []
    told = "write modality none; give said_on, or one of at_least, up_to."
    assert in_desk_words(told) == "write “Worded as” none; give “Stated on”, or one of at least, up to."


@pytest.mark.parametrize(
    ("column", "text", "says"),
    [
        ("value", "1.234", "Könnte 1,234 oder 1.2340 sein: schreiben Sie, welches von beiden"),
        ("plus_minus", "-5", "Eine Fehlerspanne kann nicht negativ sein"),
        ("value", "1" * 40, "Zu groß für eine Angabe: prüfen Sie die Ziffern"),
    ],
)
def test_what_the_rules_say_of_a_cell_is_in_the_reader_s_language(
    desk: Desk, column: str, text: str, says: str
) -> None:
    person = desk.client("checker")
    person.post(SHEET, {"paste": row(column, text)})
    told = ERROR.findall(person.get(SHEET, headers={"accept-language": "de"}).content.decode())
    assert told[:1] == [says]
