"""The roles that an identity provider gives: exactly those, and told only where one changes."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry

from claims.services.access.people import take_provided_roles
from tests import builders as new

pytestmark = pytest.mark.django_db


def test_roles_are_taken_and_given_and_the_same_again_changes_nothing() -> None:
    person = new.person("reporter")
    given: dict[str, Any] = {
        "person": person,
        "now": new.NOW,
        "roles": {"checker"},
        "mapped": {"checker", "reporter"},
    }
    assert take_provided_roles(**given)
    assert not take_provided_roles(**given)
    assert list(person.groups.values_list("name", flat=True)) == ["checker"]
    told = LogEntry.objects.get().change_message
    assert told == "Roles by the identity provider: +checker, -reporter."
