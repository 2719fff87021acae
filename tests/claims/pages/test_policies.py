"""A content policy stands on every page for readers, and none lets anything run but what its hash names."""

import pytest
from django.test import Client
from django.urls import get_resolver
from pytest_django import Settings

from claims.urls import urlpatterns
from tests import builders as make

pytestmark = pytest.mark.django_db
NO_PAGE = {"home", "latest-report", "readyz", "ledger-verifier", "error-receipt"}
"""They lead elsewhere, are no page, or have a test of their own."""


def test_every_page_has_a_policy_that_runs_nothing_inline(settings: Settings) -> None:
    settings.PUBLIC_READ = settings.ACCOUNTABILITY = True
    figure, source = make.figure(), make.source()
    filled = {
        "figure_id": figure.question_id, "kind": "svg", "slug": source.slug, "week": "2024-W45",
        "other": "2024-W44",
    }  # fmt: skip
    asked = {
        pattern.name: pattern.pattern.converters for pattern in urlpatterns if pattern.name not in NO_PAGE
    }
    assert len(asked) > 8
    for name, gaps in asked.items():
        given = {gap: filled[gap] for gap in gaps}
        if name == "topic-history":
            given["slug"] = figure.topic.slug
        address = f"/{get_resolver().reverse(name, **given)}"
        answer = Client().get(address)
        assert answer.status_code == 200, address
        parts = answer["Content-Security-Policy"].split(";")
        policy = {name: what for name, _, what in (part.strip().partition(" ") for part in parts)}
        assert policy["default-src"] in ("'none'", "'self'"), address
        assert "unsafe" not in policy.get("script-src", ""), address
