"""What a rule may find or not, where a test says that it is found."""

from typing import TypeVar

Found = TypeVar("Found")


def there(found: Found | None) -> Found:
    """What was found; the test fails where nothing was."""
    assert found is not None
    return found
