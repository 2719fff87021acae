"""What the desk lists, announces and grants, in words: one dictionary an enumeration."""

from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.access import TokenScope
from claims.domain.explaining import ExplanationName, Strength
from claims.domain.notification import About, ByMail, Told
from claims.domain.priority import ListOrder
from claims.domain.weighing.left_out import WhyNot

LIST_ORDERS = {
    ListOrder.PRESSING: Words(_("most urgent first")),
    ListOrder.NEWEST: Words(_("newest first")),
    ListOrder.OLDEST: Words(_("oldest first")),
    ListOrder.DUE: Words(_("earliest due date first")),
}

WHY_NOT = {
    WhyNot.OTHER_DAYS: Words(_("other days"), sentence=_("is for other days: %(days)s")),
    WhyNot.OLDER: Words(
        _("older"), sentence=_("is older than the claims that are compared, which are very many")
    ),
}

NOTIFICATIONS = {
    Told.ASSIGNED: Words(_("Assigned to you")),
    Told.SECOND_PERSON: Words(_("Needs a second person")),
    Told.SENT_BACK: Words(_("Sent back to you")),
    Told.REOPENED: Words(_("Reopened")),
    Told.HELD: Words(_("Put on hold")),
    Told.MENTIONED: Words(_("You were mentioned")),
    Told.CHALLENGED: Words(_("Challenged")),
    Told.RESTORED: Words(_("Restored")),
    Told.PAGE_CHANGED: Words(_("Its page states another number")),
    Told.LATER_DAYS: Words(_("Figures for days after your answer disagree")),
}

SUBJECTS = {
    About.CLAIM: Words(_("claim")),
    About.CONFLICT: Words(_("conflict")),
    About.RESOLUTION: Words(_("resolution")),
    About.FIGURE: Words(_("verified figure")),
    About.READING: Words(_("second reading")),
}

MAIL_CHOICES = {
    ByMail.AT_ONCE: Words(_("immediately")),
    ByMail.DAILY: Words(_("once a day")),
    ByMail.OFF: Words(_("never")),
}

TOKEN_SCOPES = {
    TokenScope.FIGURES_READ: Words(_("read published figures")),
    TokenScope.CLAIMS_WRITE: Words(_("record claims")),
    TokenScope.REVIEW: Words(_("review conflicts")),
    TokenScope.PUBLISH: Words(_("approve and publish")),
    TokenScope.ADMIN: Words(_("administer")),
}

STRENGTHS = {
    Strength.STRONG: Words(_("strong evidence")),
    Strength.FAIR: Words(_("fair evidence")),
    Strength.WEAK: Words(_("consistent, but weak evidence")),
}

EXPLANATIONS = {
    ExplanationName.PART_EXCEEDS_WHOLE: Words(_("part exceeds whole")),
    ExplanationName.SYNDICATED_COPY: Words(_("syndicated copy")),
    ExplanationName.AGGREGATE_OF_MEMBERS: Words(_("aggregate of members")),
    ExplanationName.UNIT_SLIP: Words(_("unit error")),
    ExplanationName.FACTOR_OF_TEN: Words(_("factor of ten")),
    ExplanationName.EXCHANGED: Words(_("figures exchanged")),
    ExplanationName.LABEL_SLIP: Words(_("figure of another question")),
    ExplanationName.DATE_SLIP: Words(_("wrong date")),
    ExplanationName.KEYING_ERROR: Words(_("typing error")),
    ExplanationName.LAG: Words(_("reporting lag")),
    ExplanationName.CARRIED_FORWARD: Words(_("figure carried forward")),
    ExplanationName.DEFINITION: Words(_("different definitions")),
    ExplanationName.TWO_DEFINITIONS: Words(_("two groups of sources")),
    ExplanationName.WAYS_OF_COUNTING: Words(_("different ways of counting")),
}
"""What may lie behind a difference."""

RULES = {
    "1": _("different topics or units"),
    "2": _("one statement, recorded twice"),
    "3": _("the same words from two sources"),
    "4": _("how the two questions are related"),
    "5": _("one question is part of the other"),
    "6": _("a date is missing"),
    "7": _("the claims refer to different times"),
    "8": _("the same question at the same time"),
}
"""What each rule of comparison is about, by its number."""
