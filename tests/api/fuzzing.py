"""Requests that schemathesis makes up from docs/openapi.yaml, sent to the whole application in one role.

All its checks are asked: no answer of 5xx, none of a status, media type, header or shape that the description
does not have, no bad value accepted, no good one refused. What a schema cannot say is no failure: a body
whose values are each well-formed may still be refused by a rule, and then the problem document has to name
the field; a cursor has to come from the list itself; `fields` leaves out what is always there otherwise.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import AcceptedNegativeData, Failure
from schemathesis.engine import events, from_schema
from schemathesis.openapi.checks import JsonSchemaError, RejectedPositiveData

from tests.api.world import QUOTE, World

DESCRIPTION = Path(__file__).parents[2] / "docs" / "openapi.yaml"
NDJSON = "application/x-ndjson"
BEYOND_A_SCHEMA = {
    *("cursor", "fields", "known_at", "q", "question", "size", "source", "style", "topic", "unit", "url"),
}
"""Query parameters of which a well-formed value may mean nothing here."""
PROJECTED = ("is a required property", "is not valid under any of the schemas listed in the 'oneOf' keyword")
"""What a schema says of a record of which `fields` leaves members out, and of one of a union."""
LONGEST_KEY = 40
"""An Idempotency-Key to which a number may be added: longer ones are sent for their length."""
EVERY_PHASE = ("examples", "coverage", "fuzzing", "stateful")
HELD_AT_BODY = {
    "question": "questions",
    "statement": "statements",
    "snapshot": "snapshots",
    "source": "sources",
    "publisher": "sources",
    "conflict": "conflicts",
    "first_source": "sources",
    "second_source": "sources",
    "first_statement": "statements",
    "second_statement": "statements",
}
"""Members of bodies that name a record, and which kind."""


@schemathesis.serializer(NDJSON)
def lines(context: Any, value: Any) -> bytes:
    """Made-up bytes and texts as they are, anything else as a line of JSON."""
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else json.dumps(value).encode() + b"\n"


@dataclass
class Found:
    """What came of a run in one role."""

    role: str
    cases: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0

    def total(self) -> int:
        """How many cases."""
        return sum(self.cases.values())

    def __str__(self) -> str:
        by_phase = ", ".join(f"{phase} {count}" for phase, count in self.cases.items())
        by_status = ", ".join(f"{status}: {count}" for status, count in sorted(self.answers.items()))
        return (
            f"{self.role}: {self.total()} cases ({by_phase}) in {self.seconds:.0f} s; answers {by_status}; "
            f"{len(self.failures)} kinds of failure"
        )


@dataclass(frozen=True)
class Plan:
    """Where to, as whom, how many cases of each operation, and by which means.

    Of schemathesis's phases `coverage` walks along each schema's bounds, whatever `examples` says; `fuzzing`
    draws at random.
    """

    url: str
    role: str
    examples: int
    phases: tuple[str, ...] = ("fuzzing",)


def run(plan: Plan, world: World) -> Iterator[Found]:
    """Send what is made up; after each operation what has been found so far, for whoever shows progress."""
    asking = world.tokens[plan.role][1]
    schema = schemathesis.openapi.from_path(DESCRIPTION, config=_config(plan, world, asking))

    @schema.hook
    def filter_failure(context: Any, failure: Failure, case: Any, response: Any) -> bool:
        return not _no_fault(failure, case, response)

    found, begun = Found(plan.role), time.monotonic()
    with _reading_first(asking):
        for event in from_schema(schema).execute():
            if isinstance(event, events.NonFatalError | events.FatalError):
                found.failures[f"error {getattr(event, 'label', '')}"] = str(getattr(event, "info", event))
            elif isinstance(event, events.ScenarioFinished):
                _count(event, found)
                found.seconds = time.monotonic() - begun
                yield found


def _config(plan: Plan, world: World, asking: Any) -> SchemathesisConfig:
    ids = world.ids()
    bound = {name: {"dictionary": name, "probability": 0.8} for name in ids}
    return SchemathesisConfig.from_dict(
        {
            "base-url": plan.url,
            "headers": {"Authorization": asking.defaults["HTTP_AUTHORIZATION"]},
            "seed": 1,
            "continue-on-failure": True,
            "request-timeout": 60,
            "generation": {
                "max-examples": plan.examples,
                "database": "none",
                "no-shrink": True,
                "allow-x00": False,  # a text with a NUL is well-formed for a schema; the corpus has it
            },
            "phases": {
                name: {"enabled": name in plan.phases}
                for name in ("examples", "coverage", "fuzzing", "stateful")
            },
            "checks": {
                "positive_data_acceptance": {"expected-statuses": ["2xx", "3xx", "403", "404", "409", "412"]},
                "negative_data_rejection": {"expected-statuses": ["4xx"]},
                "missing_required_header": {"expected-statuses": ["400", "403", "404", "415", "422", "428"]},
            },
            "dictionaries": {
                **{name: {"values": values} for name, values in ids.items()},
                "quote": {"values": [QUOTE]},
            },
            "parameters": {
                **{f"body.{name}": bound[kind] for name, kind in HELD_AT_BODY.items()},
                "body.quote": {"dictionary": "quote", "probability": 0.5},
            },
            "operations": [
                {
                    "include-path-regex": f"^/api/v1/{noun}/{{",
                    "parameters": {
                        f"path.{'claim_id' if noun == 'claims' else 'id'}": bound[noun],
                    },
                }
                for noun in ids
                if noun not in ("snapshots", "statements")
            ],
        }
    )


@contextmanager
def _reading_first(asking: Any) -> Iterator[None]:
    """Three verbs in four are sent with the ETag that holds, most under a key of their own: walking along a
    schema's bounds, schemathesis sends one key with every body, and is answered about the key alone."""
    turn, key = count(), count()

    def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
        given = case.headers.get("Idempotency-Key", "")
        if given and len(given) <= LONGEST_KEY and next(key) % 10:
            case.headers["Idempotency-Key"] = f"{given}{next(key)}"
        if "If-Match" in case.headers and next(turn) % 4:
            detail = case.formatted_path.rstrip("/").rsplit("/", 1)[0]
            case.headers["If-Match"] = asking.get(f"{detail}/").headers.get("ETag", "none")

    schemathesis.hook(before_call)
    try:
        yield
    finally:
        schemathesis.hooks.unregister(before_call)


def _no_fault(failure: Failure, case: Any, response: Any) -> bool:
    """Whether a failure is only what no schema can say."""
    if isinstance(failure, RejectedPositiveData):
        return _refused_by_a_rule(case, response)
    if isinstance(failure, AcceptedNegativeData) and case.media_type == NDJSON:
        return _every_line_refused(response)  # lines are a text, whatever is in them; each has its own answer
    projected = isinstance(failure, JsonSchemaError) and "fields" in (case.query or {})
    return projected and failure.message.rstrip().split("\n")[0].endswith(PROJECTED)


def _every_line_refused(response: Any) -> bool:
    """Whether no line of a bulk recording was taken."""
    lines = json.loads(response.content).get("results", ())
    return bool(lines) and not any(line.get("taken", "fact_check" in line) for line in lines)


def _refused_by_a_rule(case: Any, response: Any) -> bool:
    """Whether a well-formed request was refused with a problem document that names a field of it."""
    if response.status_code == 401:
        return "key" in (case.query or {})
    if response.status_code == 422:
        return "Idempotency-Key" in case.headers  # sent before, with another body
    if response.status_code != 400:
        return False
    names = {entry["field"].split(".")[0] for entry in json.loads(response.content).get("errors", ())}
    asked = set(case.query or {})
    if names == {"ordering"}:
        return case.query.get("ordering") == "relevance" and "q" not in asked  # what is not searched has none
    return bool(names) and (names <= BEYOND_A_SCHEMA or (bool(case.operation.body) and not names & asked))


def _count(event: Any, found: Found) -> None:
    recorder = event.recorder
    found.cases[event.phase.value] += len(recorder.cases)
    for interaction in recorder.interactions.values():
        if interaction.response is not None:
            found.answers[interaction.response.status_code] += 1
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is None:
                continue
            failure = check.failure_info.failure
            interaction = recorder.interactions.get(case_id)
            answer = interaction.response if interaction else None
            told = "" if answer is None else f"{answer.status_code} {answer.content[:400]!r}"
            found.failures.setdefault(
                f"{event.label}: {check.name}",
                f"{failure.title}: {failure.message}\n{check.failure_info.code_sample[:1000]}\n{told}",
            )
