"""Every registered record: a list with search and filters, read only."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from claimcheck.foundation.desk.record_admin import BaseAdmin
from claims.models import (
    Checkpoint,
    Cosignature,
    DismissedChange,
    EvidenceFile,
    FactCheckLink,
    ImportFile,
    ImportRows,
    LedgerKey,
    PullJournal,
    ReadingAssignment,
    ServedText,
    TypedForm,
)
from tests.claims.admin.growing import grow
from tests.lengths import few

REGISTERED = sorted(
    (model for model in admin.site._registry if model._meta.app_label in ("claims", "sources", "auth")),
    key=lambda model: model._meta.label,
)
BESIDE = {
    ServedText: "made of publications and served by REST; nothing that anybody records",
    LedgerKey: "on the page of the ledger",
    Checkpoint: "on the page of the ledger",
    Cosignature: "on the page of the ledger",
    PullJournal: "how far reads are counted; what was read is in the list of pulls",
    ImportRows: "on the page of its import",
    ImportFile: "on the page of its import",
    TypedForm: "in the form that it was typed into",
    EvidenceFile: "on the page of its evidence",
    ReadingAssignment: "on the page of its second reading",
    FactCheckLink: "on the page of its fact-check",
    DismissedChange: "on the page of the watched page",
}
"""Models without a list of their own: what they are, or where they are read."""
OURS = [model for model in REGISTERED if model._meta.app_label != "auth"]


def name(model: type[Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def changelist(model: type[Model]) -> str:
    return reverse(f"admin:{name(model)}_changelist")


def test_every_model_of_ours_is_registered():
    from django.apps import apps

    ours = {
        model
        for app in ("sources", "claims")
        for model in apps.get_app_config(app).get_models()
        if not model.__name__.endswith("Event")
    }
    assert ours == {*OURS, *BESIDE}
    assert not BESIDE.keys() & set(OURS)


@pytest.mark.parametrize("model", OURS, ids=name)
def test_every_list_has_search_filters_and_our_base(model: type[Model]):
    registered = admin.site._registry[model]
    assert isinstance(registered, BaseAdmin)
    assert registered.search_fields
    assert registered.list_filter or len(registered.list_display) <= 5
    assert len(registered.list_display) > 1
    assert registered.show_full_result_count is False


@pytest.mark.parametrize("model", few(OURS, one_of=7), ids=name)
def test_searching_and_filtering_any_list_works(model: type[Model], db: None):
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    url = changelist(model)
    for query in ("?q=troops", "?q=%C3%A9%27%22%25", "?p=99999999999", "?p=x", "?o=1.-2"):
        assert boss.get(url + query).status_code in (200, 302), query


@pytest.mark.check("test_every_model_of_ours_is_registered")
@pytest.mark.slow
def test_an_empty_list_says_whether_a_search_left_it_empty(admin_client: Client) -> None:
    address = reverse("admin:sources_source_changelist")
    assert "There are no sources yet." in admin_client.get(address).content.decode()
    page = admin_client.get(address, {"q": "nobody of this name"}).content.decode()
    assert "No sources match this search and these filters." in page
    assert '<a href="?">Show all</a>' in page


def test_no_form_changes_or_deletes_a_record(db: None):
    """Forged POSTs to Django's own change and delete addresses, as a superuser, on every kind of record."""
    boss = Client()
    boss.force_login(User.objects.create_superuser("boss"))
    grow(2)
    for model in few(OURS, one_of=16):
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
