"""How an environment variable is declared, and read."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Variable(Generic[T]):
    """One environment variable; calling it reads the environment, or the file that NAME_FILE names, or gives
    the default where both are unset."""

    name: str
    read: Callable[[str], T]
    default: Callable[[], T]
    help: str

    def __call__(self) -> T:
        """The value as read; raises ImproperlyConfigured where it cannot be read."""
        text = os.environ.get(self.name, "").strip() or self._from_file()
        if not text:
            return self.default()
        try:
            return self.read(text)
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name}={text!r} cannot be used: {error}") from error

    def _from_file(self) -> str:
        """The value in the file that NAME_FILE names, as secrets of containers are given."""
        name = f"{self.name}_FILE"
        place = os.environ.get(name, "").strip()
        if not place:
            return ""
        try:
            return Path(place).read_text().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(f"{name}={place!r} cannot be read: {error}") from error
