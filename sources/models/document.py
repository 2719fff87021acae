"""Document: an item in which statements reached us."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from claimcheck.foundation.records.base import Record, by_whom, not_blank, one_of
from claimcheck.foundation.records.history import tracked
from sources.domain.kinds import DocumentKind
from sources.models.source import Source


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions about documents."""

    def publishable(self, *, at: datetime) -> Self:
        """Neither internal nor under embargo at `at` (an aware datetime)."""
        return self.filter(internal=False).filter(Q(embargo_until__isnull=True) | Q(embargo_until__lte=at))

    def with_origin(self, originals: "models.QuerySet[Document]") -> Self:
        """Each with its publisher, and `shown_syndications`: the live link to one of these originals."""
        from sources.models.syndication import Syndication

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
            models.Index(
                name="sources_document_hidden",
                fields=["embargo_until"],
                condition=models.Q(internal=True) | models.Q(embargo_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title
