"""The gold of articles against the candidates that are proposed: figures, who says them, and when.

    python -m benchmarks.extraction.articles [tests/gold/open] [-v]

A figure is right if its number is (see `by_language`). A pair of figure and source is right if the figure
is and the source names the same: the words of one, without articles and with endings forgiven, stand in the
other ("the Joint Chiefs of Staff" in "the Joint Chiefs of Staff in Seoul"). Precision of pairs is over all
candidates with a source, made up figures among them; recall over all claims of the gold with one. Precision
is also given of the sources that were not inferred from what stands before, and of those of right figures
alone. `named`: of figures that are right, those with the right source or rightly without one. Days are
compared by their end, where the gold has one. Milliseconds: the median of the articles, and the longest,
once everything is loaded.
"""

import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.extraction.by_language import _equal
from claims.domain.articles import Article, Candidate, read_article
from claims.domain.articles.heads import same_word
from claims.domain.articles.layout import laid_out
from claims.domain.reading.vocabulary.tokens import tokens_of

FOLDER = "tests/gold/open"
_LETTERS = frozenset({"word", "sign"})
LITTLE = frozenset(
    {
        "the", "a", "an", "of", "s", "der", "die", "das", "des", "dem", "den", "la", "le", "les", "l", "el",
        "los", "las", "du", "de", "its", "il", "lo", "gli", "i", "dell", "della", "del", "dei", "delle", "di",
        "o", "os", "as", "do", "da", "dos", "het", "een", "van"
    }
)  # fmt: skip


def words(name: str) -> list[str]:
    """The words of a name by which it is compared."""
    return [token.key for token in tokens_of(name) if token.kind in _LETTERS and token.key not in LITTLE]


def same_name(a: str, b: str) -> bool:
    """Whether two texts name the same source."""
    mine, others = sorted((words(a), words(b)), key=len)
    if any(token.kind == "sign" for token in tokens_of(a)):
        return bool(mine) and "".join(mine) in "".join(others)
    return bool(mine) and all(any(same_word(word, other) for other in others) for word in mine)


def score(row: dict[str, Any], counts: Counter[str], faults: list[str]) -> list[float]:
    """Add one article; the milliseconds that it took."""
    article = Article(row["text"], row["lang"], date.fromisoformat(row["published"]))
    left = list(read_article(article).candidates)
    laid_out.cache_clear()
    start = time.perf_counter()
    read_article(article)
    took = (time.perf_counter() - start) * 1000
    counts["candidates"] += len(left)
    counts["with source"] += sum(each.source is not None for each in left)
    counts["sure"] += sum(each.source is not None and each.source.sure for each in left)
    for claim in row["claims"]:
        counts["claims"] += 1
        counts["claims with source"] += claim["source"] is not None
        at = row["text"].index(claim["span"]) + claim["span"].index(claim["number"])
        found = next(
            (c for c in left if c.selector.start <= at < c.selector.end and _equal(c.figure, claim)), None
        )
        if found is None:
            faults.append(f"{row['id']} missed {claim['span']!r}")
            continue
        left.remove(found)
        counts["figures"] += 1
        _compare(row, claim, found, counts, faults)
    faults += [f"{row['id']} made up {c.selector.exact!r} ({c.rule})" for c in left]
    return [took]


def _compare(
    row: dict[str, Any], claim: dict[str, Any], found: Candidate, counts: Counter[str], faults: list[str]
) -> None:
    for role, given in (("source", found.source), ("relay", found.relay)):
        wanted, got = claim[role], given.name if given else None
        fits = got is None if wanted is None else got is not None and same_name(got, wanted)
        counts[f"{role} fits"] += fits
        counts[f"{role} right"] += fits and wanted is not None
        counts[f"{role} surely right"] += fits and given is not None and given.sure
        counts[f"{role} wanted"] += wanted is not None
        counts[f"{role} given"] += got is not None
        if not fits:
            faults.append(f"{row['id']} {role} {got!r}, wanted {wanted!r}: {claim['span']!r} ({found.rule})")
    denied = found.figure.denied == claim["denied"]
    counts["denied fits"] += denied
    days = [each.last for each in (found.as_of, found.said_on) if each and each.last]
    if claim["as_of_end"]:
        counts["days wanted"] += 1
        right = date.fromisoformat(claim["as_of_end"]) in days
        counts["days right"] += right
        if not right:
            faults.append(
                f"{row['id']} days {[*map(str, days)]}, wanted {claim['as_of_end']}: {claim['span']!r}"
            )
    if not denied:
        faults.append(f"{row['id']} denied {found.figure.denied}: {claim['span']!r}")


def line(counts: Counter[str]) -> str:
    """The figures of the targets, in one line."""

    def share(part: str, whole: str) -> str:
        return f"{counts[part] / counts[whole]:.3f}" if counts[whole] else "-"

    return (
        f"claims {counts['claims']} candidates {counts['candidates']}"
        f"  figures P {share('figures', 'candidates')} R {share('figures', 'claims')}"
        f"  with the right source P {share('source right', 'with source')}"
        f" R {share('source right', 'claims with source')}"
        f"  of sure ones P {share('source surely right', 'sure')}"
        f", of right figures P {share('source right', 'source given')}"
        f"  named {share('source fits', 'figures')}"
        f"  relay {counts['relay right']}/{counts['relay wanted']} of {counts['relay given']} given"
        f"  denied {share('denied fits', 'figures')}  days {share('days right', 'days wanted')}"
    )


def main(arguments: list[str]) -> None:
    """Print a line an article and one for all; `-v` prints what went wrong too."""
    verbose = "-v" in arguments
    folder = next((argument for argument in arguments if argument != "-v"), FOLDER)
    total: Counter[str] = Counter()
    took: list[float] = []
    for text in (Path(folder) / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        counts: Counter[str] = Counter()
        faults: list[str] = []
        took += score(row, counts, faults)
        total += counts
        if verbose:
            print(row["id"], row["lang"], line(counts), *faults, sep="\n    ")
    print("all", line(total), f" ms {median(took):.0f}, longest {max(took):.0f}")


if __name__ == "__main__":
    main(sys.argv[1:])
