"""A plugin for runs of the rules' own tests, which go without the suite's configuration and its database.

It makes the marks of the suite known, and leaves out what another test stands for, as a quick run does.
"""

import tomllib

import pytest

from tests import lengths


def pytest_configure(config: pytest.Config) -> None:
    settings = tomllib.loads((lengths.TESTS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    for mark in settings["tool"]["pytest"]["ini_options"]["markers"]:
        config.addinivalue_line("markers", mark)
    lengths.shorten()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lengths.leave_out(config, items)
