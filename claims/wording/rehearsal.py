"""What readers outside are told of a rehearsal."""

from django.utils.translation import gettext_lazy

from claims.domain.rehearsal import REHEARSAL
from claims.models import Topic

INVENTED = gettext_lazy("Rehearsal: invented, not news")
"""Beside every figure of the invented topic."""


def topic_told(topic: Topic) -> str:
    """A topic's name, of a rehearsal with the word that it is one."""
    return f"{topic.name} ({INVENTED})" if topic.slug == REHEARSAL else topic.name
