"""What is sent to record a topic, a question or a source, and what comes of it."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.fields import Body, Known, OneOf, Text, TrueFalse
from claims.api.registers.provenance_requests import MOST_MEMBERS, NamedMembers
from claims.api.values import NumberText
from claims.domain.questions.scope import Answer, Temporality
from claims.models import Question, Topic
from claims.services.access.roles import makes_drafts
from sources.domain.kinds import SourceKind
from sources.models import Source


class RecordTopic(Body):
    """A desk's subject."""

    name = Text(max_length=200)
    slug = Text(required=False, max_length=80, help_text="Left out: made from the name.")
    description = Text(required=False, allow_blank=True, max_length=10_000)


class RecordQuestion(Body):
    """What is measured, in fields. What is left out is read from the text where its words show it."""

    topic = Known(Topic.objects.all(), help_text="Its id or short name.")
    text = Text(max_length=300)
    slug = Text(required=False, max_length=120, help_text="Left out: made from the text.")
    answer = OneOf(Answer, required=False)
    unit = Text(required=False, max_length=30, help_text="Code of the unit of a quantity.")
    temporality = OneOf(Temporality, required=False)
    measure = Text(required=False, allow_blank=True, max_length=120)
    population = Text(required=False, allow_blank=True, max_length=120)
    place = Text(required=False, allow_blank=True, max_length=120)
    state = Text(required=False, allow_blank=True, max_length=120)
    base = Text(required=False, allow_blank=True, max_length=120)
    additive = TrueFalse(required=False, help_text="Left out: as the unit has it.")
    minimum = NumberText(
        required=False, allow_null=True, help_text="null: unbounded below; left out: as its unit has it."
    )
    exhaustive = TrueFalse(required=False)
    aliases = Text(
        required=False, allow_blank=True, max_length=4000, help_text="Other wordings, one per line."
    )
    material_gap = NumberText(required=False, allow_null=True, help_text="A share of 1; null: the policy's.")


class RecordSource(Body):
    """Who can be quoted. A protected one is recorded at the desk."""

    name = Text(max_length=200)
    kind = OneOf(SourceKind)
    slug = Text(required=False, max_length=80, help_text="Left out: made from the name.")
    parent = Known(  # type: ignore[assignment]  # a field of that name
        Source.objects.all(), required=False, allow_null=True, help_text="For whom it speaks."
    )
    members = NamedMembers(required=False, max_length=MOST_MEMBERS, help_text="Of a joint source, by id.")
    wikidata_id = Text(required=False, allow_blank=True, max_length=20)
    homepage = Text(required=False, allow_blank=True, max_length=500)
    aliases = Text(
        required=False, allow_blank=True, max_length=20_000, help_text="Other names, one per line."
    )


class RecordedAs(serializers.Serializer[Any]):
    """Under which id and short name it was recorded."""

    id = serializers.UUIDField()
    slug = serializers.SlugField()
    draft = serializers.BooleanField(
        help_text="Whether a checker has to confirm it (`drafts/`) before it is visible here."
    )


def signed(person: User, now: datetime) -> dict[str, Any]:
    """Who records it and when; what a reporter records waits for a checker to confirm it."""
    return {"by": person, "now": now, "draft": makes_drafts(person)}


def recorded(request: Request, record: Topic | Question | Source) -> Response:
    """201: what was recorded, and its address where it has one already."""
    place = request.build_absolute_uri(f"{request.path}{record.pk}/")
    headers = {} if record.draft else {"Location": place}
    return Response(RecordedAs(record).data, status=201, headers=headers)
