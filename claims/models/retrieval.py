"""Retrieval: the version of a figure that a token pulled last."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from claimcheck.foundation.records.base import Record
from claims.models.api_token import ApiToken
from claims.models.publication import Publication


class Retrieval(Record):
    """One row a token, question and as-of; gathered in memory while requests are answered, written later."""

    token = models.ForeignKey(ApiToken, on_delete=models.PROTECT, related_name="retrievals")
    question = models.ForeignKey("claims.Question", on_delete=models.PROTECT, related_name="+")
    as_of = DateRangeField()
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="retrievals")
    pulled = models.DateTimeField()

    class Meta:
        ordering = ["-pulled", "-id"]
        constraints = [
            models.UniqueConstraint(name="claims_retrieval_once", fields=["token", "question", "as_of"]),
        ]
        indexes = [models.Index(name="claims_retrieval_figure", fields=["question", "as_of"])]

    def __str__(self) -> str:
        return f"publication {self.publication_id} by {self.token_id}"
