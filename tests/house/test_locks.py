"""Both locks install as the Makefile does it, whatever was released since and however old pip is.

The Makefile itself is run, on stand-ins for every package and without network. Each package that something
asks for with extras has a newer release there: an older pip that resolves finds it unpinned, and stops.
"""

import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.stub_wheels import make_folder
from tests.house.tree import PROJECT
from tests.needs import PIPS, need

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-mcp.txt")
OLDEST = {(3, 11): "22.3", (3, 12): "23.2.1", (3, 13): "24.2", (3, 14): "25.2"}
"""The pip that the first release of each Python brings; older ones need not run there."""
RESOLVES_WITH_EXTRAS = (23, 3)
"""The first pip that takes the locked release for whatever is asked for with extras."""
WITHOUT_RESOLVER = "--no-deps --require-hashes --only-binary :all:"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def pips() -> list[Path]:
    """A wheel of each pip found here that this Python may bring, the oldest first."""
    found = {release(wheel): wheel for folder in _folders() for wheel in folder.glob("pip-*.whl")}
    oldest = release(f"pip-{OLDEST.get(sys.version_info[:2], '0')}")
    return [found[version] for version in sorted(found) if version >= oldest]


def release(wheel: Path | str) -> tuple[int, ...]:
    """Of pip-22.3-py3-none-any.whl (22, 3)."""
    return tuple(int(part) for part in Path(wheel).name.split("-")[1].split(".") if part.isdigit())


def _folders() -> Iterator[Path]:
    """Where wheels of pip lie: fetched ones, and what each Python found here brings."""
    yield PIPS
    listed = [sys.executable, PROJECT / ".ci" / "pythons.py", "--list"]
    where = (
        "import ensurepip, sysconfig; "
        "print(ensurepip.__path__[0]); print(sysconfig.get_config_var('WHEEL_PKG_DIR'))"
    )
    for line in subprocess.run(listed, capture_output=True, text=True, check=True).stdout.splitlines():
        asked = subprocess.run([line.split("\t")[1], "-c", where], capture_output=True, text=True, check=True)
        bundled, shared = asked.stdout.splitlines()
        yield Path(bundled) / "_bundled"
        yield Path(shared)


@pytest.fixture(scope="module")
def stubs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Makefile beside the locks with hashes exchanged, and the wheels."""
    folder = tmp_path_factory.mktemp("stubs")
    make_folder(folder, [PROJECT / lock for lock in LOCKS])
    shutil.copy(PROJECT / "Makefile", folder)
    return folder


@pytest.fixture
def copy(stubs: Path, tmp_path: Path) -> Path:
    """The same again, to be changed."""
    return Path(shutil.copytree(stubs, tmp_path / "copy", ignore=shutil.ignore_patterns("venv-*")))


Install = Callable[[Path, Path, str], subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def install(tmp_path_factory: pytest.TempPathFactory) -> Install:
    """Runs a target of the Makefile in a folder, in a fresh environment that this pip was put into."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "MAKE"))}
    clean |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_CACHE_DIR": "1"}

    @cache
    def fresh(pip: Path) -> Path:
        """An environment with nothing but pip, to be copied: to install itself takes a pip seconds."""
        place = tmp_path_factory.mktemp(pip.stem)
        venv.create(place, with_pip=False, clear=True)
        run = [place / "bin" / "python", pip / "pip", "install", "-q", "--no-index", pip]
        subprocess.run(run, env=clean, check=True)
        return place

    def run(folder: Path, pip: Path, target: str) -> subprocess.CompletedProcess[str]:
        place = folder / f"venv-{pip.stem}-{target}"
        shutil.copytree(fresh(pip), place, symlinks=True)
        environment = {**clean, "PIP_INDEX_URL": (folder / "simple").as_uri()}
        make = ["make", f"VENV={place}", f"{place}/installed-{target}"]
        return subprocess.run(make, cwd=folder, env=environment, capture_output=True, text=True)

    return run


@pytest.mark.whole("test_the_oldest_pip_installs_what_the_demo_needs")
def test_every_pip_installs_both_locks(install: Install, stubs: Path, pips: list[Path]) -> None:
    for pip in pips if os.environ.get("LONG") else (pips[0], pips[-1]):
        run = install(stubs, pip, "development")
        assert run.returncode == 0, f"{pip.name}: {run.stdout}{run.stderr}"
        assert "No broken requirements found" in run.stdout


@pytest.mark.check("test_the_image_and_the_handbook_install_as_the_makefile_does")
def test_the_oldest_pip_installs_what_the_demo_needs(install: Install, stubs: Path, pips: list[Path]) -> None:
    run = install(stubs, pips[0], "runtime")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No broken requirements found" in run.stdout


@pytest.mark.whole("test_the_oldest_pip_installs_what_the_demo_needs")
@pytest.mark.parametrize("target", ["runtime", "development"])
def test_control_an_old_pip_that_resolves_stops_at_the_newer_release(
    install: Install, pips: list[Path], copy: Path, target: str
) -> None:
    makefile = copy / "Makefile"
    assert makefile.read_text().count(WITHOUT_RESOLVER) == 1
    makefile.write_text(makefile.read_text().replace("--no-deps ", ""))
    run = install(copy, pips[0], target)
    if release(pips[0]) >= RESOLVES_WITH_EXTRAS:  # all that the newer Pythons bring
        assert run.returncode == 0, run.stdout + run.stderr
        return
    assert run.returncode != 0
    told = "In --require-hashes mode, all requirements must have their versions pinned"
    assert re.search(rf"{told}.*\n +psycopg\[pool\]", run.stdout + run.stderr)


@pytest.mark.whole("test_the_oldest_pip_installs_what_the_demo_needs")
def test_an_environment_that_does_not_hold_together_is_not_taken_for_installed(
    install: Install, pips: list[Path], copy: Path
) -> None:
    lock = copy / "requirements.txt"
    lock.write_text(re.sub(r"^asgiref==.*\n", "", lock.read_text(), flags=re.MULTILINE))
    run = install(copy, pips[-1], "runtime")
    assert run.returncode != 0
    assert "requires asgiref, which is not installed" in run.stdout
    assert "then run make again" in run.stderr
    assert not list(copy.glob("venv-*/installed-runtime"))


def test_the_oldest_pip_of_this_python_is_tried(pips: list[Path]) -> None:
    if sys.version_info[:2] == (3, 11):
        need("pip")  # the one that has to be fetched
    assert release(pips[0]) == release(f"pip-{OLDEST[sys.version_info[:2]]}")


def test_the_image_and_the_handbook_install_as_the_makefile_does() -> None:
    for file in ("Makefile", "Dockerfile", "docs/operations.md"):
        assert WITHOUT_RESOLVER in (PROJECT / file).read_text()
