"""What kinds of sources, documents and statements there are, and how a source is graded.

Reliability is the first half of the Admiralty code (NATO AJP-2.1): A to F, where F is
"cannot be judged" and therefore has no number.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    """Who can be quoted."""

    GOVERNMENT = "government"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    INTERGOVERNMENTAL = "intergovernmental"
    ARMED_GROUP = "armed_group"
    NGO = "ngo"
    RESEARCH = "research"
    MEDIA = "media"
    WIRE = "wire"
    PERSON = "person"
    UNNAMED = "unnamed"
    JOINT = "joint"


class DocumentKind(StrEnum):
    """What was read: the item in which a statement reached us."""

    ARTICLE = "article"
    OFFICIAL_STATEMENT = "official_statement"
    POST = "post"
    DATASET = "dataset"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    INTERVIEW = "interview"
    CALL = "call"
    CALCULATION = "calculation"


class Basis(StrEnum):
    """How the source knows what it says."""

    WITNESSED = "witnessed"
    TOLD = "told"
    DEDUCED = "deduced"
    UNKNOWN = "unknown"


class Reliability(StrEnum):
    """Admiralty reliability of a source."""

    COMPLETELY_RELIABLE = "A"
    USUALLY_RELIABLE = "B"
    FAIRLY_RELIABLE = "C"
    NOT_USUALLY_RELIABLE = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"
