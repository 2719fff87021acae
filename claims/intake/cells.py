"""The value column of a file: a number, or a number among words of which each is accounted for.

A cell such as "<5", "~300", "5–10" or "$34.6m" is read by the reader of quotes. What that leaves over, and
what is no figure at all ("n/a", a dash, a footnote mark), is refused with the reason.
"""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused
from claims.domain.figures.figure import InvalidFigure, Modality, Stance
from claims.domain.figures.numbers import read_written
from claims.domain.figures.units import KnownUnit, find_unit
from claims.domain.reading import Asked, Doubt, FoundFigure, read
from claims.intake.styles import OPEN
from claims.services.bulk.measures import NO_UNIT
from claims.wording.sentences import in_language

NO_FIGURE = frozenset(
    (
        *("-", "–", "—", "--", "---", "…", "...", ".", "..", "?", "??", "/", "*", ":", "x", "nil", "null"),
        *("n/a", "n.a.", "n.a", "na", "n.d.", "nd", "n/d", "none", "unknown", "unavailable", "tbd"),
        *("tbc", "pending", "missing", "withheld", "suppressed", "no data", "not available"),
        *("not applicable", "not known", "not reported"),
    )
)
"""Cells that stand for a figure that is not there."""
NOTHING = frozenset({"no", "zero"})
"""Cells that may deny that there are any, or count them."""
LONGEST = 80
_PLAIN = re.compile(r"[-−]?[0-9]{1,26}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
_TWO_WAYS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9.,])")
_SWAPPED = {".": ",", ",": "."}
_MARGIN = re.compile(r"\+/[-−–]")
_SPEED = re.compile(r"(.*[0-9])\s*([^\W\d_]+/[^\W\d_]+)", re.DOTALL)
_NOTE = r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]+| ?\[[0-9a-z]{1,2}\]| ?\([0-9a-z]\)| ?[a-z]\)|\^[0-9a-z]"
_REFUSALS = (
    (
        re.compile(r"#(REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?|#+", re.IGNORECASE),
        gettext_lazy("an error of the spreadsheet: correct the formula, or write the number."),
    ),
    (
        re.compile(
            r"[-+−]?[0-9][0-9.,]*(e[-+]?[0-9]+| ?[×x*·] ?10(\^[-+]?[0-9]+|[⁻⁺⁰¹²³⁴-⁹]+))", re.IGNORECASE
        ),
        gettext_lazy("an exponent: write the number out; the program that wrote it may have dropped digits."),
    ),
    (
        re.compile(rf".*[0-9%]({_NOTE})|[*†‡§]+.*[0-9].*", re.DOTALL),
        gettext_lazy("a footnote mark: write the number alone, and in modality what the note says of it."),
    ),
    (
        re.compile(r"[^½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒]*[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒].*", re.DOTALL),
        "a fraction: write it with decimals, such as 2.5.",
    ),
    (
        re.compile(r"\([^()]*[0-9][^()]*\)"),
        gettext_lazy("in brackets: write -1,234 if a negative number is meant, 1,234 if not."),
    ),
    (
        re.compile(r".*[0-9].*(/|\bper\b(?! cent)|\bpro\b|\bpar\b).*", re.IGNORECASE),
        gettext_lazy("a rate or a fraction: write the number alone, and say in the question what it is per."),
    ),
    (
        re.compile(r"[±∓].*"),
        gettext_lazy("a margin without a number: write the number, and the margin in plus_minus."),
    ),
)
"""What is refused before it is read, and why."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a value column says: the fields of a recording, empty where the cell leaves them open."""

    value: str
    modality: str = ""
    value_2: str = ""
    plus_minus: str = ""
    unit: str = ""
    point_is_decimal: bool = False


def read_cell(text: str, *, field: str = "value", unit: str = "", decimal: str = "") -> Cell:
    """The figure of a cell; raises Refused.

    `unit`: of the row, as written; empty where it has none. `decimal`: the mark before decimals in this file,
    "." or ","; empty where nothing tells it, so that "1.234" is refused when the figure is read; OPEN where
    "1,234" is refused as well.
    """
    if _PLAIN.fullmatch(text) or not text or _is_no_quantity(text, unit):
        return Cell(text)
    text = _MARGIN.sub("±", text)
    shown = text[:LONGEST]
    speed = _SPEED.fullmatch(text)
    if speed and (named := find_unit(speed[2])):  # "180–200 km/h": a unit of its own, and no rate
        _check_dimension(named, unit, field, shown)
        return replace(read_cell(speed[1], field=field, unit=unit, decimal=decimal), unit=named.code)
    why = _why_no_figure(text)
    if why:
        raise Refused(field, shown, why)
    if decimal == OPEN:
        _check_one_way(text, field, shown)
    mark = "" if decimal == OPEN else decimal
    in_points = _BETWEEN_DIGITS.sub(lambda found: _SWAPPED[found[0]], text) if mark == "," else text
    if _is_number(in_points, field, point_is_decimal=bool(mark)):
        return Cell(in_points, point_is_decimal=bool(mark))
    return _in_words(in_points, shown, field, unit)


def _check_one_way(text: str, field: str, shown: str) -> None:
    """That the mark in it is one of thousands or one before decimals; raises Refused."""
    found = _TWO_WAYS.search(text)
    if found:
        whole, point = found[0].replace(",", ""), found[0].replace(",", ".")
        told = _("could be {whole} or {point}: write which of the two, or say which mark is decimal.")
        offers = text.replace(found[0], whole), text.replace(found[0], f"{point}0")
        raise Refused(field, shown, told.format(whole=whole, point=point), offers)


def _why_no_figure(text: str) -> str:
    """Why a cell is refused before it is read; "" where it is not."""
    if text.casefold() in NO_FIGURE:
        return _("no figure: remove the row; where the source says that there are none, write modality none.")
    if text.casefold() in NOTHING:
        return _("none, or counted as 0? Write modality none, or the value 0.")
    if len(text) > LONGEST:
        return _("longer than a figure: write the number, and put the words into quote.")
    return next((str(remedy) for pattern, remedy in _REFUSALS if pattern.fullmatch(text)), "")


def _is_no_quantity(text: str, unit: str) -> bool:
    """Whether a yes/no question or one for a date is answered, which take no number."""
    return unit in NO_UNIT or text in list(Stance) or bool(DAY.fullmatch(text))


def _is_number(text: str, field: str, *, point_is_decimal: bool) -> bool:
    """Whether it is a number as it is recorded; what could be two numbers is refused later, with both."""
    try:
        read_written(text, field=field, point_is_decimal=point_is_decimal)
    except InvalidFigure as problem:
        return problem.remedy.startswith(("could be", "too large", "more than"))
    return True


def _in_words(text: str, shown: str, field: str, unit: str) -> Cell:
    """The cell as the reader of quotes reads it, where no character is left over."""
    if text.endswith("?"):  # a mark of doubt, where a quote would ask
        raise Refused(field, shown, _left_open("?", None))
    try:
        found = _only(text, unit)
    except Asked as problem:
        sentence = problem.remedy.partition(" Choose ")[0]
        remedy = _(
            "{sentence} Write the number alone, without a mark between thousands; its wording and unit have "
            "columns of their own."
        ).format(sentence=sentence)
        raise Refused(field, shown, remedy) from problem
    if found is None:
        raise Refused(field, shown, _why_not(text, field))
    rest = f"{text[: found.span[0]]} {text[found.span[1] :]}".strip()
    if rest or found.denied or found.per or found.direction:
        raise Refused(field, shown, _left_open(rest, found))
    return _cell(shown, field, unit, found)


def _only(text: str, unit: str) -> FoundFigure | None:
    """The one figure of a cell; raises Asked where it can be read in two ways.

    The unit column answers which unit is meant ("5m"), not what an unknown letter behind a number means
    ("300e": estimated).
    """
    figures = read(text, expected="en").figures
    if len(figures) != 1:
        return None
    known = find_unit(unit) if unit else None
    for question in figures[0].questions:
        units = [find_unit(reading.unit) if reading.unit else known for reading in question.readings]
        fitting = [
            reading
            for reading, named in zip(question.readings, units, strict=True)
            if known and named and named.dimension == known.dimension
        ]
        if question.doubt is not Doubt.UNIT or len(fitting) != 1:
            raise Asked(text, question.sentence, question.readings)
        return fitting[0]
    return figures[0]


def _why_not(text: str, field: str) -> str:
    try:
        read_written(text, field=field)
    except InvalidFigure as problem:
        return f"{in_language(problem.remedy)}."
    return _("not a number: write digits, such as 10,000 or 10.5.")


def _left_open(rest: str, found: FoundFigure | None) -> str:
    if rest:
        return _("{rest!r} beside the number: write the number alone, or put all of it into quote.").format(
            rest=rest
        )
    if found and found.per:
        return _(
            "a figure per {per}: write the number alone, and say in the question what it is per."
        ).format(per=found.per)
    return _("a denial or a change: write the number alone, and in modality how it is meant.")


def _cell(shown: str, field: str, unit: str, found: FoundFigure) -> Cell:
    """The fields of a recording; raises Refused where the unit column names another dimension."""
    named = find_unit(found.unit) if found.unit else None
    if named:
        _check_dimension(named, unit, field, shown)
    written = found.written
    spanning = found.modality is Modality.RANGE and not written.plus_minus
    return Cell(
        written.low if spanning else written.best,
        "" if found.modality is Modality.STATED else found.modality.value,
        written.high,
        written.plus_minus,
        named.code if named else "",
        point_is_decimal=True,
    )


def _check_dimension(named: KnownUnit, unit: str, field: str, shown: str) -> None:
    known = find_unit(unit) if unit else None
    if known and named.dimension != known.dimension:
        remedy = _("in {unit}, but the unit column says {known}: correct one of the two.").format(
            unit=named.name, known=known.name
        )
        raise Refused(field, shown, remedy)
