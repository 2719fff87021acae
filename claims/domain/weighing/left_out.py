"""Why a claim on the question of a conflict is not among the claims that are compared there."""

from enum import StrEnum

from claims.domain.questions.times import DayRange


class WhyNot(StrEnum):
    """What keeps a claim out of a conflict on its own question."""

    OTHER_DAYS = "other_days"
    OLDER = "older"


def why_not_compared(for_days: DayRange | None, compared: DayRange | None) -> WhyNot:
    """Of a claim for some days and a conflict over others: an undated claim stands with the latest days, so
    only the number of newer claims keeps it out, as it does one for the same days."""
    if for_days is None or compared is None:
        return WhyNot.OLDER
    meet = (for_days.start is None or for_days.start <= compared.end) and (
        compared.start is None or compared.start <= for_days.end
    )
    return WhyNot.OLDER if meet else WhyNot.OTHER_DAYS
