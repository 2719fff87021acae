"""The manifest of an archive: what it is, what it was made of, and the hash of each of its parts."""

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from claimcheck.foundation.commands_here import command
from claimcheck.foundation.records.errors import Refused
from claims.archive.parts import OURS, ArchivePart
from claims.services.canonical_json import canonical_json

NAME = "manifest.json"
FORMAT = "claimcheck archive"
VERSION = 1
"""Of the format; an archive of another one is not read."""


class PartEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One part: its file, how many records and bytes (unpacked) it has, and their SHA-256 (hex)."""

    name: str
    records: int
    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`topic`: the slug of the one it holds, empty for all that is recorded. `application`: the version that
    wrote it. `migrations`: app → the newest of its migrations."""

    format: str
    version: int
    topic: str
    application: str
    migrations: dict[str, str]
    parts: list[PartEntry]

    @property
    def records(self) -> int:
        """How many it holds."""
        return sum(part.records for part in self.parts)

    def text(self) -> bytes:
        """As it stands in an archive: canonical JSON."""
        return canonical_json(msgspec.to_builtins(self)).encode()


class Tally:
    """Counts and hashes the lines of one part as they go by."""

    def __init__(self) -> None:
        self.records = self.bytes = 0
        self._digest = hashlib.sha256()

    def add(self, data: bytes) -> None:
        """Lines, or a piece of lines."""
        self.records += data.count(b"\n")
        self.bytes += len(data)
        self._digest.update(data)

    def entry(self, name: str) -> PartEntry:
        """What the manifest says of the part."""
        return PartEntry(name, self.records, self.bytes, self._digest.hexdigest())


def manifest_of(entries: Iterable[PartEntry], topic: str) -> Manifest:
    """The manifest of parts that this version has written of this database."""
    return Manifest(FORMAT, VERSION, topic, settings.VERSION, migrations_applied(), list(entries))


def migrations_applied() -> dict[str, str]:
    """App → the newest of its migrations. Raises Refused where one of them has not been applied."""
    loader = MigrationLoader(connection)
    newest = {}
    for app in sorted(config.label for config in apps.get_app_configs() if config.label in OURS):
        for key in loader.graph.leaf_nodes(app):
            if key not in loader.applied_migrations:
                remedy = f"it is not applied: run {command('migrate')} first."
                raise Refused("database", ".".join(key), remedy)
            newest[app] = key[1]
    return newest


def read_manifest(data: bytes) -> Manifest:
    """Raises Refused for what is no manifest, or one that this version can't read."""
    try:
        told = msgspec.json.decode(data)
    except msgspec.DecodeError as problem:
        raise Refused(NAME, data[:60].decode(errors="replace"), f"it is damaged ({problem}).") from None
    _check_format(told if isinstance(told, dict) else {})
    try:
        return msgspec.convert(told, Manifest)
    except msgspec.ValidationError as problem:
        raise Refused(NAME, problem, "it is damaged; use another copy, or export again.") from None


def _check_format(told: dict[str, Any]) -> None:
    if told.get("format") != FORMAT:
        raise Refused(f"{NAME} format", told.get("format"), f"give a file that says {FORMAT!r} there.")
    if told.get("version") != VERSION:
        remedy = f"this version of claimcheck reads {VERSION}; import it with the version that wrote it"
        wrote = told.get("application")
        raise Refused(f"{NAME} version", told.get("version"), f"{remedy} ({wrote}), or a later one.")


def check_fits(manifest: Manifest, wanted: Iterable[ArchivePart]) -> None:
    """Raises Refused where the archive was made of other tables than this database has."""
    applied = migrations_applied()
    for app in sorted(applied.keys() | manifest.migrations.keys()):
        theirs, ours = manifest.migrations.get(app), applied.get(app)
        if theirs != ours:
            raise Refused(
                f"{NAME} migrations.{app}",
                theirs,
                f"this database is at {ours}. Import with the version that wrote the archive "
                f"({manifest.application}), upgrade there, and export again.",
            )
    names, ours_by_name = [part.name for part in manifest.parts], [part.name for part in wanted]
    if names != ours_by_name:
        odd = sorted(set(names) ^ set(ours_by_name)) or names
        raise Refused(f"{NAME} parts", ", ".join(odd), "these are missing, unknown or in another order.")
