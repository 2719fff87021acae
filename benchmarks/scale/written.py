"""What was measured, written for people: tables in Markdown and pictures, put into docs/."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from benchmarks.scale.growth import (
    SMALLEST,
    End,
    Reading,
    Size,
    ends,
    exponent,
    limits,
    measured,
    processors,
    room,
)
from benchmarks.scale.kept import Kept
from benchmarks.scale.plots import growth_picture
from benchmarks.scale.works import LABELS, ONCE

BEGIN, END = "<!-- bench-scale: begin -->", "<!-- bench-scale: end -->"
FARTHEST = 1e10
"""Claims beyond which an extrapolation from what was measured says nothing."""


def written(kept: Kept) -> str:
    """Tables of all sizes that are grown."""
    sizes = kept.in_order()
    if not sizes:
        return "Nothing is measured yet.\n"
    loads = [work["busy"] for size in sizes for work in size["measured"].values()]
    told = (
        f"Measured on {kept.content['date'][:10]}: {kept.content['machine']}, load {min(loads)} to "
        f"{max(loads)} meanwhile. Processor time of application + database; in brackets the clock. The "
        "exponent is that of processor time between the two largest sizes.\n"
    )
    return "\n".join([told, *_works(sizes), "", *_memory(sizes), "", *_ends(sizes)]) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _heading(sizes: Sequence[Size], first: str, last: str) -> list[str]:
    counts = [f"{size['counts']['claims']:,} claims" for size in sizes]
    return [_row(first, *counts, last), "|---" + "|---:" * (len(sizes) + 1) + "|"]


def _works(sizes: Sequence[Size]) -> list[str]:
    rows = _heading(sizes, "work", "exponent")
    for name, label in LABELS.items():
        grows = exponent(sizes, processors(name), least=SMALLEST if name in ONCE else 0.0005)
        cells = [_cell(size["measured"].get(name)) for size in sizes]
        rows.append(_row(label, *cells, _exponent(grows)))
    return rows


def _cell(work: dict[str, Any] | None) -> str:
    if work is None:
        return "–"
    if "failed" in work:
        return "failed"
    return f"{seconds(work['application'])} + {seconds(work['database'])} ({seconds(work['wall'])})"


def seconds(value: float) -> str:
    """A time in the unit that suits it."""
    if value >= 90:
        return f"{value / 60:.1f} min"
    return (
        f"{value:.1f} s"
        if value >= 1
        else f"{value * 1000:.0f} ms"
        if value >= 0.01
        else f"{value * 1000:.1f} ms"
    )


def size_on_disk(value: float) -> str:
    """Bytes in the unit that suits them."""
    return f"{value / 1e9:.1f} GB" if value >= 1e9 else f"{value / 1e6:.0f} MB"


def _exponent(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _memory(sizes: Sequence[Size]) -> list[str]:
    rows = _heading(sizes, "memory and disk", "exponent")
    readings: dict[str, tuple[Reading, float]] = {
        "tables": (room("tables"), 1),
        "indexes": (room("indexes"), 1),
        **{f"peak of the process: {LABELS[name]}": (measured(name, "memory"), 1e6) for name in ONCE},
        "web process after the pages": (measured("conflict", "memory"), 1e6),
        "database's processes, full detection": (measured(ONCE[0], "database_memory"), 1e6),
    }
    for label, (read, factor) in readings.items():
        values = [read(size) for size in sizes]
        cells = ["–" if value is None else size_on_disk(value * factor) for value in values]
        rows.append(_row(label, *cells, _exponent(exponent(sizes, read))))
    return rows


def _ends(sizes: Sequence[Size]) -> list[str]:
    memory = _memory_of_machine()
    disk = shutil.disk_usage(settings.BASE_DIR).total
    found = ends(sizes, limits(disk=disk, memory=memory))
    told = (
        f"Where one machine ends ({size_on_disk(disk)} of disk, {size_on_disk(memory)} of memory), what ends "
        "first before the rest: extrapolated by the exponent of the two largest sizes unless marked measured."
    )
    rows = [told, "", _row("what", "at about", "exponent"), "|---|---:|---:|"]
    return rows + [_row(end.limit.name, _at(end), _exponent(end.exponent)) for end in found[:8]]


def _at(end: End) -> str:
    if end.claims is None or end.claims > FARTHEST:
        return "not in sight"
    digits = 10 ** max(len(str(int(end.claims))) - 2, 0)
    return f"{round(end.claims / digits) * digits:,} claims" + (" (measured)" if end.is_measured else "")


def _memory_of_machine() -> int:
    lines = Path("/proc/meminfo").read_text().splitlines()
    return 1024 * next(int(row.split()[1]) for row in lines if row.startswith("MemTotal:"))


def put_into_docs(kept: Kept, folder: Path) -> list[Path]:
    """Draw the pictures, and put the tables between their marks in scale.md where it has them."""
    sizes = kept.in_order()
    if not sizes:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    note = f"{kept.content['date'][:10]}, {kept.content['machine']}. Both axes are logarithmic."
    pictures = {
        "scale-pages": ("Processor time of a request", [name for name in LABELS if name not in ONCE]),
        "scale-works": ("Processor time of a work", list(ONCE)),
    }
    found = []
    for name, (title, works) in pictures.items():
        curves = {LABELS[work].partition(",")[0]: _curve(sizes, processors(work)) for work in works}
        found.append(folder / f"{name}.svg")
        found[-1].write_text(growth_picture(curves, title=title, note=note, id_=name, unit=_time) + "\n")
    curves = {part: _curve(sizes, room(part)) for part in ("tables", "indexes")}
    for work in ONCE:
        curves[f"memory: {LABELS[work].partition(',')[0]}"] = [
            (claims, megabytes * 1e6) for claims, megabytes in _curve(sizes, measured(work, "memory"))
        ]
    found.append(folder / "scale-room.svg")
    found[-1].write_text(
        growth_picture(curves, title="Disk and memory", note=note, id_="scale-room", unit=_bytes) + "\n"
    )
    page = folder / "scale.md"
    if page.exists() and BEGIN in (before := page.read_text()):
        head, _, rest = before.partition(BEGIN)
        page.write_text(f"{head}{BEGIN}\n{written(kept)}{END}{rest.partition(END)[2]}")
        found.append(page)
    return found


def _curve(sizes: Sequence[Size], read: Reading) -> list[tuple[float, float]]:
    return [(size["counts"]["claims"], value) for size in sizes if (value := read(size)) is not None]


def _time(power: float) -> str:
    return f"{power:g} s" if power >= 1 else f"{power * 1000:g} ms"


def _bytes(power: float) -> str:
    return f"{power / 1e9:g} GB" if power >= 1e9 else f"{power / 1e6:g} MB"
