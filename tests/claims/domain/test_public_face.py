"""The public face: what it names is there, its docstring runs, and it is quick to import."""

import doctest
import subprocess
import sys

import claims.domain


def test_everything_named_is_there() -> None:
    assert all(hasattr(claims.domain, name) for name in claims.domain.__all__)


def test_docstring_runs() -> None:
    found = doctest.testmod(claims.domain)
    assert (found.attempted > 0, found.failed) == (True, 0)


def test_neither_django_nor_pint_is_imported() -> None:
    code = "import sys, claims.domain; print(*{'django', 'pint'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
