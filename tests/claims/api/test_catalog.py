"""What is published as data, described for machines: the table by CSV on the Web, all of it by DCAT 3.

The terms of both vocabularies stand here as the W3C has them, written down before looking at what we serve.
"""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from claims.api.figures.sheet import COLUMNS
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.claims.api.client import API, client, problem

pytestmark = pytest.mark.django_db
CSV, CSVW, CATALOG = f"{API}figures/csv/", f"{API}figures/csvw/", f"{API}catalog/"

COLUMN_TERMS = {"name", "titles", "datatype", "required", "dc:description"}
"""Of the properties of a column (Metadata Vocabulary for Tabular Data, 5.6) those that may stand here."""
READS = {
    "string": str,
    "anyURI": lambda text: re.fullmatch(r"(https?://[^/\s]+)?/\S*", text) is not None or 1 / 0,
    "decimal": lambda text: Decimal(text) if re.fullmatch(r"[-+]?\d+(\.\d*)?", text) else 1 / 0,
    "nonNegativeInteger": lambda text: int(text) >= 0 or 1 / 0,
    "positiveInteger": lambda text: int(text) > 0 or 1 / 0,
    "dateTime": lambda text: datetime.fromisoformat(text).utcoffset() is not None or 1 / 0,
    "date": lambda text: date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else 1 / 0,
    "boolean": lambda text: text in ("yes", "no") or 1 / 0,
}
"""Reads a cell of each type, and raises where it is none."""

TERMS = {
    "dcat:Catalog": {
        *("dct:title", "dct:description", "dct:publisher", "dct:accessRights", "dct:modified"),
        *("foaf:homepage", "dcat:dataset", "dcat:service"),
    },
    "dcat:Dataset": {
        *("dct:identifier", "dct:title", "dct:description", "dct:publisher", "dct:accessRights"),
        *("dct:modified", "dct:accrualPeriodicity", "dcat:distribution"),
    },
    "dcat:Distribution": {
        *("dct:title", "dcat:accessURL", "dcat:downloadURL", "dcat:mediaType", "dcat:accessService"),
        "dct:conformsTo",
    },
    "dcat:DataService": {
        *("dct:title", "dcat:endpointURL", "dcat:endpointDescription", "dct:conformsTo"),
        "dcat:servesDataset",
    },
    "foaf:Agent": {"foaf:name"},
}
"""Of each class the properties that DCAT 3 gives it and that we use."""
NEEDED = {
    "dcat:Catalog": {"dct:title", "dct:description", "dct:publisher", "dcat:dataset"},
    "dcat:Dataset": {"dct:title", "dct:description", "dct:publisher", "dcat:distribution"},
    "dcat:Distribution": {"dcat:accessURL", "dcat:mediaType"},
    "dcat:DataService": {"dct:title", "dcat:endpointURL"},
    "foaf:Agent": {"foaf:name"},
}
"""What DCAT-AP asks of each, and what a reader of ours needs."""
ADDRESSES = {"dcat:accessURL", "dcat:downloadURL", "dcat:endpointURL", "dcat:mediaType", "dct:conformsTo"}
"""Properties whose value is an address, which JSON-LD writes as {"@id": …}."""


@pytest.fixture
def figures() -> None:
    """Figures in several states: verified, on hold, and with one open end."""
    builders.figure()
    held = builders.figure(builders.question("How many soldiers have left?"))
    later = builders.NOW + timedelta(hours=1)
    hold_figure(by=builders.person("approver"), now=later, figure=held, reason="A doubt.")


def read(path: str, **asked: str) -> Any:
    answer = client().get(path, asked)
    assert answer.status_code == 200, answer.content
    return answer


def table(**asked: str) -> list[dict[str, str]]:
    text = b"".join(read(CSV, **asked).streaming_content).decode()
    return list(csv.DictReader(StringIO(text)))


def columns(**asked: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(CSVW, **asked).json()["tableSchema"]["columns"]
    return found


def misread(column: dict[str, Any], cell: str) -> bool:
    """Whether a cell is not of the type of its column."""
    if cell == "":
        return column.get("required", False)
    kind = column["datatype"]
    base, form = (kind, None) if isinstance(kind, str) else (kind["base"], kind.get("format"))
    try:
        READS[base](cell)
    except (ArithmeticError, ValueError):
        return True
    return base == "string" and form is not None and re.fullmatch(form, cell) is None


def test_every_column_is_described_in_the_order_of_the_table(figures: None) -> None:
    described = columns()
    assert [column["name"] for column in described] == list(COLUMNS) == list(table()[0])
    for column in described:
        assert set(column) <= COLUMN_TERMS
        assert column["titles"] == column["name"]
        assert column["dc:description"].endswith(".")


def test_every_cell_is_of_the_type_that_is_said_of_its_column(figures: None) -> None:
    described, rows = {column["name"]: column for column in columns()}, table()
    assert {row["printable"] for row in rows} == {"yes", "no"}
    wrong = [(name, cell) for row in rows for name, cell in row.items() if misread(described[name], cell)]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("low", "about 8"),
        ("low", "1e5"),
        ("as_of_start", "31.10.2024"),
        ("printable", "true"),
        ("standing", "nearly"),
        ("published_at", "2024-11-05T10:00:00"),
        ("url", "figures/1/"),
        ("version", "0"),
        ("question", ""),
    ],
)
def test_control_a_cell_of_another_type_would_be_found(name: str, cell: str) -> None:
    (column,) = [column for column in columns() if column["name"] == name]
    assert misread(column, cell)


def test_the_table_names_its_description_and_that_the_table(figures: None) -> None:
    answer = read(CSV, columns="id,low", standing="verified")
    address, *rest = answer.headers["Link"].split("; ")
    assert rest == ['rel="describedby"', 'type="application/csvm+json"']
    there = urlsplit(address.strip("<>"))
    described = client().get(f"{there.path}?{there.query}")
    assert described.headers["Content-Type"] == "application/csvm+json"
    document = described.json()
    assert document["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "en"}]
    table_at = urlsplit(document["url"])
    again = client().get(f"{table_at.path}?{table_at.query}")
    text = b"".join(again.streaming_content).decode()
    assert text.split("\r\n")[0].split(",") == [c["name"] for c in document["tableSchema"]["columns"]]
    always = {"standing", "printable", "note", "rehearsal", "url", "version"}
    assert set(text.split("\r\n")[0].split(",")) == {"id", "low", *always}
    assert document["tableSchema"]["primaryKey"] == "id"
    assert "primaryKey" not in read(CSVW, columns="low").json()["tableSchema"]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"columns": "lwo"}, "columns"),
        ({"standing": "nearly"}, "standing"),
        ({"topic": "no-such-topic"}, "topic"),
        ({"lang": "xx"}, "lang"),
        ({"limit": "5"}, "limit"),
    ],
)
def test_what_the_table_refuses_its_description_does(asked: dict[str, str], field: str) -> None:
    for path in (CSV, CSVW):
        told = problem(client().get(path, asked), 400)
        assert told["errors"][0]["field"] == field


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Every node of a class."""
    if isinstance(node, list):
        for inner in node:
            yield from nodes(inner)
    elif isinstance(node, dict):
        if str(node.get("@type", "")) in TERMS:
            yield node
        for inner in node.values():
            yield from nodes(inner)


def test_the_catalogue_is_made_of_terms_of_dcat(figures: None) -> None:
    found = read(CATALOG)
    assert found.headers["Content-Type"] == "application/ld+json"
    whole = found.json()
    assert whole["@context"] == {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
    kinds = [node["@type"] for node in nodes(whole)]
    assert set(kinds) == set(TERMS)
    assert kinds.count("dcat:Dataset") == 4
    for node in nodes(whole):
        terms = {name for name in node if not name.startswith("@")}
        assert terms <= TERMS[node["@type"]], node
        assert NEEDED[node["@type"]] <= terms, node
        for name in ADDRESSES & terms:
            assert set(node[name]) == {"@id"}, (node, name)
            assert urlsplit(node[name]["@id"]).scheme in ("http", "https")


def test_what_a_node_names_is_there_and_no_two_have_one_name(figures: None) -> None:
    whole = read(CATALOG).json()
    named = [node["@id"] for node in nodes(whole)]
    assert len(named) == len(set(named))
    service = whole["dcat:service"]
    assert {each["@id"] for each in service["dcat:servesDataset"]} <= set(named)
    for node in nodes(whole):
        for name in ("dcat:accessService", "dct:publisher"):
            assert node.get(name, {}).get("@id", named[0]) in named


def test_each_file_is_there_in_the_type_that_is_said(figures: None) -> None:
    files = [node for node in nodes(read(CATALOG).json()) if node["@type"] == "dcat:Distribution"]
    assert len(files) == 5
    for file in files:
        answer = read(urlsplit(file["dcat:downloadURL"]["@id"]).path)
        said = file["dcat:mediaType"]["@id"].removeprefix("https://www.iana.org/assignments/media-types/")
        assert answer.headers["Content-Type"].split(";")[0] == said


def test_it_says_when_anything_was_published_last_and_who_may_read(settings: Any) -> None:
    empty = read(CATALOG)
    assert "dct:modified" not in empty.json()
    figure = builders.figure()
    told = read(CATALOG)
    assert told.headers["ETag"] != empty.headers["ETag"]
    modified = told.json()["dct:modified"]
    assert modified["@type"] == "xsd:dateTime"
    assert datetime.fromisoformat(modified["@value"]) == figure.published_at.replace(microsecond=0)
    assert told.json()["dct:accessRights"]["@id"].endswith("/RESTRICTED")
    problem(Client().get(CATALOG), 401)
    settings.PUBLIC_READ = True
    assert Client().get(CATALOG).json()["dct:accessRights"]["@id"].endswith("/PUBLIC")


def test_a_name_that_would_end_a_script_is_harmless(settings: Any) -> None:
    settings.NEWSROOM_NAME = "</script><b>News"
    found = read(CATALOG)
    assert b"</script>" not in found.content
    assert json.loads(found.content)["dct:publisher"]["foaf:name"] == "</script><b>News"
