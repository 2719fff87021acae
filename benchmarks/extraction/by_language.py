"""Score of the reader on gold sentences: `python -m benchmarks.extraction.by_language FOLDER [language …]`.

A row of the gold is JSON: `text` and `figures` with number, modality, low, high, unit, noun, per, direction,
denied (see the folder's README). A figure found is the gold's where its ends are equal; each serves once.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from claims.domain.reading import FoundFigure, read
from claims.domain.reading.borders import POLICY, UNITS, Modality, read_written

NEAR = Fraction(1, 1000)
ROUGH = {
    "house": "item", "home": "item", "household": "item", "car": "item", "drone": "item", "event": "item",
}  # fmt: skip
HEDGED = frozenset(
    {"approx", "nearly", "just_over", "at_least", "more_than", "at_most", "less_than", "up_to"}
)
LOWER, UPPER = {"at_least", "more_than"}, {"at_most", "less_than", "up_to"}


@dataclass(slots=True)
class Tally:
    """Counts over a folder: figures right by value, also by unit, hedges told, and what went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def share(self, part: str, whole: str) -> float:
        """Of the whole, 1 where there is nothing."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else 1.0

    def f1(self, right: str) -> float:
        """Harmonic mean of precision and recall."""
        both = self.counts["found"] + self.counts["wanted"]
        return 2 * self.counts[right] / both if both else 1.0


def ends(found: FoundFigure) -> tuple[Fraction | None, Fraction | None]:
    """Low and high of a figure in the gold's manner."""
    written = found.written
    if found.modality is Modality.NONE:
        return Fraction(0), Fraction(0)
    if found.modality is Modality.UNCOUNTABLE:
        return Fraction(POLICY.uncountable[written.best]), None
    low, high = (
        Fraction(read_written(text or written.best, point_is_decimal=True).value)
        for text in (written.low, written.high)
    )
    if written.plus_minus:
        margin = Fraction(read_written(written.plus_minus, point_is_decimal=True).value)
        low, high = low - margin, high + margin
    return (None if found.modality in UPPER else low), (None if found.modality in LOWER else high)


def _equal(found: FoundFigure, wanted: dict[str, Any]) -> bool:
    """The same number, whatever the hedge makes of it."""
    low, high = ends(found)
    numbers = {n for n in (low, high) if n is not None}
    asked = {Fraction(wanted[end]) for end in ("low", "high") if wanted[end] is not None}
    near = [any(abs(a - b) <= NEAR * abs(b) for a in numbers) for b in asked]
    tens = found.written.best == "dozens" and asked == {Fraction(10)}
    return tens or (all(near) and len(numbers) == len(asked))


def _unit_fits(found: FoundFigure, wanted: dict[str, Any], text: str) -> bool:
    unit = wanted["unit"]
    if unit == "?":
        return bool(found.questions)
    if unit not in UNITS and unit not in ROUGH:
        return found.unit in {None, "item", "event", "household", "person"} and bool(
            found.noun or found.unit is None
        )
    return bool(ROUGH.get(unit, unit) == ROUGH.get(found.unit or "", found.unit))


def score(rows: Iterable[dict[str, Any]], language: str, tally: Tally) -> Tally:
    """Add the rows of one language."""
    for row in rows:
        left = list(read(row["text"], language).figures)
        tally.counts["found"] += len(left)
        tally.counts["wanted"] += len(row["figures"])
        tally.counts["asked"] += sum(bool(figure.questions) for figure in left)
        for wanted in row["figures"]:
            found = next((figure for figure in left if _equal(figure, wanted)), None)
            hedged = wanted["modality"] in HEDGED
            tally.counts["hedges"] += hedged
            if found is None:
                tally.faults.append(f"{row['id']} missed {wanted['span']!r} in {row['text']!r}")
                continue
            left.remove(found)
            _compare(found, wanted, row, tally)
        tally.faults += [f"{row['id']} made up {f.written} in {row['text']!r}" for f in left]
        tally.counts["hedges_said"] += sum(figure.modality.value in HEDGED for figure in left)
    return tally


def _compare(found: FoundFigure, wanted: dict[str, Any], row: dict[str, Any], tally: Tally) -> None:
    modality = "vague" if found.modality is Modality.UNCOUNTABLE else found.modality.value
    said, hedged = modality in HEDGED, wanted["modality"] in HEDGED
    unit = _unit_fits(found, wanted, row["text"])
    tally.counts["right"] += 1
    tally.counts["with_unit"] += unit
    tally.counts["hedges_said"] += said
    tally.counts["hedges_right"] += hedged and modality == wanted["modality"]
    tally.counts["bare"] += hedged and modality == "stated" and not found.questions
    tally.counts["modality_right"] += modality == wanted["modality"]
    tally.counts["denied_right"] += found.denied == wanted["denied"]
    for name, fine in (
        ("unit", unit),
        ("modality", modality == wanted["modality"]),
        ("denied", found.denied == wanted["denied"]),
        ("direction", (found.direction or None) == wanted["direction"]),
        ("per", (found.per or None) == wanted["per"]),
    ):
        tally.counts[f"{name}_fits"] += fine
        if not fine:
            got = {"unit": found.unit, "modality": modality}.get(name) or getattr(found, name)
            tally.faults.append(
                f"{row['id']} {name} {got!r}, wanted {wanted[name]!r}: {wanted['span']!r} in {row['text']!r}"
            )


def line(name: str, tally: Tally) -> str:
    """The figures of the targets, in one line."""
    count, share = tally.counts, tally.share
    return (
        f"{name:4} wanted {count['wanted']:4} found {count['found']:4} asked {count['asked']:4}"
        f"  value P {share('right', 'found'):.3f} R {share('right', 'wanted'):.3f} F1 {tally.f1('right'):.3f}"
        f"  with unit F1 {tally.f1('with_unit'):.3f}"
        f"  modality P {share('hedges_right', 'hedges_said'):.3f} R {share('hedges_right', 'hedges'):.3f}"
        f"  bare {count['bare']}  denied {share('denied_right', 'right'):.3f}"
        f" direction {share('direction_fits', 'right'):.3f} per {share('per_fits', 'right'):.3f}"
    )


def main(arguments: list[str]) -> None:
    """Print a line a language and one for all; `-v` prints what went wrong too."""
    verbose = "-v" in arguments
    folder, *wanted = [argument for argument in arguments if argument != "-v"]
    total = Tally()
    for path in sorted(Path(folder).glob("??.jsonl")):
        if wanted and path.stem not in wanted:
            continue
        rows = [json.loads(each) for each in path.read_text(encoding="utf-8").splitlines() if each]
        tally = score(rows, path.stem, Tally())
        total.counts += tally.counts
        print(line(path.stem, tally))
        if verbose:
            print(*(f"    {fault}" for fault in tally.faults), sep="\n")
    print(line("all", total))


if __name__ == "__main__":
    main(sys.argv[1:])
