"""JSON bodies that other readers, or a database, would take differently."""

import io
import tracemalloc
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from rest_framework.exceptions import APIException, ParseError, ValidationError

from claimcheck.foundation.rest.json_input import StrictJSONParser


def parse(body: bytes) -> Any:
    return StrictJSONParser().parse(io.BytesIO(body))


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "not JSON"),
        (b"{", "line 1, column 2"),
        (b"{'a': 1}", "not JSON"),
        (b"[1,]", "not JSON"),
        (b'\xef\xbb\xbf{"a": 1}', "not JSON"),
        (b'{"a": "\xff"}', "not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "not UTF-8"),
        (b'{"a": 1, "a": 2}', "'a' occurs twice"),
        (b'{"a": {"b": 1, "b": 1}}', "'b' occurs twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": Infinity}', "Infinity"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e400}', "out of range"),
        (b'{"a": 1e-400}', "out of range"),
        (b'{"a": ' + b"9" * 5000 + b"}", "more than 100 digits"),
        (b'{"a": 0.' + b"9" * 5000 + b"}", "more than 100 digits"),
        (b'{"a\\u0000": 1}', "NUL"),
        (b'{"\\ud800": 1}', "surrogate"),
        (b"[" * 33 + b"1" + b"]" * 33, "deeper than 32"),
        (b"[" * 100_000, "deeper than 32"),
        (b'{"a":' * 33 + b"1" + b"}" * 33, "deeper than 32"),
    ],
)
def test_refused(body: bytes, says: str) -> None:
    with pytest.raises(ParseError, match=says):
        parse(body)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b'{"quote": "a\\u0000b"}', "quote"),
        (b'{"a": [{"b": "\\ud83d"}]}', "a.0.b"),
        (b'"\\udc00"', ""),
    ],
)
def test_texts_that_no_database_takes_are_named(body: bytes, place: str) -> None:
    with pytest.raises(ValidationError) as refused:
        parse(body)
    assert list(refused.value.detail) == [place]


def test_what_is_fine() -> None:
    assert parse(b'{"a": [1, -2, "\\ud83d\\ude00", true, null, {}]}') == {"a": [1, -2, "😀", True, None, {}]}
    assert parse(b"[" * 32 + b"]" * 32) is not None
    assert parse('{"größe": "나라"}'.encode()) == {"größe": "나라"}


def test_numbers_arrive_as_written() -> None:
    value = parse(b'{"a": 0.10, "b": 1e3}')
    assert str(value["a"]) == "0.10"
    assert value["b"] == Decimal(1000)
    assert isinstance(value["b"], Decimal)


def test_every_refusal_is_an_answer_and_no_crash() -> None:
    for length in range(200):
        body = (b'{"a": [1.5e3, "x\\u00e9\\"", {"b": [null, true]}], "c": -0.5}')[:length]
        with suppress(APIException):
            parse(body)


def test_long_names_above_many_values_take_no_room_for_each() -> None:
    """Written out for each value, the places of this body of 160 KB took 1.2 GB."""
    name = "k" * 20_000
    body = f'{{"{name}": ' * 3 + f"[{','.join(['0'] * 20_000)}]" + "}" * 3
    tracemalloc.start()
    try:
        parse(body.encode())
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_place_names_its_keys_in_short() -> None:
    with pytest.raises(ValidationError) as refused:
        parse(b'{"' + b"k" * 20_000 + b'": "\\u0000"}')
    assert list(refused.value.detail) == ["k" * 100]
