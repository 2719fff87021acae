"""A process that has loaded the site once and forks others, to be killed: each works off jobs or answers a
request.

As a program it reads a line of JSON for each and answers with one: how it ended, and what it answered.
"""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from tests.faults.points import Point, arm, switch_off
from tests.house.tree import PROJECT


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: by which signal (0: by none), with which code, and what it answered."""

    signal: int
    code: int
    answer: Any


class Nursery:
    """The forking process, seen from the tests. `mail`: the port of the mail server; `page`: what a watched
    page says now."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def work(self, told: dict[str, Any], *, point: Point | None = None, off: str = "", of: str = "") -> Ended:
        """Have a process work, killed at the point, with a guard of that work off."""
        sent = {**told, "point": None if point is None else asdict(point), "off": off, "of": of}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(sent) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the nursery has ended"
        return Ended(**json.loads(line))


@contextmanager
def nursery() -> Iterator[Nursery]:
    """One that is there until the end."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "WEBHOOK_PRIVATE_TARGETS": "on"}
    environment.pop("CLAIMCHECK_TEST_DATABASE", None)
    with subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=PROJECT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            yield Nursery(process)
        finally:
            process.kill()


def _fork(told: dict[str, Any]) -> Ended:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(reading)
            _live(told, writing)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    killed_by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return Ended(killed_by, 0 if killed_by else os.WEXITSTATUS(status), json.loads(said) if said else None)


def _live(told: dict[str, Any], pipe: int) -> None:
    from django.conf import settings
    from django.db import connection, connections

    connection.settings_dict["NAME"] = connections.settings["default"]["NAME"] = told["database"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", told["mail"]
    _say_on_the_page(told["page"])
    switch_off(told["off"], told["of"])
    if told["point"] is not None:
        arm(Point(**told["point"]), told["off"])
    if "request" in told:
        os.write(pipe, json.dumps(_answer(**told["request"])).encode())
        return
    from tests.claims.jobs.worker import work_off

    work_off()
    work_off()


def _say_on_the_page(text: str) -> None:
    from claims.intake.web import watching
    from claims.services.notifications.outbound import Page

    watching.get = lambda url: Page(200, "text/plain; charset=utf-8", text.encode())


def _answer(person: str, path: str, body: str, content_type: str, headers: dict[str, str]) -> Any:
    """Status and text of what the site answers somebody who posts."""
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client(headers=headers, raise_request_exception=False)
    client.force_login(User.objects.get(username=person))
    answer = client.post(path, body, content_type=content_type)
    return answer.status_code, answer.content.decode()


def _serve() -> None:
    import django

    django.setup()
    from django.db import connections
    from django.test.utils import setup_test_environment

    setup_test_environment()
    from importlib import import_module

    import_module("claimcheck.urls")
    import_module("claims.jobs")
    connections.close_all()
    answers = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        print(json.dumps(asdict(_fork(json.loads(line)))), file=answers, flush=True)


if __name__ == "__main__":
    _serve()
