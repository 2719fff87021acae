"""The running example, recorded and reviewed once for a module of tests; each test works in a savepoint."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from claims.examples.load import load_example
from claims.examples.people import People, demo_people
from claims.examples.review import review_example


@pytest.fixture(scope="module")
def reviewed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[People]:
    """The example up to the published figure; rolled back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        people = demo_people()
        load_example(people)
        review_example(people)
        yield people
        transaction.set_rollback(True)


@pytest.fixture
def people(reviewed: People, db: None) -> People:
    """The people of the example, with the reviewed example in the database."""
    return reviewed
