"""Conflicts over REST: the cases a person closes; positions, findings and proposals derived on read."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.records.errors import Refused
from claimcheck.foundation.rest.fields import Body, Moment, Text, Whole
from claimcheck.foundation.rest.preconditions import IF_MATCH, Versioned
from claimcheck.foundation.rest.written import Telling, WrittenByDatabase
from claims.api.claims.requests import Because
from claims.api.conflicts.conflict_filter import ConflictFilter
from claims.api.conflicts.detail import ConflictDetailSerializer, detail
from claims.api.conflicts.linked import LINKS, ListedConflictSerializer, with_links
from claims.api.conflicts.responses import ConflictSerializer
from claims.api.note import Noted
from claims.api.steps import Stepped
from claims.models import Conflict
from claims.models.conflict import ConflictQuerySet
from claims.services.triage.assignment import release_conflict
from claims.services.triage.triage import (
    assign_conflict,
    confirm_conflict,
    dismiss_conflict,
    reopen_conflict,
    schedule_conflict,
)
from claims.views.audience import Viewer, reader
from claims.views.conflict import ConflictEvidence, evidence_of, nothing_hidden
from claims.views.conflicts.conflict_list import (
    conflict_list,
    open_conflicts,
    questions_with_hidden,
    with_kept,
    with_moments,
)
from claims.views.readings.blind import without_closed
from claims.views.records import with_visible_moments


class AssignConflict(Body):
    """Who is to look at it; left out: whoever asks."""

    assignee = Text(required=False, max_length=150, help_text="By user name.")

    def validate_assignee(self, name: str) -> User:
        """Somebody who works here and may settle conflicts."""
        found = User.objects.filter(username=name, is_active=True).first()
        if found is None or not found.has_perm("claims.change_conflict"):
            raise serializers.ValidationError(f"nobody called {name!r} may take a conflict.")
        return found


class ScheduleConflict(Body):
    """When it is due and how urgent it is. What is left out stays as it was."""

    due_at = Moment(required=False, allow_null=True, help_text="null: no date.")
    priority = Whole(
        required=False, min_value=-1, max_value=2, help_text="2 urgent, 1 high, 0 normal, -1 low."
    )


BESIDE_HIDDEN = Telling(open_conflicts, ConflictSerializer, with_moments)
"""Conflicts of which nothing is hidden, while something else is."""


class ConflictViewSet(Noted, Stepped, WrittenByDatabase):
    """One question's disagreement in one run of days."""

    model = Conflict
    telling = Telling(open_conflicts, ConflictSerializer, with_kept)
    serializer_class = ListedConflictSerializer
    filterset_class = ConflictFilter
    orderings: ClassVar[dict[str, str]] = {
        "changed_at": "changed_visibly_at",
        "opened_at": "opened_visibly_at",
        "severity": "visible_severity",
    }
    ordering = ("-changed_visibly_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        **dict.fromkeys(
            ("assign", "release", "dismiss", "reopen", "schedule", "confirm"), "claims.change_conflict"
        ),
        **Noted.NOTING,
    }

    def rows(self) -> ConflictQuerySet:
        """Those that were not merged into another; of a list those that are a conflict for whoever asks."""
        rows = Conflict.objects.unmerged().select_related("question")
        if self.action != "list":
            return with_visible_moments(rows.with_assignee().with_witnesses(), self.viewer)
        self.listed = conflict_list(without_closed(rows, self.request.user), self.viewer, self.hidden)
        return self.listed.rows

    @cached_property
    def hidden(self) -> Mapping[UUID, set[UUID]]:
        """Questions, by topic, on which something is hidden from whoever asks."""
        return questions_with_hidden(self.viewer)

    @extend_schema(responses=ListedConflictSerializer(many=True))
    def list(self, request: Request) -> HttpResponse:  # type: ignore[override]  # its bytes
        """The conflicts, those changed last first."""
        names = self.members()
        own = None if names is None else names - LINKS
        if not self.hidden:
            page = self.page(request, open_conflicts)
            texts = self.texts(page, own, self.telling)
            return self.answered_page(with_links(texts, names, self.viewer, {}))
        page = self.page(request, None)
        listed = {key: conflict for key, conflict in self.listed.found.items() if key in page}
        found = {key: _text(ConflictSerializer(conflict).data, own) for key, conflict in listed.items()}
        others = [key for key in page if key not in found]
        texts = found | self.texts(others, own, BESIDE_HIDDEN)
        ordered = {key: texts[key] for key in page if key in texts}
        days = {key: conflict.days for key, conflict in listed.items()}
        return self.answered_page(with_links(ordered, names, self.viewer, days))

    @extend_schema(responses=ConflictDetailSerializer)
    def retrieve(self, request: Request, pk: str) -> Response:
        """One conflict with its claims, positions, findings and proposals."""
        return Versioned.retrieve(self, request)

    def document(self, record: Conflict) -> dict[str, Any]:
        """What may be told of it; 404 where nothing may."""
        return detail(self._evidence(record), self.viewer)

    def begun(self, record: Conflict) -> Any:
        """None: detection makes it. 404 where nothing may be told of it."""
        self._evidence(record)
        return []

    def noted(self) -> Conflict:
        """The conflict, where anything may be told of it."""
        return self._evidence(self.get_object()).conflict

    def stepped(self) -> Conflict:
        """Likewise."""
        return self.noted()

    @extend_schema(request=AssignConflict, parameters=[IF_MATCH], responses=ConflictDetailSerializer)
    @action(detail=True, methods=["post"])
    def assign(self, request: Request, pk: str) -> Response:
        """Give it to a person, or take it; an open conflict is then in review."""
        assignee = self.given(AssignConflict).get("assignee", self.person)
        with self._open() as conflict:
            assign_conflict(by=self.person, now=self.now, conflict=conflict, assignee=assignee)
        return self.shown(conflict.pk)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ConflictDetailSerializer)
    @action(detail=True, methods=["post"])
    def dismiss(self, request: Request, pk: str) -> Response:
        """No disagreement that needs settling."""
        given = self.given(Because)
        with self._open() as conflict:
            dismiss_conflict(by=self.person, now=self.now, conflict=conflict, **given)
        return self.shown(conflict.pk)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ConflictDetailSerializer)
    @action(detail=True, methods=["post"])
    def reopen(self, request: Request, pk: str) -> Response:
        """Open it again; the earlier decision stays on record."""
        given = self.given(Because)
        with self._open() as conflict:
            reopen_conflict(by=self.person, now=self.now, conflict=conflict, **given)
        return self.shown(conflict.pk)

    @extend_schema(request=Because, parameters=[IF_MATCH], responses=ConflictDetailSerializer)
    @action(detail=True, methods=["post"])
    def release(self, request: Request, pk: str) -> Response:
        """Give it back to the queue; who had it, and why it was given back, stays on record."""
        given = self.given(Because)
        with self._open() as conflict:
            release_conflict(by=self.person, now=self.now, conflict=conflict, **given)
        return self.shown(conflict.pk)

    @extend_schema(request=ScheduleConflict, parameters=[IF_MATCH], responses=ConflictDetailSerializer)
    @action(detail=True, methods=["post"])
    def schedule(self, request: Request, pk: str) -> Response:
        """When it is due, and how urgent it is."""
        given = self.given(ScheduleConflict)
        with self._open() as conflict:
            schedule_conflict(
                by=self.person,
                now=self.now,
                conflict=conflict,
                **{"due_at": conflict.due_at, "priority": conflict.priority, **given},
            )
        return self.shown(conflict.pk)

    @extend_schema(request=None, parameters=[IF_MATCH], responses=ConflictDetailSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        """The finding is right: the two claims do stand to each other as it says."""
        with self._open() as conflict:
            confirm_conflict(by=self.person, now=self.now, conflict=conflict)
        return self.shown(conflict.pk)

    @property
    def viewer(self) -> Viewer:
        """Whoever reads, at the moment of the request."""
        return reader(self.now)

    def _evidence(self, record: Conflict) -> ConflictEvidence:
        found = evidence_of(record, self.viewer)
        if found is None:
            raise NotFound(f"id: no conflict has the id {record.pk}; look it up in the list.")
        return found

    @contextmanager
    def _open(self) -> Iterator[Conflict]:
        """The conflict as it was read, if all of it may be shown: what hides a claim is for the admin."""
        with self.as_read() as conflict:
            if not nothing_hidden(conflict, self.viewer):
                raise Refused("conflict", str(conflict.pk), "it can be settled in the admin only.")
            yield conflict


def _text(document: Mapping[str, Any], names: frozenset[str] | None) -> str:
    kept = {name: value for name, value in document.items() if names is None or name in names}
    return JSONRenderer().render(kept).decode()
