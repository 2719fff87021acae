"""How an environment variable is declared, and read."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Variable(Generic[T]):
    """One environment variable; calling it reads the environment, or gives the default where it is unset."""

    name: str
    read: Callable[[str], T]
    default: Callable[[], T]
    help: str

    def __call__(self) -> T:
        """The value as read; raises ImproperlyConfigured where it cannot be read."""
        text = os.environ.get(self.name, "").strip()
        if not text:
            return self.default()
        try:
            return self.read(text)
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name}={text!r} cannot be used: {error}") from error
