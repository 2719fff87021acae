"""What a row has brought into the memory of a recording, taken out again where the row can't be recorded."""

from collections.abc import Callable
from typing import Any


class UndoJournal:
    """The steps of a recording's memory, each with what undoes it."""

    def __init__(self) -> None:
        self._steps: list[tuple[Callable[..., Any], tuple[Any, ...]]] = []

    def put(self, memory: dict[Any, Any], key: Any, value: Any) -> None:
        """Remember a value under a key that is new."""
        memory[key] = value
        self.undone_by(memory.pop, key, None)

    def undone_by(self, undo: Callable[..., Any], *given: Any) -> None:
        """Note what undoes the step that was just made."""
        self._steps.append((undo, given))

    def mark(self) -> int:
        """Where the memory stands now."""
        return len(self._steps)

    def undo(self, mark: int) -> None:
        """Take back all steps since the mark, the last one first."""
        while len(self._steps) > mark:
            undo, given = self._steps.pop()
            undo(*given)

    def keep(self) -> None:
        """Nothing before now is undone any more."""
        self._steps.clear()
