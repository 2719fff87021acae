"""TypedForm: what a person has typed into a form of the desk and not sent."""

from django.conf import settings
from django.db import models

from claimcheck.foundation.records.base import Record, not_blank


class TypedForm(Record):
    """The fields of one form (by its address) as one person left them; gone once the form has done its work.

    `fields`: name → the values sent under it. Nobody else sees it, and nothing is derived from it.
    """

    address = models.CharField(max_length=500)
    fields = models.JSONField()
    saved_at = models.DateTimeField(db_index=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            not_blank("address", name="claims_typedform_address_given"),
            models.UniqueConstraint(name="claims_typedform_one_of_a_form", fields=["saved_by", "address"]),
        ]

    def __str__(self) -> str:
        return self.address
