"""Errata as messages: what was corrected since, for those who got the report."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claims.reports.issuing.errata import ReportCorrection
from claims.services.canonical_json import canonical_json, moment
from claims.services.notifications.mailing import Mail
from claims.wording.newsroom import in_newsroom_language


@in_newsroom_language
def errata_mail(told: Sequence[ReportCorrection], page: str) -> Mail:
    """The corrections as a mail: each in a sentence, with the reports that had told it."""
    count = len(told)
    subject = ngettext(
        "Weekly disagreement report: %(n)d correction", "Weekly disagreement report: %(n)d corrections", count
    )
    lines = []
    for correction in told:
        lines += [correction.text, _("Included in: %(weeks)s") % {"weeks": ", ".join(correction.weeks)}, ""]
    lines.append(_("The reports remain as issued; their pages show these corrections."))
    if page:
        lines.append(page)
    return Mail(subject=subject % {"n": count}, text="\n".join([*lines, ""]))


def errata_body(told: Sequence[ReportCorrection], now: datetime) -> str:
    """The corrections as a webhook gets them."""
    rows = [{**asdict(correction), "at": moment(correction.at)} for correction in told]
    return canonical_json({"type": "report.errata", "timestamp": moment(now), "errata": rows})
