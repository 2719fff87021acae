"""Which question a quote answers: what is asked of the records, and how what is found is ranked."""

from claims.domain.finding.asking import Piece, SoughtQuestion, asked_by, asked_in
from claims.domain.finding.kept import kept_words, share_covered
from claims.domain.finding.ranking import FoundQuestion, Hit, ranked
from claims.domain.finding.sought import SoughtKind, Term, closeness, passage, terms_of
from claims.domain.finding.words import Form, fitting_words, sought_words

__all__ = [
    "Form",
    "FoundQuestion",
    "Hit",
    "Piece",
    "SoughtKind",
    "SoughtQuestion",
    "Term",
    "asked_by",
    "asked_in",
    "closeness",
    "fitting_words",
    "kept_words",
    "passage",
    "ranked",
    "share_covered",
    "sought_words",
    "terms_of",
]
