"""A Python client made from docs/openapi.yaml by a generator asks the real server: the description holds."""

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import UUID

import httpx
import pytest

from claims.domain.access import TokenScope
from claims.models import Claim
from claims.services.notifications.notices import PULLS
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import token
from tests.pulls import forget_pulls

pytestmark = pytest.mark.own_database

DESCRIPTION = Path(__file__).parents[3] / "docs" / "openapi.yaml"
NAME = "claimcheck_client"
LEFT_OUT = {"atom+xml", "x-ndjson"}
"""Media types that the generator does not know: the feed and the bulk import are asked by hand."""


@pytest.fixture(autouse=True)
def _nothing_noted() -> Iterator[None]:
    """What tokens of other tests have pulled is of another database."""
    forget_pulls()
    yield
    forget_pulls()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], ModuleType]:
    """Finds a module of the client, which is made once."""
    folder = tmp_path_factory.mktemp("generated")
    command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(DESCRIPTION)]
    done = subprocess.run(
        [*command, "--meta", "none", "--output-path", str(folder / NAME)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    warned = [line for line in done.stdout.splitlines() if "nsupported content" in line]
    assert all(any(kind in line for kind in LEFT_OUT) for line in warned), done.stdout
    sys.path.insert(0, str(folder))
    return lambda name: importlib.import_module(f"{NAME}.{name}")


@pytest.fixture
def ask(made: Callable[[str], ModuleType], live_server: Any) -> Callable[..., Any]:
    """Calls an operation by its module and gives its whole response, with a token of these scopes."""
    clients: dict[tuple[str, ...], Any] = {}

    def called(
        operation: str,
        *,
        scopes: tuple[str, ...] = (TokenScope.FIGURES_READ,),
        role: str = "reader",
        **given: Any,
    ) -> Any:
        if scopes not in clients:
            text = token(*scopes, role=role)[1].defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
            signed_in = made("client").AuthenticatedClient
            clients[scopes] = signed_in(
                base_url=live_server.url,
                token=text,
                timeout=httpx.Timeout(120),
                raise_on_unexpected_status=True,
            )
        return made(f"api.{operation}").sync_detailed(client=clients[scopes], **given)

    yield called
    for each in clients.values():
        each.get_httpx_client().close()


@pytest.mark.whole("tests/claimcheck/test_api.py::test_the_description_can_be_made_without_a_warning")
def test_it_reads_a_list_and_a_detail(ask: Callable[..., Any]):
    figure = builders.figure(review_by=date(2100, 1, 1))
    (listed,) = ask("figures.figures_list").parsed.results
    assert listed.id == figure.question_id
    shown = ask("figures.figures_retrieve", id=figure.question_id).parsed
    assert (shown.low, shown.best, shown.high) == ("8000", None, "20000")
    assert (shown.standing, shown.printable) == ("verified", True)
    assert shown.display.text.startswith("About 8,000 to about 20,000 people")
    assert shown.as_of.start == date(2024, 10, 31)
    assert [each.claim.source.name for each in shown.inputs] == ["Ukraine", "United States"]


@pytest.mark.whole("tests/claimcheck/test_api.py::test_the_description_can_be_made_without_a_warning")
def test_a_figure_that_may_not_be_printed_is_of_another_type(ask: Callable[..., Any], made):
    figure = builders.figure()
    by = builders.person("approver")
    assert isinstance(
        ask("figures.figures_retrieve", id=figure.question_id).parsed, made("models").PrintableFigure
    )
    hold_figure(by=by, now=NOW + timedelta(hours=1), figure=figure, reason="A doubt.")
    held = ask("figures.figures_retrieve", id=figure.question_id).parsed
    assert isinstance(held, made("models").WithheldFigure)
    assert (held.low, held.high, held.display, held.last_said.low) == (None, None, None, "8000")
    assert held.standing.value == "on_hold"


@pytest.mark.whole("tests/claimcheck/test_api.py::test_the_description_can_be_made_without_a_warning")
def test_it_is_told_that_nothing_has_changed(ask: Callable[..., Any]):
    figure = builders.figure()
    first = ask("figures.figures_retrieve", id=figure.question_id)
    again = ask("figures.figures_retrieve", id=figure.question_id, if_none_match=first.headers["etag"])
    assert (again.status_code, again.parsed, again.content) == (304, None, b"")


@pytest.mark.whole("tests/claimcheck/test_api.py::test_the_description_can_be_made_without_a_warning")
def test_it_records_a_claim_and_reads_what_was_refused(ask: Callable[..., Any], made):
    about, said = builders.question(), builders.statement()
    read = builders.snapshot("Kyiv counts about 9,000 soldiers there.")
    body = made("models").RecordClaim(
        question=about.pk, statement=said.pk, snapshot=read.pk, quote="about 9,000 soldiers"
    )
    writing = {"scopes": (TokenScope.CLAIMS_WRITE,), "role": "reporter"}
    answer = ask("claims.claims_create", body=body, **writing)
    assert answer.status_code == 201
    assert answer.parsed.as_written == "about 9,000"
    assert Claim.objects.get().claim_id == answer.parsed.id
    body.quote = "not a word of it"
    refused = ask("claims.claims_create", body=body, **writing)
    assert isinstance(refused.parsed, made("models").Problem)
    assert (refused.status_code, refused.parsed.errors[0].field) == (400, "quote")


@pytest.mark.whole("tests/claimcheck/test_api.py::test_the_description_can_be_made_without_a_warning")
def test_it_follows_the_changes_and_settles_a_notice(ask: Callable[..., Any]):
    figure = builders.figure()
    first = ask("changes.changes_list", cursor=0, limit=1).parsed
    assert (first.cursor, first.more, first.results[0].old) == ("1", False, None)
    PULLS.write()
    hold_figure(
        by=builders.person("approver"), now=NOW + timedelta(hours=1), figure=figure, reason="A doubt."
    )
    (change,) = ask("changes.changes_list", cursor=int(first.cursor)).parsed.results
    assert (change.old.version, change.new.version, change.change_kind.value) == (1, 2, "HOLD")
    (notice,) = ask("notices.notices_list").parsed.results
    etag = ask("notices.notices_retrieve", id=notice.id).headers["etag"]
    done = ask("notices.notices_acknowledge_create", id=notice.id, if_match=etag)
    assert done.parsed.acknowledged_at is not None


@pytest.mark.whole("tests/claimcheck/test_api.py::test_the_description_can_be_made_without_a_warning")
def test_it_learns_how_a_card_is_embedded(ask: Callable[..., Any], live_server: Any):
    figure = builders.figure()
    page = f"{live_server.url}/figures/{figure.question_id}/"
    told = ask("oembed.oembed_list", url_query=page, maxwidth=300).parsed
    assert (told.width, told.title) == (300, figure.question.text)
    linked = ask("claim_reviews.claim_reviews_retrieve", id=figure.question_id).parsed
    assert linked.additional_properties["@context"] == "https://schema.org"


@pytest.mark.whole("tests/claimcheck/test_api.py::test_the_description_can_be_made_without_a_warning")
def test_what_there_is_not_is_a_problem(ask: Callable[..., Any]):
    nowhere = ask("figures.figures_retrieve", id=UUID(int=1))
    assert (nowhere.status_code, nowhere.parsed.status) == (404, 404)
