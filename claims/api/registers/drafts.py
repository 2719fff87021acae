"""Drafts over REST: what was made along with a claim, for those who may confirm it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest import parsing
from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.members import of_records
from claims.models import Question, Topic
from claims.services.recording.questions import confirm_question, confirm_topic
from claims.views.drafts import draft_of, drafts
from sources.models import Source
from sources.services.recording import confirm_source


class DraftSerializer(serializers.Serializer[Any]):
    """A draft: what it is, what it is called, who made it and when."""

    id = serializers.UUIDField()
    kind = serializers.CharField(help_text="topic, question or source.")
    name = serializers.CharField()
    slug = serializers.CharField()
    draft = serializers.BooleanField(help_text="False once it is confirmed.")
    recorded_at = serializers.DateTimeField()
    recorded_by = serializers.CharField(help_text="User name.")


@extend_schema_serializer(many=False)
class DraftsSerializer(serializers.Serializer[Any]):
    """All that nobody has confirmed, by kind, the oldest first."""

    results = DraftSerializer(many=True)


class DraftViewSet(Endpoint):
    """What was made along with a claim and is shown to nobody outside the desk before it is confirmed."""

    model = Question
    queryset = Question.objects.none()
    serializer_class = DraftSerializer
    pagination_class = None
    filter_backends = []
    paged = ()
    permissions: ClassVar[dict[str, str]] = {
        "list": "claims.change_question",
        "confirm": "claims.change_question",
    }

    @extend_schema(responses=DraftsSerializer)
    @of_records(DraftSerializer)
    def list(self, request: Request) -> Response:
        """The drafts there are."""
        found = drafts()
        rows: Sequence[Topic | Question | Source] = [*found.topics, *found.questions, *found.sources]
        return Response({"results": [_shown(row) for row in rows]})

    @extend_schema(request=None, responses=DraftSerializer)
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, pk: str) -> Response:
        """Confirm a draft; a question's topic is confirmed with it. 400 while what a source names is one."""
        try:
            key = parsing.identifier(pk)
        except ValueError as problem:
            raise NotFound(f"id: {pk[:120]!r} is no draft's id; {problem}") from problem
        draft = draft_of(key)
        if draft is None:
            raise NotFound(f"id: no draft has the id {pk}; it may have been confirmed.")
        return Response(_shown(self._confirmed(draft)))

    def _confirmed(self, draft: Topic | Question | Source) -> Topic | Question | Source:
        if isinstance(draft, Topic):
            return confirm_topic(by=self.person, now=self.now, topic=draft)
        if isinstance(draft, Question):
            return confirm_question(by=self.person, now=self.now, question=draft)
        return confirm_source(by=self.person, now=self.now, source=draft)


def _shown(draft: Topic | Question | Source) -> dict[str, Any]:
    return {
        "id": str(draft.pk),
        "kind": draft._meta.model_name,
        "name": str(draft),
        "slug": draft.slug,
        "draft": draft.draft,
        "recorded_at": draft.recorded_at,
        "recorded_by": draft.recorded_by.get_username(),
    }
