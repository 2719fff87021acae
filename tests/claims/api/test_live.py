"""The API through a real server and a real client: what no test client shows."""

import base64
import json
import socket
import urllib.error
import urllib.request

import pytest

from claims.models import Claim, Publication
from tests import builders

pytestmark = pytest.mark.own_database


def ask(server, path, *, body=None, role="reader", **headers):
    """(status, headers, body) of one request over a socket."""
    builders.person(role)
    signed = base64.b64encode(f"{role}:{builders.PASSWORD}".encode()).decode()
    request = urllib.request.Request(
        f"{server.url}/api/v1/{path}",
        data=body,
        headers={"Authorization": f"Basic {signed}", "Content-Type": "application/json", **headers},
    )
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_a_figure_is_served_as_stored_and_only_when_it_has_changed(live_server):
    made = builders.figure()
    stored = Publication.objects.get()
    path = f"figures/{made.question_id}/"
    status, headers, body = ask(live_server, path)
    assert (status, body.decode()) == (200, stored.served.printable)
    status, _, body = ask(live_server, path, **{"If-None-Match": headers["ETag"]})
    assert (status, body) == (304, b"")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"value": NaN}', 400),
        (b'{"quote": "\\u0000"}', 400),
        (b'{"quote": "' + b"x" * 10_000_000 + b'"}', 413),
        (b"{", 400),
    ],
    ids=["NaN", "NUL", "10 MB", "not JSON"],
)
def test_bad_input_is_a_problem_and_changes_nothing(live_server, body, status):
    told, headers, text = ask(live_server, "claims/", body=body, role="reporter")
    assert told == status
    assert headers["Content-Type"] == "application/problem+json"
    assert json.loads(text)["status"] == status
    assert not Claim.objects.exists()


def test_an_upload_that_broke_off_records_nothing_and_leaves_its_key_free(live_server):
    """A line has arrived whole, the connection ends, and more had been announced."""
    line = json.dumps(
        {"topic": "Drills", "question": "How many ships took part?", "unit": "item", "source": "Navy",
         "quote": "about 20 ships", "said_on": "2024-10-31"}
    ).encode() + b"\n"  # fmt: skip
    builders.person("checker")
    signed = base64.b64encode(f"checker:{builders.PASSWORD}".encode()).decode()
    head = (
        "POST /api/v1/claims/bulk/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        f"Authorization: Basic {signed}\r\nContent-Type: application/x-ndjson\r\nIdempotency-Key: one\r\n"
        f"Content-Length: {{}}\r\n\r\n"
    )
    answers = []
    for announced in (2 * len(line), len(line)):
        with socket.create_connection((live_server.thread.host, live_server.thread.port), 30) as sending:
            sending.sendall(head.format(announced).encode() + line)
            sending.shutdown(socket.SHUT_WR)
            answers.append(b"".join(iter(lambda: sending.recv(65536), b"")).decode())
    assert answers[0].startswith("HTTP/1.1 400")
    assert f"{len(line)} of {2 * len(line)} bytes arrived. Nothing was recorded" in answers[0]
    assert '"recorded":1' in answers[1]
    assert Claim.objects.count() == 1


def test_two_approvers_at_once_publish_once(live_server):
    from concurrent.futures import ThreadPoolExecutor

    made = builders.resolution()
    path = f"resolutions/{made.pk}/"
    _, headers, _ = ask(live_server, path)
    held = {"If-Match": headers["ETag"]}
    builders.person("approver")

    def approve(_):
        return ask(live_server, f"{path}approve/", body=b"", role="approver", **held)[0]

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(approve, range(4)))
    assert answers[0] == 200
    assert set(answers[1:]) <= {409, 412}
    assert Publication.objects.count() == 1
