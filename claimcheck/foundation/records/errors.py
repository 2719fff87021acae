"""What a service can say no with. Each message tells what to do next."""


class Refused(ValueError):
    """Bad input: the field, the value as given, and the remedy. Nothing was written."""

    def __init__(self, field: str, value: object, remedy: str):
        self.field, self.value, self.remedy = field, _shown(value), remedy
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
