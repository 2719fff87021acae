"""Units of measurement: a small registry of our own, and exact conversion between units of one dimension.

pint does the conversion, on definitions of ours in exact fractions; it is imported on first use only. A year
is 365 days (policy v1). Money is never converted: each currency is a dimension. A percentage (a share of a
whole), a change in per cent and percentage points are three dimensions.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claims.domain.figures.interval import Interval
from claims.domain.figures.numbers import InvalidFigure
from claims.domain.figures.unit_table import CURRENCIES, CURRENCY_NAMES, UNIT_ROWS, UnitRow
from claims.domain.saying import say

if TYPE_CHECKING:
    from decimal import Decimal

_TWO_SYSTEMS = frozenset({"length", "area", "volume", "mass", "speed"})
_CUSTOMARY = frozenset(
    {
        *("inch", "foot", "yard", "mile", "nautical_mile", "acre", "square_mile", "barrel"),
        *("short_ton", "long_ton", "pound_mass", "mile_per_hour", "knot"),
    }
)

TRUTH = "truth"
DATE = "date"


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of measurement.

    `is_count`: its values are whole numbers. `is_interval_scale`: its zero is a convention (°C, dates), so
    that relative tolerances mean nothing. `definition` is in terms of other units; empty for a base unit.
    """

    code: str
    name: str
    dimension: str
    is_count: bool = False
    is_interval_scale: bool = False
    aliases: tuple[str, ...] = ()
    definition: str = ""

    @property
    def is_change(self) -> bool:
        """Whether it says how much a thing has changed, and so may fall below zero."""
        return self.dimension in {"relative change", "change of a share"}

    @property
    def singular(self) -> str:
        """Its name for one of it."""
        return self.code.replace("_", " ")


def _unit(row: UnitRow) -> KnownUnit:
    code, name, dimension, definition, aliases = row
    return KnownUnit(
        code,
        name,
        dimension,
        is_count=dimension in {"persons", "items", "households", "events"},
        is_interval_scale=dimension in {"temperature", DATE},
        aliases=tuple(alias.strip() for alias in aliases.split(",") if alias.strip()),
        definition=definition,
    )


_ONE = {"kronor": "krona", "kroner": "krone", "lei": "leu", "reais": "real", "soles": "sol"}


def _of_one(currency: str) -> str:
    """The name of a currency for one of it: "US dollar", "pound sterling", "Swedish krona"."""
    words = (_ONE.get(word, word.removesuffix("s") if word.islower() else word) for word in currency.split())
    return " ".join(words)


UNITS: dict[str, KnownUnit] = {
    row[0]: _unit(row)
    for row in (
        *UNIT_ROWS,
        *((code.upper(), name, f"money {code.upper()}", "", aliases) for code, name, aliases in CURRENCIES),
    )
}
CODE = 3
"""The letters of a currency's code."""
NEAR, NEAR_CODE = 0.75, 0.6
"""How alike a word and a unit's name must be (twice the letters in common, of all letters): "metrs" and
metres are at 0.91, "bananas" and "iranian rials" at 0.6. A word as long as a code may have one letter wrong,
or two that changed places."""
_SPELLINGS: dict[str, KnownUnit] = {}
for _each in UNITS.values():
    for _spelling in (_each.code, _each.code.replace("_", " "), _each.name, *_each.aliases):
        _SPELLINGS.setdefault(_spelling, _each)
for _code, _names in (*((code, name) for code, name, _ in CURRENCIES), *CURRENCY_NAMES.items()):
    for _name in _names.split(", "):
        for _spelling in (_name, _of_one(_name)):
            _SPELLINGS.setdefault(_spelling, UNITS[_code])
_FOLDED = {spelling.casefold(): known_unit for spelling, known_unit in reversed(_SPELLINGS.items())}


@lru_cache(maxsize=4096)
def find_unit(spelling: str) -> KnownUnit | None:
    """The unit of that code, name or alias, else None; case counts only where it must (K and k)."""
    plain = " ".join(spelling.split())
    found = _SPELLINGS.get(plain) or _FOLDED.get(plain.casefold())
    return found or _FOLDED.get(plain.casefold().replace("-", " "))


def unit(spelling: str, *, field: str = "unit") -> KnownUnit:
    """The unit of that code, name or alias; raises InvalidFigure, naming near ones."""
    text = spelling if isinstance(spelling, str) else ""
    if found := find_unit(text):
        return found
    if not (codes := _near(text.casefold())):
        remedy = say("unknown unit: write one that is known, such as person, item, percent or metre")
        raise InvalidFigure(field, spelling, remedy)
    raise InvalidFigure(
        field, spelling, say("unknown unit: did you mean {units}?", units=_either(codes)), tuple(codes)
    )


def _near(word: str) -> list[str]:
    """The codes of at most four units spelt nearly so. The code of a currency is three letters, which any
    word holds some of: it is near only to a word as long."""
    near = get_close_matches(word, _FOLDED, n=12, cutoff=NEAR_CODE if len(word) == CODE else NEAR)
    units = (
        _FOLDED[spelling]
        for spelling in near
        if len(spelling) == len(word) or spelling.upper() != _FOLDED[spelling].code
    )
    return list(dict.fromkeys(near_unit.code for near_unit in units))[:4]


def is_money(dimension: str) -> bool:
    """Whether amounts of money are what a dimension holds: each currency has one of its own."""
    return dimension.startswith("money ")


@lru_cache(maxsize=1024)
def system_of(spelling: str) -> str:
    """The system of units that a spelling belongs to: metric, customary, or none that is told apart ("")."""
    found = find_unit(spelling)
    if found is None or found.dimension not in _TWO_SYSTEMS:
        return ""
    return "customary" if found.code in _CUSTOMARY else "metric"


def same_dimension(code: str, other: str) -> list[str]:
    """Codes of the units that measure what `code` measures, other than `other`."""
    return [u.code for u in UNITS.values() if u.dimension == unit(code).dimension and u.code != other]


def check_dimension(written: str, wanted: str, *, field: str = "unit") -> None:
    """Raise InvalidFigure where the one unit can't be converted to the other, naming those that can."""
    a, b = unit(written, field=field), unit(wanted, field=field)
    if a.dimension != b.dimension:
        fitting = [b.code, *same_dimension(b.code, b.code)][:4]
        remedy = say(
            "measures {dimension}, but the question is in {unit}: use {units}",
            dimension=a.dimension,
            unit=b.name,
            units=_either(fitting),
        )
        raise InvalidFigure(field, written, remedy)


def _either(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} or {codes[-1]}"


def convert(value: "Fraction | Decimal | int", source: str, target: str) -> Fraction:
    """The value in another unit of its dimension, exact."""
    factor, offset = conversion(unit(source).code, unit(target).code)
    return Fraction(value) * factor + offset


def convert_interval(interval: Interval, source: str, target: str) -> Interval:
    """The interval in another unit of its dimension, exact, open and closed ends kept."""
    by, more = conversion(unit(source).code, unit(target).code)
    return interval if by == 1 and not more else interval.scaled(by, more)


@lru_cache(maxsize=4096)
def conversion(source: str, target: str) -> tuple[Fraction, Fraction]:
    """Factor (above 0) and offset of the conversion between two unit codes; raises InvalidFigure."""
    if source == target:
        return Fraction(1), Fraction(0)
    check_dimension(source, target)
    quantity = _registry().Quantity
    at_zero = Fraction(quantity(Fraction(0), source).to(target).magnitude)
    at_one = Fraction(quantity(Fraction(1), source).to(target).magnitude)
    return at_one - at_zero, at_zero


@lru_cache(maxsize=1)
def _registry() -> Any:
    """pint with our definitions alone, in fractions; imported late, as it is slow to start."""
    import pint

    registry: Any = pint.UnitRegistry(None, non_int_type=Fraction)
    for known_unit in UNITS.values():
        base = known_unit.dimension.replace(" ", "_").replace("-", "_")
        registry.define(f"{known_unit.code} = {known_unit.definition or f'[{base}]'}")
    return registry
