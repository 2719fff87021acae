"""What a viewer may not know of is looked for from the few that are hidden, however many claims there are."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from claims.views.audience import reader
from claims.views.records import seen_documents, seen_sources
from sources.models import Document, Source

pytestmark = pytest.mark.django_db


def test_documents_that_are_closed_are_found_by_the_indexes_that_hold_no_others() -> None:
    plan = _plan(seen_documents(Document.objects.only("pk"), reader(timezone.now())))
    closed = plan[plan.index("CTE closed") : plan.index("CTE on_drafts")]
    assert "sources_document_hidden" in closed
    assert "Seq Scan on sources_document" not in closed


def test_what_a_source_said_in_the_open_is_looked_for_once_for_each_that_is_in_doubt() -> None:
    # joined to the sources it was all gathered first: half a minute at a million claims
    plan = _plan(seen_sources(Source.objects.only("pk"), reader(timezone.now())))
    assert "Anti Join" not in plan
    assert "SubPlan" in plan


def _plan(rows: QuerySet[Any]) -> str:
    """How the rows would be read where a table could not be read through."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    return rows.explain()
