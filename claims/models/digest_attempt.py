"""DigestAttempt: what came of trying to send a digest."""

from django.db import models

from claims.models.digest import Digest
from sources.models.base import Record, append_only, not_blank


class DigestAttempt(Record):
    """One mail handed to the mail server: to which address, and why it failed, if it did."""

    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, related_name="attempts")
    mail = models.EmailField(help_text="The person's address at that time.")
    attempted_at = models.DateTimeField()
    accepted = models.BooleanField(help_text="Taken by the mail server.")
    problem = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["attempted_at", "id"]
        constraints = [not_blank("mail", name="claims_digestattempt_mail_not_blank")]
        triggers = append_only()

    def __str__(self) -> str:
        return self.problem or self.mail
