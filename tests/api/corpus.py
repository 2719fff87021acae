"""Bad values for every parameter and every member of a body that docs/openapi.yaml knows.

`cases()` is the whole product. Whether a value is bad at a place is told by the place's own schema; NUL, half
characters, what is no JSON and what is too large are bad everywhere. What a schema lets through (Arabic
digits in a rationale, say) may be taken, but must not break anything either.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_from_bytes
from uuid import UUID

import yaml
from jsonschema import Draft202012Validator, FormatChecker

DESCRIPTION = Path(__file__).parents[2] / "docs" / "openapi.yaml"
SOMEBODY = "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"
PLACE = "\ue000place\ue000"
"""Stands in a body where the literal goes; of the private use area, so in no other text."""

TEXTS = {
    "empty": "",
    "blank": "   ",
    "NUL": "a\x00b",
    "word": "wobbly",
    "Arabic digits": "٨٠٠٠",
    "full-width digits": "８０００",
    "day in Arabic digits": "٢٠٢٤-١٠-٣١",
    "year 0": "0000-01-01",
    "year 10000": "10000-01-01",
    "moment of year 0": "0000-01-01T00:00:00Z",
    "moment past the last": "9999-12-31T23:59:59-23:59",
    "moment before the first": "0001-01-01T00:00:00+23:59",
    "moment without an offset": "2024-11-04T10:00:00",
    "30 February": "2024-02-30",
    "NaN": "NaN",
    "Infinity": "-Infinity",
    "1e400": "1e400",
    "negative zero": "-0",
    "negative": "-5",
    "fraction": "0.5",
    "underscore": "8_000",
    "number of 5,000 digits": "9" * 5000,
    "larger than 64 bits": str(2**64),
    "20,000 ids": ",".join([SOMEBODY] * 20_000),
    "101 ids": ",".join([SOMEBODY] * 101),
    "id in braces": f"{{{SOMEBODY}}}",
    "id of version 7 in Arabic digits": SOMEBODY.replace("0", "٠"),
    "unknown id": SOMEBODY,
    "5,000 words": "word " * 5000,
    "markup": "<script>alert(1)</script>",
    "SQL": "'; DROP TABLE claims_claim; --",
    "pattern": "%_\\%",
    "brackets": "[[[[",
    "right to left": "\u202e8000",
    "combining": "a" + "\u0301" * 2000,
    "outside the plane": "𝟠𝟘𝟘𝟘",
    "lines": "a\r\nX-Header: b",
    "not JSON in base 64": "bm90IEpTT04",
    "lists in base 64": "W1tbXV1d",
    "NaN in base 64": "W2ZhbHNlLE5hTl0",
    "2 MB": "x" * 2_000_000,
}
"""Texts by what is the matter with them."""

ADDRESSES = {"half a character": b"\xed\xa0\x80", "not UTF-8": b"\xff", "cut off": b"\xe2\x82"}
"""Bytes that stand in an address and are no text."""

LITERALS = {
    "NaN": b"NaN",
    "Infinity": b"-Infinity",
    "1e400": b"1e400",
    "-1e400": b"-1e400",
    "1e-400": b"1e-400",
    "integer of 5,000 digits": b"9" * 5000,
    "larger than 64 bits": str(2**64).encode(),
    "leading zero": b"08000",
    "half a character": b'"\\ud800"',
    "NUL": b'"a\\u0000b"',
    "not UTF-8": b'"\xff"',
    "5,000 lists": b"[" * 5000 + b"]" * 5000,
    "5,000 objects": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "duplicate keys": b'{"start": "2024-10-31", "start": "2024-11-01"}',
    "NUL as a key": b'{"a\\u0000": 1}',
    "nothing": b"",
    "cut off": b'"8000',
    "single quotes": b"'8000'",
    "control character": b'"a\x01b"',
}
"""What stands in a body in place of a JSON value, as bytes; bad wherever it stands, but for those below."""

WELL_FORMED = {"larger than 64 bits", "1e-400"}

VALUES = {
    "null": None,
    "true": True,
    "number": 8000,
    "fraction": 0.5,
    "negative": -1,
    "empty list": [],
    "empty object": {},
    "list of lists": [[[]]],
    "20,000 ids": [SOMEBODY] * 20_000,
    "unknown member": {"unknown": 1},
}
"""JSON values of another type than is asked for, most often."""

GIVEN: dict[str, Any] = {**VALUES, **{f"text {value}": text for value, text in TEXTS.items()}}
TEN_MB = b'"' + b"x" * 10_000_000 + b'"'

HEADERS = {
    "If-Match": {
        "empty": "", "weak": 'W/"a"', "unquoted": "a", "any": "*", "cut off": '"',
        "long": '"' + "a" * 7000 + '"', "Latin letters": '"\xe9"', "many": ", ".join(['"a"'] * 2000),
    },
    "If-None-Match": {"empty": "", "unquoted": "a", "cut off": '"', "many": ", ".join(['"a"'] * 2000)},
    "If-Modified-Since": {"empty": "", "word": "yesterday", "year 0": "Sat, 01 Jan 0000 00:00:00 GMT"},
    "Idempotency-Key": {"empty": "", "long": "k" * 201, "Latin letters": "\xe9", "control": "a\tb"},
    "Accept": {"unknown": "application/xml", "malformed": "a/b/c;;q=x", "empty": "", "long": "a/b," * 2000},
    "Content-Type": {
        "empty": "", "text": "text/plain", "form": "application/x-www-form-urlencoded",
        "parts": "multipart/form-data", "no type": "json", "charset": "application/json; charset=nothing",
        "parameters": "application/json" + ";a=b" * 500, "Latin letters": "application/json; a=\xe9",
    },
    "Authorization": {
        "empty": "", "unknown scheme": "Digest a", "no token": "Bearer", "token": "Bearer cck_" + "a" * 5000,
        "not base 64": "Basic %%%", "not UTF-8": "Basic /w==", "no colon": "Basic YQ==",
        "Latin letters": "Bearer \xe9", "NUL": "Basic AAAAOgAA",
    },
}  # fmt: skip
"""Bad headers; those that every operation may be sent are sent to all."""

REFUSED_BY_HEADER = {"If-Match": {412}, "Idempotency-Key": {400}, "Authorization": {401}}
"""What a bad one is answered; any other may be ignored."""

ALSO_REFUSED = {"key": {401}, "url": {404}}
"""Query parameters that are refused otherwise: no signature of ours, no page of ours."""


@dataclass(frozen=True)
class Case:
    """One bad value at one place of one operation. `statuses`: what it has to be answered; empty: no 5xx."""

    operation: str
    place: str
    value: str
    query: str = ""
    path: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    literal: bytes | None = None
    body: bytes | None = None
    statuses: frozenset[int] = field(default_factory=frozenset)

    def __str__(self) -> str:
        return f"{self.operation} {self.place}: {self.value}"


Make = Callable[[], Case]


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document."""
    document: dict[str, Any] = yaml.load(
        DESCRIPTION.read_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return document


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    """("POST /api/v1/claims/", its description) of each operation."""
    for path, methods in description()["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def cases() -> Iterator[Case]:
    """The whole product, in the order of the description."""
    return (make() for make in _made())


def short(stride: int) -> list[Case]:
    """Each place and each value in turn, one case of so many; the others are not even made."""
    return [make() for make in islice(_made(), 0, None, stride)]


def _made() -> Iterator[Make]:
    for name, operation in operations():
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                yield from _in_query(name, parameter)
            elif parameter["in"] == "path":
                yield from _in_path(name, parameter)
        for value, query in (("unknown parameter", "colour=red"), ("overlong", "colour=" + "x" * 60_000)):
            yield partial(Case, name, "query", value, query=query, statuses=_unknown_refused(name))
        yield from _in_headers(name, operation)
        if "requestBody" in operation:
            yield from _in_body(name, operation["requestBody"])


def _unknown_refused(name: str) -> frozenset[int]:
    return frozenset() if "/oembed/" in name else frozenset({400})


def _in_query(name: str, parameter: dict[str, Any]) -> Iterator[Make]:
    key = parameter["name"]
    refused = frozenset({400, *ALSO_REFUSED.get(key, ())})

    def text(value: str) -> Case:
        sent = TEXTS[value][:100_000]
        bad = value == "NUL" or not sent or not _fits(sent, parameter["schema"])
        return Case(name, key, value, query=f"{key}={quote(sent)}", statuses=refused if bad else frozenset())

    yield from (partial(text, value) for value in TEXTS)
    for value, given in ADDRESSES.items():
        query = f"{key}={quote_from_bytes(given)}"
        yield partial(Case, name, key, value, query=query, statuses=refused)
    twice = _unknown_refused(name) and refused
    yield partial(Case, name, key, "twice", query=f"{key}=a&{key}=b", statuses=twice)


def _in_path(name: str, parameter: dict[str, Any]) -> Iterator[Make]:
    key = parameter["name"]

    def placed(value: str) -> Case:
        text = quote(TEXTS[value][:5000], safe="") if value in TEXTS else quote_from_bytes(ADDRESSES[value])
        return Case(name, key, value, path=((key, text),), statuses=frozenset({404, 400}))

    values = dict.fromkeys(value for value, text in TEXTS.items() if text) | dict.fromkeys(ADDRESSES)
    yield from (partial(placed, value) for value in values)


def _in_headers(name: str, operation: dict[str, Any]) -> Iterator[Make]:
    known = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "header"}
    known |= {"Accept", "Authorization"} | ({"Content-Type"} if "requestBody" in operation else set())
    for header in (each for each in HEADERS if each in known):
        for value, text in HEADERS[header].items():
            public = header == "Authorization" and value in ("empty", "unknown scheme", "no colon")
            yield partial(
                Case,
                name,
                header,
                value,
                headers=((header, text),),
                statuses=frozenset({401} if public else REFUSED_BY_HEADER.get(header, ())),
            )


def _in_body(name: str, described: dict[str, Any]) -> Iterator[Make]:
    content = described["content"]
    by_line = "application/json" not in content  # each line is taken or refused for itself
    whole = Case(name, "body", "", statuses=frozenset() if by_line else _bad(400, 413))
    for value, literal in {**LITERALS, "10 MB": TEN_MB}.items():
        if literal or described.get("required"):
            yield partial(replace, whole, value=value, body=literal)

    def as_json(value: str) -> Case:
        return replace(whole, value=value, body=json.dumps(VALUES.get(value, "a")).encode())

    yield from (partial(as_json, value) for value in [*VALUES, "text"] if VALUES.get(value) != {})
    yield partial(replace, whole, value="byte order mark", body=b"\xef\xbb\xbf{}")
    yield partial(replace, whole, value="UTF-16", body="{}".encode("utf-16"))
    if not by_line:
        for place, schema in places(content["application/json"]["schema"]):
            yield from _in_member(name, place, schema)


def _in_member(name: str, place: str, schema: Any) -> Iterator[Make]:
    def written(value: str) -> Case:
        literal = LITERALS[value]
        bad = value not in WELL_FORMED or not _allows(json.loads(literal), schema)
        return Case(name, place, value, literal=literal, statuses=_bad(bad and 400, bad and 413))

    def as_json(value: str) -> Case:
        given = GIVEN[value]
        bad = value in ("text NUL", "20,000 ids") or not _allows(given, schema)
        literal = json.dumps(given, ensure_ascii=True).encode()
        return Case(name, place, value, literal=literal, statuses=_bad(bad and 400, bad and 413))

    in_list = place.rsplit(".", 1)[-1].isdigit()  # nothing in a list is an empty list
    yield from (partial(written, value) for value, literal in LITERALS.items() if literal or not in_list)
    yield from (partial(as_json, value) for value in GIVEN)


def _bad(*statuses: Any) -> frozenset[int]:
    return frozenset(each for each in statuses if each)


def places(schema: dict[str, Any], before: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """("inputs.0.use", its schema) of each member of a body, at any depth."""
    schema = resolved(schema)
    for name, member in schema.get("properties", {}).items():
        place = f"{before}{name}"
        yield place, member
        inner = resolved(member)
        if "items" in inner:
            yield f"{place}.0", inner["items"]
            yield from places(inner["items"], f"{place}.0.")
        yield from places(inner, f"{place}.")


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without its reference; of alternatives the first that is an object."""
    if "$ref" in schema:
        return resolved(description()["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    for several in ("allOf", "oneOf", "anyOf"):
        for each in schema.get(several, ()):
            if "properties" in (found := resolved(each)):
                return found
    return schema


CHECKER = FormatChecker(formats=())


@CHECKER.checks("uuid", raises=ValueError)
def _is_id(value: Any) -> bool:
    return not isinstance(value, str) or (value.isascii() and str(UUID(value)) == value.lower())


@CHECKER.checks("date", raises=ValueError)
def _is_day(value: Any) -> bool:
    from claimcheck.foundation.rest import parsing

    return not isinstance(value, str) or bool(parsing.day(value))


@CHECKER.checks("date-time", raises=ValueError)
def _is_moment(value: Any) -> bool:
    from claimcheck.foundation.rest import parsing

    return not isinstance(value, str) or bool(parsing.moment(value))


def _allows(value: Any, schema: dict[str, Any]) -> bool:
    """Whether a schema of the description lets a value through."""
    whole = {**schema, "components": description()["components"]}
    return Draft202012Validator(whole, format_checker=CHECKER).is_valid(value)


def _fits(text: str, schema: dict[str, Any]) -> bool:
    """Whether the text of a query parameter is one of what its schema describes."""
    if schema.get("type") == "integer":
        return text.isascii() and text.isdigit() and len(text) < 20 and _allows(int(text), schema)
    return _allows(text, schema)


def placed(given: Any, path: list[str]) -> Any:
    """A copy of a body with PLACE at a path; what is missing on the way is made."""
    name, rest = path[0], path[1:]
    if name.isdigit():
        first = given[0] if given else {}
        return [placed(first, rest) if rest else PLACE, *given[1:]]
    inner = given.get(name)
    if rest and inner is None:
        inner = [] if rest[0].isdigit() else {}
    return {**given, name: placed(inner, rest) if rest else PLACE}
