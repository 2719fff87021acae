"""Document: an item in which statements reached us; texts captured of it; what was taken from another."""

from datetime import datetime
from typing import Self

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from claimcheck.foundation.records.base import (
    Record,
    Recorded,
    RecordedQuerySet,
    append_only,
    by_whom,
    not_blank,
    one_of,
    sha256_matches,
    supersede_once,
)
from claimcheck.foundation.records.corrections import corrected_on_record
from claimcheck.foundation.records.history import tracked
from claimcheck.foundation.records.words import words_of
from sources.domain.kinds import DocumentKind
from sources.models.source import Source


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions about documents."""

    def publishable(self, *, at: datetime) -> Self:
        """Neither internal nor under embargo at `at` (an aware datetime), nor of a draft publisher."""
        free = Q(embargo_until__isnull=True) | Q(embargo_until__lte=at)
        return self.filter(free, internal=False).exclude(publisher__in=Source.objects.drafts().values("pk"))

    def hidden(self, *, at: datetime) -> Self:
        """The others."""
        # Each way by itself, by its index: asked with OR they read every document.
        kept_back = self.filter(Q(internal=True) | Q(embargo_until__gt=at)).order_by().values("pk")
        of_drafts = self.filter(publisher__in=Source.objects.drafts().values("pk")).order_by().values("pk")
        return self.filter(pk__in=kept_back.union(of_drafts, all=True))

    def with_origin(self, originals: "models.QuerySet[Document]") -> Self:
        """Each with its publisher, and `shown_syndications`: the live link to one of these originals."""

        links = Syndication.objects.live().filter(original__in=originals)
        return self.select_related("publisher").prefetch_related(
            models.Prefetch("syndications", links, to_attr="shown_syndications")
        )


@tracked
class Document(Record):
    """An article, an official statement, a post, a dataset, our own interview or calculation."""

    kind = models.CharField(
        max_length=20, choices=[(k.value, k.value.replace("_", " ")) for k in DocumentKind]
    )
    title = models.CharField(max_length=300)
    url = models.URLField(max_length=2000, blank=True, default="")
    publisher = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="documents", null=True, blank=True
    )
    language = models.CharField(max_length=35, blank=True, default="", help_text="BCP 47, e.g. en, ko, uk.")
    published_at = models.DateTimeField(null=True, blank=True)
    internal = models.BooleanField(default=False, help_text="Appears in no output, ever.")
    embargo_until = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = by_whom()

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "title"]
        constraints = [
            one_of("kind", DocumentKind, name="sources_document_kind"),
            not_blank("title", name="sources_document_title_not_blank"),
        ]
        indexes = [
            GinIndex(words_of("title"), name="sources_document_words"),
            models.Index(
                name="sources_document_hidden",
                fields=["embargo_until"],
                condition=models.Q(internal=True) | models.Q(embargo_until__isnull=False),
            ),
        ]
        triggers = [
            corrected_on_record(
                "sources_sourcecorrection",
                "c.document_id = OLD.id",
                "kind",
                "title",
                "url",
                "publisher",
                "language",
                "published_at",
                "internal",
                "embargo_until",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Snapshot(Record):
    """The text of a document at one moment; a second, different one makes a silent edit visible."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="snapshots", db_index=False)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    captured_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = by_whom(indexed=False)

    class Meta:
        ordering = ["-captured_at"]
        constraints = [
            models.UniqueConstraint(name="sources_snapshot_text_once", fields=["document", "sha256"]),
            not_blank("text", name="sources_snapshot_text_not_blank"),
            sha256_matches("sha256", "text", name="sources_snapshot_sha256"),
            models.CheckConstraint(
                name="sources_snapshot_not_from_the_future",
                condition=Q(captured_at__lte=F("recorded_at")),
            ),
        ]
        indexes = [GinIndex(words_of("text"), name="sources_snapshot_words")]
        triggers = append_only()

    def __str__(self) -> str:
        return f"{self.captured_at:%Y-%m-%d %H:%M} {self.sha256[:12]}"


class Syndication(Recorded):
    """One document taken from another: a wire text at a second outlet."""

    copy = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="syndications")
    original = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="copies")

    objects = RecordedQuerySet.as_manager()

    class Meta(Recorded.Meta):
        constraints = [
            *Recorded.Meta.constraints,
            models.UniqueConstraint(
                name="sources_syndication_one_live_original",
                fields=["copy"],
                condition=Q(superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="sources_syndication_not_of_itself", condition=~Q(copy=F("original"))
            ),
        ]
        triggers = supersede_once()

    def __str__(self) -> str:
        return f"{self.copy_id} from {self.original_id}"
