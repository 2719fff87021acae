"""Which question a quote answers: what is asked of the records, and how what is found is ranked."""

from claims.domain.finding.asking import Asked, Piece, asked_by, asked_in
from claims.domain.finding.ranking import Found, Hit, ranked
from claims.domain.finding.sought import Kind, Term, passage, terms_of
from claims.domain.finding.words import Form, fitting_words

__all__ = [
    "Asked",
    "Form",
    "Found",
    "Hit",
    "Kind",
    "Piece",
    "Term",
    "asked_by",
    "asked_in",
    "fitting_words",
    "passage",
    "ranked",
    "terms_of",
]
