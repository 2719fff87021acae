"""The JSON Schema of a report, read off the types of the value: it cannot say anything else."""

from typing import Any

import msgspec

from claims.reports.renderings.json import TYPE
from claims.reports.report import SCHEMA_VERSION, Report, Section

Schema = dict[str, Any]

_DAY: Schema = {"type": "string", "format": "date"}
_DECIMAL: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]*[1-9])?$"}


def report_schema() -> Schema:
    """The schema of what `render_json` writes (JSON Schema 2020-12)."""
    _, found = msgspec.json.schema_components([Report], ref_template="#/$defs/{name}")
    definitions = {name: _as_written(schema) for name, schema in sorted(found.items())}
    del definitions["Week"]  # written as text, with its days beside it
    body = definitions.pop("Report")
    ids = {"type": "array", "items": {"type": "string"}}
    first: Schema = {
        "type": {"const": TYPE},
        "schema": {"const": SCHEMA_VERSION},
        "week": {"type": "string", "pattern": "^[0-9]{4}-W[0-9]{2}$"},
        "monday": _DAY,
        "sunday": _DAY,
    }
    told = {name: schema for name, schema in body["properties"].items() if name != "week"}
    last: Schema = {"quiet": {"type": "boolean"}, "sections": _closed({str(s): ids for s in Section})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Weekly disagreement report",
        "description": body["description"],
        **_closed({**first, **told, **last}),
        "$defs": definitions,
    }


def _closed(properties: Schema) -> Schema:
    """An object with just these properties, all of them present."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _as_written(schema: Schema) -> Schema:
    """What is read, narrowed to what we write: every field, no other, decimals in plain notation."""
    if schema.get("format") == "decimal":
        return _DECIMAL
    made = {name: told for name, told in schema.items() if name not in ("title", "default")}
    if "description" in made:
        made["description"] = " ".join(made["description"].split())
    if "properties" in made:
        made |= _closed({name: _as_written(told) for name, told in made["properties"].items()})
    if "items" in made:
        made["items"] = _as_written(made["items"])
    if "anyOf" in made:
        made["anyOf"] = [_as_written(told) for told in made["anyOf"]]
    return made
