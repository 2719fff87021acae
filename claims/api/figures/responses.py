"""The shape of a published figure, for the OpenAPI document only: what is served is the stored text."""

from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from claimcheck.foundation.rest.fields import Constant, OneOf
from claims.api.figures.printing import Display, Said
from claims.api.values import DaysSerializer, IntervalSerializer
from claims.domain.answering.methods import Method, Use
from claims.domain.answering.staleness import ServedStanding, WithheldStanding
from claims.domain.contacts import ContactOutcome
from claims.domain.grading import Confidence, ConfidenceReason
from claims.domain.lifecycle import ChangeKind
from claims.domain.questions.scope import Answer, Temporality

WITHHELD = "null: two people have signed the figure without the number of its independent sources."
LEAST = "false: there are too many sources to try every set, and the count is a lower bound."


class FigureTopic(serializers.Serializer[Any]):
    """The topic, as the published document names it."""

    slug = serializers.SlugField()
    name = serializers.CharField()


class FigureQuestion(serializers.Serializer[Any]):
    """The question, in the fields of the measurand."""

    id = serializers.UUIDField()
    slug = serializers.SlugField()
    text = serializers.CharField()
    answer = OneOf(Answer)
    temporality = OneOf(Temporality)
    measure = serializers.CharField()
    population = serializers.CharField()
    place = serializers.CharField()
    state = serializers.CharField()
    base = serializers.CharField()


class FigureUnit(serializers.Serializer[Any]):
    """The unit of low, best and high."""

    code = serializers.CharField()
    name = serializers.CharField()


class FigurePosition(IntervalSerializer):
    """Claims that can all be true together."""

    sources = serializers.ListField(child=serializers.CharField())
    independent_count = serializers.IntegerField(allow_null=True, help_text=WITHHELD)
    independent_exact = serializers.BooleanField(required=False, allow_null=True, help_text=LEAST)


class FigureInputSource(serializers.Serializer[Any]):
    """A source, by what may be printed."""

    slug = serializers.SlugField(allow_null=True)
    name = serializers.CharField()


class FigureReply(serializers.Serializer[Any]):
    """A source that was asked, and what came of it."""

    source = FigureInputSource()  # type: ignore[assignment]  # a field of that name
    asked_on = serializers.DateField()
    outcome = OneOf(ContactOutcome)
    reply = serializers.CharField(allow_null=True)


class FigureInputDocument(serializers.Serializer[Any]):
    """Where it was read."""

    title = serializers.CharField()
    url = serializers.CharField()
    published_at = serializers.DateTimeField(allow_null=True)


class FigureInputClaim(serializers.Serializer[Any]):
    """A claim as it was when the figure was published."""

    id = serializers.UUIDField()
    version = serializers.IntegerField()
    question = serializers.SlugField()
    source = FigureInputSource()  # type: ignore[assignment]  # a field of that name
    said_on = serializers.DateField(allow_null=True)
    as_written = serializers.CharField()
    unit = serializers.CharField(allow_null=True)
    quote = serializers.CharField()
    quote_language = serializers.CharField()
    quote_translation = serializers.CharField()
    document = FigureInputDocument()


class FigureInput(serializers.Serializer[Any]):
    """What part a claim played."""

    use = OneOf(Use)
    reason = serializers.CharField()
    claim = FigureInputClaim()


class Published(serializers.Serializer[Any]):
    """What every version of a figure has, whether or not it may be printed."""

    id = serializers.UUIDField(help_text="The question's id.")
    type = serializers.CharField()
    url = serializers.CharField()
    history_url = serializers.CharField()
    topic = FigureTopic()
    question = FigureQuestion()
    unit = FigureUnit(allow_null=True)
    as_of = DaysSerializer()
    version = serializers.IntegerField(min_value=1)
    change_kind = OneOf(ChangeKind)
    rehearsal = serializers.BooleanField(
        help_text="Whether it is invented, to try things out: never to be published."
    )
    reason = serializers.CharField()
    challenged = serializers.BooleanField(
        required=False, help_text="Whether a claim that has not been checked yet contradicts it."
    )
    method = OneOf(Method)
    rationale = serializers.CharField()
    judgement_reason = serializers.CharField(
        required=False, allow_null=True, help_text="Why an editorial judgement differs from the rules."
    )
    confidence = OneOf(Confidence)
    confidence_offered = OneOf(
        Confidence, required=False, allow_null=True, help_text="What evidence and agreement give."
    )
    confidence_reasons = serializers.ListField(
        child=OneOf(ConfidenceReason), required=False, help_text="What keeps it from being higher."
    )
    confidence_reason = serializers.CharField(
        required=False, allow_null=True, help_text="Why it is higher than offered."
    )
    deviations = serializers.ListField(
        child=serializers.CharField(),
        required=False,
        help_text="Where the answer departs from its claims or its method.",
    )
    independent_count = serializers.IntegerField(min_value=0, allow_null=True, help_text=WITHHELD)
    independent_exact = serializers.BooleanField(required=False, allow_null=True, help_text=LEAST)
    single_voice_reason = serializers.CharField(allow_null=True)
    positions = FigurePosition(many=True)
    right_of_reply = FigureReply(many=True, required=False, help_text="Whom we asked, what came of it.")
    inputs = FigureInput(many=True)
    proposed_by = serializers.CharField(allow_null=True)
    approved_by = serializers.CharField(allow_null=True)
    approved_at = serializers.DateTimeField(
        required=False, allow_null=True, help_text="Approval publishes immediately; null if nobody approved."
    )
    published_at = serializers.DateTimeField()
    review_by = serializers.DateField()
    policy = serializers.CharField()


class PrintableFigure(Published, Said):
    """A version of a figure that may be printed: verified, in time, and the newest for its days.

    Print `display.text`. A claim that nobody has checked yet may contradict it (`challenged`): the text says
    so.
    """

    standing = Constant(ServedStanding.VERIFIED)
    printable = Constant(True)
    display = Display()
    note = serializers.CharField(
        allow_null=True, help_text="What to print beside its number: that it is being checked. Null: nothing."
    )
    last_said = Constant(None)


class WithheldFigure(Published):
    """A version of a figure that may not be printed; `standing` and `reason` say why.

    What was last said is for comparison only, such as finding it in a text where it has to be taken out.
    """

    standing = OneOf(WithheldStanding)
    printable = Constant(False)
    display = Constant(None)
    note = Constant(None)
    last_said = Said()
    low = Constant(None)
    best = Constant(None)
    high = Constant(None)
    low_modality = Constant(None, required=False)
    high_modality = Constant(None, required=False)
    printed = Constant(None, required=False)
    stance = Constant(None)
    attribution = Constant(None)


def figure_body(*, many: bool | None = None) -> PolymorphicProxySerializer:
    """A figure as it is served, for the OpenAPI document: one of two shapes, by its standing."""
    shapes = {standing.value: WithheldFigure for standing in WithheldStanding}
    return PolymorphicProxySerializer(
        component_name="FigureBody",
        serializers={ServedStanding.VERIFIED.value: PrintableFigure, **shapes},
        resource_type_field_name="standing",
        many=many,
    )


@extend_schema_field(figure_body())
class ServedFigure(serializers.Field[Any, Any, Any, Any]):
    """A figure inside another answer, in one of the two shapes."""
