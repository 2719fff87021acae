"""Two conflicts of one question that an answer has set apart, in words: each tells of the other."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from claims.wording import local

EARLIER = _("The answer for days up to {day} belongs to another conflict; this one is about later days.")
LATER = _("Figures for days after {day} are another conflict; the answer to this one says nothing of them.")


def after_an_answer(day: date) -> str:
    """Of the conflict about later days; `day`: the last of the answer."""
    return str(EARLIER).format(day=local.day(day))


def answered_up_to(day: date) -> str:
    """Of the conflict that was answered."""
    return str(LATER).format(day=local.day(day))
