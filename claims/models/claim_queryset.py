"""Questions about claims."""

from django.db import models
from django.db.models import Q

from claims.domain.lifecycle import ClaimState


class ClaimQuerySet(models.QuerySet):
    """Questions about claims."""

    def live(self):
        """The version in force now."""
        return self.filter(superseded_at__isnull=True)

    def known_at(self, moment):
        """The version in force at `moment` (None: now)."""
        if moment is None:
            return self.live()
        return self.filter(recorded_at__lte=moment).filter(
            Q(superseded_at__isnull=True) | Q(superseded_at__gt=moment)
        )

    def open(self):
        """Live and not rejected: what detection compares."""
        return self.live().exclude(state=ClaimState.REJECTED)

    def accepted(self):
        """Live and accepted by a person: what a resolution may rest on."""
        return self.live().filter(state=ClaimState.ACCEPTED)

    def publishable(self, *, at):
        """Free to appear in an output at `at`: neither they nor their document internal or under embargo."""
        free = Q(embargo_until__isnull=True) | Q(embargo_until__lte=at)
        document_free = Q(snapshot__document__embargo_until__isnull=True) | Q(
            snapshot__document__embargo_until__lte=at
        )
        return self.filter(free, document_free, internal=False, snapshot__document__internal=False)

    def with_provenance(self):
        """With statement, source, snapshot, document and question at hand, in one query."""
        return self.select_related("question", "statement__source", "snapshot__document__publisher")
