"""Doing a verb: to a new record, to one, to many. Show the form, call the service, tell the answer."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claimcheck.foundation.desk.errors import in_words
from claimcheck.foundation.desk.keeping import address_of, forget, keep, typed_before, unchecked
from claimcheck.foundation.desk.screens import screen
from claimcheck.foundation.desk.verbs import Verb, VerbForm, carry_out, changed_since, fingerprint
from claimcheck.foundation.records.errors import SecondPersonNeeded, StaleState

if TYPE_CHECKING:
    from claimcheck.foundation.desk.record_admin import BaseAdmin

MOST_AT_ONCE = 500


def person(request: HttpRequest) -> Any:
    """Who is signed in."""
    return request.user


def back_url(request: HttpRequest, otherwise: str) -> str:
    """Where the person came from, filters and all, if that is a page of this site."""
    asked = request.POST.get("back") or request.GET.get("back") or ""
    return asked if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise


def _asked(request: HttpRequest) -> dict[str, str]:
    """What a link to the form has filled in already."""
    return {key: value for key, value in request.GET.dict().items() if key != "seen" and "\x00" not in value}


def add(model_admin: "BaseAdmin", request: HttpRequest, form_class: type[VerbForm]) -> HttpResponse:
    """Make a record by its own form."""
    typed = None if request.method == "POST" else typed_before(request)
    form = form_class(
        request.POST or typed, request.FILES or None, initial=_asked(request), person=person(request)
    )
    if typed is not None:
        unchecked(form)
    if request.method == "POST":
        keep(request, form)
    if request.method == "POST" and form.is_valid():
        okay, made = form.attempt(record=None, by=person(request), now=timezone.now())
        if okay:
            forget(request)
            messages.success(request, form.told(str(made)))
            page = model_admin.page_url(made)
            return redirect(page if form.leads_to() is not None else back_url(request, page))
    title = form.heading or _("Record a %(name)s") % {"name": model_admin.opts.verbose_name}
    return _form_page(
        model_admin, request, form, title=title, submit=form.button, restored=typed is not None, keeps=True
    )


def one(model_admin: "BaseAdmin", request: HttpRequest, record: Any, verb: Verb) -> HttpResponse:
    """Do a verb to one record; whoever was slower is told so and loses nothing typed."""
    back = back_url(request, model_admin.page_url(record))
    if request.method != "POST":
        typed = typed_before(request)
        form = verb.form(typed, record=record, person=person(request), initial=_asked(request))
        if typed is not None:
            unchecked(form)
        if not verb.offered(record):
            messages.warning(
                request, _("“%(verb)s” is not possible in the current state.") % {"verb": verb.label}
            )
            return redirect(back)
        return _verb_page(model_admin, request, form, verb, record, restored=typed is not None)
    form = verb.form(request.POST, request.FILES or None, record=record, person=person(request))
    problem, status = _attempt(form, request, record, verb)
    if status == 0:
        forget(request)
        messages.success(request, form.told(model_admin.title_of(record)))
        offer_undo(model_admin, request, verb, form.changed())
        made = form.leads_to()
        if isinstance(made, str):
            return redirect(made)
        return redirect(back if made is None else model_admin.page_url(made))
    keep(request, form)
    if problem:
        form.add_error(None, in_words(problem, form.fields))
    return _verb_page(model_admin, request, form, verb, record, status=status)


def _attempt(form: VerbForm, request: HttpRequest, record: Any, verb: Verb) -> tuple[str, int]:
    """Call the service: (what went wrong in words, the HTTP status); status 0 where it is done."""
    if not form.is_valid():
        return "", 200
    seen = form.cleaned_data.get("seen")
    if (seen and seen != fingerprint(record)) or not verb.offered(record):
        return changed_since(), 409
    try:
        okay, _made = form.attempt(record=record, by=person(request), now=timezone.now())
    except StaleState as problem:
        return changed_since(problem), 409
    except SecondPersonNeeded as problem:
        return str(problem), 403
    return "", 0 if okay else 400


def many(
    model_admin: "BaseAdmin", request: HttpRequest, verb: Verb, *, opening: bool = False
) -> HttpResponse:
    """Do a verb to the ticked records, each by itself; what is refused is told and left as it was.

    A verb that asks nothing is done at once; any other shows its form first.
    """
    records = _ticked(model_admin, request)
    back = back_url(request, request.get_full_path() if opening else model_admin.list_url())
    if not records:
        messages.warning(request, _("Nothing was selected."))
        return redirect(back)
    about = {"record": None, "records": records, "person": person(request)}
    form = verb.form(None if opening else request.POST, **about)
    asks = any(field.required for field in form.fields.values())
    if asks and "confirmed" not in request.POST:
        form = verb.form(**about)
    if opening or not form.is_bound or not form.is_valid():
        title = ngettext("%(verb)s: %(count)d record", "%(verb)s: %(count)d records", len(records))
        context: dict[str, Any] = {
            "records": [(record.pk, model_admin.title_of(record)) for record in records],
            "verb": verb,
            "ticked_name": ACTION_CHECKBOX_NAME,
            "back": back,
        }
        return _form_page(
            model_admin,
            request,
            form,
            title=title % {"verb": verb.label, "count": len(records)},
            submit=verb.label,
            action=_bulk_url(model_admin, verb),
            **context,
        )
    done, refused = carry_out(form, records, by=person(request), now=timezone.now())
    _tell(request, verb, done, [(model_admin.title_of(record), why) for record, why in refused])
    offer_undo(model_admin, request, verb, done)
    return redirect(back)


def offer_undo(model_admin: "BaseAdmin", request: HttpRequest, verb: Verb, done: list[Any]) -> None:
    """Offer, on the next page, to take it back: a decision of its own, recorded like any other."""
    inverse = next(
        (other_verb for other_verb in model_admin.verbs if other_verb.name == verb.undone_by), None
    )
    if inverse is None or not done or not inverse.allowed(request):
        return
    request.session["undo"] = {
        "url": _bulk_url(model_admin, inverse),
        "label": str(inverse.label),
        "ids": [str(record.pk) for record in done],
        "reason": str(_("Undone: %(verb)s") % {"verb": verb.label}),
    }


def _tell(request: HttpRequest, verb: Verb, done: list[Any], refused: list[tuple[str, str]]) -> None:
    if done:
        told = ngettext("%(verb)s: %(count)d done.", "%(verb)s: %(count)d done.", len(done))
        messages.success(request, told % {"verb": verb.label, "count": len(done)})
    for title, why in refused[:10]:
        messages.error(request, f"{title}: {why}")
    if len(refused) > 10:
        messages.error(request, _("and %(count)d more failed") % {"count": len(refused) - 10})


def _ticked(model_admin: "BaseAdmin", request: HttpRequest) -> list[Any]:
    """The ticked records that this person may see, at most MOST_AT_ONCE."""
    ids = []
    for text in request.POST.getlist(ACTION_CHECKBOX_NAME)[:MOST_AT_ONCE]:
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    return list(model_admin.get_queryset(request).filter(pk__in=ids))


def _bulk_url(model_admin: "BaseAdmin", verb: Verb) -> str:
    return f"{model_admin.list_url()}bulk/{verb.name}/"


def _verb_page(
    model_admin: "BaseAdmin",
    request: HttpRequest,
    form: VerbForm,
    verb: Verb,
    record: Any,
    *,
    status: int = 200,
    restored: bool = False,
) -> HttpResponse:
    shown = fingerprint(record)
    return _form_page(
        model_admin,
        request,
        form,
        title=verb.label,
        submit=verb.label,
        status=status,
        record_title=model_admin.title_of(record),
        verb=verb,
        seen=shown,
        stale=status == 409,
        restored=restored,
        keeps=True,
        back=back_url(request, model_admin.page_url(record)),
    )


def _form_page(
    model_admin: "BaseAdmin",
    request: HttpRequest,
    form: VerbForm,
    *,
    title: Any,
    submit: Any,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    back = back_url(request, model_admin.list_url())
    given = {
        "form": form,
        "submit": submit,
        "opts": model_admin.opts,
        "back": back,
        "list_url": model_admin.list_url(),
        "kept_at": address_of(request),
    }
    return screen(request, form.template, {**given, **context}, title=title, status=status)
