"""Rows below a table that are no claims: totals of the others, and notes."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused

TOTALS = frozenset(
    (
        *("total", "totals", "grand total", "subtotal", "sub-total", "sub total", "sum", "gesamt", "summe"),
        *("insgesamt", "zusammen", "total général", "totale", "totaal", "suma", "razem", "łącznie"),
        *("ogółem", "всього", "разом", "усього", "итого", "всего", "toplam", "المجموع", "कुल"),
        *("合計", "合计", "总计", "總計", "总数", "計", "합계", "총계", "σ", "∑"),
        *("celkem", "totalt", "i alt", "yhteensä"),
    )
)
LEAST_COLUMNS = 3
"""Columns of a table in which a row with one filled cell is a note."""


class Total(Refused):
    """A row that names a total of other rows."""

    def __init__(self, column: str, text: str) -> None:
        super().__init__(
            column,
            text,
            _("a total of other rows? Remove the row, or say with --totals what becomes of such rows."),
        )


class NoteRow(Refused):
    """A row with a text and nothing else."""

    def __init__(self, text: str) -> None:
        super().__init__("row", text, _("a note, not a claim? Remove the row, or say --notes leave-out."))


def is_total(text: str) -> bool:
    """Whether a cell says "Total", in one of some languages, and nothing else."""
    return len(text) < 20 and text.strip(" :.–-").casefold() in TOTALS


def no_claim(header: Sequence[str], values: Sequence[str]) -> Refused | None:
    """What a row that can't be taken looks like, if it looks like no claim at all."""
    filled = [(name, value) for name, value in zip(header, values, strict=False) if value.strip()]
    total = next((Total(name, value) for name, value in filled if is_total(value)), None)
    if total is not None:
        return total
    return NoteRow(filled[0][1]) if len(filled) == 1 and len(header) >= LEAST_COLUMNS else None
