"""JSON from outside, read strictly (RFC 8259): what another reader could take differently is refused."""

import json
import re
from decimal import Decimal
from typing import IO, Any

from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import APIException, ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import JSONParser

DEEPEST = 32
LARGEST_EXPONENT = 308  # what a double can hold, which is what most other readers of JSON use
LONGEST_NUMBER = 100
LONGEST_NAME = 100
"""Of a key, as an error names it."""
FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


class TooLarge(APIException):
    """The body is larger than this site reads."""

    status_code = 413
    default_detail = "The body is larger than 2 MB. Send smaller batches."
    default_code = "too_large"


class StrictJSONParser(JSONParser):
    """UTF-8 JSON without duplicate keys, NUL, lone surrogates, NaN, infinities or more than 32 levels.

    Numbers with a fraction or an exponent arrive as Decimal, exactly as written. Raises ParseError (400) for
    what is not JSON, ValidationError (400) naming the place of a text that cannot be taken, TooLarge (413).
    """

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None) -> Any:
        """The value that the body holds."""
        try:
            text = stream.read().decode("utf-8")
        except RequestDataTooBig as error:
            raise TooLarge from error
        except UnicodeDecodeError as error:
            raise ParseError(f"The body is not UTF-8: byte {error.start} cannot be read.") from error
        value = _read(text)
        _check(value)
        return value


def _read(text: str) -> Any:
    """The value, its numbers and keys checked."""
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_decimal,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise ParseError(
            f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from error
    except RecursionError as error:
        raise ParseError(f"The body is nested deeper than {DEEPEST} levels.") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for key, member in pairs:
        if key in value:
            raise ParseError(f"The key {_shown(key)} occurs twice in one object. Send it once.")
        value[key] = member
    return value


def _integer(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise ParseError(f"The number {_shown(text)} has more than {LONGEST_NUMBER} digits.")
    return int(text)


def _decimal(text: str) -> Decimal:
    if len(text) > LONGEST_NUMBER:
        raise ParseError(f"The number {_shown(text)} has more than {LONGEST_NUMBER} digits.")
    number = Decimal(text)
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise ParseError(f"The number {_shown(text)} is out of range.")
    return number


def _constant(text: str) -> Any:
    raise ParseError(f"{text} is not a number in JSON.")


Place = tuple["Place", str | int] | None
"""Where a value stands: in what, and under which name; put into words for an error alone.

Written out for every value it would take the length of all keys above times the number of values.
"""


def _check(value: Any) -> None:
    """Walk the value without recursion: its depth, and each text in it."""
    todo: list[tuple[Place, int, Any]] = [(None, 0, value)]
    while todo:
        place, depth, current = todo.pop()
        if isinstance(current, str) and FORBIDDEN.search(current):
            code = "NUL" if "\x00" in current else "lone surrogate"
            error = ErrorDetail(f"A {code} is no character of a text.", "invalid")
            raise ValidationError({_in_words(place): [error]})
        members: Any = ()
        if isinstance(current, dict):
            members = current.items()
        elif isinstance(current, list):
            members = enumerate(current)
        if members and depth >= DEEPEST:
            raise ParseError(f"The body is nested deeper than {DEEPEST} levels.")
        for name, member in members:
            if isinstance(name, str) and FORBIDDEN.search(name):
                raise ParseError(f"The key {_shown(name)} has a NUL or a lone surrogate in it.")
            todo.append(((place, name), depth + 1, member))


def _in_words(place: Place) -> str:
    """The names from the outermost in, as in "claims.0.quote"."""
    names: list[str] = []
    while place is not None:
        place, name = place
        names.append(str(name)[:LONGEST_NAME])
    return ".".join(reversed(names))


def _shown(text: str) -> str:
    """A text as a message may carry it: short, with everything unprintable escaped."""
    return ascii(text if len(text) <= 40 else f"{text[:40]}…")
