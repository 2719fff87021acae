"""What records are called at the desk: what they are about, in the reader's language; no id, no word of the
code."""

import re
from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import escape
from pytest_django import Settings

from claimcheck.foundation.records.titles import read_along
from claims.models import Conflict, Transition, VerifiedFigure
from claims.services.triage.triage import grade_claim
from claims.wording.names.titles import TITLES
from sources.models import Membership, Parentage
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.admin.growing import grow

pytestmark = pytest.mark.django_db
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")
OF_THE_CODE = re.compile(
    r"\b(HOLD|NEW|REFILE|UPDATE|CORRECTED|CHALLENGED|DISPUTED|WITHDRAWN)\b|\b(?!cck_)[a-z]+_[a-z]"
)


@pytest.mark.check("test_a_claim_is_named_by_its_figure_in_the_readers_words")
def test_no_record_of_the_desk_is_called_by_an_id_or_a_word_of_the_code(desk: Desk) -> None:
    grow(1)
    make.figure(review_by=date(2100, 1, 1))
    called = {}
    for model in admin.site._registry:
        record = model._default_manager.first()
        if record is None or model._meta.app_label not in ("claims", "sources"):
            continue
        with CaptureQueriesContext(connection) as asked:
            called[f"{model.__name__} in a list"] = str(model._default_manager.first())
        assert len(asked) == 1, model  # a title asks for nothing more
        read_along(record)
        called[f"{model.__name__} on its page"] = str(record)
    assert len(called) > 100
    wrong = {name: text for name, text in called.items() if AN_ID.search(text) or OF_THE_CODE.search(text)}
    assert wrong == {}
    assert "" not in called.values()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "How many?, Published, version 1"),
        ("de", "How many?, Veröffentlicht, Fassung 1"),
        ("fr", "How many?, Publié, version 1"),
    ],
)
def test_a_figure_is_called_by_its_question_and_version(desk: Desk, language: str, told: str) -> None:
    figure = make.figure(make.question("How many?"), review_by=date(2100, 1, 1))
    with translation.override(language):
        assert str(VerifiedFigure.objects.select_related("question").get(pk=figure.pk)) == told
        assert str(VerifiedFigure.objects.get(pk=figure.pk)) == told.removeprefix("How many?, ")


@pytest.mark.check("test_titles_name_fields_that_there_are")
def test_a_register_heads_its_page_with_the_title(desk: Desk) -> None:
    grow(1)
    editor = desk.client("editor-in-chief")
    for record, names in (
        (Membership.objects.first(), ("joint", "member")),
        (Parentage.objects.first(), ("source", "parent")),
    ):
        assert record is not None
        page = editor.get(f"/admin/sources/{record._meta.model_name}/{record.pk}/change/").content.decode()
        assert all(escape(getattr(record, name).name) in page for name in names)
        assert str(getattr(record, f"{names[0]}_id")) + " " not in page


def test_a_claim_is_named_by_its_figure_in_the_readers_words(desk: Desk) -> None:
    graded = grade_claim(
        by=make.person("checker"),
        now=make.NOW,
        claim=make.claim(make.question(), make.source(), "about 8,000 soldiers"),
        code="2",
        reason="Seen.",
    )
    with translation.override("de"):
        assert str(graded) == "etwa 8.000: 2"


def test_titles_name_fields_that_there_are() -> None:
    known = {model.__name__: model for model in admin.site._registry}
    for name, (_between, parts) in TITLES.items():
        for part in parts:
            assert callable(part) or known[name]._meta.get_field(part)


def test_a_transition_leads_to_its_record_and_says_its_states(desk: Desk) -> None:
    claim = make.accept(make.claim(make.question(), make.source(), "about 8,000 soldiers"))
    step = Transition.objects.get(record_id=claim.pk, to_state="accepted")
    client = desk.client("editor-in-chief")
    page = client.get(f"/admin/claims/transition/{step.pk}/change/", headers={"Accept-Language": "de"})
    text = page.content.decode()
    assert f'href="/admin/claims/claim/{claim.pk}/change/"' in text
    assert "Kandidat" in text
    assert ">candidate<" not in text
    assert f">{claim.pk}<" not in text


def test_another_day_of_the_suggestions_is_a_link_to_it(desk: Desk) -> None:
    about, both = make.question(), ("2024-10-29", "2024-10-31")
    make.claim(about, make.source("A"), "about 8,000 soldiers", accept=True, as_of=both)
    for day in both:
        make.claim(about, make.source("B"), "100 soldiers", accept=True, as_of=day, said_on=day)
    conflict = Conflict.objects.get()
    page = desk.client("checker").get(f"/admin/claims/conflict/{conflict.pk}/propose/").content.decode()
    days = re.findall(r'<a href="\?day=([^"]*)">([^<]*)</a>', page)
    assert ("2024-10-29", "29 Oct 2024") in days
    assert all(re.fullmatch(r"2024-10-\d\d", day) and text for day, text in days)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "since 7 December 2024"),
        ("de", "seit 7. Dezember 2024"),
        ("fr", "depuis le 7 décembre 2024"),
        ("es", "7 de diciembre de 2024"),
        ("ko", "2024년 12월 7일"),
    ],
)
def test_days_of_the_accountability_page_are_said_as_the_language_says_them(
    desk: Desk, settings: Settings, language: str, told: str
) -> None:
    settings.ACCOUNTABILITY, settings.LANGUAGE_CODE = True, language
    make.figure(make.question("How many?"), review_by=date(2024, 12, 6))
    page = desk.client("reader").get("/accountability/", headers={"Accept-Language": language})
    assert told in page.content.decode()
