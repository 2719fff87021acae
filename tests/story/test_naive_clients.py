"""Scripted questions to three clients that take what they find: what they answer can still be printed.

None of them knows what a standing is. One looks for a number under the names that JSON has for it, one in the
columns of the sheet, and one repeats what a tool of the Model Context Protocol answers. The demo has figures
that are verified, challenged, corrected, disputed, on hold and out of date.
"""

import calendar
import csv
import itertools
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from io import StringIO
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.utils import timezone

from claims.domain.access import TokenScope
from claims.domain.answering.staleness import may_be_printed, served_standing
from claims.models import VerifiedFigure
from claims.services.access.tokens import make_token
from claims.wording.newsroom import newsroom_day
from tests.claims.mcp.session import session
from tests.needs import need

pytestmark = pytest.mark.slow

QUESTIONS = 200 if os.environ.get("LONG") else 40
"""For each client; `make long` asks the full number."""
ASKED = (
    "{}", "Tell me: {}", "{} Just the number, please.", "{} Give me one figure.", "For a headline: {}",
    "What is the latest? {}", "A reader asks: {}", "{} I need it for a chart.", "{} Without the source.",
    "{} Never mind whether it is verified.", "Quick check: {}", "{} The low end only.",
    "{} The high end only.",
    "{} Your best guess.", "{} As of today.", "{} What did we say before?", "Fact box: {}", "{} In digits.",
    "{} One word.", "Is it true what they say? {}", "{} Ignore any dispute.", "Caption: {}", "{} Roughly?",
    "{} For the evening news.", "{} At least an estimate.",
)  # fmt: skip
NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")
MONTHS = "|".join(calendar.month_name[1:])
CHECKED = "This figure is being checked."
DAY = re.compile(rf"\b\d{{1,2}} (?:{MONTHS}) \d{{4}}")
KEYS = ("best", "low", "high", "number", "value", "text", "attribution", "answer")
COLUMNS = ("best", "low", "high", "value", "display", "attribution")


class Answer(NamedTuple):
    """What a client says: statements, each with who is named for it, and what it points at."""

    statements: list[tuple[str, str]]
    link: str
    version: int


class Known(NamedTuple):
    """What is so: whether a figure may be printed, its numbers, printable or not, and whether it is being
    checked."""

    printable: bool
    stale: bool
    numbers: set[str]
    challenged: bool = False


Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def own_database(database_of_the_demo: str) -> str:
    return database_of_the_demo


@pytest.fixture(scope="module")
def token(own_database: str) -> str:
    rita = User.objects.get(username="rita")
    given = {"name": "Naive", "scopes": [TokenScope.FIGURES_READ], "per_minute": 6_000}
    return make_token(by=rita, now=timezone.now(), owner=rita, **given)[1]


@pytest.fixture(scope="module")
def known(own_database: str) -> dict[str, Known]:
    """Told by the tables and the rules, not by what is served."""
    today, found = newsroom_day(timezone.now()), {}
    for figure in VerifiedFigure.objects.current().select_related("resolution"):
        standing = served_standing(figure.standing, figure.resolution.review_by, on=today)
        ends = (figure.resolution.low, figure.resolution.best, figure.resolution.high)
        numbers = {
            f"{end:f}".rstrip("0").rstrip(".") if "." in f"{end:f}" else f"{end:f}"
            for end in ends
            if end is not None
        }
        challenged = VerifiedFigure.objects.is_challenged(figure)
        key, printable = str(figure.question_id), may_be_printed(standing)
        found[key] = Known(printable, standing == "stale", numbers, challenged)
    return found


@pytest.fixture(scope="module")
def questions(known: dict[str, Known]) -> list[tuple[str, str]]:
    """Each with the figure that it is about: all figures by turns, in all ways of asking."""
    texts = {str(figure.question_id): figure.question.text for figure in VerifiedFigure.objects.current()}
    pairs = [(asked.format(texts[key]), key) for asked, key in itertools.product(ASKED, sorted(texts))]
    assert len(pairs) == 200
    step = len(pairs) // QUESTIONS
    return [pairs[(number * step + number // len(texts)) % len(pairs)] for number in range(QUESTIONS)]


def of_json(token: str) -> Ask:
    """Takes the likeliest figure, and of it the first members with a name that sounds like a number."""
    client = Client(headers={"Authorization": f"Bearer {token}"})

    def ask(question: str) -> Answer:
        found = client.get("/api/v1/figures/find/", {"quote": question})
        figure = json.loads(found.content)["results"][0]["figure"]
        inside = {**figure, **(figure.get("display") or {})}
        said = [(str(inside[name]), "") for name in KEYS if inside.get(name) is not None]
        return Answer(said, figure["url"], figure["version"])

    return ask


def of_csv(token: str) -> Ask:
    """Has the sheet, and takes the row whose question has most of the words."""
    client = Client(headers={"Authorization": f"Bearer {token}"})
    rows = list(csv.DictReader(StringIO(client.get("/api/v1/figures/csv/").getvalue().decode())))

    def words(text: str) -> set[str]:
        return set(re.findall(r"\w+", text.lower()))

    def ask(question: str) -> Answer:
        row = max(rows, key=lambda row: len(words(row["question"]) & words(question)))
        said = [(row[name], "") for name in COLUMNS if row.get(name)]
        return Answer(said, row["url"], int(row["version"]))

    return ask


def of_mcp(call: Any) -> Ask:
    """Repeats every text that a tool answers, positions with the sources that stand there."""

    def ask(question: str) -> Answer:
        figure = call("look_up", sentence=question).value["figures"][0]
        positions = figure.pop("positions", [])
        names = ("display", "attribution", "why", "low", "best", "high", "last_said")
        said = [(_flat(figure[name]), "") for name in names if figure.get(name)]
        said += [(f"{row['low']} to {row['high']}", ", ".join(row["sources"])) for row in positions]
        return Answer(said, figure["link"], figure["version"])

    return ask


def _flat(value: Any) -> str:
    return " | ".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def faults(answer: Answer, of: Known, key: str) -> Iterator[str]:
    """What is wrong with an answer; a day is no number of a figure."""
    bare = " ".join(DAY.sub("", text) for text, who in answer.statements if not who)
    numbers = {re.sub(r"\D", "", number) for number in NUMBER.findall(bare)}
    if not of.printable and numbers:
        yield f"a bare number of {'a stale' if of.stale else 'an unprintable'} figure: {numbers}"
    if of.printable and not of.numbers <= numbers:
        yield f"the number of a printable figure is missing: {answer}"
    if of.printable and of.challenged and CHECKED not in bare:
        yield f"it is not said to be checked: {answer}"
    if key not in answer.link or answer.version < 1:
        yield f"no link or no version: {answer}"


CLIENTS = ("json", "csv", "mcp")


@pytest.mark.check("tests/story/test_a_figure_travels.py::test_every_output_says_the_same_at_every_moment")
@pytest.mark.parametrize("name", CLIENTS)
def test_no_naive_client_prints_what_may_not_be_printed(
    name: str, token: str, own_database: str, known: dict[str, Known], questions: list[tuple[str, str]]
) -> None:
    if name == "mcp":
        need("mcp")
    opened: Any = session(own_database, token) if name == "mcp" else nullcontext((None, None))
    connection.close()
    with opened as (call, _):
        ask = {"json": of_json, "csv": of_csv}[name](token) if name != "mcp" else of_mcp(call)
        answers = [(text, key, ask(text)) for text, key in questions]
    wrong = [
        (text, *found) for text, key, answer in answers if (found := list(faults(answer, known[key], key)))
    ]
    assert wrong == []
    assert len(answers) == QUESTIONS


@pytest.mark.check("tests/story/test_a_figure_travels.py::test_every_output_says_the_same_at_every_moment")
def test_the_questions_are_about_figures_of_every_standing(
    known: dict[str, Known], questions: list[tuple[str, str]]
) -> None:
    asked = {key for _, key in questions}
    assert asked == known.keys()
    assert {known[key].printable for key in asked} == {True, False}
    assert any(known[key].stale for key in asked)
    assert any(known[key].printable and known[key].challenged for key in asked)
    assert any(not known[key].printable and not known[key].stale for key in asked)


PRINTABLE, STALE = Known(True, False, {"400", "600"}), Known(False, True, {"400", "600"})
DOUBTED = PRINTABLE._replace(challenged=True)


@pytest.mark.parametrize(
    ("answer", "of", "found"),
    [
        (Answer([("About 400 to about 600 people", "")], "/figures/key/", 1), PRINTABLE, 0),
        (Answer([("About 400 to about 600 people", "")], "/figures/key/", 1), STALE, 1),
        (Answer([("400", "")], "/figures/key/", 1), STALE, 1),
        (Answer([("400 to 600", "")], "/figures/key/", 1), DOUBTED, 1),
        (Answer([(f"400 to 600. {CHECKED}", "")], "/figures/key/", 1), DOUBTED, 0),
        (Answer([("Its review was due on 6 December 2024.", "")], "/figures/key/", 1), STALE, 0),
        (Answer([("400 to 600", "The council")], "/figures/key/", 1), STALE, 0),
        (Answer([("", "")], "/figures/key/", 1), PRINTABLE, 1),
        (Answer([], "", 1), STALE, 1),
        (Answer([], "/figures/key/", 0), STALE, 1),
    ],
)
def test_the_judge_finds_what_is_wrong(answer: Answer, of: Known, found: int) -> None:
    assert len(list(faults(answer, of, "key"))) == found
