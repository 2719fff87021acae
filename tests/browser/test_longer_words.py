"""In a language whose words are longer by two fifths nothing overflows: a made-up one, in place of German."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils.translation import trans_real
from pytest_django import Settings

from claimcheck import env
from claimcheck.languages.extracting import wanted
from tests import builders
from tests.browser.conftest import PHONE
from tests.claims.admin.conftest import Desk

pytestmark = [pytest.mark.browser]
PLACEHOLDER = re.compile(r"(%\(\w+\)\w|%%|\{[^{}]*\}|<[^<>]*>)")


def lengthened(text: str) -> str:
    """The text with two fifths more letters, its placeholders and tags as they are."""
    parts = [part if PLACEHOLDER.fullmatch(part) else _longer(part) for part in PLACEHOLDER.split(text)]
    return "".join(parts)


def _longer(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda found: found[0] + found[0][-1] * round(len(found[0]) * 0.4), text)


@pytest.fixture
def made_up(tmp_path: Path, settings: Settings) -> Iterator[None]:
    catalogue = Catalog()
    for each in wanted():
        forms = (lengthened(each.text), lengthened(each.plural)) if each.plural else lengthened(each.text)
        identity = (each.text, each.plural) if each.plural else each.text
        catalogue.add(identity, string=forms, context=each.context or None)
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS, settings.PUBLIC_READ = [tmp_path], True
    trans_real._translations.clear()
    yield
    trans_real._translations.clear()


@pytest.mark.whole("tests/browser/test_desk.py::test_nothing_in_the_way_of_anybody")
def test_nothing_overflows(case: Desk, open_as: Callable[..., Any], made_up: None):
    conflict, figure = case.conflict(), builders.figure(review_by=date(2100, 1, 1))
    (env.VAR() / "screens").mkdir(parents=True, exist_ok=True)
    for viewport in ({"width": 1280, "height": 800}, PHONE):
        page = open_as(case, "approver", viewport=viewport)
        page.set_extra_http_headers({"Accept-Language": "de"})
        for name, at in (
            ("queue", "/admin/"),
            ("conflict", f"/admin/claims/conflict/{conflict.pk}/change/"),
            ("notifications", "/admin/notifications/"),
            ("figure", f"/figures/{figure.question_id}/"),
            ("sign-in", "/accounts/login/"),
        ):
            if name == "sign-in":
                page.context.clear_cookies()
            page.goto(at)
            assert page.get_attribute("html", "lang") == "de"
            page.screenshot(path=env.VAR() / f"screens/longer-{name}-{viewport['width']}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= viewport["width"], (name, viewport, wide)
