"""Each supported Python found here goes through `make setup`, `make demo SERVE=0` and tests, by its own pip.

Environments, databases and all else go to a folder that is thrown away. Needs the standard library only.
Arguments are tests to run instead of the short selection; `--list` only lists (version, path).
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

PROJECT = Path(__file__).parent.parent
SUPPORTED = range(11, 15)
SHORT = ("tests/story", "tests/house", "tests/claims/domain")
"""The running example, how things are installed, and the rules: what another Python could change."""
NOT_INHERITED = {
    *("MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL"),  # of the make that called this
    *("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV", "BASE_PYTHON", "REQUIRE"),
}
WHICH = (
    "import ensurepip, os, sys, venv; "
    "print('.'.join(map(str, sys.version_info[:3])), os.path.realpath(sys.executable))"
)
LINES_OF_A_FAILURE = 40


def main(arguments: Sequence[str]) -> int:
    """Exit code: 1 where a step fails on any Python, or where none is found."""
    found = dict(sorted(interpreters(), key=lambda pair: [int(part) for part in pair[1].split(".")]))
    if arguments == ["--list"]:
        for path, version in found.items():
            print(f"{version}\t{path}")
        return 0
    outcomes = {path: try_out(path, arguments or SHORT) for path in found}
    for path, steps in outcomes.items():
        told = "  ".join(f"{step} {result}" for step, result in steps.items())
        print(f"Python {found[path]} ({path}): {told}")
    return int(not found or any("failed" in step for steps in outcomes.values() for step in steps.values()))


def interpreters() -> Iterator[tuple[str, str]]:
    """Path and version of each supported Python that can make an environment; once each, however linked."""
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    folders = [Path(folder) for folder in os.get_exec_path()]
    folders += [*pyenv.glob("versions/*/bin"), *home.glob(".local/share/uv/python/*/bin")]
    known = set()
    for folder in folders:
        for minor in SUPPORTED:
            program = folder / f"python3.{minor}"
            asked = _answer(program) if program.exists() else None
            if asked and asked[0] not in known:
                known.add(asked[0])
                yield asked


def _answer(program: Path) -> tuple[str, str] | None:
    """None for a shim of a version that is not there, and for a Python without venv or ensurepip."""
    run = subprocess.run([program, "-c", WHICH], capture_output=True, text=True)
    if run.returncode:
        return None
    version, _, path = run.stdout.strip().partition(" ")
    return path, version


def try_out(python: str, tests: Sequence[str]) -> dict[str, str]:
    """Step to seconds, or to "failed"; the steps after one that fails are left out."""
    results: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the embedded server of root runs as somebody who has to get in
        environment = {key: value for key, value in os.environ.items() if key not in NOT_INHERITED}
        environment["CLAIMCHECK_VAR"] = str(folder / "var")
        make = ["make", f"BASE_PYTHON={python}", f"VENV={folder / 'venv'}"]
        steps = {"setup": [], "demo": ["SERVE=0"], "test": [f"TESTS={' '.join(tests)}"]}
        for step, variables in steps.items():
            print(f"{python}: make {' '.join([step, *variables])}", flush=True)
            began = time.monotonic()
            with (folder / "log").open("w+") as log:
                run = subprocess.run(
                    [*make, step, *variables], cwd=PROJECT, env=environment, stdout=log, stderr=log
                )
                if run.returncode:
                    log.seek(0)
                    print("".join(log.readlines()[-LINES_OF_A_FAILURE:]))
                    return {**results, step: "failed"}
            results[step] = f"{time.monotonic() - began:.0f} s"
    return results


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
