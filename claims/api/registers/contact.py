"""The contact log over REST: whom we asked and what came of it. What was said stays at the desk."""

from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from claimcheck.foundation.rest.endpoint import ReadEndpoint
from claimcheck.foundation.rest.fields import Body, Known, Moment, OneOf, Text, TrueFalse
from claimcheck.foundation.rest.filters import IdFilter, choice, flag
from claimcheck.foundation.rest.preconditions import IF_MATCH
from claims.api.visible_names import VisibleNames
from claims.domain.contacts import Channel, ContactOutcome
from claims.models import Contact, Question
from claims.models.evidence.contact import LONGEST_ADDRESSEE, LONGEST_WORDS, ContactQuerySet
from claims.services.recording.contacts import correct_contact, record_contact, withdraw_contact
from claims.views.audience import reader
from claims.views.kept import seen_contacts
from sources.api.source import SourceBrief
from sources.models import Source

WORDS: dict[str, Any] = {"required": False, "allow_blank": True, "max_length": LONGEST_WORDS}
OPEN = Source.objects.filter(protected=False)
WHOM = "Whom. A protected source is logged at the desk alone."
STAYS = "Stays at the desk; never shown here."


class ContactSerializer(serializers.ModelSerializer[Contact]):
    """Whom we asked, when, by when an answer was due, and what came of it. `reply`: as it is printed."""

    id = serializers.UUIDField(source="contact_id", read_only=True)
    question = serializers.UUIDField(source="question_id", read_only=True)
    source = SourceBrief(read_only=True)  # type: ignore[assignment]  # a field of that name
    channel = OneOf(Channel, read_only=True)
    outcome = OneOf(ContactOutcome, read_only=True, allow_blank=True, help_text="Empty: nothing yet.")
    reply = serializers.SerializerMethodField(help_text="Empty unless it is printed.")

    class Meta:
        model = Contact
        fields = [
            *("id", "version", "question", "source", "channel", "asked_at", "due_at", "outcome"),
            *("answered_at", "printed", "reply", "withdrawn", "recorded_at"),
        ]
        read_only_fields = fields

    def get_reply(self, contact: Contact) -> str:
        """A text that is not printed is a draft of the desk."""
        return contact.reply if contact.printed else ""


class ContactFields(Body):
    """What may be said of it."""

    source = Known(  # type: ignore[assignment]  # a field of that name
        OPEN, required=False, help_text=WHOM
    )
    addressee = Text(required=False, allow_blank=True, max_length=LONGEST_ADDRESSEE, help_text=STAYS)
    channel = OneOf(Channel, required=False)
    asked_at = Moment(required=False, help_text="Left out: now.")
    asked = Text(required=False, max_length=LONGEST_WORDS, help_text=f"The question as put. {STAYS}")
    due_at = Moment(required=False, allow_null=True, help_text="By when an answer is due.")
    outcome = OneOf(ContactOutcome, required=False, allow_blank=True)
    answered_at = Moment(required=False, allow_null=True)
    answer = Text(**WORDS, help_text=f"Whole. {STAYS}")
    printed = TrueFalse(required=False, help_text="Print it beside the figure from the next publication on.")
    reply = Text(**WORDS, help_text="As it is printed.")
    note = Text(**WORDS, help_text=STAYS)


class CorrectContact(ContactFields):
    """What is corrected, or what came of it, and why."""

    reason = Text()


class RecordContact(ContactFields):
    """Somebody was asked."""

    question = Known(Question.objects.all())
    source = Known(OPEN, help_text=WHOM)
    channel = OneOf(Channel)
    asked = Text(max_length=LONGEST_WORDS, help_text=f"The question as put. {STAYS}")


class WithdrawContact(Body):
    """Why it should not have been recorded."""

    reason = Text()


class ContactFilter(django_filters.FilterSet):
    """Which contacts."""

    question = IdFilter()
    source = IdFilter()
    channel = choice(Channel)
    outcome = choice(ContactOutcome)
    overdue = flag("by_overdue", help_text="Whose answer is overdue, or not.")
    withdrawn = flag("by_withdrawn", help_text="Withdrawn, or not.")

    class Meta:
        model = Contact
        fields: ClassVar[list[str]] = []

    def by_overdue(self, queryset: QuerySet[Contact], name: str, value: str) -> QuerySet[Contact]:
        """Those whose answer is overdue, or the others."""
        late = Contact.objects.live().overdue(self.request.parser_context["view"].now).values("pk")
        return queryset.filter(pk__in=late) if value == "true" else queryset.exclude(pk__in=late)

    def by_withdrawn(self, queryset: QuerySet[Contact], name: str, value: str) -> QuerySet[Contact]:
        """Those that were withdrawn, or the others."""
        return queryset.filter(withdrawn=value == "true")


class ContactViewSet(VisibleNames, ReadEndpoint):
    """The contact log: whom we asked what, and the right of reply."""

    model = Contact
    serializer_class = ContactSerializer
    filterset_class = ContactFilter
    lookup_field = "contact_id"
    orderings: ClassVar[dict[str, str]] = {"recorded_at": "recorded_at", "asked_at": "asked_at"}
    ordering = ("-recorded_at", "-id")
    permissions: ClassVar[dict[str, str]] = {
        "create": "claims.add_contact",
        "correct": "claims.change_contact",
        "withdraw": "claims.change_contact",
    }

    def rows(self) -> ContactQuerySet:
        """The versions in force, of questions and sources that a reader may know of."""
        return seen_contacts(Contact.objects.live().select_related("source"), reader(self.now))

    @extend_schema(request=RecordContact, responses={201: ContactSerializer})
    def create(self, request: Request) -> Response:
        """Record that somebody was asked."""
        made = record_contact(by=self.person, now=self.now, **self.given(RecordContact))
        return self.shown(made.contact_id, code=201)

    @extend_schema(request=CorrectContact, parameters=[IF_MATCH], responses=ContactSerializer)
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, contact_id: str) -> Response:
        """Record what came of it, or correct what was recorded: a new version."""
        given = self.given(CorrectContact)
        with self.as_read() as contact:
            correct_contact(by=self.person, now=self.now, contact=contact, **given)
        return self.shown(contact.contact_id)

    @extend_schema(request=WithdrawContact, parameters=[IF_MATCH], responses=ContactSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, contact_id: str) -> Response:
        """Say that it should not have been recorded; nothing of it is printed from then on."""
        given = self.given(WithdrawContact)
        with self.as_read() as contact:
            withdraw_contact(by=self.person, now=self.now, contact=contact, **given)
        return self.shown(contact.contact_id)
