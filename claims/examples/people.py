"""The people of the running example; on a real site they are users like any others."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, fields

from django.contrib.auth.models import Group, User


@dataclass(frozen=True, slots=True)
class People:
    """Who records, who checks and proposes, who approves, and who runs the desk."""

    rita: User
    chen: User
    anna: User
    editor: User

    def __iter__(self) -> Iterator[User]:
        return (getattr(self, field.name) for field in fields(self))


ROLES = {
    "rita": "reporter",
    "chen": "checker",
    "anna": "approver",
    "editor": "editor-in-chief",
}
"""User name to the group, which migration has made."""


def demo_people() -> People:
    """The four users, each in the group of that role, able to open the admin; without a password when new."""
    return People(**{name: _person(name, role) for name, role in ROLES.items()})


def _person(name: str, role: str) -> User:
    user, made = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        user.groups.add(Group.objects.get(name=role))
    return user


def give_passwords(people: People, *, anew: bool = False) -> dict[str, str]:
    """A generated password for whoever has none (`anew`: for everybody); user name to the password given."""
    given = {}
    for user in people:
        if anew or not user.has_usable_password():
            given[user.username] = secrets.token_urlsafe(9)
            user.set_password(given[user.username])
            user.save(update_fields=["password"])
    return given
