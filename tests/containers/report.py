"""What a trial saw: a table for people, and the same as JSON in var/containers.json."""

import json
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was tried."""

    tried: str
    seen: str
    well: bool
    seconds: float


@dataclass
class Report:
    """Everything that was tried, as it goes on."""

    lines: list[Line] = field(default_factory=list)

    def step(self, tried: str, do: Callable[[], str]) -> bool:
        """Try one thing; what it says it saw. What it raises is a fault, and the trial goes on."""
        begun = time.monotonic()
        try:
            seen, well = do(), True
        except Exception as fault:
            seen, well = f"{type(fault).__name__}: {fault}", False
            if not isinstance(fault, (AssertionError, TimeoutError, RuntimeError)):
                traceback.print_exc()
        line = Line(tried, seen, well, round(time.monotonic() - begun, 1))
        self.lines.append(line)
        print(f"{'well ' if well else 'FAULT'} {line.seconds:7.1f} s  {tried}: {seen}", flush=True)
        return well

    @property
    def faults(self) -> int:
        """How many of them went wrong."""
        return sum(not line.well for line in self.lines)

    def table(self) -> str:
        """Markdown."""
        rows = [
            f"| {line.tried} | {_one_line(line.seen)} | {'yes' if line.well else '**no**'} | {line.seconds} |"
            for line in self.lines
        ]
        return "\n".join(["| tried | seen | well | seconds |", "|---|---|---|---|", *rows])

    def keep(self, file: Path, about: dict[str, str]) -> None:
        """Write it down, with what it was tried on."""
        told = {"about": about, "faults": self.faults, "steps": [asdict(line) for line in self.lines]}
        file.write_text(json.dumps(told, indent=1))


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", "/").split())[:300]
