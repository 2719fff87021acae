"""Every page that somebody can open says nothing of ours in English to whoever reads German: desk and public.

The newsroom's language is German too, so that what it publishes is held as well. What people recorded, names
and quotes stay as they are.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.utils.text import capfirst
from django.utils.translation import trans_real
from pytest_django import Settings

from claimcheck.foundation.desk.errors import forms_of_the_desk
from claims.models import VerifiedFigure
from claims.wording.names.model_choices import PLAIN, dictionary_of
from sources.models import Source
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.admin.growing import grow, hand_in_a_file
from tests.claims.admin.test_in_german import recorded
from tests.claims.admin.test_permissions import STAFF, _row, addresses, rules
from tests.claims.admin.untranslated import of_cldr, plain_texts, write_circled
from tests.lengths import few

GERMAN = {"Accept-Language": "de"}
QUEUES = ("all", "flags", "readings", "claims", "second", "open")
LEFT_OUT = {
    "/admin/claims/unit/": "the register of units, by their codes",
    "/admin/auth/": "accounts and groups: Django's own pages",
}
HISTORY = "/history/"
"""The theme's own, of records that it edits."""
QUOTED = ("soldiers", "people")
"""The rest of a quote, beside its marked figure."""
ENOUGH = 250
"""Pages: fewer, and the walk has lost some."""


@pytest.fixture
def circled(tmp_path: Path, settings: Settings) -> Iterator[None]:
    write_circled(tmp_path)
    settings.LOCALE_PATHS, settings.LANGUAGE_CODE = [tmp_path], "de"
    settings.PUBLIC_READ = settings.ACCOUNTABILITY = True
    trans_real._translations.clear()  # type: ignore[attr-defined]  # Django's own
    yield
    trans_real._translations.clear()  # type: ignore[attr-defined]


@pytest.mark.check(
    "tests/claims/admin/test_in_german.py::test_no_english_sentence_of_ours_stands_on_a_german_page"
)
@pytest.mark.slow
def test_no_page_says_anything_untranslated(desk: Desk, circled: None):
    grow(1)
    make.figure(make.question("How many shells?"), review_by=date(2100, 1, 1))
    client = desk.client("editor-in-chief")
    person = User.objects.get(pk=client.session["_auth_user_id"])
    rows = {model._meta.label_lower: model._default_manager.first() for model in admin.site._registry}
    rows["claims.import"] = hand_in_a_file(person)
    names = {*recorded(), *_keys(), *QUOTED}
    known = sorted({*names, *map(capfirst, names), *of_cldr()}, key=len, reverse=True)
    pages = [*_of_the_desk(rows), *_public()]
    # All are drawn: an error of a template, of one that is left out too, is found here and nowhere else.
    said = {page: _untranslated(client, page, known) for page in few(pages, one_of=9)}
    found = {text: page for page, texts in said.items() for text in texts if not _left_out(page)}
    assert len(pages) > ENOUGH
    assert found == {}


def test_every_field_with_choices_has_words_and_every_form_field_a_label():
    wordless = [
        f"{model.__name__}.{field.name}"
        for model in admin.site._registry
        if model._meta.app_label in ("claims", "sources")
        for field in model._meta.local_concrete_fields
        if field.choices and dictionary_of(model, field.name) is None
    ]
    assert set(wordless) <= set(PLAIN)
    unnamed = {
        f"{form.__name__}.{name}"
        for form in forms_of_the_desk()
        for name, field in form.base_fields.items()
        if field.label is None and not field.widget.is_hidden
    }
    assert unnamed == set()


def _left_out(page: str) -> bool:
    return page.startswith(tuple(LEFT_OUT)) or page.endswith(HISTORY)


def _keys() -> set[str]:
    """What a record without a name is called: ids and numbers, at the desk's registers alone."""
    return {str(row) for model in admin.site._registry for row in model._default_manager.all()[:50]}


def _of_the_desk(rows: dict[str, object]) -> Iterator[str]:
    ruled = rules()
    for name, path in addresses():
        if name in ruled and "{pk}" in path:
            yield path.replace("{pk}", str(_row(name, rows).pk))
        elif name in ruled or (name in STAFF and "{pk}" not in path):
            yield path
    yield from (f"/admin/?show={queue}" for queue in QUEUES)


def _public() -> Iterator[str]:
    yield from ("/figures/", "/ledger/", "/accountability/", "/reports/", "/reports/2024-W45/")
    yield "/reports/2024-W45/against/2024-W44/"
    yield from ("/accounts/password/change/", "/accounts/2fa/")
    yield f"/sources/{Source.objects.first().slug}/track-record/"
    for question, topic in set(VerifiedFigure.objects.values_list("question", "topic__slug")):
        page = f"/figures/{question}/"
        yield from (page, f"{page}card/", f"{page}error/", f"/topics/{topic}/history/")


def _untranslated(client: Client, page: str, known: list[str]) -> list[str]:
    answer = client.get(page, headers=GERMAN, follow=True)
    html = answer.get("Content-Type", "").startswith("text/html") and answer.status_code == 200
    return list(plain_texts(answer.content.decode(), known)) if html else []
