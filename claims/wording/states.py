"""Where records stand and what is said of a figure, in words: one dictionary an enumeration."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.records.wording import Words
from claims.domain.answering.staleness import ServedStanding
from claims.domain.lifecycle import (
    ChangeKind,
    CheckItem,
    ClaimState,
    ConflictState,
    RecordKind,
    ResolutionState,
)
from claims.domain.weighing.track_record import Ran
from claims.wording import local

RECORD_KINDS = {
    RecordKind.CLAIM: Words(_("claim")),
    RecordKind.CONFLICT: Words(_("conflict")),
    RecordKind.RESOLUTION: Words(_("resolution")),
}

CLAIM_STATES = {
    ClaimState.CANDIDATE: Words(_("Candidate")),
    ClaimState.ACCEPTED: Words(_("Accepted")),
    ClaimState.REJECTED: Words(_("Rejected")),
}

CONFLICT_STATES = {
    ConflictState.OPEN: Words(_("Open")),
    ConflictState.IN_REVIEW: Words(_("In review")),
    ConflictState.PROPOSED: Words(_("Proposed"), sentence=_("An answer is proposed and awaits approval")),
    ConflictState.RESOLVED: Words(_("Resolved")),
    ConflictState.DISMISSED: Words(_("Dismissed")),
}

RESOLUTION_STATES = {
    ResolutionState.PROPOSED: Words(_("Proposed")),
    ResolutionState.RETURNED: Words(_("Sent back")),
    ResolutionState.APPROVED: Words(_("Approved")),
    ResolutionState.WITHDRAWN: Words(_("Taken back")),
}

STATES_OF: Mapping[RecordKind, Mapping[Any, Words]] = {
    RecordKind.CLAIM: CLAIM_STATES,
    RecordKind.CONFLICT: CONFLICT_STATES,
    RecordKind.RESOLUTION: RESOLUTION_STATES,
}

STANDINGS = {
    ServedStanding.VERIFIED: Words(_("Verified")),
    ServedStanding.STALE: Words(_("Out of date")),
    ServedStanding.SUPERSEDED: Words(
        _("Superseded"), sentence=_("A newer version has taken the place of this one. Do not use it.")
    ),
    ServedStanding.DISPUTED: Words(
        _("Disputed"), sentence=_("The sources disagree, and no figure can be verified.")
    ),
    ServedStanding.UNVERIFIED: Words(_("Unverified"), sentence=_("This figure has not been verified.")),
    ServedStanding.ON_HOLD: Words(
        _("On hold"), sentence=_("This figure is under review. Do not use it until the review is complete.")
    ),
    ServedStanding.WITHDRAWN: Words(
        _("Withdrawn"), sentence=_("This figure has been withdrawn. Do not use it.")
    ),
}
"""What is said of a figure today; the sentence warns, and is the label where there is nothing to warn of."""

CHANGES = {
    ChangeKind.NEW: Words(_("Published")),
    ChangeKind.UPDATE: Words(_("Updated")),
    ChangeKind.CORRECTED: Words(_("Corrected")),
    ChangeKind.REFILE: Words(_("Refiled without change of meaning"), short=_("Refiled")),
    ChangeKind.HOLD: Words(_("Put on hold")),
    ChangeKind.DISPUTED: Words(_("Disputed")),
    ChangeKind.CHALLENGED: Words(_("Challenged")),
    ChangeKind.STALE: Words(_("Out of date")),
    ChangeKind.WITHDRAWN: Words(_("Withdrawn")),
    ChangeKind.REDACTED: Words(_("Redacted")),
}

CHECK_ITEMS = {
    CheckItem.ORIGINAL_SEEN: Words(_("original seen")),
    CheckItem.SOURCE_CONTACTED: Words(_("source contacted")),
    CheckItem.REPLY_DUE: Words(_("reply due")),
    CheckItem.REPLY_RECEIVED: Words(_("reply received")),
    CheckItem.DATE_CONFIRMED: Words(_("date confirmed")),
}

AGAINST_THE_FIGURE = {
    Ran.LOW: Words(_("Below the verified figure")),
    Ran.HIGH: Words(_("Above the verified figure")),
    Ran.HELD: Words(_("Consistent with the verified figure")),
}
"""How a claim stands to the figure that was verified."""


def standing(value: str) -> str:
    """The label of a standing, stored or served: "on_hold" is "On hold"."""
    return str(STANDINGS[ServedStanding(value)])


def warning(condition: ServedStanding, review_by: date) -> str:
    """Why the value is not to be printed; empty where it may be."""
    if condition is ServedStanding.STALE:
        due = local.day(review_by)
        return _now("Its review was due on {day}. Ask the newsroom before using it.").format(day=due)
    return str(STANDINGS[condition].sentence)
