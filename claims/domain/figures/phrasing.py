"""A figure said in words again, with its digits as written."""

from claims.domain.figures.figure import Modality
from claims.domain.saying import SaidDay, SaidDigits, joined, say, to_say

_PHRASES = {
    Modality.EXACTLY: to_say("exactly {number}"),
    Modality.APPROX: to_say("about {number}"),
    Modality.NEARLY: to_say("nearly {number}"),
    Modality.JUST_OVER: to_say("just over {number}"),
    Modality.AT_LEAST: to_say("at least {number}"),
    Modality.MORE_THAN: to_say("more than {number}"),
    Modality.AT_MOST: to_say("at most {number}"),
    Modality.LESS_THAN: to_say("less than {number}"),
    Modality.UP_TO: to_say("up to {number}"),
    Modality.UNREAD: to_say("{number} (wording not read)"),
}

_DAYS = {
    Modality.EXACTLY: to_say("exactly {day}"),
    Modality.AT_LEAST: to_say("{day} or later"),
    Modality.MORE_THAN: to_say("after {day}"),
    Modality.AT_MOST: to_say("{day} or earlier"),
    Modality.LESS_THAN: to_say("before {day}"),
}


def phrase_of_day(modality: Modality, day: str) -> str:
    """A day, and whether it may be an earlier or a later one: "2 April 2024 or later"."""
    pattern = _DAYS.get(modality)
    return day if pattern is None else say(pattern, day=day)


def phrase(modality: Modality, low: str = "", best: str = "", high: str = "") -> str:
    """A figure in words: "about 8,000", "10,000 to 12,000", "none"; of a day, "2 April 2024 or later"."""
    if isinstance(best, SaidDay):
        return phrase_of_day(modality, best)
    if modality is Modality.NONE:
        return say("none")
    if modality is Modality.RANGE:
        span = say("{low} to {high}", low=_digits(low), high=_digits(high))
        return say("{span}, probably {best}", span=span, best=_digits(best)) if best else span
    pattern = _PHRASES.get(modality)
    return _digits(best) if pattern is None else say(pattern, number=_digits(best))


def give_or_take(best: str, plus_minus: str) -> str:
    """A figure with its margin: "10.5 ± 0.5"."""
    return joined(_digits(best), _digits(plus_minus), by=" ± ")


def _digits(text: str) -> str:
    """The digits of a source, marked as such; what is said otherwise is as it is."""
    return SaidDigits(text) if type(text) is str else text
