"""The container files, which no engine runs here: their form, and that what they name exists."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from django.core.management import get_commands

from claimcheck import env
from tests.house.tree import PROJECT

TEXTS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
MAPPING = {"type": "object", "additionalProperties": {"type": "string"}}
DURATION = {"type": "string", "pattern": r"^\d+(ms|s|m|h)$"}
CONDITIONS = ["service_started", "service_healthy", "service_completed_successfully"]
SERVICE = {
    "type": "object",
    "additionalProperties": False,
    "anyOf": [{"required": ["image"]}, {"required": ["build"]}],
    "properties": {
        "build": {"type": "string"},
        "image": {"type": "string"},
        "command": TEXTS,
        "environment": MAPPING,
        "volumes": {"type": "array", "items": {"type": "string", "pattern": r"^[a-z]+:/[a-z/]+$"}},
        "ports": {"type": "array", "items": {"type": "string", "pattern": r"^127\.0\.0\.1:\d+:\d+$"}},
        "tmpfs": TEXTS,
        "read_only": {"type": "boolean"},
        "shm_size": {"type": "string", "pattern": r"^\d+[kmg]b$"},
        "profiles": TEXTS,
        "init": {"type": "boolean"},
        "cap_drop": TEXTS,
        "security_opt": TEXTS,
        "mem_limit": {"type": "string", "pattern": r"^\d+[mg]$"},
        "stop_grace_period": DURATION,
        "logging": {
            "type": "object",
            "additionalProperties": False,
            "required": ["driver", "options"],
            "properties": {"driver": {"const": "json-file"}, "options": MAPPING},
        },
        "restart": {"enum": ["no", "always", "on-failure", "unless-stopped"]},
        "healthcheck": {
            "type": "object",
            "additionalProperties": False,
            "required": ["test"],
            "properties": {
                "test": {**TEXTS, "prefixItems": [{"enum": ["CMD", "CMD-SHELL"]}]},
                "interval": DURATION,
                "timeout": DURATION,
                "retries": {"type": "integer", "minimum": 1},
            },
        },
        "depends_on": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["condition"],
                "properties": {"condition": {"enum": CONDITIONS}},
            },
        },
    },
}
COMPOSE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["services"],
    "patternProperties": {"^x-": {}},
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"},
        "services": {"type": "object", "additionalProperties": SERVICE},
        "volumes": {"type": "object", "additionalProperties": {"type": ["object", "null"]}},
    },
}


NOT_IN_COMPOSE = {
    "DEBUG": "the image says off",
    "CLAIMCHECK_VAR": "the image holds what is collected there",
    "CLAIMCHECK_CLUSTER": "no embedded server",
    "CLAIMCHECK_DATA": "tests and benchmarks only",
    "CLAIMCHECK_TOKEN": "of a command that another program starts",
    "REHEARSAL_DAY": "the demo runs in development only",
    "DATABASE_OWNER_URL": "migrations alone are the owner's",
}
"""Variables that compose does not pass, and why."""


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((PROJECT / "docker-compose.yml").read_text()))


@pytest.fixture(scope="module")
def dockerfile() -> list[tuple[str, str]]:
    """(instruction, rest) of each instruction."""
    text = re.sub(r"\\\n", " ", (PROJECT / "Dockerfile").read_text())
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in lines]


def test_compose_has_the_form_of_one(compose: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(COMPOSE).validate(compose)


def test_what_compose_refers_to_is_in_it(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        assert set(service.get("depends_on", {})) <= set(compose["services"])
        assert {volume.split(":")[0] for volume in service.get("volumes", [])} <= set(compose["volumes"])
        for name, needed in service.get("depends_on", {}).items():
            if needed["condition"] == "service_healthy":
                assert "healthcheck" in compose["services"][name]


def test_every_command_exists(compose: dict[str, Any], dockerfile: list[tuple[str, str]]) -> None:
    for name in ("migrate", "registers", "worker"):
        python, script, command, *_ = compose["services"][name]["command"]
        assert (python, script) == ("python", "manage.py")
        assert command in get_commands()
    for instruction, rest in dockerfile:
        for command in re.findall(r"manage\.py (\w+)", rest):
            assert instruction == "RUN"
            assert command in get_commands()


def test_every_variable_is_declared(compose: dict[str, Any], dockerfile: list[tuple[str, str]]) -> None:
    declared = {variable.name for variable in env.VARIABLES}
    for name, service in compose["services"].items():
        if name != "db":
            alone = {"DATABASE_OWNER_URL"} if name == "migrate" else set()
            assert declared - set(service["environment"]) == set(NOT_IN_COMPOSE) - alone
            assert set(service["environment"]) <= declared
    named = set(re.findall(r"\b(DEBUG|SECRET_KEY|ALLOWED_HOSTS|DATABASE_URL)\b", str(dockerfile)))
    assert {"DEBUG", "SECRET_KEY", "ALLOWED_HOSTS"} <= named <= declared


def test_what_has_to_be_set_is_said_at_the_top(compose: dict[str, Any]) -> None:
    text = (PROJECT / "docker-compose.yml").read_text()
    required = set(re.findall(r"\$\{(\w+):\?", text))
    assert required == set(re.findall(r"^#   (\w+) ", text, re.MULTILINE))


def test_the_database_sorts_as_the_embedded_one(compose: dict[str, Any]) -> None:
    arguments = compose["services"]["db"]["environment"]["POSTGRES_INITDB_ARGS"]
    embedded = (PROJECT / "claimcheck/database/server.py").read_text()
    for word in ("UTF8", "builtin", "C.UTF-8"):
        assert word in arguments
        assert word in embedded


def test_the_image_copies_what_is_there_and_runs_without_rights(dockerfile: list[tuple[str, str]]) -> None:
    for instruction, rest in dockerfile:
        if instruction == "COPY":
            assert all((PROJECT / source).exists() for source in rest.split()[:-1])
    users = [rest for instruction, rest in dockerfile if instruction == "USER"]
    assert users == ["claimcheck"]
    assert dockerfile[-1][0] == "CMD"


def test_the_server_takes_its_arguments(dockerfile: list[tuple[str, str]], tmp_path: Path) -> None:
    program, *arguments = json.loads(dockerfile[-1][1])
    environment = {**os.environ, "CLAIMCHECK_VAR": str(tmp_path), "DEBUG": "on"}
    command = [sys.executable, "-m", program, "--check-config", *arguments]
    run = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, shlex.join(command) + run.stderr
