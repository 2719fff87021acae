"""What came of each kind of fault: a row of the table in docs/reliability.md, and of var/faults.json."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.house.tree import PROJECT

LONG = bool(os.environ.get("LONG"))
KEPT = PROJECT / "var" / "faults.json"


@dataclass
class Result:
    """Of one kind of fault."""

    fault: str
    faults: int = 0
    tried: int = 0
    acknowledged: int = 0
    lost: int = 0
    twice: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    measured: dict[str, Any] = field(default_factory=dict)

    def row(self) -> str:
        """A row of the table in docs/reliability.md."""
        others = ", ".join(f"{n} × {name}" for name, n in sorted(self.answers.items()) if name != "200")
        numbers = (self.faults, self.tried, self.acknowledged, self.lost, self.twice)
        return f"| {self.fault} | {' | '.join(map(str, numbers))} | {others or '–'} | {self.slowest:.1f} s |"


def keep(result: Result) -> None:
    """Print it, and in a long run put it in the place of the last one of its kind."""
    print(result.row(), result.measured or "")  # shown where it fails, and by -s
    if not LONG:
        return
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else []
    kept = [row for row in kept if row["fault"] != result.fault]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    KEPT.write_text(json.dumps([*kept, {**vars(result), "at": now, "row": result.row()}], indent=1))


def held(result: Result, acknowledged: list[str], found: Counter[str]) -> None:
    """Count what is in the database (`found`, by its external id) of what was acknowledged, and keep it.

    AssertionError where something is lost, there twice, answered 500, or told no time to come back.
    """
    result.lost = sum(key not in found for key in acknowledged)
    result.twice = sum(count > 1 for count in found.values())
    if result.faults:
        keep(result)
    assert result.acknowledged > 0
    assert (result.lost, result.twice) == (0, 0), result.row()
    assert not [name for name in result.answers if name == "500" or "without" in name], result.row()
