"""The terms in which a claim and its question are recorded, in words: one dictionary an enumeration."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.comparing.assertion import CountedBy, QuoteKind
from claims.domain.comparing.duplicates import Differs
from claims.domain.figures.figure import Modality, Stance
from claims.domain.grading import Confidence, Credibility, Likelihood
from claims.domain.lifecycle import Rank
from claims.domain.questions.scope import Answer, RelationKind, Temporality

MODALITIES = {
    Modality.STATED: Words(_("a bare number")),
    Modality.EXACTLY: Words(_("exactly")),
    Modality.APPROX: Words(_("about")),
    Modality.NEARLY: Words(_("nearly")),
    Modality.JUST_OVER: Words(_("just over")),
    Modality.AT_LEAST: Words(_("at least")),
    Modality.MORE_THAN: Words(_("more than")),
    Modality.AT_MOST: Words(_("at most")),
    Modality.LESS_THAN: Words(_("less than")),
    Modality.UP_TO: Words(_("up to")),
    Modality.RANGE: Words(_("from … to …"), short=_("range")),
    Modality.NONE: Words(_("none (denial)"), short=_("none")),
    Modality.UNCOUNTABLE: Words(_("vague quantity: dozens, hundreds, thousands"), short=_("vague quantity")),
    Modality.UNREAD: Words(_("wording not read")),
}
"""How the source words its number."""

STANCES = {
    Stance.AFFIRMS: Words(_("affirms"), sentence=_("affirmed")),
    Stance.DENIES: Words(_("denies"), sentence=_("denied")),
}
"""The answer to a yes/no question; the sentence is the past participle."""


def stance_said(figure: str) -> Stance | None:
    """The stance that is a claim's figure, as its code or in words; reports keep the newsroom's words."""
    return next((stance for stance in Stance if figure in {stance, str(STANCES[stance].label)}), None)


def stance_ends() -> tuple[str, str]:
    """What stands at 0 and 1 of an axis of stances."""
    return STANCES[Stance.DENIES].text, STANCES[Stance.AFFIRMS].text


QUOTE_KINDS = {
    QuoteKind.WORDS: Words(_("words")),
    QuoteKind.DATA: Words(_("a row of data")),
}

WAYS_OF_COUNTING = {
    CountedBy.UNKNOWN: Words(_("not known how")),
    CountedBy.COUNTED: Words(_("counted")),
    CountedBy.REGISTERED: Words(_("registered")),
    CountedBy.SURVEYED: Words(_("estimated from a survey")),
    CountedBy.MODELLED: Words(_("estimated by a model")),
    CountedBy.PRESUMED: Words(_("presumed")),
    CountedBy.PROJECTED: Words(_("projected")),
    CountedBy.OBSERVED: Words(_("observed")),
}
"""How a source arrived at its figure."""

CREDIBILITIES = {
    Credibility.CONFIRMED: Words(_("1: confirmed by other independent sources"), short="1"),
    Credibility.PROBABLY_TRUE: Words(_("2: probably true"), short="2"),
    Credibility.POSSIBLY_TRUE: Words(_("3: possibly true"), short="3"),
    Credibility.DOUBTFUL: Words(_("4: doubtful"), short="4"),
    Credibility.IMPROBABLE: Words(_("5: improbable"), short="5"),
    Credibility.CANNOT_BE_JUDGED: Words(_("6: cannot be judged"), short="6"),
}
"""Admiralty credibility."""

LIKELIHOODS = {
    Likelihood.ALMOST_NO_CHANCE: Words(_("almost no chance")),
    Likelihood.VERY_UNLIKELY: Words(_("very unlikely")),
    Likelihood.UNLIKELY: Words(_("unlikely")),
    Likelihood.ROUGHLY_EVEN: Words(_("roughly even chance")),
    Likelihood.LIKELY: Words(_("likely")),
    Likelihood.VERY_LIKELY: Words(_("very likely")),
    Likelihood.ALMOST_CERTAIN: Words(_("almost certain")),
}
"""Likelihood in the terms of ICD 203."""

CONFIDENCES = {
    Confidence.LOW: Words(_("low")),
    Confidence.MODERATE: Words(_("moderate")),
    Confidence.HIGH: Words(_("high")),
}
"""Confidence in a judgement, in the terms of ICD 203."""

RANKS = {
    Rank.PREFERRED: Words(_("preferred")),
    Rank.NORMAL: Words(_("normal")),
    Rank.DEPRECATED: Words(_("deprecated"), sentence=_("deprecated by the newsroom")),
}

ANSWERS = {
    Answer.QUANTITY: Words(_("a quantity")),
    Answer.YES_NO: Words(_("yes or no")),
    Answer.DATE: Words(_("a date")),
}

TEMPORALITIES = {
    Temporality.CUMULATIVE: Words(
        _("cumulative: a running total that never falls"),
        short=_("cumulative"),
        sentence=_("only grows: deaths, losses, arrests so far"),
    ),
    Temporality.STOCK: Words(
        _("stock: a level at a time"),
        short=_("stock"),
        sentence=_("goes up and down: how many are there at a time"),
    ),
    Temporality.FLOW: Words(
        _("flow: an amount per period"),
        short=_("flow"),
        sentence=_("is counted for a period: per month, in 2025"),
    ),
    Temporality.TIMELESS: Words(
        _("timeless: the same at all times"),
        short=_("timeless"),
        sentence=_("stays as it is: a march, a price, a length"),
    ),
}
"""How a question behaves in time; the sentence in a newsroom's words."""
TEMPORALITIES_ASKED = [
    ("", _("as its words show")),
    *((kind.value, words.sentence) for kind, words in TEMPORALITIES.items()),
]
"""For whoever makes a question along with a claim: value and label, the first to have it inferred."""

RELATION_KINDS = {
    RelationKind.PART_OF: Words(_("is part of")),
    RelationKind.DISJOINT: Words(_("has nothing in common with")),
    RelationKind.OVERLAPS: Words(_("overlaps")),
    RelationKind.EXISTENCE_OF: Words(_("asks whether there are any of")),
    RelationKind.DENIAL_OF: Words(_("asks whether there are none of")),
}

DIFFERENCES = {
    Differs.QUESTION: Words(_("it answers another question")),
    Differs.SOURCE: Words(_("it has another source")),
    Differs.FIGURE: Words(_("it gives another figure")),
    Differs.SAID: Words(_("it was stated on another day")),
    Differs.TIME: Words(_("it refers to other days")),
}
"""Why a claim is no duplicate of another."""
