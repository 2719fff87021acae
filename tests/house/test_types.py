"""Types are checked strictly in every package: nothing is loosened, and what is ignored says why."""

import re
import tomllib

from tests.house.tree import PROJECT, sources

IGNORED = re.compile(r"# type: ignore(?!\[[a-z-]+(?:, [a-z-]+)*\]  # \w)")
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["mypy"]


def test_no_package_is_checked_less_strictly() -> None:
    assert SETTINGS["strict"] is True
    assert [one for one in SETTINGS["overrides"] if set(one) != {"module", "follow_untyped_imports"}] == []
    ours = [name for one in SETTINGS["overrides"] for name in one["module"] if name.startswith("cla")]
    assert ours == []


def test_what_is_ignored_has_its_code_and_its_reason() -> None:
    found = [
        f"{path}:{number}"
        for path in sources()
        for number, line in enumerate((PROJECT / path).read_text().splitlines(), 1)
        if IGNORED.search(line)
    ]
    assert found == []


def test_the_search_finds_one_without_a_reason() -> None:
    assert IGNORED.search("x = y  # type: ignore[assignment]")
    assert IGNORED.search("x = y  # type: ignore")
    assert not IGNORED.search("x = y  # type: ignore[assignment, misc]  # a field of that name")
