"""One screen from the news to claims: a text is read, its figures are accepted or skipped, and recorded.

What is typed is kept for whoever typed it, so that it is there after signing in again, on another machine, or
when one comes back; candidates that nobody has decided about stay.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claimcheck.foundation.desk.keeping import as_sent, fields_sent, keeper, unchecked
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verbs import in_plain_words
from claimcheck.foundation.records.errors import Refused, StaleState
from claims.admin.news.news_forms import NewsForm, topic_given
from claims.admin.news.news_rows import NewsRow, names_made, rows_of
from claims.intake.articles import LONGEST, Request, Taken, take
from claims.intake.formats.writings import MOST_BYTES, written_in
from claims.intake.web.addresses import text_at
from claims.models import Claim, Conflict, FeedEntry, Topic
from claims.services.access.roles import makes_drafts
from claims.services.recording.reading_recorded import AcceptedRefused, record_reading
from claims.views.audience import desk
from claims.wording import kinds
from sources.models import Document, Source


def news(request: HttpRequest) -> HttpResponse:
    """What was pasted and what was found in it."""
    person: Any = request.user
    if not person.has_perm("claims.add_claim"):
        raise PermissionDenied
    if request.method != "POST":
        sent = as_sent(keeper().kept(person, _here(request)) or {})
        if sent and "topic" in request.GET:
            sent["topic"], sent["topic_name"] = request.GET["topic"], ""
        return _shown(request, sent, checked=False)
    sent = as_sent(fields_sent(request))
    verb = request.POST.get("verb", "read")
    if verb == "forget":
        keeper().forget(person, _here(request))
        return redirect(_here(request))
    sent["read"] = "1"
    _keep(request, sent)
    if verb == "record":
        return _record(request, sent)
    return _read(request, sent)


def _keep(request: HttpRequest, sent: QueryDict) -> None:
    keeper().keep(request.user, _here(request), dict(sent.lists()))


def _here(request: HttpRequest) -> str:
    """The address under which what is typed is kept: of an article of a feed its own."""
    entry = _entry(request)
    return request.path if entry is None else address_of_entry(entry)


def address_of_entry(entry: FeedEntry) -> str:
    """Where an article of a feed is read."""
    return f"{reverse('desk:news')}?entry={entry.pk}"


def _entry(request: HttpRequest) -> FeedEntry | None:
    """The article of a feed that is read; raises Http404 where there is none."""
    key = request.GET.get("entry")
    if not key:
        return None
    try:
        return FeedEntry.objects.select_related("feed__publisher", "document").get(pk=UUID(key))
    except (ValueError, FeedEntry.DoesNotExist) as problem:
        raise Http404 from problem


def _read(request: HttpRequest, sent: QueryDict) -> HttpResponse:
    """Take what stands at a link where no text was pasted; then show what was found."""
    refused = _from_file(request, sent)
    form = NewsForm(sent, request.FILES)
    if not form.is_valid() or refused:
        if refused:
            form.add_error("file", refused)
        return _shown(request, sent, checked=True, form=form)
    if not form.cleaned_data["text"].strip():
        try:
            sent["text"] = text_at(form.cleaned_data["url"])
        except ValueError as refusal:
            if not hasattr(refusal, "remedy"):
                raise
            form.add_error("url", in_plain_words(refusal))
            return _shown(request, sent, checked=True, form=form)
        _keep(request, sent)
    return redirect(f"{_here(request)}#candidates")


def _from_file(request: HttpRequest, sent: QueryDict) -> str:
    """Put the text of a file in the place of what was typed, with its day and title too; why that fails."""
    file = request.FILES.get("file")
    if file is None:
        return ""
    try:
        size = file.size or 0  # not read where it is too large
        content = file.read() if size <= MOST_BYTES else b"\0" * (MOST_BYTES + 1)
        found = written_in(file.name or "", content)
        if len(found.text) > LONGEST:
            raise Refused(
                "file",
                file.name,
                _("it has more than {most:,} characters: paste the article.").format(most=LONGEST),
            )
    except Refused as refusal:
        return in_plain_words(refusal)
    sent["text"], sent["title"] = found.text, sent.get("title") or found.title
    if found.published is not None:
        sent["published"] = found.published.isoformat()
        messages.info(request, _("The file gives its day: %(day)s.") % {"day": found.published.isoformat()})
    _keep(request, sent)
    return ""


def _record(request: HttpRequest, sent: QueryDict) -> HttpResponse:
    """Record what was accepted, all of it or nothing."""
    form = NewsForm(sent)
    taken = _taken(form) if form.is_valid() else None
    if taken is None:
        return _shown(request, sent, checked=True, form=form)
    rows = [row for row in rows_of(taken, sent, checked=True) if not row.done]
    filled = [row for row in rows if row.form.is_bound]
    if not all(row.form.is_valid() for row in filled):
        return _shown(request, sent, checked=True, form=form, rows=rows)
    accepted = [row for row in filled if row.form.is_accepted]
    claims = _recorded(request, sent, form, accepted)
    if claims is None:
        return _shown(request, sent, checked=True, form=form, rows=rows)
    names_made(rows, accepted, claims, sent)
    sent["document"] = str(claims[0].snapshot.document_id)
    _settled(sent, form)
    _keep(request, sent)
    _tell(request, claims)
    return redirect(f"{_here(request)}#candidates")


def _recorded(
    request: HttpRequest, sent: QueryDict, form: NewsForm, accepted: list[NewsRow]
) -> list[Claim] | None:
    """The claims; None where one of them or the text is refused, which the forms tell."""
    person: Any = request.user
    now = timezone.now()
    topic = topic_given(form.cleaned_data["topic"])
    try:
        return record_reading(
            by=person,
            now=now,
            draft=makes_drafts(person),
            where=form.where(now, _document(request, sent)),
            accepted=[row.form.accepted(topic, row.readings) for row in accepted],
            entry=_entry(request),
        )
    except StaleState as problem:
        form.add_error(None, str(problem))
    except AcceptedRefused as problem:
        row = next(row for row in accepted if row.key == problem.key)
        if problem.refusal.field == "topic":
            form.add_error("topic", in_plain_words(problem.refusal))
        else:
            row.form.refuse(problem.refusal)
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, in_plain_words(refusal))
    return None


def _document(request: HttpRequest, sent: QueryDict) -> Document | None:
    """The one that claims of this text were recorded with before, or that the article was taken as."""
    entry = _entry(request)
    if entry is not None and entry.document is not None:
        return entry.document
    key = str(sent.get("document") or "")
    try:
        return Document.objects.filter(pk=UUID(key)).first() if key else None
    except ValueError:
        return None


def _settled(sent: QueryDict, form: NewsForm) -> None:
    """A topic that was made is the one that is known from now on."""
    chosen = form.cleaned_data["topic"]
    if chosen is not None and not isinstance(chosen, Topic):
        known = Topic.objects.filter(name__iexact=chosen.name).order_by("recorded_at").first()
        if known is not None:
            sent["topic"] = str(known.pk)
            sent.pop("topic_make", None)
            sent.pop("topic_name", None)


def _tell(request: HttpRequest, claims: list[Claim]) -> None:
    told = ngettext("%(count)d claim recorded.", "%(count)d claims recorded.", len(claims))
    messages.success(request, told % {"count": len(claims)})


def _taken(form: NewsForm) -> Taken | None:
    """What was read; None where the text can't be."""
    given = form.cleaned_data
    if not given.get("text", "").strip() or given.get("published") is None:
        return None
    topic, publisher = given.get("topic"), given.get("publisher")
    asked = Request(
        content=given["text"].replace("\r\n", "\n"),
        published=given["published"],
        publisher=publisher.slug if isinstance(publisher, Source) else "",
        topic=topic.slug if isinstance(topic, Topic) else "",
        official=given.get("document_kind") == "official_statement",
    )
    try:
        return take(asked, desk(timezone.now()))
    except ValueError as refusal:
        if not hasattr(refusal, "remedy"):
            raise
        form.add_error("text", in_plain_words(refusal))
        return None


def _shown(
    request: HttpRequest,
    sent: QueryDict,
    *,
    checked: bool,
    form: NewsForm | None = None,
    rows: list[NewsRow] | None = None,
) -> HttpResponse:
    entry = _entry(request)
    form = form or NewsForm(sent or None, initial=_initial(request, entry))
    if sent and form.is_valid() and form.cleaned_data["text"].strip() and sent.get("read") and rows is None:
        taken = _taken(form)
        rows = [] if taken is None else rows_of(taken, sent, checked=checked)
    if sent and not checked:
        unchecked(form)
        if entry is not None and sent.get("text") and not sent.get("published"):
            form.add_error("published", _("The feed gives no day; take it from the article's page."))
    open_rows = [row for row in rows or [] if not row.done]
    context = {
        "form": form,
        "rows": open_rows,
        "was_read": rows is not None,
        "restored": bool(sent) and not checked and not rows,
        "keeps": True,
        "kept_at": _here(request),
        "entry": entry,
        "document": sent.get("document", ""),
        "done": [name for name in sent if name.endswith("-done")],
        "conflicts": [
            (conflict, kinds.title(conflict.kind, conflict.reason))
            for conflict in _conflicts(_document(request, sent))
        ],
        "opts": Claim._meta,
        "list_url": reverse("admin:claims_claim_changelist"),
    }
    return screen(request, "desk/news.html", context, title=_("From the news"))


def _initial(request: HttpRequest, entry: FeedEntry | None) -> dict[str, Any]:
    """What the form begins with: of an article what its feed says of it, and no day that is left open."""
    if entry is None:
        return {"published": timezone.localdate(), "topic": request.GET.get("topic", "")}
    return entry_as_news(entry)


def entry_as_news(entry: FeedEntry) -> dict[str, str]:
    """The fields of the form as a feed fills them."""
    published = entry.published_at
    return {
        "title": entry.title,
        "url": entry.url,
        "published": timezone.localdate(published).isoformat() if published else "",
        "publisher": str(entry.feed.publisher_id or ""),
        "document_kind": "article",
    }


def _conflicts(document: Document | None) -> list[Conflict]:
    """Those of the questions that were answered by claims of this document, the newest first."""
    if document is None:
        return []
    asked = Claim.objects.live().filter(snapshot__document=document).values("question")
    found = Conflict.objects.filter(question__in=asked).select_related("question").order_by("-opened_at")
    return list(found[:8])
