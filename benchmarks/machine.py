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
    return sum(_tree(*roots).values())


def tree_memory(*roots: int) -> float:
    """Megabytes that these processes and all below them hold; what several share counts once."""
    return sum(held(process) for process in _tree(*roots))


def held(process: int) -> float:
    """Megabytes of one process, what it shares in proportion to how many do; 0 of one that has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _tree(*roots: int) -> dict[int, float]:
    """These processes and all below them, with the processor seconds of each."""
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
    return {process: spent[process] for process in seen if process in spent}
