"""A rehearsal: an invented topic beside the real ones, marked as such wherever anything of it is read."""

from collections.abc import Mapping
from typing import Any

REHEARSAL = "rehearsal"
"""The slug of the topic. A slug is never corrected, so that nothing of it turns into news."""


def is_rehearsal(document: Mapping[str, Any]) -> bool:
    """Whether a published document is about the invented topic."""
    return bool(document.get("topic", {}).get("slug") == REHEARSAL)
