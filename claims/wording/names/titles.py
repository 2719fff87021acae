"""What a record without a name of its own is called where it is listed, linked or read: never an id, never a
word of the code.

A title says what the record is about. Where it stands among other records, as a link or in a list, only what
was read along is said, so that a list costs no query a row; its own page reads what is named besides.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Model
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from claimcheck.foundation.records.titles import name_with
from claims.models import Claim
from claims.wording import local
from claims.wording.names.records import RECORDS
from claims.wording.records import as_written
from claims.wording.states import STATES_OF

Part = str | Callable[[Any], str]


def _numbered(field: str) -> Part:
    def told(record: Any) -> str:
        return f"{capfirst(str(RECORDS[type(record).__name__][0]))} {getattr(record, field)}"

    return told


def _version(record: Any) -> str:
    return _("version %(number)s") % {"number": record.version}


def _moved(record: Any) -> str:
    words = STATES_OF[record.record_kind]
    states = [str(words[state].label) if state else "" for state in (record.from_state, record.to_state)]
    return " → ".join(filter(None, states))


TITLES: Mapping[str, tuple[str, tuple[Part, ...]]] = {
    "AccountChange": (": ", ("person", "what")),
    "Assignment": (": ", ("assignee", "conflict")),
    "Conflict": (": ", ("kind", "question")),
    "CredibilityGrade": (": ", ("claim", "code")),
    "Delivery": (" → ", ("publication", "webhook")),
    "DeliveryAttempt": (", ", ("delivery", "attempted_at")),
    "Detection": (", ", ("kind", "detected_at")),
    "Digest": (", ", ("person", "gathered_at")),
    "DigestAttempt": (", ", ("digest", "attempted_at")),
    "DoubleReading": (", ", ("topic", "recorded_at")),
    "Duplicate": (" = ", ("claim", "original")),
    "Erratum": (" → ", ("publication", "claim", "report")),
    "Following": (": ", ("person", "topic")),
    "ForeignPublication": (", ", (_numbered("seq"),)),
    "MailChoice": (": ", ("person", "by_mail")),
    "Membership": (": ", ("joint", "member")),
    "Notice": (" → ", ("publication", "token")),
    "NoticeAttempt": (", ", ("notice", "attempted_at")),
    "Notification": (": ", ("kind", "question")),
    "Overrule": (
        " · ",
        ("first_source", "second_source", "first_statement", "second_statement", "verdict"),
    ),
    "Parentage": (" → ", ("source", "parent")),
    "Publication": (", ", (_numbered("seq"),)),
    "PullCount": (", ", ("question",)),
    "QuestionCorrection": (", ", ("question", "recorded_at")),
    "QuestionRelation": (" · ", ("first", "kind", "second")),
    "QuestionSplit": (" · ", ("question", "other")),
    "Redaction": (", ", ("kind", "recorded_at")),
    "RelayHop": (", ", (_numbered("position"), "source")),
    "ReliabilityGrade": (": ", ("source", "code")),
    "ReportAttempt": (", ", ("delivery", "attempted_at")),
    "ReportDelivery": (" → ", ("report", "subscription")),
    "Resolution": (", ", ("question", "method", "state")),
    "ResolutionInput": (": ", ("claim", "use")),
    "Retrieval": (" → ", ("publication", "token")),
    "ScopeConfirmation": (" · ", ("first", "second")),
    "SecondReading": (", ", ("opened_at",)),
    "SettledFlag": (": ", ("claim", "flag", "verdict")),
    "Snapshot": (", ", ("document", "captured_at")),
    "SourceCorrection": (", ", ("source", "document", "statement", "recorded_at")),
    "SourceMerge": (" → ", ("source", "into")),
    "Statement": (", ", ("source", "occasion", "said_on")),
    "Subscription": (", ", ("mail", "webhook")),
    "Syndication": (" ← ", ("copy", "original")),
    "TokenUse": (", ", ("token", "last_used")),
    "Transition": (": ", ("record_kind", _moved)),
    "VerifiedFigure": (", ", ("question", "change_kind", _version)),
    "Visit": (", ", ("watch", "visited_at")),
    "Watch": (", ", ("document",)),
}
"""By the name of the model: what stands between the parts, and the parts, each a field or what says it."""


def name_records(model: type[Model]) -> None:
    """Have the records of a model called by their title."""
    if model.__name__ in TITLES:
        parts = [part for part in TITLES[model.__name__][1] if isinstance(part, str)]
        related = [part for part in parts if model._meta.get_field(part).is_relation]
        name_with(model, title, related)


def title(record: Model) -> str:
    """What a record is called in the reader's language, of what was read of it; else what kind it is."""
    name = type(record).__name__
    between, parts = TITLES[name]
    told = [text for part in parts if (text := part(record) if callable(part) else _said(record, part))]
    return between.join(told) or capfirst(str(RECORDS[name][0]))


def _said(record: Model, name: str) -> str:
    field: Any = record._meta.get_field(name)
    if field.is_relation and not field.is_cached(record):
        return ""
    value = getattr(record, f"get_{name}_display")() if field.choices else getattr(record, name)
    if isinstance(value, datetime):
        return str(localize(localtime(value)))
    if isinstance(value, date):
        return local.day(value)
    if isinstance(value, Claim):
        return as_written(value)
    return "" if value is None else str(value)
