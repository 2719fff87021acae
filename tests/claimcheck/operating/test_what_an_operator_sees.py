"""What an operator sees: measures, ids of requests, lines of the log, and the dashboard made of them."""

import json
import logging
import re
import sys

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from claimcheck.operating.log_lines import JsonLines
from claimcheck.operating.request_ids import RequestIdFilter
from claims.jobs.upkeep import forget_sessions
from tests.house.tree import PROJECT

SAMPLE = re.compile(r'[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [-+.0-9e]+')


def names(text: str) -> set[str]:
    return set(re.findall(r"^# TYPE (\w+) gauge$", text, re.MULTILINE))


@pytest.mark.django_db
def test_measures_have_the_form_that_prometheus_reads() -> None:
    forget_sessions.defer(timestamp=0)
    answer = Client().get("/metrics")
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/plain; version=0.0.4")
    for line in text.splitlines():
        assert line.startswith(("# HELP ", "# TYPE ")) or SAMPLE.fullmatch(line), line
    assert 'claimcheck_jobs{queue="upkeep",status="todo"} 1' in text
    assert 'claimcheck_ready{check="worker"} 0' in text
    assert "claimcheck_database_up 1" in text


@pytest.mark.django_db
def test_who_is_elsewhere_needs_the_token(settings: Settings) -> None:
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.get("/metrics").status_code == 403
    assert Client(headers={"X-Forwarded-For": "192.0.2.7"}).get("/metrics").status_code == 403
    bearer = {"Authorization": "Bearer a long word"}
    assert elsewhere.get("/metrics", headers=bearer).status_code == 403
    settings.METRICS_TOKEN = "a long word"
    assert elsewhere.get("/metrics", headers=bearer).status_code == 200
    assert elsewhere.get("/metrics", headers={"Authorization": "Bearer another"}).status_code == 403


@pytest.mark.django_db
def test_the_dashboard_asks_for_what_there_is() -> None:
    there = names(Client().get("/metrics").content.decode())
    board = json.loads((PROJECT / "deploy/dashboard.json").read_text())
    asked = {
        name
        for panel in board["panels"]
        for target in panel["targets"]
        for name in re.findall(r"claimcheck_\w+", target["expr"])
    }
    assert asked == there


@pytest.mark.parametrize(("given", "kept"), [("abc-DEF_1.234", True), ("short", False), ("a b\n" * 4, False)])
def test_a_request_keeps_the_id_that_its_proxy_gave(given: str, kept: bool) -> None:
    response = Client().get("/livez", headers={"X-Request-ID": given.replace("\n", "")})
    told = response["X-Request-ID"]
    assert (told == given) is kept
    assert re.fullmatch(r"[A-Za-z0-9._-]{8,64}", told)


def test_an_error_names_the_request_on_the_page_and_in_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heard at the logger itself, whatever an earlier test has set above it."""
    logger, heard = logging.getLogger("django.request"), Heard()
    heard.addFilter(RequestIdFilter())
    monkeypatch.setattr(logger, "disabled", False)
    monkeypatch.setattr(logger, "handlers", [heard])
    monkeypatch.setattr(logger.manager, "disable", logging.NOTSET)
    monkeypatch.setattr(logger, "level", logging.WARNING)
    monkeypatch.setattr(logger, "_cache", {})
    page = Client(raise_request_exception=False).get(
        "/nowhere-at-all/", headers={"X-Request-ID": "proxy-0001"}
    )
    assert page["X-Request-ID"] == "proxy-0001"
    assert [record.request_id for record in heard.records] == ["proxy-0001"]  # type: ignore[attr-defined]


class Heard(logging.Handler):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.records.append(record)


def test_a_line_of_the_log_is_one_object() -> None:
    try:
        raise ZeroDivisionError("so\nit is")
    except ZeroDivisionError:
        record = logging.LogRecord("claims", logging.ERROR, "a.py", 1, "%s\nfailed", ("it",), sys.exc_info())
    record.request_id, record.queue = "proxy-0001", "mail"
    line = JsonLines().format(record)
    told = json.loads(line)
    assert "\n" not in line
    assert (told["level"], told["message"], told["request_id"], told["queue"]) == (
        "error",
        "it\nfailed",
        "proxy-0001",
        "mail",
    )
    assert "ZeroDivisionError" in told["error"]
