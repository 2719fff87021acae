"""Feeds at the desk: which are read, and the inbox of their articles."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from claimcheck.foundation.desk.form_fields import PickerField, WordsField
from claimcheck.foundation.desk.keeping import keeper
from claimcheck.foundation.desk.record_admin import BaseAdmin
from claimcheck.foundation.desk.verbs import Verb, VerbForm, in_plain_words
from claimcheck.foundation.records.errors import Refused
from claims.admin.news.news_page import address_of_entry, entry_as_news
from claims.intake.web.addresses import text_at
from claims.intake.web.feeds import read_feed, take_article
from claims.models import Feed, FeedEntry
from claims.models.watching.feed import LONGEST_ADDRESS
from claims.models.watching.watch import SELDOM
from claims.services.watching.feeds import dismiss_entry, end_feed, follow_feed
from sources.models import Document, Source


class FollowFeedForm(VerbForm):
    """An RSS or Atom feed that is to be read."""

    done = _("The feed is read from now on.")

    name = forms.CharField(max_length=120)
    url = forms.URLField(max_length=LONGEST_ADDRESS, assume_scheme="https", label=_("Address"))
    publisher = PickerField(Source.objects.all(), required=False, label=_("Whose articles they are"))
    every_hours = forms.IntegerField(min_value=1, max_value=SELDOM, initial=1, label=_("Every so many hours"))

    def call(self, *, record: Any, by: User, now: datetime) -> Feed:
        fields = ("name", "url", "publisher", "every_hours")
        return follow_feed(by=by, now=now, **{field: self.cleaned_data[field] for field in fields})


class ReadFeedForm(VerbForm):
    """Read it now, besides the schedule."""

    done = _("The feed was read.")

    def call(self, *, record: Feed, by: User, now: datetime) -> int:
        return read_feed(record, now)


class EndFeedForm(VerbForm):
    """It is read no more."""

    done = _("The feed is no longer read.")

    def call(self, *, record: Feed, by: User, now: datetime) -> Feed:
        return end_feed(by=by, now=now, feed=record)


def _is_followed(feed: Feed) -> bool:
    return feed.ended_at is None


@admin.register(Feed)
class FeedAdmin(BaseAdmin):
    """Which feeds are read."""

    list_display = ("name", "url", "every_hours", "read_at", "problem", "ended_at")
    list_filter = (("ended_at", admin.EmptyFieldListFilter),)
    search_fields = ("name__icontains", "url__istartswith")
    add_form, add_permission = FollowFeedForm, "claims.add_feed"
    verbs = (
        Verb(
            name="read",
            label=_("Read it now"),
            permission="claims.change_feed",
            form=ReadFeedForm,
            offered=_is_followed,
        ),
        Verb(
            name="end",
            label=_("Stop reading it"),
            permission="claims.change_feed",
            form=EndFeedForm,
            offered=_is_followed,
        ),
    )


class TakeArticleForm(VerbForm):
    """Record the article, with its text as it is now."""

    done = _("Recorded as a document with its text. Record claims of it as of any document.")

    text = WordsField(required=False, label=_("Its text"), help_text=_("Blank: read from its page."), rows=6)

    def call(self, *, record: FeedEntry, by: User, now: datetime) -> Document:
        self.made = take_article(by=by, now=now, entry=record, text=self.cleaned_data["text"])
        return self.made

    def leads_to(self) -> Document:
        """The document."""
        return self.made


def _text_of(entry: FeedEntry) -> str:
    """The text that it was taken with, else that of its page; raises Refused."""
    taken = entry.document.snapshots.order_by("-captured_at", "-id").first() if entry.document else None
    return taken.text if taken else text_at(entry.url)


class FiguresForm(VerbForm):
    """Its text with its figures marked, of which claims are recorded; the article is taken with the first."""

    done = _("Read as it stands on its page now. Nothing is recorded yet.")

    def call(self, *, record: FeedEntry, by: User, now: datetime) -> FeedEntry:
        """Fetch the text, unless this person is at it already; where that fails it is pasted."""
        self.address, self.refused_with = address_of_entry(record), ""
        if keeper().kept(by, self.address) is None:
            fields = entry_as_news(record)
            try:
                fields |= {"text": _text_of(record), "read": "1"}
            except Refused as problem:
                self.refused_with = in_plain_words(problem)
            keeper().keep(by, self.address, {name: [value] for name, value in fields.items()})
        return record

    def told(self, title: str) -> str:
        """That it was read, or why not."""
        return self.refused_with or str(self.done)

    def leads_to(self) -> str:
        """The screen from the news to claims."""
        return self.address


class DismissEntryForm(VerbForm):
    """It holds nothing for us."""

    done = _("Dismissed.")

    reason = WordsField(label=_("Why"), rows=2)

    def call(self, *, record: FeedEntry, by: User, now: datetime) -> FeedEntry:
        return dismiss_entry(by=by, now=now, entry=record, reason=self.cleaned_data["reason"])


def _waits(entry: FeedEntry) -> bool:
    return entry.settled_at is None


@admin.register(FeedEntry)
class FeedEntryAdmin(BaseAdmin):
    """The inbox: articles of feeds, the newest first."""

    list_display = ("title", "feed", "published_at", "found_at", "settled_at", "settled_by")
    list_filter = (("settled_at", admin.EmptyFieldListFilter),)
    list_select_related = ("feed", "settled_by")
    search_fields = ("title__icontains", "url__istartswith")
    ordering = ("-found_at", "-id")
    verbs = (
        Verb(
            name="figures",
            label=_("Find its figures"),
            permission="claims.add_claim",
            form=FiguresForm,
            tone="primary",
            offered=lambda entry: _waits(entry) or entry.document_id is not None,
        ),
        Verb(
            name="take",
            label=_("Record the article"),
            permission="sources.add_document",
            form=TakeArticleForm,
            offered=_waits,
        ),
        Verb(
            name="dismiss",
            label=_("Dismiss"),
            permission="sources.add_document",
            form=DismissEntryForm,
            offered=_waits,
        ),
    )
