"""What kinds of sources, documents and statements there are, and how a source is graded.

Reliability is the first half of the Admiralty code (NATO AJP-2.1): A to F, where F is
"cannot be judged" and therefore has no number.
"""

import re
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


_CUES = (
    (SourceKind.WIRE, r"reuters|afp|associated press|dpa|yonhap|news agency"),
    (
        SourceKind.NGO,
        r"gewerkschaft|syndicat|sindicato|профспілка|\w*노조|police (?:officers' )?(?:union|federation)",
    ),
    (SourceKind.INTELLIGENCE, r"intelligence|security service"),
    (SourceKind.MILITARY, r"army|navy|air force|military|general staff|joint chiefs|armed forces"),
    (SourceKind.GOVERNMENT, r"ministry|minister|government|police|president|authority|mayor|city|council"),
    (
        SourceKind.GOVERNMENT,
        r"fire (?:service|brigade|department)|civil (?:defen[cs]e|protection)|coast guard",
    ),
    (
        SourceKind.GOVERNMENT,
        r"prefect(?:ure)?|governor|governorate|municipality|county|statistic(?:s|al) office",
    ),
    (
        SourceKind.GOVERNMENT,
        r"\w*ministerium|bundesregierung|regierung|polizei|feuerwehr|präfektur|statistikamt",
    ),
    (
        SourceKind.GOVERNMENT,
        r"ministère|gouvernement|préfecture|mairie|gendarmerie|pompiers|protection civile",
    ),
    (SourceKind.GOVERNMENT, r"ministerio|gobierno|policía|ayuntamiento|bomberos|protección civil"),
    (SourceKind.GOVERNMENT, r"міністерство|уряд|поліція|мерія|경찰청?|정부|국방부|소방청|통계청"),
    (SourceKind.INTERGOVERNMENTAL, r"united nations|un|who|unhcr|unicef|european union|eu|nato|osce"),
    (SourceKind.RESEARCH, r"university|institute|survey|observatory|academy|laborator(?:y|ies)"),
    (
        SourceKind.MEDIA,
        r"newspaper|radio|television|tv|times|gazette|herald|tribune|news|press|daily|courier|zeitung",
    ),
    (SourceKind.NGO, r"rotes kreuz|croix-rouge|cruz roja|червоний хрест|\w*적십자사|naturschutzbund"),
    (SourceKind.NGO, r"union|red (?:cross|crescent)|organi[sz]ers?|association|foundation|charity|party"),
)
"""Words of names that tell a kind, the surest first."""


def kind_told(name: str) -> SourceKind | None:
    """The kind that a source's name tells; None where it does not: then somebody is asked."""
    text = " ".join(name.casefold().split())
    return next((kind for kind, words in _CUES if re.search(rf"\b(?:{words})\b", text)), None)


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
