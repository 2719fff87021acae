"""Whoever asks many times over is looked up once: their account and what their role may."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from claimcheck.sign_in.backend import Backend

LOOK_UP = Backend.get_user


@contextmanager
def looked_up_once() -> Iterator[None]:
    """For requests between which nobody's account, role or readings in hand change."""
    with pytest.MonkeyPatch.context() as patch:
        look_up = cache(lambda user_id: LOOK_UP(Backend(), user_id))  # anew within one that goes on
        patch.setattr(Backend, "get_user", lambda self, user_id: look_up(user_id))
        yield
