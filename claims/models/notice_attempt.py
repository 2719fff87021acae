"""NoticeAttempt: what came of trying to tell the owner of a token by mail that a figure was recalled."""

from django.db import models

from claims.models.notice import Notice
from sources.models.base import Record, append_only, not_blank


class NoticeAttempt(Record):
    """One mail handed to the mail server: to which address, and why it failed, if it did."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="attempts")
    mail = models.EmailField(help_text="The owner's address at that time.")
    attempted_at = models.DateTimeField()
    accepted = models.BooleanField(help_text="Taken by the mail server.")
    problem = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["attempted_at", "id"]
        constraints = [not_blank("mail", name="claims_noticeattempt_mail_not_blank")]
        triggers = append_only()

    def __str__(self) -> str:
        return self.problem or self.mail
