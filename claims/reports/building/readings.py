"""How well two readings of a quote agree, in the four weeks that end with this one."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from claims.reports.cross_sections import ReadingsAgree
from claims.reports.period import Period
from claims.views.audience import reader
from claims.views.readings.seen import FieldAgreement, agreements
from claims.wording.readings import READ_FIELDS

WEEKS = timedelta(weeks=4)


def readings_agree(period: Period, topic_id: UUID | None) -> tuple[ReadingsAgree, ...]:
    """Field by field, of claims that may be shown; nothing of a field with fewer than twenty pairs."""
    found, _pairs = agreements(period.end - WEEKS, period.end, reader(period.end), topic_id)
    return tuple(_told(agreement) for agreement in found)


def _told(told: FieldAgreement) -> ReadingsAgree:
    found = told.found
    return ReadingsAgree(
        field=str(READ_FIELDS[told.field].label),
        pairs=found.pairs,
        same=found.same,
        coefficient=told.coefficient,
        value=_rounded(found.value),
        low=_rounded(found.low),
        high=_rounded(found.high),
    )


def _rounded(value: float | None) -> Decimal | None:
    """To two places: more would say more than is known."""
    return None if value is None else Decimal(f"{value:.2f}").normalize() + 0
