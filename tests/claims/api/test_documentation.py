"""What the documentation says of REST holds: examples are run on a real server, addresses are in a table."""

import csv
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from claims.api.figures.sheet import signed_key
from claims.models import Claim, DeliveryAttempt, ServedText
from claims.services.notifications.webhooks import register_webhook
from claims.services.publishing.publication import challenge_figure, hold_figure
from tests import builders
from tests.claims.api.client import token
from tests.claims.api.test_permissions import addresses
from tests.claims.jobs.worker import work_off

DOCS = Path(__file__).parents[3] / "docs"
PAGE = DOCS / "api.md"
PAGES = (PAGE, DOCS / "tutorial.md")
"""Pages whose shell examples are run, each as one script."""
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANYTHING = "…"
SERVES = "HTTPServer"
"""What marks an example that waits to be asked."""


def blocks(page: Path = PAGE) -> list[tuple[str, str]]:
    """A page's code blocks: (language, text)."""
    return BLOCK.findall(page.read_text())


def variables(server) -> dict[str, str]:
    """What the page's examples take for granted, made through the services."""
    figure = builders.figure()
    open_conflict = builders.conflict(
        builders.question("How many soldiers were captured?"),
        low="about 3,000 soldiers",
        high="about 6,000 soldiers",
    )
    low, high = Claim.objects.filter(question=open_conflict.question).order_by("best")
    people = ("reader", "reporter", "checker", "approver")
    return {
        "CLAIMCHECK": server.url,
        **{name.upper(): f"{builders.person(name).username}:{builders.PASSWORD}" for name in people},
        "EDITOR_IN_CHIEF": f"{builders.person('editor-in-chief').username}:{builders.PASSWORD}",
        "RECEIVER": "https://1.1.1.1/claimcheck",
        "TOKEN": token()[1].defaults["HTTP_AUTHORIZATION"].removeprefix("Bearer "),
        "TOPIC": str(figure.topic_id),
        "QUESTION": str(figure.question_id),
        "CONFLICT": str(figure.resolution.conflict_id),
        "SOURCE": str(builders.source("Ukraine").pk),
        "OTHER_QUESTION": str(builders.question("How many soldiers are near the border?").pk),
        "OPEN_CONFLICT": str(open_conflict.pk),
        "OPEN_QUESTION": str(open_conflict.question_id),
        "LOW_CLAIM": str(low.claim_id),
        "HIGH_CLAIM": str(high.claim_id),
    }


@pytest.mark.check("test_every_python_example_runs")
@pytest.mark.own_database
@pytest.mark.needs("curl")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_shell_example_gives_what_stands_below_it(path, live_server, tmp_path):
    page = [block for block in blocks(path) if block[0] in ("sh", "json")]
    examples = [
        (text, page[place + 1 : place + 2]) for place, (kind, text) in enumerate(page) if kind == "sh"
    ]
    mark = "=== end of an example"
    script = "set -e\n" + f"\necho; echo '{mark}'\n".join(text for text, _ in examples)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={**os.environ, **variables(live_server), "WORK": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, (done.stdout[-2000:], done.stderr)
    outputs = done.stdout.split(mark)
    assert len(outputs) == len(examples) > 4
    for (text, below), output in zip(examples, outputs, strict=True):
        for kind, wanted in below:
            if kind == "json":
                assert _holds(json.loads(wanted), _last_json(output)), f"{text}\n{output}"


@pytest.mark.own_database
def test_every_python_example_runs(live_server):
    environment = {**os.environ, **variables(live_server)}
    examples = [text for kind, text in blocks() if kind == "python" and SERVES not in text]
    for text in examples:
        done = subprocess.run(
            [sys.executable, "-c", text],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "About 8,000 to about 20,000 people" in done.stdout
    assert examples


@pytest.mark.own_database
def test_every_formula_of_a_sheet_gives_what_it_should(live_server):
    """The two functions that the page uses, as a sheet has them: rows and columns are counted from one."""
    figure = builders.figure()
    made, _ = token()
    sheet = f"{live_server.url}/api/v1/figures/sheet/?key={signed_key(made)}"
    formulas = "".join(text for kind, text in blocks() if kind == "sheet").replace("$SHEET", sheet)
    whole, heading, low = (_reckoned(formula) for formula in formulas.splitlines())
    assert len({len(row) for row in whole}) == 1, "every row has every column"
    assert whole[1][0] == str(figure.question_id)
    assert (heading, low) == ("standing", "8000")


SHEET_SERVICES = """
    const { execFileSync } = require("child_process");
    const PropertiesService = { getScriptProperties: () => ({ getProperty: (name) => process.env[name] }) };
    const UrlFetchApp = {
      fetch(address, { headers }) {
        const sent = `Authorization: ${headers.Authorization}`;
        const told = execFileSync("curl", ["-sS", "-w", "\\n%{http_code}", "-H", sent, address]).toString();
        const end = told.lastIndexOf("\\n");
        return { getResponseCode: () => Number(told.slice(end)), getContentText: () => told.slice(0, end) };
      },
    };
    const cell = (key) => { try { return FIGURE(key); } catch (problem) { return problem.message; } };
    console.log(JSON.stringify(process.argv.slice(1).map(cell)));
"""
"""What a sheet gives a script, in so far as the example uses it."""


@pytest.mark.own_database
@pytest.mark.needs("node", "curl")
def test_the_function_of_a_sheet_gives_what_may_be_printed(live_server):
    given = variables(live_server)
    held = builders.figure(builders.question("How many soldiers are at sea?"))
    by = builders.person("approver")
    hold_figure(by=by, now=builders.NOW + timedelta(hours=1), figure=held, reason="A doubt.")
    (example,) = (text for kind, text in blocks() if kind == "javascript")
    doubted = builders.figure(builders.question("How many soldiers are on leave?"))
    challenge_figure(by=by, now=builders.NOW + timedelta(hours=1), figure=doubted)
    keys = [given["QUESTION"], str(held.question_id), str(doubted.question_id), "no id"]
    done = subprocess.run(
        ["node", "-e", SHEET_SERVICES + example, *keys],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    good, doubtful, challenged, unknown = json.loads(done.stdout)
    ((standing, low, high, attribution, note),) = good
    assert (standing, low, high, note) == ("verified", 8000, 20000, "")
    assert challenged[0][1:3] == [8000, 20000]
    assert challenged[0][4] == "This figure is being checked."
    assert "according to" in attribution
    assert doubtful == [["on_hold", "", "", "", "The figure is on hold while it is checked."]]
    assert "is not the id of a question" in unknown


@pytest.mark.own_database
def test_the_receiver_takes_what_is_signed_and_nothing_else(settings, tmp_path):
    settings.WEBHOOK_PRIVATE_TARGETS = True
    (example,) = (text for kind, text in blocks() if kind == "python" and SERVES in text)
    port = _free_port()
    url = f"http://127.0.0.1:{port}/"
    _, secret = register_webhook(by=builders.person("approver"), now=builders.NOW, name="CMS", url=url)
    environment = {**os.environ, "WEBHOOK_SECRET": secret, "PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "-c", example], env=environment, stdout=subprocess.PIPE, text=True
    ) as receiver:
        try:
            _until_it_listens(port)
            figure = builders.figure()
            work_off()
            by = builders.person("approver")
            hold_figure(by=by, now=builders.NOW + timedelta(hours=1), figure=figure, reason="A doubt.")
            work_off()
            forged = {"webhook-id": "1", "webhook-timestamp": "1", "webhook-signature": "v1,x"}
            request = urllib.request.Request(url, data=b"{}", headers=forged)
            with pytest.raises(urllib.error.HTTPError, match="401"):
                urllib.request.urlopen(request, timeout=120)
        finally:
            receiver.terminate()
        told = receiver.stdout.read().splitlines()
    said = _to_print(figure)
    assert said.startswith("About 8,000 to about 20,000 people")
    assert told == [
        f"print {said}",
        "take down How many soldiers are in Russia? on_hold The figure is on hold while it is checked.",
    ]
    assert list(DeliveryAttempt.objects.values_list("status", flat=True)) == [204, 204]


def _to_print(figure) -> str:
    """What was to be printed of it when it was published."""
    printable = json.loads(ServedText.objects.get(publication__figure=figure).printable)
    return str(printable["display"]["text"])


def _reckoned(formula: str):
    """What IMPORTDATA, or INDEX of it, gives."""
    found = re.fullmatch(r'=(?:INDEX\()?IMPORTDATA\("([^"]+)"\)(?:, (\d+), (\d+)\))?', formula)
    address, row, column = found.groups()
    with urllib.request.urlopen(address, timeout=120) as answer:  # no header, as a sheet asks
        assert answer.headers["Content-Type"].startswith("text/csv")
        rows = list(csv.reader(StringIO(answer.read().decode())))
    return rows[int(row) - 1][int(column) - 1] if row else rows


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _until_it_listens(port: int) -> None:
    ends = time.monotonic() + 120
    while time.monotonic() < ends:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the receiver did not start")


def test_every_address_is_in_a_table():
    told = set(re.findall(r"`([a-z{}/-]+/)`", PAGE.read_text().replace("{receipt}", "{id}")))
    written = {path.replace("{id}", "{week}") if path.startswith("reports") else path for path in addresses()}
    base = {path for path in written if path.count("/") == 1}
    assert base | {path for path in written if "post" in addresses().get(path, ())} <= told
    for path in written - base:
        tail = path.split("/", 1)[1]
        assert path in told or tail in told or tail == "{id}/", path


def _last_json(output: str):
    """The last of the JSON values that an example printed, one after the other."""
    reader, place, found = json.JSONDecoder(), 0, None
    text = output.strip()
    while place < len(text):
        found, place = reader.raw_decode(text, place)
        place += len(text[place:]) - len(text[place:].lstrip())
    return found


def _holds(wanted, found) -> bool:
    """Whether all that is wanted is found; more is fine, and an ellipsis stands for any rest of a text."""
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(_holds(wanted[name], found.get(name)) for name in wanted)
    if isinstance(wanted, list):
        return isinstance(found, list) and len(found) >= len(wanted) and all(map(_holds, wanted, found))
    if isinstance(wanted, str) and wanted.endswith(ANYTHING):
        return isinstance(found, str) and found.startswith(wanted.removesuffix(ANYTHING))
    return wanted == found
