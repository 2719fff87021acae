"""MailChoice: when a person is told by mail as well."""

from django.conf import settings
from django.db import models

from claimcheck.foundation.records.base import by_whom, one_of
from claims.domain.notification import ByMail


class MailChoice(models.Model):
    """One row for who has chosen; everybody else gets a digest a day."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, primary_key=True, related_name="mail_choice"
    )
    by_mail = models.CharField(max_length=8, choices=[(each.value, each.value) for each in ByMail])
    chosen_at = models.DateTimeField()
    chosen_by = by_whom()

    class Meta:
        constraints = [one_of("by_mail", ByMail, name="claims_mailchoice_by_mail")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.by_mail}"
