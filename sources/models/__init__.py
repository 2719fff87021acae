"""Who says it, and where we read it."""

from sources.models.document import Document
from sources.models.membership import Membership
from sources.models.overrule import Overrule
from sources.models.parentage import Parentage
from sources.models.reliability import ReliabilityGrade
from sources.models.snapshot import Snapshot
from sources.models.source import Source
from sources.models.statement import Statement
from sources.models.syndication import Syndication

__all__ = [
    "Document",
    "Membership",
    "Overrule",
    "Parentage",
    "ReliabilityGrade",
    "Snapshot",
    "Source",
    "Statement",
    "Syndication",
]
