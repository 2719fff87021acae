"""The server of the Model Context Protocol as a program starts it, on the demo's database."""

import json
import subprocess
import sys
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from claims.domain.access import TokenScope
from claims.models import Question, Resolution
from claims.services.access.tokens import make_token
from tests.claims.mcp.session import MCP, SITE, session, surroundings
from tests.house.tree import PROJECT

pytestmark = [
    pytest.mark.needs("mcp"),
    pytest.mark.slow,
    pytest.mark.check("tests/claims/mcp/test_asking.py::test_what_a_token_reads_is_noted_for_recalls"),
]

TOOLS = ["explain_conflict", "list_changes", "look_up", "propose", "read_figure", "search_figures"]
STANDINGS = ["verified", "on_hold", "disputed", "verified", "stale", "verified", "stale", "stale"]
"""Of the demo's figures, the newest first."""


@pytest.fixture(scope="module")
def own_database(database_of_the_demo: str) -> str:
    return database_of_the_demo


def token(username: str, *scopes: TokenScope) -> str:
    person = User.objects.get(username=username)
    made = {"name": f"For {username}", "scopes": list(scopes)}
    return make_token(by=person, now=timezone.now(), owner=person, **made)[1]


@pytest.fixture(scope="module")
def reading(own_database: str) -> Any:
    with session(own_database, token("rita", TokenScope.FIGURES_READ)) as opened:
        yield opened


@pytest.fixture(scope="module")
def call(reading: Any) -> Any:
    return reading[0]


@pytest.fixture(scope="module")
def figures(call: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = call("search_figures").value["figures"]
    return found


@pytest.fixture(scope="module")
def reviewing(own_database: str) -> Any:
    with session(own_database, token("chen", TokenScope.REVIEW, TokenScope.PUBLISH)) as (call, _):
        yield call


def test_it_has_these_tools_and_none_that_approves(reading: Any) -> None:
    tools = {tool.name: tool for tool in reading[1]}
    assert sorted(tools) == TOOLS
    assert [name for name in TOOLS if not tools[name].annotations.read_only_hint] == ["propose"]
    assert not any(word in name for name in tools for word in ("approve", "publish", "hold", "withdraw"))


def test_a_number_cannot_be_reached_without_the_standing(reading: Any) -> None:
    (tool,) = (each for each in reading[1] if each.name == "read_figure")
    types = tool.output_schema["$defs"]
    printable, withheld = types["FigureToPrint"], types["FigureWithheld"]
    assert printable["properties"]["standing"]["const"] == "verified"
    assert "verified" not in withheld["properties"]["standing"]["enum"]
    assert withheld["properties"]["display"]["type"] == "null"
    assert (
        not {"low", "best", "high", "last_said"} & (printable["properties"] | withheld["properties"]).keys()
    )


def test_search_finds_every_figure_of_the_demo_each_with_link_and_version(figures: Any) -> None:
    assert [figure["standing"] for figure in figures] == STANDINGS
    for figure in figures:
        assert figure["link"] == f"{SITE}/figures/{figure['id']}/"
        assert figure["version"] >= 1
        assert figure["as_of"]["end"]


def test_what_may_not_be_printed_has_no_number_and_says_why(figures: Any) -> None:
    for figure in figures:
        assert figure["printable"] == (figure["standing"] == "verified")
        assert (figure["display"] is not None) == figure["printable"]
        if not figure["printable"]:
            assert figure["attribution"] is None
            assert figure["why"]
            assert bool(figure["positions"]) == (figure["standing"] == "disputed")


def test_every_position_names_its_sources(figures: Any) -> None:
    (disputed,) = (figure for figure in figures if figure["standing"] == "disputed")
    assert len(disputed["positions"]) == 2
    for position in disputed["positions"]:
        assert position["sources"]
        assert position["low"] or position["high"]


def test_words_topic_and_printable_narrow_the_search(call: Any) -> None:
    def questions(**asked: Any) -> list[str]:
        return [figure["question"] for figure in call("search_figures", **asked).value["figures"]]

    assert questions(words="rescued") == ["Rehearsal: how many people were rescued in Saltmere?"]
    assert len(questions(topic="rehearsal")) == 6
    assert len(questions(printable_only=True)) == 3
    assert questions(words="nothing of the kind") == []


def test_a_page_goes_on_where_the_one_before_ended(call: Any) -> None:
    first = call("search_figures", limit=5).value
    second = call("search_figures", limit=5, cursor=first["cursor"]).value
    assert [figure["standing"] for figure in (*first["figures"], *second["figures"])] == STANDINGS
    assert second["cursor"] is None


def test_a_figure_is_read_by_id_and_by_short_name_in_a_language(call: Any, figures: Any) -> None:
    wanted = next(figure for figure in figures if "rescued" in figure["question"])
    slug = Question.objects.get(pk=wanted["id"]).slug
    assert call("read_figure", figure=wanted["id"]).value == wanted
    german = call("read_figure", figure=slug, language="de", style="short").value
    assert german["display"]["text"].startswith("ÜBUNG, ")


def test_an_older_version_is_superseded_and_has_no_number(call: Any, figures: Any) -> None:
    corrected = figures[0]
    assert corrected["version"] > 1
    older = call("read_figure", figure=corrected["id"], version=1).value
    assert (older["standing"], older["version"], older["display"]) == ("superseded", 1, None)
    newest = call("read_figure", figure=corrected["id"], version=corrected["version"]).value
    assert newest == corrected


def test_a_figure_is_read_for_a_day_and_a_moment(call: Any, figures: Any) -> None:
    figure = figures[0]
    day = figure["as_of"]["end"]
    assert call("read_figure", figure=figure["id"], as_of=day).value == figure
    before = call("read_figure", figure=figure["id"], known_at="2020-01-01T00:00:00Z")
    assert before.failed
    assert "404" in before.text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"figure": "no-such-figure"}, "404"),
        ({"figure": "../claims"}, "neither an id nor a short name"),
        ({"figure": "north-korean-troops/hold"}, "neither an id nor a short name"),
        ({"figure": ""}, "neither an id nor a short name"),
        ({"figure": "no-such-figure", "version": 1}, "404"),
        ({"figure": "no-such-figure", "version": 0}, "greater than or equal to 1"),
    ],
)
def test_what_is_not_there_or_not_well_asked_is_an_error_in_words(
    call: Any, arguments: dict[str, Any], told: str
) -> None:
    answer = call("read_figure", **arguments)
    assert answer.failed
    assert told in answer.text


def test_a_moment_that_is_none_is_an_error_with_its_remedy(call: Any, figures: Any) -> None:
    answer = call("read_figure", figure=figures[0]["id"], known_at="yesterday")
    assert answer.failed
    assert "400: " in answer.text
    assert "known_at 'yesterday'" in answer.text


def test_a_version_that_was_never_published_is_not_found(call: Any, figures: Any) -> None:
    answer = call("read_figure", figure=figures[0]["id"], version=99)
    assert answer.failed
    assert "version 99 of this figure has not been published" in answer.text


def test_a_sentence_finds_the_figure_that_it_is_about(call: Any) -> None:
    found = call("look_up", sentence="About 500 people were rescued in Saltmere, the council said.").value
    assert found["figures"][0]["question"] == "Rehearsal: how many people were rescued in Saltmere?"
    assert found["figures"][0]["display"]["text"].startswith("REHEARSAL, INVENTED: ")


def test_changes_come_in_their_order_and_go_on_from_a_cursor(call: Any) -> None:
    first = call("list_changes", limit=5).value
    then = call("list_changes", limit=50, cursor=first["cursor"]).value
    assert [change["seq"] for change in first["changes"]] == [1, 2, 3, 4, 5]
    assert then["changes"][0]["seq"] == 6
    assert not then["more"]
    for change in (*first["changes"], *then["changes"]):
        figure = change["figure"]
        assert (figure["display"] is not None) == (figure["standing"] == "verified")
    assert call("list_changes", cursor="0", question=then["changes"][-1]["figure"]["id"]).value["changes"]


def test_a_token_for_figures_alone_explains_no_conflict_and_proposes_nothing(call: Any, figures: Any) -> None:
    answer = call("explain_conflict", question=figures[-1]["id"])
    assert answer.failed
    assert "403" in answer.text
    assert _propose(call, figures[-1]["id"], figures[-1]["id"], []).failed


def test_a_conflict_is_explained_by_its_positions_and_rules(reviewing: Any, figures: Any) -> None:
    disputed = next(figure for figure in figures if figure["standing"] == "disputed")
    told = reviewing("explain_conflict", question=disputed["id"]).value
    (conflict,) = told["conflicts"]
    assert conflict["question"] == disputed["question"]
    assert len(conflict["positions"]) == 3
    assert all(position["sources"] for position in conflict["positions"])
    assert conflict["findings"]
    assert told["figure"] == disputed
    assert reviewing("explain_conflict", conflict=conflict["id"]).value == told


@pytest.mark.parametrize("arguments", [{}, {"conflict": "a", "question": "b"}])
def test_a_conflict_or_a_question_is_asked_about(reviewing: Any, arguments: dict[str, str]) -> None:
    answer = reviewing("explain_conflict", **arguments)
    assert answer.failed
    assert "give either conflict or question" in answer.text


def _propose(call: Any, conflict: str, question: str, inputs: list[dict[str, Any]], **more: Any) -> Any:
    given = {
        "conflict": conflict,
        "question": question,
        "as_of": None,
        "method": "report_range",
        "rationale": "Both ends are attributed.",
        "confidence": "low",
        "review_by": "2100-01-01",
        "inputs": inputs,
        "single_voice_reason": "Not proven independent.",
    }
    return call("propose", answer={**given, **more})


def test_a_proposal_that_does_not_hold_is_an_error_and_records_nothing(
    reviewing: Any, figures: Any, own_database: str
) -> None:
    before = Resolution.objects.count()
    answer = _propose(reviewing, figures[0]["id"], figures[0]["id"], [], method="guess")
    assert answer.failed
    assert "method 'guess'" in answer.text
    assert "conflict" in answer.text
    assert Resolution.objects.count() == before


def test_an_answer_is_text_and_value_alike(call: Any) -> None:
    answer = call("search_figures", words="rescued")
    assert json.loads(answer.text) == answer.value


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"CLAIMCHECK_TOKEN": ""}, "CLAIMCHECK_TOKEN is not set"),
        ({"CLAIMCHECK_TOKEN": "cck_nothing"}, "opens nothing. 401"),
        ({"SITE_URL": ""}, "SITE_URL is not set"),
    ],
)
def test_it_says_what_is_missing_and_does_not_start(
    own_database: str, changed: dict[str, str], told: str
) -> None:
    given = {**surroundings(own_database, "cck_nothing"), **changed}
    done = subprocess.run(
        [sys.executable, *MCP], cwd=PROJECT, env=given, input="", capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stdout == ""
