"""What was measured so far, in a file: written after each measurement, read again where a run goes on."""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.machine import describe
from benchmarks.scale.spent import Spent


@dataclass(slots=True)
class Kept:
    """The file. Of each size, by how many claims were asked for: counts, room on disk, what was measured, and
    how busy the machine was."""

    path: Path
    content: dict[str, Any]

    @classmethod
    def at(cls, path: Path, *, fresh: bool = False) -> "Kept":
        """What an earlier run left there; nothing where it is to begin anew."""
        if path.exists() and not fresh:
            return cls(path, json.loads(path.read_text()))
        return cls(path, {"machine": describe(), "sizes": {}})

    def size(self, claims: int) -> dict[str, Any]:
        """What is known at a size."""
        empty: dict[str, Any] = {"measured": {}}
        found: dict[str, Any] = self.content["sizes"].setdefault(str(claims), empty)
        return found

    def has(self, claims: int, name: str) -> bool:
        """Whether something was measured at a size."""
        return name in self.size(claims)["measured"]

    def is_done(self, claims: int) -> bool:
        """Whether all was measured at a size, or tried."""
        return bool(self.size(claims).get("done"))

    def keep(self, claims: int, name: str, spent: Spent | str) -> None:
        """A measurement, or why there is none."""
        told = {"failed": spent} if isinstance(spent, str) else spent.as_json()
        self.size(claims)["measured"][name] = {**told, "busy": round(os.getloadavg()[0], 1)}
        self.write()

    def tell(self, claims: int, **facts: Any) -> None:
        """Further facts of a size."""
        self.size(claims).update(facts)
        self.write()

    def write(self) -> None:
        """All of it, at once or not at all."""
        self.content["date"] = datetime.now(UTC).isoformat(timespec="seconds")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_suffix(".half")
        half.write_text(json.dumps(self.content, indent=2) + "\n")
        half.replace(self.path)

    def in_order(self) -> list[dict[str, Any]]:
        """The sizes that are grown, the smallest first; of the last one not everything may be measured."""
        sizes = sorted(self.content["sizes"].items(), key=lambda size: int(size[0]))
        return [found for _, found in sizes if "counts" in found]
