"""An article, as text or HTML, to candidates by the extractor of the settings. Nothing is recorded."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from claimcheck.foundation.records.errors import Refused
from claims.domain.articles import Article, Extractor, KnownSource, ReadArticle, read_article
from claims.domain.finding import SoughtQuestion, asked_in
from claims.domain.reading import languages
from claims.intake.pages import PageText, page_of
from claims.intake.time_budget import in_time
from claims.models import Topic
from claims.views.audience import Viewer
from claims.views.finding.likely_questions import Likely, Within, likely_questions
from claims.views.records import seen_sources, seen_topics
from sources.models import Source

LONGEST = 200_000
"""Characters of an article; a page of HTML may have ten times as many."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is given of an article.

    `publisher` and `topic` are short names of records; with a topic only its questions are offered.
    What a page of HTML says of its language and day counts where neither is given.
    """

    content: str
    html: bool = False
    language: str = ""
    published: date | None = None
    publisher: str = ""
    official: bool = False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """The text as it was read, to which the positions refer, with the candidates; `questions` are those that
    each of these may answer, the likeliest first."""

    article: Article
    read: ReadArticle
    questions: list[list[Likely]]
    notes: tuple[str, ...] = field(default=())


def take(request: Request, viewer: Viewer) -> Taken:
    """Read an article; raises Refused, naming the field."""
    page = in_time("html", lambda: page_of(request.content)) if request.html else PageText(request.content)
    if len(page.text) > LONGEST:
        raise Refused(
            "text",
            f"{len(page.text)} characters",
            _("shorten it to {longest:,} characters or fewer.").format(longest=LONGEST),
        )
    language = _language(request.language or _known_language(page.language))
    article = Article(
        text=page.text,
        language=language,
        published=request.published or page.published,
        publisher=_publisher(request.publisher, viewer),
        official=request.official,
        sources=tuple(_sources(viewer)),
    )
    within = Within(topic=_topic(request.topic, viewer))
    read, asked = in_time("text", lambda: _read(article, extractor()))
    return Taken(article, read, likely_questions(asked, viewer, within))


def _read(article: Article, extract: Extractor) -> tuple[ReadArticle, list[SoughtQuestion]]:
    """The article as it is read, and what each of its candidates may be an answer to."""
    read = read_article(article, extract)
    language, candidates = read.language or "", read.candidates
    return read, [asked_in(article.text, language, candidates, candidate) for candidate in candidates]


def extractor() -> Extractor:
    """The one that the settings name."""
    return cast(Extractor, import_string(settings.ARTICLE_EXTRACTOR))


def _known_language(code: str) -> str:
    """The language that a page names, where we can read it."""
    short = code.split("-", maxsplit=1)[0].lower()
    return short if short in languages() else ""


def _language(code: str) -> str:
    short = code.split("-", maxsplit=1)[0].lower()
    if short and short not in languages():
        known = ", ".join(languages())
        raise Refused(
            "language",
            code,
            _("give one of {known}, or leave it out to have it detected.").format(known=known),
        )
    return short


def _publisher(slug: str, viewer: Viewer) -> str:
    if slug and not seen_sources(Source.objects.filter(slug=slug), viewer).exists():
        raise Refused("publisher", slug, _("no source has this short name; look it up in the list."))
    return slug


def _sources(viewer: Viewer) -> list[KnownSource]:
    """All sources that may be known, with their members."""
    rows = seen_sources(Source.objects.with_kin(seen_sources(Source.objects.all(), viewer)), viewer)
    return [
        KnownSource(
            row.slug,
            (row.name,),
            tuple(membership.member.slug for membership in cast(Any, row).live_memberships),
            tuple(row.aliases.split("\n")) if row.aliases else (),
        )
        for row in rows
    ]


def _topic(slug: str, viewer: Viewer) -> UUID | None:
    """Its key; None where none is given."""
    if not slug:
        return None
    found = seen_topics(Topic.objects.filter(slug=slug), viewer).values_list("pk", flat=True).first()
    if found is None:
        raise Refused("topic", slug, _("no topic has this short name; look it up in the list."))
    return found
