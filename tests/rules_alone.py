"""A plugin for runs of the rules' own tests, which go without the suite's configuration and its database.

It makes the marks of the suite known, leaves out what another test stands for, as a quick run does, and draws
the same examples each time: what a branch is met by must not be chance.
"""

import tomllib

import pytest
from hypothesis import settings

from tests import lengths


def pytest_configure(config: pytest.Config) -> None:
    known = tomllib.loads((lengths.TESTS.parent / "pyproject.toml").read_text(encoding="utf-8"))
    for mark in known["tool"]["pytest"]["ini_options"]["markers"]:
        config.addinivalue_line("markers", mark)
    settings.register_profile("rules alone", derandomize=True, database=None, deadline=None)
    settings.load_profile("rules alone")
    lengths.shorten()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lengths.leave_out(config, items)
