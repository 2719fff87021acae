"""Stand-ins for every locked package: names, versions and requirements of the real ones, and no code.

With them the installation runs whole, by any pip, without network, in seconds.
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Sequence
from importlib.metadata import distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NEWER = "9999.0"
"""The release of a package that appears some day after it was locked."""
PIN = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ; (.*))?$")
KEPT = ("Requires-Dist", "Provides-Extra")


def make_folder(folder: Path, locks: Sequence[Path]) -> None:
    """Fill a folder with wheels, copies of the locks with the hashes of those, and an index."""
    wheels = folder / "wheels"
    wheels.mkdir()
    locked = set()
    for lock in locks:
        lines = []
        for name, version, marker in pins(lock):
            locked.add(name)
            digest = make_wheel(wheels, name, version) if applies(marker) else "0" * 64
            lines.append(f"{name}=={version}{f' ; {marker}' if marker else ''} --hash=sha256:{digest}")
        (folder / lock.name).write_text("\n".join(lines))
    for name in asked_for_with_extras() & locked:
        make_wheel(wheels, name, NEWER)
    _make_index(folder / "simple", wheels)


def _make_index(index: Path, wheels: Path) -> None:
    """A page for each package that links to its wheels (PEP 503): pip reads a mere folder whole for each."""
    for wheel in sorted(wheels.iterdir()):
        page = index / canonicalize_name(wheel.name.split("-")[0]) / "index.html"
        if not page.exists():
            page.parent.mkdir(parents=True)
            page.write_text("<!DOCTYPE html>\n")
        with page.open("a") as links:
            links.write(f'<a href="../../{wheels.name}/{wheel.name}">{wheel.name}</a>\n')


def pins(lock: Path) -> Iterable[tuple[str, str, str]]:
    """(name, version, marker) of each line of a lock."""
    for line in re.sub(r" *\\\n +--hash=\S+", "", lock.read_text()).splitlines():
        if found := PIN.match(line.strip()):
            name, version, marker = found.groups(default="")
            yield name, version, marker


def applies(marker: str) -> bool:
    """Whether a pin is for this Python."""
    chosen = Requirement(f"any ; {marker}").marker if marker else None
    return chosen is None or chosen.evaluate()


def asked_for_with_extras() -> set[str]:
    """Packages that an installed one asks for with extras, such as `coverage[toml]`."""
    found = {Requirement(line) for one in distributions() for line in one.requires or ()}
    return {canonicalize_name(requirement.name) for requirement in found if requirement.extras}


def make_wheel(folder: Path, name: str, version: str) -> str:
    """Write a wheel (binary distribution format 1.0) without code; its sha256.

    Its requirements are those of the installed package: PackageNotFoundError where there is none.
    """
    known = distribution(name).metadata
    stem = f"{re.sub('[-_.]+', '_', name)}-{version}"
    lines = [f"{key}: {value}" for key in KEPT for value in known.get_all(key) or ()]
    files = {
        "METADATA": "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines, ""]),
        "WHEEL": "Wheel-Version: 1.0\nGenerator: stub\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files["RECORD"] = "".join(f"{stem}.dist-info/{file},,\n" for file in (*files, "RECORD"))
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for file, text in files.items():
            wheel.writestr(zipfile.ZipInfo(f"{stem}.dist-info/{file}"), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()
