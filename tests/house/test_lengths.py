"""What a run leaves out has somebody who stands for it, and a whole run leaves out nothing."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.tree import PROJECT
from tests.lengths import ONE_OF

ALL = sorted(path for path in (PROJECT / "tests").rglob("test_*.py") if path.name != Path(__file__).name)


@cache
def _tests(path: Path) -> dict[str, ast.FunctionDef]:
    body = ast.parse(path.read_text()).body
    return {one.name: one for one in body if isinstance(one, ast.FunctionDef) and one.name.startswith("test")}


@cache
def _marks_of_all(path: Path) -> list[ast.expr]:
    body = ast.parse(path.read_text()).body
    marks = [
        one.value
        for one in body
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "pytestmark"
    ]
    return [each for one in marks for each in (one.elts if isinstance(one, ast.List) else [one])]


def _neighbours(path: Path, test: ast.FunctionDef, *lengths: str) -> Iterator[str]:
    """Whom the marks of a test and of its module name; marks of one of its parameters are none."""
    for call in (*test.decorator_list, *_marks_of_all(path)):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {f"pytest.mark.{one}" for one in lengths}:
            yield ast.literal_eval(call.args[0])


@pytest.mark.parametrize("lengths", [("whole",), ("check", "whole")], ids=" and ".join)
def test_who_is_left_out_names_a_neighbour_who_is_not(lengths: tuple[str, ...]):
    """Who is left out by the first of `lengths` has a neighbour whom no mark of these leaves out."""
    marked, lost = 0, []
    for path in ALL:
        for name, test in _tests(path).items():
            for neighbour in _neighbours(path, test, lengths[0]):
                marked += 1
                file, _, other = neighbour.rpartition("::")
                beside = PROJECT / file if file else path
                found = _tests(beside).get(other)
                if found is None or found is test or any(_neighbours(beside, found, *lengths)):
                    lost.append(f"{path.relative_to(PROJECT)}::{name}: {neighbour}")
    assert lost == []
    assert marked > 20


FOLDER = {
    "conftest.py": "from tests import lengths\nfrom tests.lengths import all_but_first\n"
    "lengths.TESTS = __import__('pathlib').Path(__file__).parent\n"
    "def pytest_configure(config):\n    lengths.choose(config)\n"
    "def pytest_collection_modifyitems(config, items):\n    lengths.leave_out(config, items)\n",
    "test_it.py": "import pytest\nfrom tests.lengths import all_but_first, at_most, few\n"
    "def test_small(): assert True\n"
    "@pytest.mark.whole('test_small')\ndef test_large(): assert True\n"
    "@pytest.mark.check('test_small')\ndef test_slow(): assert True\n"
    "@pytest.mark.parametrize('n', all_but_first([1, (2), 3]))\ndef test_each(n): assert n\n"
    "@pytest.mark.django_db\n@pytest.mark.parametrize('n', range(7))\ndef test_rows(n): assert True\n"
    "@pytest.mark.django_db\ndef test_second(): assert True\n"
    "@pytest.mark.django_db\ndef test_third(): assert True\n"
    "@pytest.mark.django_db\ndef test_fourth_stands_for_another(): assert True\n"
    "@pytest.mark.whole('test_fourth_stands_for_another')\n@pytest.mark.django_db\ndef test_huge(): assert True\n"
    "@pytest.mark.parametrize('n', few(range(8), one_of=4))\ndef test_few(n): assert True\n"
    "@pytest.mark.parametrize('n', range(at_most(1, 5)))\ndef test_drawn(n): assert True\n",
}
COLLECT = (
    *(sys.executable, "-m", "pytest", "-q", "--collect-only", "-c", "/dev/null"),
    *("-p", "no:cacheprovider"),
)
WHOLE = 1 + 1 + 1 + 3 + 7 + 4 + 8 + 5
CHECK = 1 + 1 + 1 + 7 + 3 + 8 + 5
QUICK = 1 + 1 + -(-7 // ONE_OF) + 2 + 2 + 1  # of those with a database the first, third and fourth


@pytest.mark.parametrize(
    ("asked", "environment", "taken"),
    [
        ([], {}, QUICK),
        ([], {"CHECK": "1"}, CHECK),
        ([], {"WHOLE": "1"}, WHOLE),
        ([], {"LONG": "1"}, WHOLE),
        (["test_it.py"], {}, WHOLE),
        (["test_it.py::test_large"], {}, 1),
    ],
    ids=str,
)
def test_a_quick_run_takes_some_and_any_other_all(
    tmp_path: Path, asked: list[str], environment: dict[str, str], taken: int
):
    for name, text in FOLDER.items():
        (tmp_path / name).write_text(text)
    told = subprocess.run(
        [*COLLECT, "--rootdir", tmp_path, *asked],
        cwd=tmp_path,
        env={"PYTHONPATH": str(PROJECT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environment},
        capture_output=True,
        text=True,
    )
    assert len([line for line in told.stdout.splitlines() if "::" in line]) == taken, (
        told.stdout + told.stderr
    )
