"""What shows no page loads no page: the desk is found with the addresses."""

import os
import subprocess
import sys

import pytest

ASK = """
import sys
import django
django.setup()
{first}
print(sorted(name for name in sys.modules if name.startswith("claims.admin")) != [])
"""


@pytest.mark.parametrize(("first", "loaded"), [("", "False"), ("import claimcheck.urls", "True")])
def test_the_desk_is_loaded_with_the_addresses_alone(first: str, loaded: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ASK.format(first=first)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == [loaded]
