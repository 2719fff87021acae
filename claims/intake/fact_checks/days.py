"""Days of fact-checks: as ISO writes them, or in an order that the file proves; never guessed."""

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.intake.days import read_day

ORDERS = {"dmy": "day-month-year", "mdy": "month-day-year", "ymd": "year-month-day"}
_SHORT = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{2})(?:[T ].*)?", re.DOTALL)
_LONG = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})(?:[T ].*)?", re.DOTALL)


def settled_order(texts: Iterable[str], today: date) -> str:
    """The one order in which all of these are days that were; "" where none is, or several are.

    Only days in digits, without a year of four digits in front, tell anything.
    """
    open_ones = {text.strip() for text in texts}
    open_ones = {text for text in open_ones if _SHORT.fullmatch(text) or _LONG.fullmatch(text)}
    fitting = [
        order
        for order in ORDERS
        if open_ones and all((day := _in_order(text, order)) and day <= today for text in open_ones)
    ]
    return fitting[0] if len(fitting) == 1 else ""


def day_of(text: str, field: str, order: str) -> date | None:
    """The day; None where the text is empty. Raises Refused."""
    plain = text.strip()
    if not (_SHORT.fullmatch(plain) or (_LONG.fullmatch(plain) and order == "ymd")):
        return read_day(plain, field, order if order != "ymd" else "")
    if not order:
        raise Refused(field, text, _("write it as 2021-01-16, or say the order of the file's dates."))
    day = _in_order(plain, order)
    if day is None:
        raise Refused(
            field,
            text,
            _("no day in the order {orders}: write it as 2021-01-16.").format(orders=ORDERS[order]),
        )
    return day


def _in_order(text: str, order: str) -> date | None:
    """The day that three numbers are in this order, None where they are none."""
    found = _SHORT.fullmatch(text) or _LONG.fullmatch(text)
    if found is None or (order == "ymd" and len(found[4]) == 4):
        return None
    parts = dict(zip(order, (found[1], found[3], found[4]), strict=True))
    year = int(parts["y"]) + (2000 if len(parts["y"]) <= 2 else 0)
    try:
        return date(year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None
