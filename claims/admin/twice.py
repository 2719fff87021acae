"""Having a topic or a claim read twice."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import WordsField
from claimcheck.foundation.desk.verbs import Verb, VerbForm
from claims.models import DoubleReading, Topic
from claims.services.readings.setting import set_double_reading


class TwiceForm(VerbForm):
    """Have it read twice."""

    done = _("Read twice from now on. Who reads is assigned by the system.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: Any, by: User, now: datetime) -> DoubleReading:
        about = {"topic": record} if isinstance(record, Topic) else {"topic": record.topic, "claim": record}
        return set_double_reading(by=by, now=now, reason=self.cleaned_data["reason"], **about)


READ_TWICE = Verb(
    name="read-twice",
    label=_("Have it read twice"),
    permission="claims.add_doublereading",
    form=TwiceForm,
    icon="looks_two",
    offered=lambda record: getattr(record, "superseded_at", None) is None,
)


def is_list(request: HttpRequest) -> bool:
    """Whether records are listed, not one of them shown."""
    found = request.resolver_match
    return found is not None and str(found.url_name).endswith("_changelist")
