"""Files handed in at the desk or over REST: previewed first, recorded once a person has said so."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.importing import ImportState
from claims.intake.fact_checks.importing import opened_if_fact_checks
from claims.intake.files import DOCUMENTS, ENDINGS, LINES
from claims.intake.formats.row import Unreadable
from claims.intake.imports.running import declared, given_mapping, run
from claims.intake.styles import DeclaredStyle
from claims.models import Import, ImportFile, SavedMapping
from claims.services.imports.recording import receive_import, run_later, start_import
from claims.views.imports import standing_of

AT_ONCE = 128 * 1024
"""Bytes of a file up to which nobody has to wait for a worker."""
RECORDS_CHECKS = "claims.add_factcheck"
"""The permission that recording fact-checks takes, beside that to import."""
AGAIN = (ImportState.PREVIEWED, ImportState.FAILED, ImportState.BROKEN_OFF, ImportState.UNDONE)
"""Where the file of an import may be read again."""


def hand_in(
    *,
    by: User,
    now: datetime,
    name: str,
    content: bytes,
    mapping: dict[str, Any],
    said: DeclaredStyle,
    keep_going: bool = False,
    start: bool = False,
) -> Import:
    """Take a file and preview it: a small one at once, any other by a worker. `start`: record it instead.

    Raises Refused for a mapping or a file that can't be taken.
    """
    try:
        given_mapping(mapping)
    except Unreadable as problem:
        raise Refused("mapping", "", str(problem)) from problem
    if not name.lower().removesuffix(".gz").endswith(ENDINGS):
        raise Refused(
            "file",
            name,
            _("give a file that ends in {choices} (text also + .gz).").format(choices=", ".join(ENDINGS)),
        )
    if not mapping and holds_fact_checks(name, content) and not by.has_perm(RECORDS_CHECKS):
        raise Refused("file", name, _("it holds fact-checks, which your role may not record."))
    with transaction.atomic():
        record = receive_import(
            by=by,
            now=now,
            name=name,
            content=content,
            mapping=mapping,
            declared=declared(said),
            keep_going=keep_going,
            start=start,
        )
        run_later(record, here=record.size <= AT_ONCE)
    return _go_on(record, now)


def holds_fact_checks(name: str, content: bytes) -> bool:
    """Whether a file of this name and content holds fact-checks, which its records are then."""
    if not name.lower().removesuffix(".gz").endswith((*LINES, *DOCUMENTS)):
        return False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{''.join(Path(name).suffixes[-2:])}"
        path.write_bytes(content)
        return opened_if_fact_checks(path) is not None


def with_saved(
    name: str, mapping: dict[str, Any], said: DeclaredStyle
) -> tuple[dict[str, Any], DeclaredStyle]:
    """What was said of a file, and where nothing was said, as it is saved under that name. Raises Refused."""
    if not name:
        return mapping, said
    saved = SavedMapping.objects.live().filter(name=name).first()
    if saved is None:
        there = ", ".join(SavedMapping.objects.live().values_list("name", flat=True)[:20]) or "none"
        raise Refused(
            "saved_mapping", name, _("no mapping has this name; saved are: {saved}.").format(saved=there)
        )
    return mapping or dict(saved.mapping), DeclaredStyle(**{**saved.declared, **declared(said)})


def start_recording(*, by: User, now: datetime, record: Import) -> Import:
    """Record what was previewed. Raises StaleState."""
    with transaction.atomic():
        record = start_import(by=by, now=now, record=record)
        run_later(record, here=record.size <= AT_ONCE)
    return _go_on(record, now)


def read_again(
    *, by: User, now: datetime, record: Import, mapping: dict[str, Any], said: DeclaredStyle, keep_going: bool
) -> Import:
    """Hand the same file in once more, as an import of its own; what was recorded of it is known then.

    Raises Refused, and StaleState where the file is no longer kept or an import of it is not over.
    """
    file = ImportFile.objects.filter(record=record).first()
    if file is None or not may_read_again(Import.objects.with_work().get(pk=record.pk)):
        raise StaleState(_("Its file is no longer kept, or it is recorded. Hand the file in again."))
    return hand_in(
        by=by,
        now=now,
        name=record.file_name,
        content=bytes(file.content),
        mapping=mapping,
        said=said,
        keep_going=keep_going,
    )


def may_read_again(record: Import) -> bool:
    """Whether the file of an import that was read `with_work` may be read again."""
    return standing_of(record) in AGAIN


def mapping_in(text: str) -> dict[str, Any]:
    """A mapping as YAML (or JSON, which is some); {} for none. Raises Refused."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text)):
            raise Refused("mapping", "*", _("write out what an alias stands for."))
        found = yaml.load(text, Loader=yaml.BaseLoader) if text.strip() else {}  # noqa: S506  # text only
    except (yaml.YAMLError, RecursionError) as problem:
        raise Refused(
            "mapping", "", _("it is not YAML: {problem}").format(problem=str(problem)[:200])
        ) from problem
    if not isinstance(found, dict):
        raise Refused("mapping", text, _("it must be a YAML mapping, as docs/import.md describes it."))
    return {str(key): value for key, value in found.items()}


def _go_on(record: Import, now: datetime) -> Import:
    """Read a small file here and now, once it is recorded that it was handed in."""
    if record.size <= AT_ONCE:
        run(record.pk, now)
    record.refresh_from_db()
    return record
