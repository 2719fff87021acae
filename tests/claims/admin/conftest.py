"""A small newsroom at its desks: everybody signed in, and the disagreement about troops in Russia."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim, Conflict, Question
from tests import builders as make

ROLES = ("reader", "reporter", "checker", "approver", "editor-in-chief")
RUSSIA, BORDER = "North Korean troops in Russia", "North Korean troops near the border"


@dataclass
class Desk:
    """The people, each with a client of their own."""

    clients: dict[str, Client] = field(default_factory=dict)

    def person(self, role: str, name: str = "") -> User:
        return make.person(role, name)

    def client(self, role: str, name: str = "") -> Client:
        key = name or role
        if key not in self.clients:
            self.clients[key] = Client()
            self.clients[key].force_login(self.person(role, name))
        return self.clients[key]

    @property
    def russia(self) -> Question:
        return make.question(RUSSIA)

    @property
    def border(self) -> Question:
        return make.question(BORDER)

    def conflict(self) -> Conflict:
        return Conflict.objects.get(question=self.russia)

    def says(self, name: str, quote: str, about: Question | None = None, **content: Any) -> Claim:
        return make.claim(about or self.russia, make.source(name), quote, **{"accept": True, **content})


def record_case(desk: Desk) -> Desk:
    """A denial against two figures, and a part of the whole."""
    make.relation(desk.border, desk.russia)
    desk.says("US government", "about 10,000 North Korean soldiers are in Russia")
    desk.says("US government", "about 8,000 of them are near the border", desk.border)
    desk.says("South Korea", "11,000 soldiers have been sent")
    desk.says("North Korea", "there are no troops of ours in Russia", modality="none")
    return desk


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


@pytest.fixture
def case(desk: Desk) -> Desk:
    return record_case(desk)
