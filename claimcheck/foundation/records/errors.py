"""What a service can say no with. Each message tells what to do next."""

from collections.abc import Iterable


class Refused(ValueError):
    """Bad input: the field, the value as given, and the remedy. Nothing was written.

    `offers`: what could be given instead, where it is one of a few."""

    def __init__(self, field: str, value: object, remedy: str, offers: Iterable[str] = ()):
        self.field, self.value, self.remedy, self.offers = field, _shown(value), remedy, tuple(offers)
        super().__init__(f"{field}: {self.value!r} is invalid; {remedy}")


class StaleState(Exception):
    """The record has changed since it was read, or its state forbids the step. Nothing was written."""


class SecondPersonNeeded(Exception):
    """Nobody publishes alone: whoever proposed may not approve. Nothing was written."""


class SessionNeeded(Exception):
    """What is published is signed in a session; a token alone does not do. Nothing was written."""


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 120 else text[:117] + "…"
