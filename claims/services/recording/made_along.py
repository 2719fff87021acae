"""Sources, topics and questions made along with a claim: known by their whole name, else recorded.

What is made by somebody who may not confirm it is a draft.
"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.domain.finding.temporality import inferred
from claims.domain.questions.scope import Answer
from claims.domain.reading import read
from claims.models import Question, Topic
from claims.services.recording.questions import behaviour_unknown, record_question, record_topic
from sources.domain.kinds import kind_shown
from sources.models import Source
from sources.services.recording import record_source


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source by its name; its kind is what the name shows where it is left out."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question as a reader would put it, in a topic.

    What is left out is inferred: the unit from the quote that answers it, how it behaves in time from its
    words, whether parts add up from its unit.
    """

    text: str
    topic: Topic | NewTopic | None
    unit: str = ""
    temporality: str = ""


def asked_of_source(named: NewSource) -> Refused | None:
    """What a new source would be refused for: its kind, where none is known by the name and it shows none."""
    if named.kind or kind_shown(named.name) or Source.objects.going_by([named.name]):
        return None
    return kind_unknown(named.name)


def asked_of_question(named: NewQuestion) -> Refused | None:
    """What a new question would be refused for: how it behaves over time, where none is known by its text and
    the words don't show it."""
    if named.temporality or inferred(named.text) is not None:
        return None
    return None if Question.objects.filter(text__iexact=named.text).exists() else behaviour_unknown()


def kind_unknown(name: str) -> Refused:
    """Whoever names the source has to say what kind it is."""
    return Refused("source_kind", name, _("its name does not show what kind of source it is; choose one."))


def known_source(named: Source | NewSource, *, by: User, now: datetime, draft: bool) -> Source:
    """The source, recorded if no other has its name or goes by it; Refused where several go by it."""
    if isinstance(named, Source):
        return named
    known = Source.objects.filter(name__iexact=named.name).order_by("recorded_at").first()
    if known is not None:
        return known
    aliased = Source.objects.going_by([named.name]).get(named.name, [])
    if len(aliased) > 1:
        theirs = ", ".join(source.name for source in aliased)
        raise Refused(
            "source", named.name, _("several sources go by it ({theirs}): choose one.").format(theirs=theirs)
        )
    if aliased:
        return aliased[0]
    shown = kind_shown(named.name)
    if not named.kind and shown is None:
        raise kind_unknown(named.name)
    kind = named.kind or (shown.kind if shown else "")
    return record_source(by=by, now=now, name=named.name, kind=kind, draft=draft)


def known_topic(named: Topic | NewTopic, *, by: User, now: datetime, draft: bool) -> Topic:
    """The topic, recorded if no other has its name."""
    if isinstance(named, Topic):
        return named
    known = Topic.objects.filter(name__iexact=named.name).order_by("recorded_at").first()
    return known or record_topic(by=by, now=now, name=named.name, draft=draft)


def known_question(
    named: Question | NewQuestion, *, by: User, now: datetime, draft: bool, quote: str = ""
) -> Question:
    """The question, recorded if its topic has no other of its text; `quote`: what answers it."""
    if isinstance(named, Question):
        return named
    if named.topic is None:
        raise Refused("topic", "", _("name the topic of the new question."))
    topic = known_topic(named.topic, by=by, now=now, draft=draft)
    known = Question.objects.filter(topic=topic, text__iexact=named.text).order_by("recorded_at").first()
    if known is not None:
        return known
    return record_question(
        by=by,
        now=now,
        topic=topic,
        text=named.text,
        unit=named.unit or _unit_of(quote),
        temporality=named.temporality,
        answer=Answer.QUANTITY,
        draft=draft,
    )


def _unit_of(quote: str) -> str:
    """The unit of a quote's figure; Refused where it has none, or several."""
    units = {figure.unit for figure in read(quote).figures if figure.unit}
    if len(units) == 1:
        return units.pop()
    raise Refused("unit", ", ".join(sorted(units)), _("the quote does not name one unit; choose it."))
