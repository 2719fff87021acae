"""A new story from a template: its topic, questions and relations in one step."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from claimcheck.foundation.desk.errors import TellingForm
from claimcheck.foundation.desk.form_fields import PickerField
from claimcheck.foundation.desk.keeping import as_sent, fields_sent, keeper, unchecked
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verbs import in_plain_words
from claimcheck.foundation.records.errors import Refused
from claims.admin.making import new_or_known
from claims.admin.unit_field import UnitField
from claims.domain.questions.scope import Temporality
from claims.domain.stories import Story, story_of
from claims.models import StoryTemplate, Topic, Unit
from claims.services.access.roles import makes_drafts
from claims.services.recording.made_along import NewTopic
from claims.services.recording.stories import begin_story
from claims.wording.stories import stories_in_words
from claims.wording.terms import TEMPORALITIES


class StoryForm(TellingForm):
    """What the story is called, and which questions it asks."""

    topic = PickerField(
        Topic.objects.all(),
        makes=True,
        label=gettext_lazy("Story"),
        help_text=gettext_lazy("Noto earthquake"),
    )
    said = forms.CharField(
        required=False,
        max_length=150,
        label=gettext_lazy("As it stands in a question"),
        help_text=gettext_lazy("Such as: the Noto earthquake. Blank: its name."),
    )
    unit = UnitField(Unit.objects.all(), required=False, label=gettext_lazy("Measured in"))

    def __init__(self, *args: Any, story: Story, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story = story
        self.fields["topic"].widget.attrs["autofocus"] = not self.is_bound
        if not story.asks_unit:
            del self.fields["unit"]
        for question in story.questions:
            self.fields[f"q_{question.key}"] = forms.BooleanField(
                required=False,
                initial=True,
                label=question.worded("…"),
                help_text=str(TEMPORALITIES[Temporality(question.temporality)].sentence),
            )


def new_story(request: HttpRequest) -> HttpResponse:
    """The templates; of the one that is chosen, its questions."""
    person: Any = request.user
    if not person.has_perm("claims.add_question"):
        raise PermissionDenied
    known = _known()
    key = request.POST.get("template") or request.GET.get("template") or ""
    story = known.get(key)
    here, kept = f"{request.path}?{urlencode({'template': key})}", None
    form = None
    if story is not None and request.method == "POST":
        keeper().keep(person, here, fields_sent(request))
        form = StoryForm(request.POST, story=story)
        answer = _begun(request, form) if form.is_valid() else None
        if answer is not None:
            keeper().forget(person, here)
            return answer
    elif story is not None:
        kept = keeper().kept(person, here)
        form = unchecked(StoryForm(as_sent(kept), story=story)) if kept else StoryForm(story=story)
    context = {
        "keeps": True,
        "kept_at": here,
        "restored": bool(kept),
        "templates": [(name, template.name, len(template.questions)) for name, template in known.items()],
        "chosen": key if story else "",
        "form": form,
    }
    return screen(request, "desk/new_story.html", context, title=_("New story"))


def _known() -> dict[str, Story]:
    """Those of the newsroom first, then those that come with us."""
    saved = {str(row.pk): story_of(row.content) for row in StoryTemplate.objects.live().order_by("name")}
    return saved | dict(stories_in_words())


def _begun(request: HttpRequest, form: StoryForm) -> HttpResponse | None:
    person: Any = request.user
    given = form.cleaned_data
    unit = given.get("unit")
    try:
        topic, questions = begin_story(
            by=person,
            now=timezone.now(),
            story=form.story,
            topic=new_or_known(given["topic"], NewTopic),
            said=given["said"],
            unit=unit.code if unit else "",
            chosen={name.removeprefix("q_") for name, value in given.items() if name[:2] == "q_" and value},
            draft=makes_drafts(person),
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, in_plain_words(refusal))
        return None
    told = ngettext(
        "“%(topic)s” has %(count)d question.", "“%(topic)s” has %(count)d questions.", len(questions)
    )
    counted = told % {"topic": topic.name, "count": len(questions)}
    messages.success(request, " ".join([counted, *(question.text for question in questions)]))
    return redirect(f"{reverse('desk:news')}?topic={topic.pk}")
