"""What every kind of attempt keeps: one try to tell somebody, and what came of it."""

from typing import ClassVar

from django.db import models

from claimcheck.foundation.records.base import Record, append_only, not_blank


class Attempt(Record):
    """One try. Whether it was `accepted`, and by whom, each kind says for itself."""

    attempted_at = models.DateTimeField()
    problem = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["attempted_at", "id"]
        triggers = append_only()


class MailAttempt(Attempt):
    """One mail handed to the mail server: to which address, and why it failed, if it did."""

    mail = models.EmailField(help_text="The person's address at that time.")
    accepted = models.BooleanField(help_text="Taken by the mail server.")

    class Meta(Attempt.Meta):
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            not_blank("mail", name="%(app_label)s_%(class)s_mail_not_blank")
        ]

    def __str__(self) -> str:
        return self.problem or self.mail


class AnsweredAttempt(Attempt):
    """One request, or a mail in its place: the status of the answer, if there was one."""

    status = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Attempt.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.status or self.problem)
