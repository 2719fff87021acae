"""Which package may import which."""

import subprocess
import sys

import pytest

from tests.house.tree import PROJECT, imported, sources

DOMAINS = ("claims/domain", "sources/domain")
BEHIND_ONE_MODULE = {
    "claims/domain/figures/units.py": "pint",
    "claims/domain/articles/calendars.py": "babel",
    "claims/domain/reading/vocabulary/cldr.py": "babel",
    "claims/domain/reading/languages.py": "py3langid",
}
"""The libraries of the rules, each behind one module of a package (ADR 0014): units, CLDR, languages."""


def test_the_contracts_hold() -> None:
    script = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(cache_dir=None))"
    # in a process of its own: it configures logging, which silences every logger that is there
    run = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_rules_need_nothing_but_the_standard_library() -> None:
    foreign = {}
    for path in sources():
        if not str(path).startswith(DOMAINS):
            continue
        allowed = {BEHIND_ONE_MODULE.get(str(path)), *sys.stdlib_module_names}
        names = {name for name in imported(path) if name.split(".")[0] not in allowed}
        foreign[path] = {name for name in names if not name.startswith(("claims.domain", "sources.domain"))}
    assert len(foreign) > 100
    assert {str(path): names for path, names in foreign.items() if names} == {}


def test_the_rules_can_be_imported_without_django_and_without_pint() -> None:
    script = "import claims.domain, sys; print({'django', 'pint', 'psycopg'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True)
    assert run.stdout == "set()\n", run.stdout + run.stderr


@pytest.mark.parametrize("package", ["claimcheck", "claims", "sources"])
def test_the_package_itself_stays_empty(package: str) -> None:
    assert not (PROJECT / package / "__init__.py").read_text()
