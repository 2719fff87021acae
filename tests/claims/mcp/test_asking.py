"""What the tools ask of REST inside the process: the same permissions, limits and records as from outside."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from claims.models import Claim, Resolution, VerifiedFigure
from tests import builders
from tests.claims.api.client import get, token
from tests.house.tree import PROJECT
from tests.needs import NEEDS
from tests.pulls import forget_pulls, noted_pulls

if NEEDS["mcp"].found():
    from claims.mcp.asking import RestProblem, segment
    from claims.mcp.proposing import AnswerProposed, DaysAnswered, UsedClaim
    from tests.claims.mcp.in_process import SITE, tools_of

pytestmark = [pytest.mark.django_db, pytest.mark.needs("mcp")]


def tools(*scopes: str, role: str = "reader", **fields: Any) -> dict[str, Any]:
    text = token(*scopes, role=role, **fields)[1].defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    return tools_of(text)


@pytest.fixture(autouse=True)
def _nothing_noted() -> Any:
    forget_pulls()
    yield
    forget_pulls()


def test_what_a_token_reads_is_noted_for_recalls() -> None:
    figure = builders.figure(review_by=date(2100, 1, 1))
    tools()["read_figure"](str(figure.question_id))
    ((_, seq),) = noted_pulls()
    assert seq == figure.publication.seq


def test_the_rate_of_the_token_holds() -> None:
    builders.figure()
    asked = tools(per_minute=1)
    asked["search_figures"]()
    with pytest.raises(RestProblem, match="429") as problem:
        asked["search_figures"]()
    assert problem.value.status == 429


@pytest.mark.parametrize("header", [None, ("HTTP_X_FORWARDED_PROTO", "https")])
def test_a_site_that_redirects_to_tls_answers_as_well(settings: Any, header: tuple[str, str] | None) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, header
    assert tools()["search_figures"]().figures == []


@pytest.mark.parametrize("tool", ["read_figure", "look_up", "explain_conflict"])
def test_a_token_that_is_unknown_opens_nothing(tool: str) -> None:
    with pytest.raises(RestProblem, match="401"):
        tools_of("cck_of_nobody")[tool]("something")


def _proposal() -> dict[str, Any]:
    conflict = builders.conflict(low="about 3,000 soldiers", high="about 6,000 soldiers")
    claims = Claim.objects.filter(question=conflict.question).order_by("best")
    return {
        "conflict": str(conflict.pk),
        "question": str(conflict.question_id),
        "as_of": DaysAnswered(start=date(2024, 10, 31), end=date(2024, 10, 31)),
        "method": "report_range",
        "low": "3000",
        "high": "6000",
        "rationale": "Both ends are attributed.",
        "confidence": "low",
        "review_by": date(2100, 1, 1),
        "single_voice_reason": "Not proven independent.",
        "inputs": [UsedClaim(claim=str(claim.claim_id), use="used") for claim in claims],
    }


def test_a_proposal_is_recorded_as_the_tokens_and_publishes_nothing() -> None:
    answer = tools("review", "publish", role="checker")["propose"](AnswerProposed(**_proposal()))
    made = Resolution.objects.get()
    assert (answer.id, answer.state, answer.proposed_by) == (str(made.pk), "proposed", "checker")
    assert answer.link == f"{SITE}/api/v1/resolutions/{made.pk}/"
    assert not VerifiedFigure.objects.exists()
    (step,) = get(f"resolutions/{made.pk}/steps/", role="checker")
    assert (step["act"], step["by"]) == ("token", "checker")


@pytest.mark.parametrize(
    ("scopes", "role"),
    [
        (("figures:read",), "checker"),
        (("claims:write",), "checker"),
        (("publish",), "approver"),
        (("review",), "reader"),
    ],
)
def test_who_may_not_propose_over_rest_may_not_here(scopes: tuple[str, ...], role: str) -> None:
    given = _proposal()
    with pytest.raises(RestProblem, match="403"):
        tools(*scopes, role=role)["propose"](AnswerProposed(**given))
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("text", ["", "/", "a/b", ".", "..", "../figures", ".hidden", "a/"])
def test_no_argument_becomes_another_address(text: str) -> None:
    with pytest.raises(RestProblem, match="neither an id nor a short name"):
        segment(text)


@pytest.mark.parametrize(
    "text", ["soldiers", "troops-in-russia", "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77", "ü", "a b"]
)
def test_an_id_or_a_short_name_stays_as_it_is(text: str) -> None:
    assert segment(text) == text


WITHOUT_THE_SDK = """
import sys
sys.modules["mcp"] = None
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", *sys.argv[1:]])
"""


@pytest.mark.check("test_what_a_token_reads_is_noted_for_recalls")
@pytest.mark.parametrize(("command", "code"), [("check", 0), ("mcp", 1)])
def test_without_the_sdk_only_this_command_does_not_run(command: str, code: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_THE_SDK, command],
        cwd=PROJECT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert ("make mcp" in done.stderr) == (command == "mcp")
