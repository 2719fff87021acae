"""Every registered record: a list with search and filters, read only, costing as much at 30 rows as at 3."""

from hashlib import sha256
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.domain.lifecycle import CheckItem
from claims.domain.telling import ByMail
from claims.models import (
    Conflict,
    Delivery,
    DeliveryAttempt,
    Digest,
    DigestAttempt,
    Erratum,
    IdempotentAnswer,
    Notice,
    NoticeAttempt,
    Publication,
    ReportAttempt,
    ReportDelivery,
    Subscription,
    VerifiedFigure,
    Webhook,
    WeeklyReport,
)
from claims.services.duplicates import merge_duplicates
from claims.services.notices import keep_pulls
from claims.services.notifying import choose_mail
from claims.services.publication import hold_figure
from claims.services.questions import confirm_scope
from claims.services.saved_views import save_view
from claims.services.tokens import draw, make_token
from claims.services.triage import add_note, assign_conflict, grade_claim, record_check
from sources.admin.base import BaseAdmin
from tests import builders as make

REGISTERED = sorted(
    (model for model in admin.site._registry if model._meta.app_label in ("claims", "sources", "auth")),
    key=lambda model: model._meta.label,
)
OURS = [model for model in REGISTERED if model._meta.app_label != "auth"]


def name(model: type[Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def changelist(model: type[Model]) -> str:
    return reverse(f"admin:{name(model)}_changelist")


def grow(count: int) -> None:
    """`count` more of every record, each in a case of its own, settled by two people."""
    checker, now = make.person("checker"), timezone.now()
    for number in range(count):
        about = make.question(f"Question {make.next_number()}")
        part = make.question(f"Part {make.next_number()}")
        make.relation(part, about)
        confirm_scope(by=checker, now=now, first=part, second=about)
        parent = make.source(f"Parent {make.next_number()}")
        speaker = make.source(f"Speaker {make.next_number()}", parent=parent)
        make.source(f"Joint {make.next_number()}", "joint", members=[speaker, parent])
        make.grade(speaker, "B")
        make.overrule(parent, make.source(f"Stringer {make.next_number()}"))
        original = make.document()
        make.document(syndicated_from=original)
        low = make.claim(about, speaker, "about 8,000 soldiers", accept=True, relay=[parent])
        make.claim(about, make.source(f"Other {make.next_number()}"), "about 20,000 soldiers", accept=True)
        grade_claim(by=checker, now=now, claim=low, code="2", reason="Seen by others.")
        again = make.claim(about, speaker, "about 8,000 soldiers")
        merge_duplicates(by=checker, now=now, claims=[low, again], reason="Read twice.")
        record_check(by=checker, now=now, question=about, item=CheckItem.ORIGINAL_SEEN)
        found = Conflict.objects.get(question=about)
        add_note(by=checker, now=now, record=found, text="Call them.")
        assign_conflict(by=checker, now=now, conflict=found, assignee=checker)
        if number < 8:
            _tell_somebody()
        _tell_a_person(found)
        make.topic(f"Topic {make.next_number()}")
        save_view(by=checker, now=now, name=f"View {make.next_number()}", show="open", shared=True)
        Group.objects.create(name=f"Group {make.next_number()}")
        User.objects.create_user(f"person-{make.next_number()}")
        if number % 2 == 0:
            _pull_and_recall(make.settle(found))
        else:
            make.resolution(found)
        _send_a_report()


def _pull_and_recall(figure: VerifiedFigure) -> None:
    """A token pulls a figure, which is then put on hold."""
    boss, now = make.person("editor-in-chief"), timezone.now()
    token, _text = make_token(
        by=boss, now=now, name=f"Tool {make.next_number()}", owner=boss, scopes=["figures:read"]
    )
    draw(token, now=now)
    keep_pulls([(token.pk, figure.publication.pk)], now=now)
    hold_figure(by=boss, now=now, figure=figure, reason="A doubt.")
    notice = Notice.objects.get(token=token)
    NoticeAttempt.objects.create(
        notice=notice, mail="desk@example.org", attempted_at=now, accepted=False, problem="-"
    )
    IdempotentAnswer.objects.create(asker=boss, key=token.name, recorded_at=now, recorded_by=boss)


def _tell_somebody() -> None:
    """A webhook that is told, in vain, of what is published from here on."""
    boss, now = make.person("editor-in-chief"), timezone.now()
    name = f"Hook {make.next_number()}"
    Webhook.objects.create(
        name=name, url="https://example.org/", secret=f"whsec_{name}", recorded_at=now, recorded_by=boss
    )
    for delivery in Delivery.objects.order_by("-recorded_at")[:1]:
        DeliveryAttempt.objects.create(delivery=delivery, attempted_at=now, accepted=False, problem="-")


def _tell_a_person(conflict: Conflict) -> None:
    """A note calls somebody who wants to be told at once; the mail is not taken."""
    boss, now = make.person("editor-in-chief"), timezone.now()
    called = User.objects.create_user(f"called-{make.next_number()}", email="desk@example.org", is_staff=True)
    choose_mail(by=called, now=now, by_mail=ByMail.AT_ONCE)
    add_note(by=boss, now=now, record=conflict, text=f"@{called.username} look", mentions=[called])
    digest = Digest.objects.get(person=called)
    DigestAttempt.objects.create(
        digest=digest, mail=called.email, attempted_at=now, accepted=False, problem="-"
    )


def _send_a_report() -> None:
    """A report that was issued, sent in vain, and corrected by the newest publication."""
    boss, now, number = make.person("editor-in-chief"), timezone.now(), make.next_number()
    report = WeeklyReport.objects.create(
        week=f"{2000 + number}-W01",
        policy="1",
        body="{}",
        sha256=sha256(b"{}").hexdigest(),
        issued_at=now,
        issued_by=boss,
    )
    recorded = {"recorded_at": now, "recorded_by": boss}
    subscription = Subscription.objects.create(mail=f"reader{number}@example.org", **recorded)
    delivery = ReportDelivery.objects.create(report=report, subscription=subscription, **recorded)
    ReportAttempt.objects.create(delivery=delivery, attempted_at=now, accepted=False, problem="-")
    for publication in Publication.objects.order_by("-seq")[:1]:
        Erratum.objects.create(report=report, publication=publication, **recorded)


def test_every_model_of_ours_is_registered():
    from django.apps import apps

    ours = {
        model
        for app in ("sources", "claims")
        for model in apps.get_app_config(app).get_models()
        if not model.__name__.endswith("Event")
    }
    assert ours == set(OURS)


@pytest.mark.parametrize("model", OURS, ids=name)
def test_every_list_has_search_filters_and_our_base(model: type[Model]):
    registered = admin.site._registry[model]
    assert isinstance(registered, BaseAdmin)
    assert registered.search_fields
    assert registered.list_filter or len(registered.list_display) <= 5
    assert len(registered.list_display) > 1
    assert registered.show_full_result_count is False


@pytest.mark.slow
def test_lists_cost_the_same_at_three_rows_and_at_thirty(db: None, django_assert_max_num_queries: Any):
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    grow(3)
    queries = {model: _queries(boss, changelist(model)) for model in REGISTERED}
    grow(27)
    for model in REGISTERED:
        many = _queries(boss, changelist(model))
        assert model.objects.count() >= 10 or model._meta.model_name == "unit", model
        assert len(many) <= len(queries[model]), (model, [each["sql"][:300] for each in many])
        assert not [each["sql"] for each in many if _counts_everything(each["sql"])], model


def _queries(client: Client, url: str) -> list[dict[str, str]]:
    client.get(url)  # whatever is remembered between requests is remembered now
    with CaptureQueriesContext(
        connection,
    ) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return list(captured.captured_queries)


def _counts_everything(sql: str) -> bool:
    return "COUNT(*)" in sql and "LIMIT" not in sql


@pytest.mark.parametrize("model", OURS, ids=name)
def test_searching_and_filtering_any_list_works(model: type[Model], db: None):
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    url = changelist(model)
    for query in ("?q=troops", "?q=%C3%A9%27%22%25", "?p=99999999999", "?p=x", "?o=1.-2"):
        assert boss.get(url + query).status_code in (200, 302), query


@pytest.mark.slow
def test_no_form_changes_or_deletes_a_record(db: None):
    """Forged POSTs to Django's own change and delete addresses, as a superuser, on every kind of record."""
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    grow(2)
    for model in OURS:
        row = model._default_manager.first()
        assert row is not None, model
        before = model._default_manager.filter(pk=row.pk).values().get()
        for view in ("change", "delete"):
            url = reverse(f"admin:{name(model)}_{view}", args=[row.pk])
            response = boss.post(url, {**dict.fromkeys(before, "1"), "post": "yes"})
            assert response.status_code == 403, (model, view)
            assert boss.get(url).status_code == (200 if view == "change" else 403), (model, view)
        assert model._default_manager.filter(pk=row.pk).values().get() == before
        deleted = {"action": "delete_selected", "_selected_action": [str(row.pk)], "post": "yes"}
        boss.post(changelist(model), deleted)
        assert model._default_manager.filter(pk=row.pk).exists()
