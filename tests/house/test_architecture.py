"""Which package may import which."""

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.house.tree import PROJECT, imported, sources

DOMAINS = ("claims/domain", "sources/domain")
BEHIND_ONE_MODULE = {
    "claims/domain/figures/units.py": "pint",
    "claims/domain/articles/calendars.py": "babel",
    "claims/domain/reading/vocabulary/cldr.py": "babel",
    "claims/domain/reading/languages.py": "py3langid",
}
"""The libraries of the rules, each behind one module of a package (ADR 0014): units, CLDR, languages."""


def test_the_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(str(PROJECT / "pyproject.toml"), cache_dir=None) == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", [path for path in sources() if str(path).startswith(DOMAINS)], ids=str)
def test_the_rules_need_nothing_but_the_standard_library(path: Path) -> None:
    allowed = {"claims", "sources", BEHIND_ONE_MODULE.get(str(path))}
    foreign = {name.split(".")[0] for name in imported(path)} - sys.stdlib_module_names - allowed
    assert not foreign
    own = {name for name in imported(path) if name.split(".")[0] in ("claims", "sources")}
    assert all(name.startswith(("claims.domain", "sources.domain")) for name in own), own


def test_the_rules_can_be_imported_without_django_and_without_pint() -> None:
    script = "import claims.domain, sys; print({'django', 'pint', 'psycopg'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True)
    assert run.stdout == "set()\n", run.stdout + run.stderr


@pytest.mark.parametrize("package", ["claims", "sources"])
def test_the_package_itself_stays_empty(package: str) -> None:
    assert not (PROJECT / package / "__init__.py").read_text()
