"""What became of each row of a file, held in few bytes and written by the thousand."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from uuid import UUID

from claims.domain.importing import LETTERS, Fate

KEY = 16
NOBODY = bytes(KEY)
Line = tuple[int, str, bytes]
"""Line of the file, letter of its fate, key of its claim."""


class Fates:
    """The fates of rows: line, fate and the claim, in the order in which they were found.

    `several`: a line may hold several records, of which some are taken and others invalid.
    """

    def __init__(self, *, several: bool = False) -> None:
        self._several = several
        self._lines = array("L")
        self._letters = bytearray()
        self._claims = bytearray()

    def __len__(self) -> int:
        return len(self._lines)

    def note(self, fate: Fate, lines: Sequence[int], claims: Sequence[object] = ()) -> None:
        """Take the fate of these lines, with the claim of each, or with none at all."""
        self._lines.extend(lines)
        self._letters += LETTERS[fate].encode() * len(lines)
        self._claims += bytes.fromhex("".join(map(str, claims)).replace("-", "")) or NOBODY * len(lines)

    def add(self, other: "Fates") -> None:
        """Take those of another part of the same file."""
        self._lines.extend(other._lines)
        self._letters += other._letters
        self._claims += other._claims

    def mark_conflicts(self, claims: Collection[UUID]) -> None:
        """Of the rows that make a version of one of these claims the fate is CONFLICT."""
        if not claims:
            return
        keys = {claim.bytes for claim in claims}
        made = {ord(LETTERS[fate]) for fate in (Fate.NEW, Fate.CHANGED)}
        for number, letter in enumerate(self._letters):
            if letter in made and bytes(self._claims[number * KEY : number * KEY + KEY]) in keys:
                self._letters[number] = ord(LETTERS[Fate.CONFLICT])

    def in_order(self, invalid: Collection[int] = ()) -> Iterator[Line]:
        """Each row in the order of the file, with those that are invalid."""
        lines, letters, claims = self._lines, self._letters.decode(), bytes(self._claims)
        wrong = dict.fromkeys(invalid, (LETTERS[Fate.INVALID], NOBODY))
        found = [(line, *wrong[line]) for line in wrong]
        found += [
            (line, letters[number], claims[number * KEY : number * KEY + KEY])
            for number, line in enumerate(lines)
            if self._several or line not in wrong
        ]
        return iter(sorted(found))
