"""The container files: their form, and that what they name exists. `make containers` runs them for real."""

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
from django.conf import settings
from django.core.management import get_commands

from claimcheck import env
from tests.house.tree import PROJECT

TEXTS = {"type": "array", "items": {"type": "string"}, "minItems": 1}
MAPPING = {"type": "object", "additionalProperties": {"type": "string"}}
DURATION = {"type": "string", "pattern": r"^\d+(ms|s|m|h)$"}
CONDITIONS = ["service_started", "service_healthy", "service_completed_successfully"]
MOUNT = r"^([a-z]+:/[a-z/]+|\./deploy/[a-z_/.]+:/[a-z_/.]+:ro)$"
PORT = r"^(\$\{HTTPS?_PORT:-\d+\}|127\.0\.0\.1:\$\{[A-Z]+_PORT:-\d+\}):\d+$"
SERVICE = {
    "type": "object",
    "additionalProperties": False,
    "anyOf": [{"required": ["image"]}, {"required": ["build"]}],
    "properties": {
        "build": {"type": "string"},
        "image": {"type": "string", "pattern": r"^[a-z/]+:v?\d+(\.\d+)+(-[a-z]+)*$"},  # an exact version
        "user": {"type": "string"},
        "command": TEXTS,
        "entrypoint": TEXTS,
        "environment": MAPPING,
        "volumes": {"type": "array", "items": {"type": "string", "pattern": MOUNT}},
        "ports": {"type": "array", "items": {"type": "string", "pattern": PORT}},
        "networks": {"type": "array", "items": {"enum": ["inside", "outside"]}},
        "secrets": TEXTS,
        "tmpfs": TEXTS,
        "read_only": {"type": "boolean"},
        "shm_size": {"type": "string", "pattern": r"^\d+[kmg]b$"},
        "profiles": TEXTS,
        "init": {"type": "boolean"},
        "cap_drop": TEXTS,
        "security_opt": TEXTS,
        "mem_limit": {"type": "string", "pattern": r"^\d+[mg]$"},
        "pids_limit": {"type": "integer", "minimum": 1},
        "stop_signal": {"enum": ["SIGINT", "SIGQUIT"]},
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
            "minProperties": 1,
            "properties": {
                "disable": {"const": True},
                "test": {**TEXTS, "prefixItems": [{"enum": ["CMD", "CMD-SHELL"]}]},
                "interval": DURATION,
                "timeout": DURATION,
                "start_period": DURATION,
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
        "networks": {"type": "object", "additionalProperties": {"type": ["object", "null"]}},
        "secrets": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["file"],
                "properties": {"file": {"type": "string", "pattern": r"^\$\{SECRETS:-\./secrets\}/[a-z_]+$"}},
            },
        },
    },
}


SCRIPT = (PROJECT / "deploy/secrets.sh").read_text()
GRACEFUL = 30
"""Seconds that requests and jobs which run are given at the end."""
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
        places = {volume.split(":")[0] for volume in service.get("volumes", [])}
        assert {place for place in places if not place.startswith("./")} <= set(compose["volumes"])
        assert set(service.get("secrets", [])) <= set(compose["secrets"])
        assert set(service.get("networks", [])) <= set(compose["networks"])
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
        if "build" in service:
            passed = {variable.removesuffix("_FILE") for variable in service["environment"]}
            alone = {"DATABASE_OWNER_URL"} if name == "migrate" else set()
            others = {"TMPDIR", "XDG_STATE_HOME"} if name == "migrate" else set()
            assert declared - passed == set(NOT_IN_COMPOSE) - alone
            assert passed - others <= declared
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


def test_every_secret_is_a_file_that_is_written_and_mounted_where_it_is_read(compose: dict[str, Any]) -> None:
    written = set(re.findall(r"^keep (\w+) ", SCRIPT, re.MULTILINE)) | {"tls_key", "tls_certificate"}
    assert set(compose["secrets"]) == written
    for name, service in compose["services"].items():
        mounted = set(service.get("secrets", []))
        said = json.dumps(service.get("environment", {}))
        for place in re.findall(r"\./(deploy/[^:]+):", json.dumps(service.get("volumes", []))):
            said += (PROJECT / place).read_text()
        assert set(re.findall(r"/run/secrets/(\w+)", said)) == mounted, name


def test_a_secret_is_in_no_variable(compose: dict[str, Any]) -> None:
    secret = {
        "SECRET_KEY",
        "SECRET_KEY_FALLBACKS",
        "DATABASE_URL",
        "METRICS_TOKEN",
        "EMAIL_URL",
        "OPENID_SECRET",
    }
    for service in compose["services"].values():
        given = set(service.get("environment", {}))
        assert not given & secret
        assert not [name for name in given if "PASSWORD" in name and not name.endswith("_FILE")]


def test_every_container_is_held_down(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["read_only"] is True, name
        assert {"mem_limit", "pids_limit", "logging", "stop_grace_period", "healthcheck"} <= set(service), (
            name
        )
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}, name
    outward = [name for name, service in compose["services"].items() if "ports" in service]
    assert outward == ["proxy", "prometheus", "grafana"]
    assert compose["networks"]["inside"] == {"internal": True}
    for name in ("db", "replica", "replication"):
        assert compose["services"][name]["networks"] == ["inside"]


def test_who_goes_on_running_has_a_health_check_and_time_to_end(
    compose: dict[str, Any], dockerfile: list[tuple[str, str]]
) -> None:
    checks = []
    for name, service in compose["services"].items():
        lasting = service.get("restart") == "unless-stopped"
        assert ("test" in service["healthcheck"]) is lasting, name
        checks += [json.dumps(service["healthcheck"])] if lasting else []
        assert int(service["stop_grace_period"].removesuffix("s")) > GRACEFUL
    assert len(set(checks)) == len(checks) - 1  # the replica is asked as the database is
    assert f"--graceful-timeout={GRACEFUL}" in dockerfile[-1][1]


def test_profiles_leave_the_site_as_it_is(compose: dict[str, Any]) -> None:
    profiles = {name: service.get("profiles", []) for name, service in compose["services"].items()}
    assert {name for name, given in profiles.items() if given == ["replica"]} == {"replication", "replica"}
    assert {name for name, given in profiles.items() if given == ["metrics"]} == {"prometheus", "grafana"}
    for name, service in compose["services"].items():
        if not profiles[name]:
            assert not any(profiles[needed] for needed in service.get("depends_on", {}))


def test_what_is_mounted_is_there(compose: dict[str, Any]) -> None:
    mounted = re.findall(r"\./(deploy/[^:]+):", json.dumps(compose["services"]))
    assert mounted
    assert all((PROJECT / place).is_file() for place in mounted)
    kept = {
        str(file.relative_to(PROJECT)) for file in (PROJECT / "deploy/compose").rglob("*") if file.is_file()
    }
    assert kept <= set(mounted)


def test_the_image_has_the_version_of_the_site(compose: dict[str, Any]) -> None:
    built = {service["image"] for service in compose["services"].values() if "build" in service}
    assert built == {f"claimcheck:{settings.VERSION}"}


def test_the_proxy_holds_back_what_is_sent_slowly(compose: dict[str, Any]) -> None:
    text = (PROJECT / "deploy/compose/nginx.conf").read_text()
    told = dict(re.findall(r"^\s+(\w+) ([^;{]+);", text, re.MULTILINE))
    assert (told["proxy_request_buffering"], told["proxy_buffering"]) == ("on", "on")
    for name in ("client_header_timeout", "client_body_timeout"):
        assert int(told[name].removesuffix("s")) <= 15
    assert int(told["client_max_body_size"].removesuffix("m")) * 2**20 > 30 * 2**20  # the most of EVIDENCE_MB
    assert told["ssl_protocols"] == "TLSv1.2 TLSv1.3"
    names = re.findall(r"proxy_set_header (\S+) ", text)
    assert {"Host", "X-Forwarded-Proto", "X-Forwarded-For", "X-Request-ID"} <= set(names)
    assert text.count("{") == text.count("}")
    listened = {port for port, _ in re.findall(r"listen (\d+)( |;)", text)}
    assert {port.rpartition(":")[2] for port in compose["services"]["proxy"]["ports"]} == listened


def test_prometheus_asks_for_what_there_is() -> None:
    board = (PROJECT / "deploy/dashboard.json").read_text()
    alerts = yaml.safe_load((PROJECT / "deploy/compose/alerts.yml").read_text())
    rules = [rule for group in alerts["groups"] for rule in group["rules"]]
    asked = {name for rule in rules for name in re.findall(r"claimcheck_\w+", rule["expr"])}
    assert asked
    assert asked <= set(re.findall(r"claimcheck_\w+", board))
    told = (PROJECT / "docs/operations.md").read_text()
    assert all(f"`{rule['alert']}`" in told for rule in rules)
    assert board.count('"DS_PROMETHEUS"') == 1  # chosen in the dashboard, whether it is imported or mounted


@pytest.mark.parametrize("script", sorted((PROJECT / "deploy").rglob("*.sh")), ids=lambda file: file.name)
def test_scripts_can_be_read_by_a_plain_shell(script: Path) -> None:
    run = subprocess.run(["sh", "-n", script], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@pytest.mark.needs("openssl")
def test_secrets_are_made_once_and_kept(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"

    def run(profiles: str = "") -> str:
        command = ["sh", str(PROJECT / "deploy/secrets.sh"), "figures.example.org"]
        environment = {**os.environ, "SECRETS": str(folder), "COMPOSE_PROFILES": profiles}
        return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout

    folder.mkdir()
    (folder / "email_url").write_text("smtp://mail.example.org")
    assert "secret_key written" in run()
    made = {file.name: file.read_text() for file in folder.iterdir()}
    assert run() == ""
    assert made == {file.name: file.read_text() for file in folder.iterdir()}
    assert made["email_url"] == "smtp://mail.example.org"
    assert made["openid_secret"] == made["secret_key_fallbacks"] == made["replica_url"] == ""
    assert len(made["secret_key"]) >= 50
    assert made["owner_url"] == f"postgresql://claimcheck:{made['owner_password']}@db:5432/claimcheck"
    assert len(set(made.values())) == len(made) - 2  # three are empty
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / "secret_key").stat().st_mode & 0o777 == 0o444
    (folder / "replica_url").unlink()
    assert run("metrics,replica") == "replica_url written\n"
    assert (folder / "replica_url").read_text() == made["application_url"].replace("@db:", "@replica:")
