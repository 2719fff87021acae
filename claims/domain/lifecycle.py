"""Who must act (workflow states) and what we say (standing); two axes, never mixed."""

from collections.abc import Mapping
from enum import StrEnum


class RecordKind(StrEnum):
    """Records that have a workflow; a transition names one."""

    CLAIM = "claim"
    CONFLICT = "conflict"
    RESOLUTION = "resolution"


class ClaimState(StrEnum):
    """Triage of a claim."""

    CANDIDATE = "candidate"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ConflictState(StrEnum):
    """Review of a conflict."""

    OPEN = "open"
    IN_REVIEW = "in_review"
    PROPOSED = "proposed"
    RESOLVED = "resolved"
    DISMISSED = "dismissed"


class ResolutionState(StrEnum):
    """A proposed answer on its way to a second person."""

    PROPOSED = "proposed"
    RETURNED = "returned"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class Rank(StrEnum):
    """Wikibase rank of a claim."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


class Standing(StrEnum):
    """What we say of a figure."""

    VERIFIED = "verified"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"


TAKEN_BACK = frozenset({Standing.WITHDRAWN, Standing.UNVERIFIED})
"""Of a figure that we no longer stand by: nothing can be wrong with it any more."""


class ChangeKind(StrEnum):
    """Why a version of a verified figure was published."""

    NEW = "NEW"
    UPDATE = "UPDATE"
    CORRECTED = "CORRECTED"
    REFILE = "REFILE"
    HOLD = "HOLD"
    DISPUTED = "DISPUTED"
    CHALLENGED = "CHALLENGED"
    STALE = "STALE"
    WITHDRAWN = "WITHDRAWN"
    REDACTED = "REDACTED"


class CheckItem(StrEnum):
    """The checklist of a topic."""

    ORIGINAL_SEEN = "original_seen"
    SOURCE_CONTACTED = "source_contacted"
    REPLY_DUE = "reply_due"
    REPLY_RECEIVED = "reply_received"
    DATE_CONFIRMED = "date_confirmed"


Transitions = Mapping[str, frozenset[str]]

CLAIM_TRANSITIONS: Transitions = {
    ClaimState.CANDIDATE: frozenset({ClaimState.ACCEPTED, ClaimState.REJECTED}),
    ClaimState.ACCEPTED: frozenset({ClaimState.CANDIDATE, ClaimState.REJECTED}),
    ClaimState.REJECTED: frozenset({ClaimState.CANDIDATE, ClaimState.ACCEPTED}),
}
"""A decision on a claim can be undone or turned round; the past stays in the transitions."""

CONFLICT_TRANSITIONS: Transitions = {
    ConflictState.OPEN: frozenset(
        {
            ConflictState.IN_REVIEW,
            ConflictState.PROPOSED,
            ConflictState.RESOLVED,
            ConflictState.DISMISSED,
        }
    ),
    ConflictState.IN_REVIEW: frozenset(
        {ConflictState.OPEN, ConflictState.PROPOSED, ConflictState.RESOLVED, ConflictState.DISMISSED}
    ),
    ConflictState.PROPOSED: frozenset({ConflictState.IN_REVIEW, ConflictState.RESOLVED}),
    ConflictState.RESOLVED: frozenset({ConflictState.OPEN}),
    ConflictState.DISMISSED: frozenset({ConflictState.OPEN}),
}
"""A proposal goes back to review when it is returned or withdrawn; what was settled can only reopen, and
is settled again by itself where nothing speaks against it any more."""

RESOLUTION_TRANSITIONS: Transitions = {
    ResolutionState.PROPOSED: frozenset(
        {ResolutionState.RETURNED, ResolutionState.APPROVED, ResolutionState.WITHDRAWN}
    ),
    ResolutionState.RETURNED: frozenset({ResolutionState.PROPOSED, ResolutionState.WITHDRAWN}),
    ResolutionState.APPROVED: frozenset(),
    ResolutionState.WITHDRAWN: frozenset(),
}
"""An approved resolution stays: a later one replaces what it published."""

TRANSITIONS: Mapping[RecordKind, Transitions] = {
    RecordKind.CLAIM: CLAIM_TRANSITIONS,
    RecordKind.CONFLICT: CONFLICT_TRANSITIONS,
    RecordKind.RESOLUTION: RESOLUTION_TRANSITIONS,
}


def allowed(record: RecordKind, from_state: str, to_state: str) -> bool:
    """Whether the workflow has this change of state; staying as it is, is none."""
    return to_state in TRANSITIONS[record].get(from_state, frozenset())
