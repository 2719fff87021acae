"""Who reaches what through a tool: each tool × scope × role opens as its address does over REST."""

from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from claims.domain.access import TokenScope
from claims.mcp.asking import RestProblem
from claims.mcp.proposing import AnswerProposed, ProposingTool
from claims.mcp.reading import ReadingTools
from claims.models import Resolution
from claims.services.access.tokens import make_token
from tests import builders
from tests.claims.api.test_permissions import ROLES, WRITING, addresses, scopes_that_read, scopes_that_write
from tests.claims.mcp.in_process import tools_of

pytestmark = pytest.mark.django_db
NOBODY = str(UUID(int=1))
ANSWER = AnswerProposed(
    conflict=NOBODY,
    question=NOBODY,
    as_of=None,
    method="report_range",
    rationale="Both were there.",
    confidence="low",
    review_by="2100-01-01",  # type: ignore[arg-type]  # read by pydantic
    inputs=[],
)
MATRIX: dict[str, tuple[str, str, dict[str, Any]]] = {
    "search_figures": ("get", "figures/", {}),
    "read_figure": ("get", "figures/{id}/", {"figure": NOBODY}),
    "look_up": ("get", "figures/find/", {"sentence": "about 8,000 soldiers"}),
    "explain_conflict": ("get", "conflicts/{id}/", {"conflict": NOBODY}),
    "list_changes": ("get", "changes/", {}),
    "propose": ("post", "resolutions/", {"answer": ANSWER}),
}
"""Each tool: the method and address that it asks, and something to ask with."""


def test_the_matrix_knows_every_tool() -> None:
    methods = {*vars(ReadingTools), *vars(ProposingTool)}
    assert {name for name in methods if not name.startswith("_")} == set(MATRIX) == set(tools_of("none"))
    assert {path for _, path, _ in MATRIX.values()} <= set(addresses())


def token(person: User, scope: TokenScope) -> str:
    given: dict[str, Any] = {"name": f"{person} {scope}", "scopes": [scope], "per_minute": 6000}
    return make_token(by=person, now=timezone.now(), owner=person, **given)[1]


def refused(tool: Any, asked: dict[str, Any]) -> int:
    """The status with which it is refused; 0: it answered."""
    try:
        tool(**asked)
    except RestProblem as problem:
        return problem.status
    return 0


@pytest.mark.parametrize("scope", TokenScope)
@pytest.mark.parametrize("role", ROLES)
def test_a_tool_opens_what_its_address_does(role: str, scope: TokenScope, settings: Any) -> None:
    settings.PUBLISH_BY_TOKEN = True
    tools = tools_of(token(builders.person(role), scope))
    for name, (method, path, asked) in MATRIX.items():
        reading = method == "get"
        scopes = scopes_that_read(path) if reading else scopes_that_write(path)
        allowed = scope in scopes and (reading or role in WRITING[path])
        assert (refused(tools[name], asked) == 403) is not allowed, (name, role, scope)
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("scope", TokenScope)
def test_whose_account_has_no_role_or_is_closed_reaches_nothing(scope: TokenScope) -> None:
    person = builders.person("editor-in-chief")
    text = token(person, scope)
    person.groups.clear()
    assert {refused(tools_of(text)[name], MATRIX[name][2]) for name in MATRIX} <= {401, 403}
    person.is_active = False
    person.save()
    assert {refused(tools_of(text)[name], MATRIX[name][2]) for name in MATRIX} == {401}
