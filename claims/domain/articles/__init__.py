"""Article → candidates, offline: figures with who says so, who relays it, and when. Nothing is recorded."""

from claims.domain.articles.article import read_article
from claims.domain.articles.extracting import by_rules
from claims.domain.articles.known import register_name
from claims.domain.articles.values import (
    Article,
    Candidate,
    Extractor,
    KnownSource,
    NamedDays,
    ProposedClaim,
    ReadArticle,
    SaidBy,
    Selector,
    Unsure,
)
from claims.domain.articles.words import attributed_languages

__all__ = [
    "Article",
    "Candidate",
    "Extractor",
    "KnownSource",
    "NamedDays",
    "ProposedClaim",
    "ReadArticle",
    "SaidBy",
    "Selector",
    "Unsure",
    "attributed_languages",
    "by_rules",
    "read_article",
    "register_name",
]
