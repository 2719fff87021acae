"""The JSON Schema of a report, read off the types of the value: it cannot say anything else."""

import inspect
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from claims.reports.renderings.json import TYPE
from claims.reports.report import SCHEMA_VERSION, Report, Section

Schema = dict[str, Any]

_SIMPLE: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]*[1-9])?$"},
}


def report_schema() -> Schema:
    """The schema of what `render_json` writes (JSON Schema 2020-12)."""
    definitions: dict[str, Schema] = {}
    body = _object(Report, definitions)
    ids = {"type": "array", "items": {"type": "string"}}
    first: Schema = {
        "type": {"const": TYPE},
        "schema": {"const": SCHEMA_VERSION},
        "week": {"type": "string", "pattern": "^[0-9]{4}-W[0-9]{2}$"},
        "monday": _SIMPLE[date],
        "sunday": _SIMPLE[date],
    }
    last: Schema = {"quiet": _SIMPLE[bool], "sections": _closed({str(s): ids for s in Section})}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Weekly disagreement report",
        "description": _told(Report),
        **_closed({**first, **body["properties"], **last}),
        "$defs": dict(sorted(definitions.items())),
    }


def _closed(properties: Schema) -> Schema:
    """An object with just these properties, all of them present."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _object(kind: type, definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind)
    names = [f.name for f in fields(kind) if f.name != "week"]
    return {"description": _told(kind), **_closed({n: _schema(hints[n], definitions) for n in names})}


def _schema(hint: Any, definitions: dict[str, Schema]) -> Schema:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if isinstance(hint, UnionType):
        return {"anyOf": [_schema(h, definitions) for h in get_args(hint) if h is not type(None)] + [_NULL]}
    if inspect.isclass(hint) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    if not (inspect.isclass(hint) and is_dataclass(hint)):
        raise TypeError(f"A report may not hold {hint!r}: JSON has no one way to write it.")
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}
        definitions[hint.__name__] = _object(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


_NULL: Schema = {"type": "null"}


def _told(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split())
