"""Files that a command writes as a whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A file of the target's name to be written; left without an error it takes the target's place at once.

    A reader sees the old file or the new one. Nothing is left beside it, whatever cut it short.
    Raises OSError where the folder or the file cannot be written.
    """
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
        made = Path(folder) / target.name  # the name stands in what is packed, too
        yield made
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.replace(target)
        place = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(place)  # so that the new name is on the disk, too
        finally:
            os.close(place)
