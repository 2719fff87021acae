"""Keeping evidence beside a document: a file by its content, or an address; correcting and withdrawing it."""

import hashlib
import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.records.saving import check_moment, insert
from claims.domain.evidence import LINKS, EvidenceKind, may_hold, media_type_of
from claims.domain.picture_files import MOST_PIXELS, size_of
from claims.models import Evidence, EvidenceFile
from claims.models.evidence.evidence import LONGEST_NAME
from claims.services.recording.versions import new_version
from sources.models import Document
from sources.services.recording import check_address

KEPT = ("document_id", "kind", "title", "url", "captured_at", "file_id")
KEEPABLE = gettext_lazy("a PNG, JPEG, GIF or WebP image, or a PDF")


@transaction.atomic
def record_evidence(
    *,
    by: User,
    now: datetime,
    document: Document,
    kind: str,
    title: str,
    url: str = "",
    captured_at: datetime | None = None,
    content: bytes | None = None,
    name: str = "",
) -> Evidence:
    """Keep a file, or an address, beside a document. `content` and `name`: those of the file.

    Raises Refused where the content is of no kind that is kept, is not what `kind` says, is too large, or is
    kept there already; where an address is missing or none.
    """
    record = Evidence(document=document, kind=kind, title=title.strip(), url=url, captured_at=captured_at)
    _check(record, now)
    if content is not None:
        record.file = _kept_file(record, content, name, by=by, now=now)
    elif EvidenceKind(kind) not in LINKS:
        raise Refused("file", "", _("missing: give the file, {keepable}.").format(keepable=KEEPABLE))
    record.recorded_at, record.recorded_by = now, by
    return insert(record)


@transaction.atomic
def correct_evidence(*, by: User, now: datetime, evidence: Evidence, reason: str, **changed: Any) -> Evidence:
    """A new version: another title, address, time, kind or document. The file is the one that was handed in;
    where it is the wrong one, withdraw the evidence. Raises Refused and StaleState."""
    proposed = Evidence(**{name: getattr(evidence, name) for name in KEPT})
    for name, value in changed.items():
        setattr(proposed, name, value)
    _check(proposed, now)
    kind = EvidenceKind(proposed.kind)
    types = EvidenceFile.objects.filter(evidence=evidence.pk).values_list("media_type", flat=True)
    if not (all(may_hold(kind, media_type) for media_type in types) if types else kind in LINKS):
        raise Refused("kind", kind, _("the file, or the address, is not of this kind; withdraw it instead."))
    return new_version(evidence, "evidence_id", KEPT, by=by, now=now, reason=reason, changed=changed)


@transaction.atomic
def withdraw_evidence(*, by: User, now: datetime, evidence: Evidence, reason: str) -> Evidence:
    """It should not have been kept there: a last version says so, and why. The file stays on record."""
    changed = {"withdrawn": True}
    return new_version(evidence, "evidence_id", KEPT, by=by, now=now, reason=reason, changed=changed)


def _check(record: Evidence, now: datetime) -> None:
    if not record.title.strip():
        raise Refused("title", record.title, _("missing: say what it shows."))
    check_address(record.url)
    check_moment("captured_at", record.captured_at, now)
    if EvidenceKind(record.kind) in LINKS and not record.url:
        raise Refused("url", "", _("missing: give the address of the video, or of the archived page."))
    if record.kind == EvidenceKind.ARCHIVED_PAGE and record.captured_at is None:
        raise Refused("captured_at", "", _("missing: say when the archive captured the page."))


def _kept_file(record: Evidence, content: bytes, name: str, *, by: User, now: datetime) -> EvidenceFile:
    """The file, by its content. Raises Refused."""
    name = re.split(r"[/\\]", name)[-1].strip()[:LONGEST_NAME] or "file"
    kind = EvidenceKind(record.kind)
    if kind in LINKS:
        raise Refused(
            "file", name, _("a video or an archived page is kept by its address; leave out the file.")
        )
    if len(content) > settings.EVIDENCE_BYTES:
        most = settings.EVIDENCE_BYTES // 2**20
        raise Refused("file", name, _("it is larger than {most} MB; give a smaller one.").format(most=most))
    media_type = media_type_of(content)
    if not media_type:
        raise Refused(
            "file",
            name,
            _("its content is of no type that is kept; give {keepable}.").format(keepable=KEEPABLE),
        )
    if not may_hold(kind, media_type):
        raise Refused(
            "kind",
            kind,
            _("by its content the file is {media_type}; choose the kind that fits.").format(
                media_type=media_type
            ),
        )
    _check_pixels(content, media_type, name)
    sha256 = hashlib.sha256(content).hexdigest()
    standing = Evidence.objects.live().filter(document=record.document, withdrawn=False)
    if standing.filter(file__sha256=sha256).exists():
        raise Refused("file", name, _("the same file is kept beside this document already."))
    file = EvidenceFile(name=name, media_type=media_type, size=len(content), sha256=sha256, content=content)
    file.recorded_at, file.recorded_by = now, by
    return insert(file)


def _check_pixels(content: bytes, media_type: str, name: str) -> None:
    """That a picture does not fill a reader's memory: few bytes can hold very many pixels. Raises Refused."""
    size = size_of(content, media_type)
    if size is not None and size.pixels > MOST_PIXELS:
        remedy = _("it has {wide} × {high} pixels, more than {most} million in all; give a smaller copy.")
        most = MOST_PIXELS // 10**6
        raise Refused("file", name, remedy.format(wide=size.wide, high=size.high, most=most))
