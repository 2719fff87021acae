"""The web of the release before goes on beside the new schema, while machines are brought forward one by one.

Only in a long run, from a clone with its history: the code of the commit before the newest migration records some of
everything in a database that today's migrations have made, and its pages and addresses are asked.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.faults.results import LONG
from tests.house.tree import PROJECT

ASKED = """
import json, sys
import django
django.setup()
from django.test.utils import setup_test_environment
setup_test_environment()
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse
connection.settings_dict["NAME"] = sys.argv[1]
admin.autodiscover()
from tests.claims.archive.world import some_of_everything
some_of_everything()
boss = User.objects.create_superuser("boss")
client = Client(raise_request_exception=False)
client.force_login(boss)
found = {}
def ask(address):
    found[address] = client.get(address).status_code
for model, registered in admin.site._registry.items():
    if model._meta.app_label in ("claims", "sources"):
        ask(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
        first = model._default_manager.order_by("pk").first()
        if first is not None:
            ask(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[first.pk]))
for name, address in client.get("/api/v1/").json().items():
    ask(address)
for address in ("/admin/", "/healthz", "/figures/"):
    ask(address)
json.dump(found, sys.stdout)
"""


def git(*arguments: object) -> str:
    done = subprocess.run(["git", *map(str, arguments)], cwd=PROJECT, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


@pytest.fixture
def release_before(tmp_path: Path) -> Iterator[Path]:
    """A work tree of the commit before the newest migration."""
    newest = max((PROJECT / "claims" / "migrations").glob("0*.py")).relative_to(PROJECT)
    commit = git("log", "--diff-filter=A", "--format=%H", "--", newest).partition("\n")[0]
    before = os.environ.get("OLD_WEB") or (commit and git("rev-parse", f"{commit}^"))
    assert before, "the clone is too shallow"
    tree = tmp_path / "before"
    git("worktree", "add", "--detach", tree, before)
    yield tree
    git("worktree", "remove", "--force", tree)


if LONG:  # it takes a work tree of the repository's own

    @pytest.mark.own_database
    @pytest.mark.needs("history")
    def test_the_web_of_the_release_before_goes_on(own_database: str, release_before: Path) -> None:
        connection.close()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "CLAIMCHECK_VAR": str(settings.VAR),
        }
        command = [sys.executable, "-c", ASKED, own_database]
        done = subprocess.run(command, cwd=release_before, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        found = json.loads(done.stdout.splitlines()[-1])
        assert len(found) > 60
        assert {address: status for address, status in found.items() if status >= 500} == {}
