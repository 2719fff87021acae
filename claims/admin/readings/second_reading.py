"""Second readings at the desk: what is shown of one, and to whom; who has them; what is read twice."""

from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.admin.readings.reading_forms import HOLDERS, READING_VERBS
from claims.admin.readings.shown import both_readings, what_is_read
from claims.admin.twice import TwiceForm
from claims.domain.agreement.readers import Choice, ReadingPart
from claims.models import DoubleReading, ReadingAssignment, SecondReading, Topic
from claims.services.readings.setting import end_double_reading
from claims.wording.readings import CHOICES, READING_PARTS


@admin.register(SecondReading)
class SecondReadingAdmin(BaseAdmin):
    """What is read is shown when it is settled, and to nobody before."""

    list_display = ("document", "topic", "how_it_stands", "opened_at", "handed_in_at", "decided_at")
    list_filter = (
        "topic",
        ("handed_in_at", admin.EmptyFieldListFilter),
        ("decided_at", admin.EmptyFieldListFilter),
    )
    list_select_related = ("topic", "claim__snapshot__document")
    search_fields = ("claim__snapshot__document__title__icontains",)
    ordering = ("-opened_at", "-id")
    verbs = READING_VERBS

    def get_queryset(self, request: HttpRequest) -> QuerySet[SecondReading]:
        rows: QuerySet[SecondReading] = super().get_queryset(request)
        return rows.select_related("topic", "question__unit", "claim__snapshot__document").defer(
            "claim__snapshot__text"
        )

    def title_of(self, record: Any) -> str:
        return _now("Second reading: %(title)s") % {"title": record.claim.snapshot.document.title}

    def offered_verbs(self, request: HttpRequest, record: Any) -> list[dict[str, Any]]:
        holds = _holds(record, request.user)
        offered = super().offered_verbs(request, record)
        return [verb for verb in offered if holds or verb["verb"].name not in HOLDERS]

    def verb_view(self, request: HttpRequest, object_id: Any, verb: Verb) -> HttpResponse:
        if verb.name in HOLDERS and not _holds(self.found(request, object_id), request.user):
            raise PermissionDenied
        return super().verb_view(request, object_id, verb)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if request.method != "GET":
            refused: HttpResponse = super().change_view(request, object_id, form_url, extra_context)
            return refused
        reading = self.found(request, object_id)
        holds = _holds(reading, request.user)
        context = {
            **what_is_read(reading),
            "verbs": self.offered_verbs(request, reading),
            "trail": [] if holds else _trail(reading),
            "settled": [] if reading.waits or reading.ended_at else both_readings(reading, named=True),
            "choice": CHOICES[Choice(reading.choice)].label if reading.choice else "",
            "list_url": self.list_url(),
        }
        return screen(request, "desk/second_reading.html", context, title=self.title_of(reading))

    @admin.display(description=_("Document"))
    def document(self, reading: SecondReading) -> str:
        """Where the quote stands."""
        return str(reading.claim.snapshot.document.title)

    @admin.display(description=_("State"))
    def how_it_stands(self, reading: SecondReading) -> str:
        """What is to be done, or what came of it."""
        if reading.ended_at is not None:
            return str(_("ended"))
        if reading.handed_in_at is None:
            return str(READING_PARTS[ReadingPart.SECOND].label)
        if reading.waits:
            return str(READING_PARTS[ReadingPart.DECIDE].label)
        return str(_("the same") if not reading.differences else _("decided"))


def _holds(reading: SecondReading, person: Any) -> bool:
    return ReadingAssignment.objects.live().filter(reading=reading, person=person.pk).exists()


def _trail(reading: SecondReading) -> list[ReadingAssignment]:
    """Who had it, why they, and what came of it."""
    return list(reading.assignments.select_related("person").order_by("recorded_at", "id"))


class AddTwiceForm(TwiceForm):
    """A topic, from the list of what is read twice."""

    topic = PickerField(Topic.objects.all())
    field_order = ("topic",)

    def call(self, *, record: Any, by: User, now: datetime) -> DoubleReading:
        return super().call(record=self.cleaned_data["topic"], by=by, now=now)


class EndTwiceForm(VerbForm):
    """Once again read once."""

    done = _("Ended. Readings that are open go on.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: DoubleReading, by: User, now: datetime) -> DoubleReading:
        return end_double_reading(by=by, now=now, setting=record, reason=self.cleaned_data["reason"])


@admin.register(DoubleReading)
class DoubleReadingAdmin(BaseAdmin):
    """Which topics and claims are read twice."""

    shown_as = MappingProxyType({"claim_id": "of_what"})
    list_display = ("topic", "of_what", "reason", "recorded_by", "recorded_at", "superseded_at")
    list_filter = (("superseded_at", admin.EmptyFieldListFilter),)
    list_select_related = ("topic", "recorded_by")
    search_fields = ("topic__name__icontains", "reason__icontains")
    ordering = ("-recorded_at", "-id")
    add_form, add_permission = AddTwiceForm, "claims.add_doublereading"
    verbs = (
        Verb(
            name="end",
            label=_("End"),
            permission="claims.change_doublereading",
            form=EndTwiceForm,
            offered=lambda setting: setting.superseded_at is None,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[DoubleReading]:
        rows: QuerySet[DoubleReading] = super().get_queryset(request)
        return rows.select_related("topic", "recorded_by")

    def title_of(self, record: Any) -> str:
        return f"{record.topic.name}: {self.of_what(record)}"

    @admin.display(description=_("What"))
    def of_what(self, setting: DoubleReading) -> str:
        """The whole topic, or one claim of it."""
        return str(_("one claim") if setting.claim_id else _("every claim recorded from then on"))
