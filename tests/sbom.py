"""`make sbom`: what the application is made of, by the lock, as CycloneDX 1.6 (JSON) in var/sbom.cdx.json.

Needs no network: names, versions and hashes are the lock's, licences what the installed packages say.
"""

import json
import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
ENTRY = re.compile(r"^([a-z0-9.\-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(.*?)(?=^\S|\Z)", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Locked:
    """One release of a package that the lock allows."""

    name: str
    version: str
    hashes: tuple[str, ...]


def locked(lock: str = "requirements.txt") -> list[Locked]:
    """Every release in a lock."""
    text = re.sub(r"^\s*#.*\n", "", (PROJECT / lock).read_text("utf-8"), flags=re.M)
    return [
        Locked(name, version, tuple(re.findall(r"sha256:([0-9a-f]{64})", rest)))
        for name, version, rest in ENTRY.findall(text)
    ]


def licences_of(name: str) -> list[str]:
    """What an installed package says of its licence; nothing where it is not installed or says none."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return []
    expression = told.get("License-Expression")
    if expression:
        return [str(expression)]
    classified = [each.split(" :: ")[-1] for each in told.get_all("Classifier", []) if "License ::" in each]
    return classified or [line for line in str(told.get("License") or "").splitlines()[:1] if line]


def bill() -> dict[str, Any]:
    """The bill of materials."""
    components = [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{each.name}@{each.version}",
            "purl": f"pkg:pypi/{each.name}@{each.version}",
            "name": each.name,
            "version": each.version,
            "hashes": [{"alg": "SHA-256", "content": content} for content in each.hashes],
            "licenses": [{"license": {"name": name}} for name in licences_of(each.name)],
        }
        for each in locked()
    ]
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": components}


if __name__ == "__main__":
    target = PROJECT / "var" / "sbom.cdx.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(bill(), indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{len(bill()['components'])} components: {target.relative_to(PROJECT)}\n")
