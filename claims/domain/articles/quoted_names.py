"""Names that stand in quotation marks: агентство «Рейтер», die "Morgenpost"."""

from claims.domain.articles.text import ArticleSentence

QUOTED = 7
"""Tokens of a name in quotation marks, with the marks."""


def quoted_before(s: ArticleSentence, i: int) -> int:
    """Where a short name in quotation marks begins that ends right before token i: агентство «Рейтер»."""
    if s.text(i - 1) not in {"»", "”"}:
        return i
    return next((j for j in range(i - 2, i - 6, -1) if s.text(j) in {"«", "„", "“"}), i)


def is_quoted_name(s: ArticleSentence, begin: int, j: int) -> bool:
    """Inside the marks around a name: портал «Вестник»."""
    opened = sum(s.text(k) in {"«", "„", "“"} for k in range(begin, j))
    closed = sum(s.text(k) in {"»", "”"} for k in range(begin, j))
    return j > begin and (
        s.text(j) == "«"
        or (s.text(j) == '"' and _in_straight_marks(s, begin, j))
        or _is_title(s, j)
        or (opened > closed and s.text(j) in {"»", "”"})
        or opened > closed
    )


def _in_straight_marks(s: ArticleSentence, begin: int, j: int) -> bool:
    """A name in straight marks behind its article or kind, or the mark that closes it: die "Morgenpost"."""
    opened = next((k for k in range(begin, j) if s.text(k) == '"'), None)
    if opened is not None:
        return s.is_name(j - 1) and j - opened < QUOTED
    close = next((k for k in range(j + 2, min(j + QUOTED, s.end)) if s.text(k) == '"'), j)
    return s.is_name(j + 1) and s.is_name(close - 1) and s.named((j - 1,), "articles", "media")


def _is_title(s: ArticleSentence, j: int) -> bool:
    """A name in low marks: dziennik „Kurier Nyski”; not a quotation."""
    close = next((k for k in range(j + 2, min(j + QUOTED, s.end)) if s.text(k) in {"“", "”"}), j)
    return s.text(j) == "„" and close > j and s.is_name(close - 1)
