"""Receipts of error reports: signed, so that who holds one, and nobody else, learns what became of it."""

from uuid import UUID

from django.core import signing

from claims.models import ErrorReport

RECEIPT = "receipt of an error report"
"""What the signature is for: none is good for anything else."""


def receipt_of(report_id: UUID) -> str:
    """The receipt of a report."""
    return signing.dumps(str(report_id), salt=RECEIPT)


def report_of(receipt: str) -> ErrorReport | None:
    """The report that a receipt is of, as it stands; None where there is no such receipt."""
    try:
        report_id = signing.loads(receipt, salt=RECEIPT)
    except signing.BadSignature:
        return None
    found: ErrorReport | None = ErrorReport.objects.live().filter(report_id=report_id).first()
    return found
