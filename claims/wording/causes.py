"""Reasons that the site itself gives for what it does: kept and published, so in the newsroom's language."""

from datetime import date
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy

from claims.wording import local
from claims.wording.newsroom import in_newsroom_language

CONTRADICTED = gettext_lazy("A claim that has not been checked yet contradicts this figure.")
REVIEW_WAS_DUE = gettext_lazy("It was to be reviewed by {day}.")
REDACTED = gettext_lazy("Text was removed for legal reasons: {authority}")
WAS_WRONG = gettext_lazy("It was wrong: {reason}")
RENEWED = gettext_lazy("Two people have reviewed it: nothing changes but the day of its next review.")
RESTORED = gettext_lazy("Restored: nothing contradicts it any more. {cause}")
CLAIM_CORRECTED = gettext_lazy("A claim by {source} was corrected. {reason}")
CLAIM_REJECTED = gettext_lazy("A claim by {source} was rejected. {reason}")
ONE_SOURCE = gettext_lazy("{name} is another name of {other}.")
TWO_SOURCES = gettext_lazy("{name} and {other} are two sources.")
REOPENED = gettext_lazy("Reopened: {why}")
UNDER_REVIEW = gettext_lazy("it is being reviewed again.")
ANSWER_CONTRADICTED = gettext_lazy("a claim by {source} contradicts the published answer.")
OPEN_LATER = gettext_lazy("Figures for later days than the published answer disagree; that answer stands.")
NEW_FINDING = gettext_lazy("A new claim makes a finding of its own.")
NOTHING_LEFT = gettext_lazy("No disagreement is left among the open claims.")
MERGED = gettext_lazy("Merged with a conflict on an earlier episode.")
PROPOSED = gettext_lazy("A resolution was proposed.")
RESOLVED = gettext_lazy("Its resolution was approved.")
APPROVED = gettext_lazy("Approved by a second person.")
TAKEN = gettext_lazy("Taken by {name}.")
DUPLICATE = gettext_lazy("Duplicate of claim {claim}. {reason}")
REPORTED = gettext_lazy("A reader has reported an error in this figure, and we are checking it.")
ANOTHER_MEASURE = gettext_lazy("It measures another thing: {question} {reason}")
ANOTHER_QUESTION = gettext_lazy("Some claims answer another question.")
SAME_MEASURE = gettext_lazy("It measures the same thing after all. {reason}")
ONE_QUESTION = gettext_lazy("Some claims answer one question after all.")
ANSWERED = gettext_lazy("Answered.")
ANSWERED_AGAIN = gettext_lazy("Answered again.")
ERROR_REPORT = gettext_lazy("Error report {number}.")
TOKEN_ACCEPTED = gettext_lazy("Accepted by its owner, with a new text.")


@in_newsroom_language
def because(text: object, **parts: object) -> str:
    """One of the above with its gaps filled; what fills them is translated along with it."""
    return str(text).format(**{name: str(part) for name, part in parts.items()}).strip()


@cache
def in_each_language(text: object) -> frozenset[str]:
    """What one of the above begins with, up to its first gap, whatever the newsroom's language was then."""
    found = set()
    for language in dict(settings.LANGUAGES):
        with translation.override(language):
            found.add(str(text).partition("{")[0])
    return frozenset(found)


@in_newsroom_language
def newsroom_date(day: date) -> str:
    """A day as the newsroom's language writes it in a sentence."""
    return local.day(day)
