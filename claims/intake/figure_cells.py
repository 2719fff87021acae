"""The columns of a row that hold its figure, and the words beside the numbers in them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.domain.comparing.assertion import QuoteKind
from claims.domain.figures.figure import Modality
from claims.intake.cells import DAY, Cell, read_cell
from claims.intake.days import in_iso
from claims.intake.said import RowText, read_flag
from claims.intake.styles import Typed
from claims.services.bulk.row import WrittenFigure

WORD_COLUMNS = (
    *("modality", "value", "value_2", "best", "plus_minus", "unit", "hedging"),
    *("quote_kind", "decimal_point"),
)
NUMBERS = ("value", "value_2", "best", "plus_minus")


def words(said: RowText, *, quoted: bool) -> WrittenFigure:
    """The figure as written; `quoted`: beside a quote."""
    if not (
        said.is_faulty("value")
        or said("value")
        or said("best")
        or quoted
        or said("modality") == Modality.NONE
    ):
        remedy = _("missing: give the figure, or a quote that contains it.")
        said.faults.append(Refused("value", "", remedy))
    kind = said.one_of("quote_kind", QuoteKind) or (QuoteKind.WORDS if quoted else QuoteKind.DATA)
    modality = said.one_of("modality", Modality)
    cells = {name: _cell(said, name, modality) for name in NUMBERS}
    value = cells["value"]
    if value.modality:
        _check_beside(said, modality, value)
    point_is_decimal = said.read(False, read_flag, said("decimal_point"), "decimal_point")
    return WrittenFigure(
        quote_kind=kind,
        modality=modality or value.modality,
        value=value.value,
        value_2=cells["value_2"].value or value.value_2,
        best=cells["best"].value,
        plus_minus=cells["plus_minus"].value or value.plus_minus,
        unit=said.read("", _one_unit, said, cells),
        point_is_decimal=point_is_decimal or any(cell.point_is_decimal for cell in cells.values()),
        hedging=said("hedging"),
    )


def _cell(said: RowText, name: str, modality: str) -> Cell:
    """A number of the figure. Words beside it stand in `value` alone, and nothing else then beside that."""
    text = said(name)
    if said("unit") == "date" and name in ("value", "value_2"):
        day = said.read("", in_iso, text, name, said.style.dates)
        return Cell(day if DAY.fullmatch(day) else text)
    if modality == Modality.UNCOUNTABLE and name == "value":
        return Cell(text)
    decimal = "." if isinstance(text, Typed) else said.style.decimal
    cell = said.read(Cell(""), read_cell, text, field=name, unit=said("unit"), decimal=decimal)
    if cell.modality and (name != "value" or said("value_2") or said("best") or said("plus_minus")):
        remedy = _(
            "more than a number, beside a second number: write each alone, and modality in its column."
        )
        said.faults.append(Refused(name, text, remedy))
    return cell


def _check_beside(said: RowText, modality: str, value: Cell) -> None:
    """That the modality column, where it is filled, says what stands beside the number."""
    if modality and modality != value.modality:
        remedy = _(
            "this says {modality}, but the modality column {modality_2}: correct one of the two."
        ).format(modality=value.modality, modality_2=modality)
        said.faults.append(Refused("value", said("value"), remedy))


def _one_unit(said: RowText, cells: Mapping[str, Cell]) -> str:
    """The unit of the numbers: that beside them, else that of the unit column; raises Refused."""
    named = {name: cell.unit for name, cell in cells.items() if cell.unit}
    if len(set(named.values())) > 1 or (named and any(c.value and not c.unit for c in cells.values())):
        name = next(iter(named))
        raise Refused(
            name, said(name), _("a unit beside one of the numbers only: write it in the unit column.")
        )
    return next(iter(named.values()), said("unit"))
