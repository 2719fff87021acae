"""A line of the table: how often an explanation was offered, and how often rightly."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from benchmarks.feeds import Question, covid
from claims.domain.explaining import Series

SEED = 20_200_722


@dataclass(frozen=True, slots=True)
class Score:
    """`right` of `fired` suggestions are true (None: not known); `found` of `truth` true cases got theirs.

    `truth` 0: how many there are to find is not known. Where none should be offered at all, `right` and
    `truth` are 0 and `tried` is how often it could have been.
    """

    explanation: str
    reading: str
    fired: int
    right: int | None
    truth: int = 0
    found: int = 0
    tried: int = 0

    def row(self) -> str:
        """The line as Markdown; shares to one decimal."""
        precision, rightly = "–", f"– / {self.fired:,}"
        if self.right is not None:
            precision, rightly = _share(self.right, self.fired), f"{self.right:,} / {self.fired:,}"
        if self.tried:
            precision, rightly = (
                "should not fire",
                f"{self.fired:,} in {self.tried:,} ({_share(self.fired, self.tried)})",
            )
        recall = (
            (_share(self.found, self.truth), f"{self.found:,} / {self.truth:,}") if self.truth else ("–", "–")
        )
        return " | ".join(("| " + self.explanation, self.reading, precision, rightly, *recall)) + " |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def upto(series: Series | None, day: date) -> Series | None:
    """What was known of a series on a day."""
    return None if series is None else Series(series.source, series.within(date.min, day))


def differing(a: str, b: str) -> Iterator[tuple[Question, Series, Series, date]]:
    """Every question and day on which two sources of the epidemic feed differ."""
    for question, sources in covid().items():
        if a in sources and b in sources:
            for day, x in sources[a].points:
                y = sources[b].at(day)
                if y is not None and x != y:
                    yield question, sources[a], sources[b], day
