"""`manage.py demo`: what an evaluating newsroom sees first."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from io import StringIO
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings

from claims.management.commands.demo import PLACES
from claims.models import Claim, Publication, Transition
from sources.models import Document

PROJECT = Path(__file__).parent.parent.parent


@pytest.fixture
def development(settings):
    settings.DEBUG = True


def demo(**options):
    out = StringIO()
    call_command("demo", no_serve=True, stdout=out, **options)
    return out.getvalue()


def passwords(text):
    """User name to password, as printed."""
    return dict(
        re.findall(
            r"^  (rita|chen|anna|editor) +(?:reporter|checker|approver|editor-in-chief) +(\S+)$", text, re.M
        )
    )


def rows():
    return [model.objects.count() for model in (User, Document, Claim, Transition, Publication)]


@pytest.fixture(scope="module")
def first_run(database_of_the_module):
    """What it prints on an empty database. What it recorded is there for all that ask for this."""
    with override_settings(DEBUG=True):
        return demo()


@pytest.mark.django_db
def test_it_goes_from_the_first_document_to_the_weeks_report(first_run):
    text = first_run
    assert "contradiction (existence): How many North Korean troops are in Russia? up to 2024-10-21" in text
    assert "chen proposes, anna approves" in text
    assert "4 to 10 November 2024" in text
    assert text.index("anna approves") < text.index("4 to 10 November 2024") < text.index("Users of the demo")


@pytest.mark.django_db
def test_its_users_can_log_in_with_the_passwords_it_prints(first_run, development, client):
    printed = passwords(first_run)
    assert sorted(printed) == ["anna", "chen", "editor", "rita"]
    for name, password in printed.items():
        assert client.login(username=name, password=password)
        assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_every_place_it_names_is_there(first_run, development, client):
    printed = passwords(first_run)
    assert client.get("/").headers["Location"] == "/admin/"
    client.login(username="editor", password=printed["editor"])
    for path, _ in PLACES:
        assert client.get(path).status_code == 200, path


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_prints_no_password(first_run, development, client):
    printed, before = passwords(first_run), rows()
    again = demo()
    assert rows() == before
    assert all(before)
    assert passwords(again) == {}
    assert "--new-passwords" in again
    assert client.login(username="anna", password=printed["anna"])


@pytest.mark.django_db
def test_new_passwords_replace_the_old_ones(first_run, development, client):
    old, new = passwords(first_run), passwords(demo(new_passwords=True))
    assert client.login(username="rita", password=new["rita"])
    assert not client.login(username="rita", password=old["rita"])


@pytest.mark.django_db
def test_a_port_in_use_is_named_with_a_way_out(first_run, development):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use.*PORT={port + 1}"):
            call_command("demo", port=port, stdout=StringIO())


@pytest.mark.own_database
def test_it_refuses_where_debug_is_off(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="development only"):
        demo()
    assert rows() == [0] * 5


@pytest.mark.own_database
def test_nothing_is_rehearsed_before_it():
    with pytest.raises(CommandError, match="make demo"):
        call_command("rehearse", stdout=StringIO())


@pytest.mark.whole("test_it_goes_from_the_first_document_to_the_weeks_report")
@pytest.mark.own_database
def test_an_interrupted_step_leaves_nothing_half_done(development, monkeypatch):
    def interrupted(**how):
        raise KeyboardInterrupt

    monkeypatch.setattr("claims.examples.load.grade_claim", interrupted)
    with pytest.raises(SystemExit) as stopped:
        demo()
    assert stopped.value.code == 130
    assert not Claim.objects.exists()
    monkeypatch.undo()


HEARING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
# runs a command that hears Ctrl-C, also where the tests run in the background, whose children don't
HANGS = 1800
"""Seconds after which the demo is ended, and the test fails: on a busy machine it may take minutes."""


LOADED = """
import sys
from django.conf import settings
from django.core.management import execute_from_command_line
settings.DEBUG = True
settings.DATABASES["default"]["NAME"] = sys.argv[1]
execute_from_command_line(["manage.py", *sys.argv[2:]])
"""
# the command in the database of this module


def anew(folder):
    """No settings module of the tests, no database of theirs: what a newcomer's shell looks like."""
    known = {"DJANGO_SETTINGS_MODULE", "CLAIMCHECK_CLUSTER", "DATABASE_URL", "DEBUG"}
    surroundings = {name: value for name, value in os.environ.items() if name not in known}
    return ["manage.py"], {**surroundings, "CLAIMCHECK_VAR": str(folder)}


def loaded(folder):
    """The database of this module, in which all is recorded."""
    surroundings = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return ["-c", LOADED, connection.settings_dict["NAME"]], surroundings


@pytest.mark.whole("test_it_goes_from_the_first_document_to_the_weeks_report")
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("started", [anew, loaded] if os.environ.get("LONG") else [loaded])
def test_it_serves_until_interrupted_and_ends_cleanly(first_run, tmp_path, started):
    serves_until_interrupted(*started(tmp_path))


def serves_until_interrupted(program, surroundings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    demo_here = [sys.executable, *program, "demo", "--port", str(port)]
    command = [sys.executable, "-c", HEARING, *demo_here]
    with subprocess.Popen(
        command, cwd=PROJECT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        hanging = threading.Timer(HANGS, process.kill)
        hanging.start()
        lines = []
        try:
            lines += up_to(process.stdout, "until Ctrl-C")
            assert served(f"http://127.0.0.1:{port}/healthz", process) == 200, lines
            assert served(f"http://127.0.0.1:{port}/admin/login/", process) == 200, lines
        finally:
            process.send_signal(signal.SIGINT)
            lines += process.stdout
            process.wait()
            hanging.cancel()
    text = "".join(lines)
    assert process.returncode == 0, text
    for page in ("/admin/", "/reports/2024-W45/", "/api/v1/"):
        assert f"http://127.0.0.1:{port}{page}" in text
    assert "Traceback" not in text


def up_to(lines, words):
    """What a program prints, up to the line with these words or its end: however long that takes it."""
    for line in lines:
        yield line
        if words in line:
            return


def served(address, process):
    """The status of a page, as soon as it is served; None where the program ends before that."""
    while process.poll() is None:
        try:
            with urlopen(address, timeout=60) as answer:
                return answer.status
        except OSError:
            time.sleep(0.3)
    return None
