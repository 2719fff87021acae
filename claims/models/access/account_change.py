"""AccountChange: what somebody changed of another person's account, and who else has confirmed it."""

from typing import Self

from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.acts import Acted, act_is_known
from claimcheck.foundation.records.base import Record, all_or_none, by_whom, fixed_except, not_blank


class AccountChangeQuerySet(models.QuerySet["AccountChange"]):
    """Questions about changes of accounts."""

    def open_of(self, person: User) -> Self:
        """Those that nobody has confirmed: until then the account signs nothing."""
        return self.filter(person=person, confirmed_at=None)


class AccountChange(Acted, Record):
    """Whoever makes an account or sets its password, address, roles or second factor could act as its owner.

    A third person confirms that the account is in its owner's hands; until then it signs nothing.
    """

    person = by_whom("account_changes")
    what = models.CharField(max_length=300, help_text="The fields that were changed.")
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = by_whom(null=True)

    objects = AccountChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        verbose_name = "change of an account"
        verbose_name_plural = "changes of accounts"
        constraints = [
            act_is_known("claims_accountchange"),
            not_blank("what", name="claims_accountchange_what"),
            all_or_none("confirmed_at", "confirmed_by", name="claims_accountchange_confirmed_by_someone"),
            models.CheckConstraint(
                name="claims_accountchange_of_another", condition=~Q(recorded_by=F("person"))
            ),
            models.CheckConstraint(
                name="claims_accountchange_three_people",
                condition=Q(confirmed_by__isnull=True)
                | ~Q(confirmed_by=F("person")) & ~Q(confirmed_by=F("recorded_by")),
            ),
        ]
        triggers = fixed_except("confirmed_at", "confirmed_by")

    def __str__(self) -> str:
        return f"{self.person}: {self.what}"
