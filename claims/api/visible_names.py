"""What the body of a request may name: the records that a reader may know of."""

from typing import Any

from django.db.models import QuerySet

from claimcheck.foundation.rest.endpoint import Endpoint
from claims.views.audience import reader
from claims.views.records import seen


class VisibleNames(Endpoint):
    """An endpoint for which the id of a record that came with something hidden alone is an unknown id."""

    def named(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those that a reader may know of."""
        return seen(rows, reader(self.now))
