"""Flags in words: what has to be asked about a claim, a series, two sources or a published figure."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.answering.still_standing import StandingDoubt
from claims.domain.flags import Flag, FlagVerdict
from claims.wording.kinds import QuotedClaim, dated

FLAGS = {
    Flag.UNREAD: Words(
        _("Wording not read"),
        sentence=_("Its words could not be read, so the number is used nowhere: what do they mean?"),
    ),
    Flag.OUT_OF_RANGE: Words(
        _("Out of range"),
        sentence=_("No answer to the question can have this value. It is recorded as stated."),
    ),
    Flag.BOUND_FAR_OFF: Words(
        _("Bound far off"),
        sentence=_("The bound is at least ten times the highest figure of any other source."),
    ),
    Flag.ATTRIBUTION_DENIED: Words(
        _("Attribution denied"),
        sentence=_("The source denies having said it, so it counts for whoever reported it."),
    ),
    Flag.LEAP: Words(
        _("Leap"),
        sentence=_(
            "Out of proportion to the steps before: late registrations, another definition or an error?"
        ),
    ),
    Flag.STANDSTILL: Words(
        _("Standstill"),
        sentence=_("Unchanged for five steps while the figures of all others changed: is it still counted?"),
    ),
    Flag.DAILY_FIGURES: Words(
        _("Daily figures"),
        sentence=_("These look like figures of single days, but the question asks for a running total."),
    ),
    Flag.RESTATED_PAST: Words(
        _("Restated past"),
        sentence=_("The source now gives another figure for the same time than the one accepted."),
    ),
    Flag.POSSIBLE_COMMON_ORIGIN: Words(
        _("Possible common origin"),
        sentence=_("Equal to the last digit: until somebody decides, the two count as one source."),
    ),
    Flag.DOES_IT_STAND: Words(
        _("Does it still stand?"),
        sentence=_("Answer its conflict again, or have two people renew it as it is."),
    ),
}
"""What is asked, and the sentence that follows who said what."""


DOUBTS = {
    StandingDoubt.ANOTHER_QUESTION: Words(_("a claim that it uses answers another question now")),
    StandingDoubt.CLAIM_GONE: Words(_("a claim that it uses has been rejected")),
    StandingDoubt.TWO_FIGURES: Words(
        _("two of the figures that it uses are from one source, of which one counts")
    ),
    StandingDoubt.METHOD_GONE: Words(_("its method is no longer offered for the claims that it uses")),
    StandingDoubt.OTHER_ANSWER: Words(_("its method gives another answer for the claims that it uses")),
    StandingDoubt.FEWER_SOURCES: Words(
        _("fewer independent sources stand behind it than when it was signed")
    ),
}
"""Why a published figure is asked about, as a clause."""

VERDICTS = {
    FlagVerdict.RIGHT: Words(_("right as it stands")),
    FlagVerdict.WRONG: Words(_("wrong, and corrected by another claim"), short=_("wrong")),
}
"""What a person has found of it."""

_BREAKS = frozenset({Flag.LEAP, Flag.STANDSTILL, Flag.DAILY_FIGURES})


def asked(flag: Flag, claims: Sequence[QuotedClaim]) -> str:
    """Who said what for when, and what is asked of it; `claims`: the one asked about, and the one beside it.

    "The ministry said 64 for 9 December 2017; the ministry said 2,975 for 10 December 2017. Out of …"
    """
    # a break is told in the order of the days: the claim asked about comes after the one before it
    told = reversed(claims) if flag in _BREAKS else claims
    return f"{'; '.join(dated(claim) for claim in told)}. {FLAGS[flag].text}"


def asked_of_figure(doubts: Sequence[StandingDoubt]) -> str:
    """Why a published figure has to be asked about, as a sentence."""
    why = "; ".join(str(DOUBTS[doubt].label) for doubt in doubts)
    return f"{why[:1].upper()}{why[1:]}. {FLAGS[Flag.DOES_IT_STAND].text}"
