"""Who says it, and where we read it."""

from sources.models.correction import SourceCorrection
from sources.models.document import Document, Snapshot, Syndication
from sources.models.merge import SourceMerge
from sources.models.overrule import Overrule
from sources.models.source import Membership, Parentage, ReliabilityGrade, Source
from sources.models.statement import Statement

__all__ = [
    "Document",
    "Membership",
    "Overrule",
    "Parentage",
    "ReliabilityGrade",
    "Snapshot",
    "Source",
    "SourceCorrection",
    "SourceMerge",
    "Statement",
    "Syndication",
]
