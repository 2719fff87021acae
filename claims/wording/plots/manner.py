"""How pictures write: in English, unless they are told to write as whoever looks reads.

Pictures know no Django; `claims/wording/__init__.py` gives them what does.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims.wording import english


@dataclass(slots=True)
class Manner:
    """What writes numbers, days and sentences."""

    grouped: Callable[[Decimal], str] = english.grouped
    short_day: Callable[[date], str] = english.short_day
    day_and_month: Callable[[date], str] = english.day_and_month
    short_days: Callable[[date, date], str] = english.short_days
    say: Callable[[str], str] = str


MANNER = Manner()
