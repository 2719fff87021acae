"""Second readings in words."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.agreement.readers import Choice, ReadingPart
from claims.domain.agreement.two_readings import ReadField
from claims.models import Claim, SecondReading
from claims.views.readings.seen import FieldAgreement
from claims.wording import records

READ_FIELDS = {
    ReadField.QUESTION: Words(_("Question")),
    ReadField.SOURCE: Words(_("Source")),
    ReadField.STANCE: Words(_("Yes or no")),
    ReadField.MODALITY: Words(_("Wording")),
    ReadField.VALUE: Words(_("Value")),
    ReadField.UNIT: Words(_("Unit")),
    ReadField.AS_OF: Words(_("Refers to")),
}
READING_PARTS = {
    ReadingPart.SECOND: Words(_("To read")),
    ReadingPart.DECIDE: Words(_("To decide between A and B")),
}
CHOICES = {
    Choice.A: Words(_("Reading A")),
    Choice.B: Words(_("Reading B")),
    Choice.OTHER: Words(_("Neither: another reading")),
}


def reading_in_words(row: Claim | SecondReading) -> dict[str, Any]:
    """What one of the two has read: who, which figure, which days, or that it answers another question."""
    if isinstance(row, SecondReading):
        if not row.answers:
            return {
                "figure": _now("It does not answer the question."),
                "source": "",
                "days": "",
                "remark": row.remark,
            }
        name, figure = str(row.source), _figure(row)
    else:
        name, figure = row.statement.source.name, records.claim_figure_with_unit(row)
    remark = row.remark if isinstance(row, SecondReading) else ""
    days = records.days(row.as_of) or _now("not known")
    return {"figure": figure, "source": name, "days": days, "remark": remark}


def _figure(row: SecondReading) -> str:
    """As a claim of the same words would be told."""
    columns = ("stance", "modality", "written_low", "written_best", "written_high", "written_plus_minus")
    same = Claim(written_unit_id=row.written_unit_id, **{name: getattr(row, name) for name in columns})
    return records.claim_figure_with_unit(same)


def agreement_in_words(told: FieldAgreement) -> dict[str, str]:
    """How well two readings of a field agree, with what is not known."""
    found = told.found
    share = _now("%(same)d of %(pairs)d are the same: %(share)s (95 %% interval %(low)s to %(high)s).") % {
        "same": found.same,
        "pairs": found.pairs,
        "share": _percent(found.same / found.pairs),
        "low": _percent(found.share_low),
        "high": _percent(found.share_high),
    }
    if found.value is None:
        sentence = _now("Nearly everything is read alike: the coefficient says nothing.")
    elif found.low is None or found.high is None:
        sentence = _now("%(value).2f (%(coefficient)s), without an interval: too few differ.") % {
            "value": found.value,
            "coefficient": told.coefficient,
        }
    else:
        sentence = _now("%(value).2f (%(coefficient)s; 95 %% interval %(low).2f to %(high).2f)") % {
            "value": found.value,
            "coefficient": told.coefficient,
            "low": found.low,
            "high": found.high,
        }
    return {"field": str(READ_FIELDS[told.field].label), "sentence": sentence, "share": share}


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
