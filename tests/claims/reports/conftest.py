"""The running example up to the published figures."""

import pytest

from claims.examples.people import People


@pytest.fixture
def people(reviewed_example: People, db: None) -> People:
    """The people of the example, with the reviewed example in the database."""
    return reviewed_example
