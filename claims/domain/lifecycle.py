"""Who must act (workflow states) and what we say (standing); two axes, never mixed."""

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


class ChangeKind(StrEnum):
    """Why a version of a verified figure was published."""

    NEW = "NEW"
    UPDATE = "UPDATE"
    CORRECTED = "CORRECTED"
    REFILE = "REFILE"
    HOLD = "HOLD"
    DISPUTED = "DISPUTED"
    WITHDRAWN = "WITHDRAWN"
    REDACTED = "REDACTED"


class CheckItem(StrEnum):
    """The checklist of a topic."""

    ORIGINAL_SEEN = "original_seen"
    SOURCE_CONTACTED = "source_contacted"
    REPLY_DUE = "reply_due"
    REPLY_RECEIVED = "reply_received"
    DATE_CONFIRMED = "date_confirmed"
