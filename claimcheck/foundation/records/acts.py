"""How something is done: in a session, by a token, a command or a job.

It is set once for each request, command and job; rows take it when they are inserted, and the history as part
of its context. What nobody has set is "not recorded", never guessed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.wording import Words

LONGEST_DETAIL = 200


class Means(StrEnum):
    """By what means a person, or the site by itself, does something."""

    SESSION = "session"
    SECOND_FACTOR = "second_factor"
    PROVIDER = "provider"
    PASSWORD = "password"  # noqa: S105  # the word, not one of them
    TOKEN = "token"  # noqa: S105
    COMMAND = "command"
    JOB = "job"


MEANS = {
    Means.SESSION: Words(gettext_lazy("session without second factor")),
    Means.SECOND_FACTOR: Words(gettext_lazy("session with second factor")),
    Means.PROVIDER: Words(gettext_lazy("session by the identity provider")),
    Means.PASSWORD: Words(gettext_lazy("name and password over REST")),
    Means.TOKEN: Words(gettext_lazy("token")),
    Means.COMMAND: Words(gettext_lazy("command")),
    Means.JOB: Words(gettext_lazy("job")),
}
IN_SESSION = frozenset({Means.SESSION, Means.SECOND_FACTOR, Means.PROVIDER})
"""Signed in at a browser: a person was there."""
NAMED = frozenset({Means.TOKEN, Means.COMMAND, Means.JOB})
"""Means of which it is recorded which one it was."""


@dataclass(frozen=True, slots=True)
class Act:
    """The means and, where there are many of a kind, which: the token's id, the command's or job's name."""

    means: Means | None = None
    detail: str = ""


NOT_RECORDED = Act()
_current: ContextVar[Act] = ContextVar("act", default=NOT_RECORDED)


def current_act() -> Act:
    """How what is being done now is done."""
    return _current.get()


@contextmanager
def acting(act: Act) -> Iterator[None]:
    """All that is done inside is done so, unless `act_by` says otherwise."""
    before = _current.set(act)
    try:
        pghistory.context(**in_history())
        yield
    finally:
        _current.reset(before)


def act_by(act: Act) -> None:
    """From here to the end of the surrounding `acting` it is done so."""
    _current.set(act)
    pghistory.context(**in_history())


def in_history() -> dict[str, str]:
    """The act as the context of a history has it; without such a context around it this writes nothing."""
    return {"act": current_means(), "act_detail": current_detail()}


def current_means() -> str:
    """The means as a column has it; empty: not recorded."""
    return current_act().means or ""


def current_detail() -> str:
    """Which of its kind, as a column has it."""
    return current_act().detail


class Acted(models.Model):
    """Columns that say how a row came to be; rows from before they were kept say nothing."""

    act = models.CharField(
        max_length=13,
        blank=True,
        default="",
        db_default="",
        choices=[(means.value, means.value.replace("_", " ")) for means in Means],
        help_text="How it was done; empty: not recorded.",
    )
    act_detail = models.CharField(
        max_length=LONGEST_DETAIL,
        blank=True,
        default="",
        db_default="",
        help_text="The token's id, the command, the job or the provider.",
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Write it; a new row says by what act, unless that is given."""
        if self._state.adding and not self.act:
            self.act, self.act_detail = current_means(), current_detail()
        super().save(*args, **options)

    def how(self) -> str:
        """In words."""
        return in_words(self.act, self.act_detail)


def act_is_known(table: str) -> models.CheckConstraint:
    """The enumeration held by the database, and that it says which token, command or job it was."""
    named = sorted(means.value for means in NAMED)
    others = ["", *sorted(means.value for means in set(Means) - NAMED)]
    condition = Q(act__in=others) | Q(act__in=named, act_detail__regex=r"\S")
    return models.CheckConstraint(name=f"{table}_act", condition=condition)


def in_words(means: str, detail: str) -> str:
    """How it was done, for a page."""
    if not means:
        return _("means not recorded")
    return f"{MEANS[Means(means)]} {detail}".strip()
