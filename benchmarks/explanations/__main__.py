"""Print, as a table, how often the explanations are right.

Needs CLAIMCHECK_DATA. Every number is a count over the feeds, or over the feeds with errors planted by a
fixed seed; none is a time. What each line means is told in docs/methodology.md.
"""

import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.explanations import definitions, keying, lags, others, recorded
from benchmarks.explanations.score import SEED, Score
from benchmarks.feeds import folder


def scores() -> Iterator[Score]:
    """Every line of the table."""
    for each in (lags, definitions, keying, others, recorded):
        yield from each.scores()


def main() -> int:
    """Print the table; 2 where the data is not here."""
    if folder() is None:
        print("CLAIMCHECK_DATA names no folder with covid-multi-source and war-losses: nothing measured.")
        return 2
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    print(f"{datetime.now(UTC).date()}, {machine}, seed {SEED}\n")
    print("| explanation | measured on | precision | right / offered | recall | found / true |")
    print("|---|---|---|---|---|---|")
    for score in scores():
        print(score.row(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
