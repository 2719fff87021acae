"""An upload that breaks off is never taken for a whole one, and its key may be used again."""

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.handlers.wsgi import WSGIHandler
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from claimcheck.foundation.rest.whole_body import whole_bodies
from claims.models import IdempotentAnswer, Import
from tests.claims.api.client import token

pytestmark = pytest.mark.own_database  # the handler closes connections that a transaction would need
ROWS = b"topic,question,source,value\n" + b"Troops,How many?,Ukraine,5\n" * 9
FORM = encode_multipart(BOUNDARY, {"file": ContentFile(ROWS, "claims.csv"), "start": "false"})
HALF = FORM.index(b'name="start"')
"""Behind the file and before what is to be done with it: nothing shows that more was to come."""
JSON = b'{"kind": "article", "title": "Soldiers near the border"}'


class Sending:
    """A request as a server hands it to an application."""

    def __init__(self, application: Any) -> None:
        self.application = application
        _, asking = token("admin", role="editor-in-chief")
        self.signed = asking.defaults["HTTP_AUTHORIZATION"]

    def post(self, path: str, body: bytes, *, arrived: int, kind: str) -> int:
        """The status of the answer to a body of which so many bytes arrive."""
        told: list[str] = []
        environ = {
            "REQUEST_METHOD": "POST", "PATH_INFO": path, "SERVER_NAME": "testserver", "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "wsgi.errors": io.StringIO(),
            "CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body[:arrived]),
            "HTTP_AUTHORIZATION": self.signed, "HTTP_IDEMPOTENCY_KEY": '"upload-1"',
        }  # fmt: skip
        self.said = b"".join(
            self.application(environ, lambda status, headers, exc_info=None: told.append(status))
        )
        return int(told[0].split()[0])


@pytest.mark.parametrize("arrived", [HALF, len(FORM) - 9, 0])
def test_a_file_that_breaks_off_is_not_recorded_and_may_be_sent_again(arrived: int) -> None:
    sending = Sending(whole_bodies(WSGIHandler()))
    address: dict[str, Any] = {"path": "/api/v1/imports/", "body": FORM, "kind": MULTIPART_CONTENT}
    assert sending.post(**address, arrived=arrived) == 400
    assert not Import.objects.exists()
    assert not IdempotentAnswer.objects.exists()
    assert sending.post(**address, arrived=len(FORM)) == 201
    assert Import.objects.get().size == len(ROWS)


def test_control_without_the_check_half_a_form_is_taken_for_all_of_it() -> None:
    sending = Sending(WSGIHandler())
    assert sending.post("/api/v1/imports/", FORM, arrived=HALF, kind=MULTIPART_CONTENT) == 201, sending.said
    assert Import.objects.exists()


def test_a_body_that_is_whole_is_read_as_ever() -> None:
    sending = Sending(whole_bodies(WSGIHandler()))
    given: dict[str, Any] = {"path": "/api/v1/documents/", "body": JSON, "kind": "application/json"}
    assert sending.post(**given, arrived=len(JSON) - 1) == 400
    assert sending.post(**given, arrived=len(JSON)) == 201


def test_lines_are_counted_too() -> None:
    seen: list[Any] = []

    def reading(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        stream = environ["wsgi.input"]
        seen.extend([stream.readline(), stream.read(2), stream.read(), stream.readline()])
        return []

    list(whole_bodies(reading)({"CONTENT_LENGTH": "7", "wsgi.input": io.BytesIO(b"ab\ncdefghi")}, None))
    assert seen == [b"ab\n", b"cd", b"ef", b""]
    with pytest.raises(OSError, match="broke off: 3 of 7 bytes"):
        list(whole_bodies(reading)({"CONTENT_LENGTH": "7", "wsgi.input": io.BytesIO(b"ab\n")}, None))
