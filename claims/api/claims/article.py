"""Articles over REST: read into candidates. Nothing is recorded, and no article is kept."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import Endpoint
from claimcheck.foundation.rest.fields import Body, Day, Text, TrueFalse
from claims.api.registers.question import LikelyQuestion
from claims.api.values import ReadingSerializer
from claims.domain.articles import Unsure
from claims.intake import articles
from claims.intake.candidates import document
from claims.models import Claim
from claims.views.audience import reader

LONGEST_HTML = 10 * articles.LONGEST


class ReadAnArticle(Body):
    """An article as text or as HTML, and what is known of it."""

    text = Text(required=False, max_length=articles.LONGEST, help_text="The article, without its page.")
    html = Text(required=False, max_length=LONGEST_HTML, help_text="Its page, in place of the text.")
    published = Day(
        required=False, help_text="Day of publication; without it relative dates stay unresolved."
    )
    language = Text(
        required=False, max_length=35, help_text="BCP 47, such as en or uk. Omitted: it is detected."
    )
    publisher = Text(
        required=False, max_length=80, help_text="Short name of the source that published it: who “we” is."
    )
    official = TrueFalse(
        required=False, help_text="A statement of its publisher, who says whatever nobody else is named for."
    )
    topic = Text(
        required=False, max_length=80, help_text="Short name of a topic: only its questions are offered."
    )

    def validate(self, attrs: dict[str, object]) -> dict[str, object]:
        """Either text or HTML."""
        if ("text" in attrs) == ("html" in attrs):
            raise serializers.ValidationError({"text": "give either text or html."})
        return attrs


class SelectorSerializer(serializers.Serializer[Any]):
    """A TextQuoteSelector or a TextPositionSelector of the W3C's Web Annotation Data Model."""

    type = serializers.CharField()
    exact = serializers.CharField(required=False)
    prefix = serializers.CharField(required=False)
    suffix = serializers.CharField(required=False)
    start = serializers.IntegerField(required=False, help_text="Counts characters of `text`.")
    end = serializers.IntegerField(required=False)
    sha256 = serializers.CharField(required=False, help_text="Of `text` in UTF-8.")


class NamedSerializer(serializers.Serializer[Any]):
    """Who says or relays it. `exact` and `start` are where that stands, `slug` is the known source."""

    name = serializers.CharField()
    exact = serializers.CharField()
    start = serializers.IntegerField(allow_null=True)
    slug = serializers.CharField(allow_null=True)
    members = serializers.ListField(child=serializers.CharField())
    speaks_for = serializers.CharField()
    rule = serializers.CharField()
    sure = serializers.BooleanField(help_text="False: inferred from what stands before.")


class NamedDaysSerializer(serializers.Serializer[Any]):
    """Days that the text names; both null where they are not resolved."""

    start = serializers.CharField(allow_null=True)
    end = serializers.CharField(allow_null=True)
    position = serializers.ListField(child=serializers.IntegerField())
    resolved = serializers.BooleanField()


class CandidateSerializer(serializers.Serializer[Any]):
    """A figure with all that would be recorded of it."""

    selector = SelectorSerializer(many=True)
    figure = ReadingSerializer(allow_null=True, help_text="Null where a person has to choose.")
    choices = ReadingSerializer(many=True)
    questions_asked = serializers.ListField(child=serializers.CharField())
    denied = serializers.BooleanField()
    direction = serializers.CharField(help_text="up, down or empty.")
    per = serializers.CharField(help_text="The base of a rate, such as week.")
    noun = serializers.CharField(help_text="What is counted, in the article's words.")
    source = NamedSerializer(allow_null=True)  # type: ignore[assignment]  # a field of that name
    relay = NamedSerializer(allow_null=True)
    as_of = NamedDaysSerializer(allow_null=True)
    said_on = NamedDaysSerializer(allow_null=True)
    unsure = serializers.ListField(
        child=serializers.CharField(), help_text=f"Of {', '.join(Unsure)}: what has to be settled."
    )
    questions = LikelyQuestion(many=True, help_text="Those that it may answer, the likeliest first.")
    rule = serializers.CharField(help_text="What found the figure; what found who says it.")


@extend_schema_serializer(many=False)
class ReadArticleSerializer(serializers.Serializer[Any]):
    """The candidates of an article in the order in which they stand."""

    text = serializers.CharField(help_text="As read: what positions and hash refer to.")
    sha256 = serializers.CharField()
    language = serializers.CharField(allow_null=True)
    language_detected = serializers.BooleanField()
    published = serializers.CharField(allow_null=True)
    attributions = serializers.BooleanField(help_text="Whether sources are looked for in this language.")
    candidates = CandidateSerializer(many=True)
    dropped = serializers.ListField(
        child=serializers.CharField(), help_text="Spans of an extractor that are no figure in the text."
    )


class ArticleViewSet(Endpoint):
    """Figures of an article, proposed to whoever may record claims."""

    model = Claim
    queryset = Claim.objects.none()
    serializer_class = ReadArticleSerializer
    pagination_class = None
    filter_backends = []
    paged = ()
    permissions: ClassVar[dict[str, str]] = {"read": "claims.add_claim"}

    @extend_schema(request=ReadAnArticle, responses=ReadArticleSerializer)
    @action(detail=False, methods=["post"])
    def read(self, request: Request) -> Response:
        """Read an article into candidates: figures, who says them, and when. Nothing is recorded."""
        given = self.given(ReadAnArticle)
        html = given.pop("html", None)
        content = given.pop("text", None) or html or ""
        asked = articles.Request(content=content.replace("\r\n", "\n"), html=html is not None, **given)
        return Response(document(articles.take(asked, reader(self.now))))
