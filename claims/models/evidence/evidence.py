"""Evidence: a file or an address kept beside a document; EvidenceFile: the bytes of such a file."""

from django.db import models
from django.db.models import F, Func, Q, Value

from claimcheck.foundation.records.base import (
    REMOVED,
    Record,
    Recorded,
    RecordedQuerySet,
    append_only,
    by_whom,
    not_blank,
    one_of,
    supersede_once,
)
from claimcheck.foundation.records.migration_operations import new_id
from claims.domain.evidence import LINKS, MEDIA_TYPES, EvidenceKind
from sources.models import Document

LONGEST_TITLE, LONGEST_ADDRESS, LONGEST_NAME = 300, 2000, 200
LINKED = sorted(kind.value for kind in LINKS)


class EvidenceFile(Record):
    """A file as it was handed in, byte by byte; `media_type` is by its content, `name` is only what it was
    called."""

    name = models.CharField(max_length=LONGEST_NAME)
    media_type = models.CharField(max_length=20, choices=[(kind, kind) for kind in MEDIA_TYPES])
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom(indexed=False)

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            models.CheckConstraint(name="claims_evidencefile_type", condition=Q(media_type__in=MEDIA_TYPES)),
            models.CheckConstraint(
                name="claims_evidencefile_sha256",
                condition=Q(
                    sha256=Func(
                        Func(F("content"), function="sha256", output_field=models.BinaryField()),
                        Value("hex"),
                        function="encode",
                        output_field=models.CharField(),
                    )
                )
                | Q(content=Value(REMOVED.encode())),
            ),
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.name} ({self.media_type})"

    @property
    def removed(self) -> bool:
        """Whether it was removed by law."""
        return self.name == REMOVED


class Evidence(Recorded):
    """An image, a screenshot, a PDF, a video's address or an archived page, of one document.

    `captured_at`: when it was taken, or when the archive took it. A correction is a new version of the same
    `evidence_id`, as is its withdrawal; the file stays the one that was handed in.
    """

    evidence_id = models.UUIDField(default=new_id, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="evidence")
    kind = models.CharField(
        max_length=13, choices=[(k.value, k.value.replace("_", " ")) for k in EvidenceKind]
    )
    title = models.CharField(max_length=LONGEST_TITLE)
    url = models.URLField(max_length=LONGEST_ADDRESS, blank=True, default="")
    captured_at = models.DateTimeField(null=True, blank=True)
    file = models.ForeignKey(
        EvidenceFile, on_delete=models.PROTECT, related_name="evidence", null=True, blank=True
    )
    withdrawn = models.BooleanField(default=False, db_default=False)
    correction_reason = models.TextField(blank=True, default="")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        ordering = ["-recorded_at", "-id"]
        verbose_name_plural = "evidence"
        constraints = [
            *Recorded.Meta.constraints,
            one_of("kind", EvidenceKind, name="claims_evidence_kind"),
            not_blank("title", name="claims_evidence_title_given"),
            models.CheckConstraint(
                name="claims_evidence_file_or_address",
                condition=Q(kind__in=LINKED, file__isnull=True) & ~Q(url="")
                | ~Q(kind__in=LINKED) & Q(file__isnull=False),
            ),
            models.UniqueConstraint(name="claims_evidence_version", fields=["evidence_id", "version"]),
            models.UniqueConstraint(
                name="claims_evidence_one_live",
                fields=["evidence_id"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="claims_evidence_corrected_why",
                condition=Q(version=1) | Q(version__gt=1, correction_reason__regex=r"\S"),
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return self.title
