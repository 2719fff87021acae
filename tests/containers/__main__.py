"""`make containers`: the shipped container files on a real engine, from nothing to an upgrade and back."""

import os
import platform
import sys
from datetime import UTC, datetime

from tests.containers import base_images, trial
from tests.containers.engine import Engine, Missing, engine, missing
from tests.containers.report import Report
from tests.containers.site import Site
from tests.house.tree import PROJECT

FOLDER = PROJECT / "var" / "containers"
RESULT = PROJECT / "var" / "containers.json"


def main() -> int:
    """0 where all went well, 1 where something did not, 2 where something is missing here."""
    lacking = missing()
    if lacking:
        print("Containers can't be tried here:", *lacking, sep="\n  ", file=sys.stderr)
        return 2
    report = Report()
    try:
        with engine(FOLDER / "engine") as running:
            about = {
                "day": datetime.now(UTC).date().isoformat(),
                "machine": f"{os.cpu_count()} processors, {platform.release()}",
                "storage": running.storage,
                "compose": " ".join(running.compose),
            }
            _try(running, report)
            report.keep(RESULT, about)
    except Missing as lack:
        print(f"Containers can't be tried here: {lack}", file=sys.stderr)
        return 2
    print(f"\n{report.table()}\n\n{report.faults} faults; kept in {RESULT}")
    return 1 if report.faults else 0


def _try(running: Engine, report: Report) -> None:
    stand_ins: dict[str, str] = {}

    def bases() -> str:
        stand_ins.update(base_images.make(running, FOLDER / "fetched"))
        left_out = sorted(base_images.names() - stand_ins.keys())
        told = [f"{name} is {version}" for name, version in stand_ins.items()]
        return "; ".join([*told, *(f"{name} could not be made" for name in left_out)])

    if not report.step("base images out of Debian's packages", bases):
        return
    python = next(name for name in stand_ins if name.startswith("python:"))
    site = Site.laid_out(running, FOLDER / "site", python)
    try:
        trial.run(site, report)
    finally:
        if report.faults:
            (FOLDER / "logs").write_text(site.compose("logs", "--no-color", "--tail=200", check=False))
        site.taken_down()


if __name__ == "__main__":
    sys.exit(main())
