"""What the figures were measured on, and how much processor time a tree of processes has used."""

import os
import platform
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def describe() -> str:
    """Processor, cores and Python, in a line; no name of the machine."""
    model = platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(":", 1)[1].strip() if names else model
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def tree_seconds(*roots: int) -> float:
    """Processor seconds that these processes and all below them have used, ended children included."""
    children: dict[int, list[int]] = {}
    spent: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended while we were looking
        children.setdefault(int(fields[1]), []).append(int(entry.name))
        spent[int(entry.name)] = sum(map(int, fields[11:15])) / TICK
    left, seen = list(roots), set[int]()
    while left:
        process = left.pop()
        if process not in seen:
            seen.add(process)
            left.extend(children.get(process, ()))
    return sum(spent.get(process, 0.0) for process in seen)
