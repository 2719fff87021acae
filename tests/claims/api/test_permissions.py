"""Who may do what: the matrix, made from the routes themselves, so that no endpoint can be forgotten."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import URLPattern, URLResolver, get_resolver

from claims.api.routes import ROUTES as CLAIMS
from claims.domain.access import TokenScope
from sources.api.routes import ROUTES as SOURCES
from tests import builders
from tests.claims.api.client import API, client, problem, token

pytestmark = pytest.mark.django_db

ROLES = ("reader", "reporter", "checker", "approver", "editor-in-chief")
READER, REPORTER, CHECKER, APPROVER, EDITOR = (ROLES[place:] for place in range(5))
NOBODY = "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"

WRITING = {
    "documents/": REPORTER,
    "documents/{id}/snapshots/": REPORTER,
    "documents/{id}/correct/": CHECKER,
    "documents/{id}/hide/": CHECKER,
    "sources/": REPORTER,
    "sources/{id}/correct/": CHECKER,
    "topics/": REPORTER,
    "questions/": REPORTER,
    "statements/": REPORTER,
    "statements/{id}/correct/": CHECKER,
    "topics/{id}/correct/": CHECKER,
    "articles/read/": REPORTER,
    "claims/": REPORTER,
    "claims/bulk/": REPORTER,
    "claims/{id}/accept/": CHECKER,
    "claims/{id}/reject/": CHECKER,
    "claims/{id}/reconsider/": CHECKER,
    "claims/{id}/correct/": CHECKER,
    "claims/{id}/move/": CHECKER,
    "claims/{id}/grade/": CHECKER,
    "claims/{id}/merge/": CHECKER,
    "claims/{id}/notes/": REPORTER,
    "claims/{id}/settle/": CHECKER,
    "claims/{id}/ask-again/": CHECKER,
    "claims/{id}/separate/": CHECKER,
    "fact-checks/": REPORTER,
    "fact-checks/bulk/": REPORTER,
    "fact-checks/{id}/correct/": CHECKER,
    "fact-checks/{id}/link/": CHECKER,
    "fact-checks/{id}/unlink/": CHECKER,
    "fact-checks/{id}/withdraw/": CHECKER,
    "evidence/": REPORTER,
    "evidence/{id}/correct/": CHECKER,
    "evidence/{id}/withdraw/": CHECKER,
    "double-readings/": CHECKER,
    "double-readings/{id}/end/": APPROVER,
    "second-readings/{id}/hand-in/": CHECKER,
    "second-readings/{id}/hand-back/": CHECKER,
    "second-readings/{id}/decide/": CHECKER,
    "second-readings/{id}/reassign/": APPROVER,
    "second-readings/{id}/end/": APPROVER,
    "contacts/": REPORTER,
    "contacts/{id}/correct/": CHECKER,
    "contacts/{id}/withdraw/": CHECKER,
    "redactions/": APPROVER,
    "redactions/{id}/carry-out/": APPROVER,
    "redactions/{id}/refuse/": APPROVER,
    "overrules/": CHECKER,
    "overrules/{id}/lift/": CHECKER,
    "question-splits/": CHECKER,
    "question-splits/{id}/join/": CHECKER,
    "source-merges/": CHECKER,
    "source-merges/{id}/separate/": CHECKER,
    "conflicts/{id}/assign/": CHECKER,
    "conflicts/{id}/dismiss/": CHECKER,
    "conflicts/{id}/reopen/": CHECKER,
    "conflicts/{id}/notes/": REPORTER,
    "conflicts/{id}/release/": CHECKER,
    "conflicts/{id}/schedule/": CHECKER,
    "conflicts/{id}/confirm/": CHECKER,
    "drafts/{id}/confirm/": CHECKER,
    "figures/{id}/hold/": APPROVER,
    "figures/{id}/withdraw/": APPROVER,
    "imports/": REPORTER,
    "imports/{id}/start/": REPORTER,
    "imports/{id}/undo/": CHECKER,
    "imports/{id}/save-mapping/": REPORTER,
    "ledger/checkpoints/{id}/cosignatures/": ROLES,
    "error-reports/": ROLES,
    "error-reports/{id}/accept/": CHECKER,
    "error-reports/{id}/decline/": CHECKER,
    "notices/{id}/acknowledge/": ROLES,
    "questions/{id}/aliases/": CHECKER,
    "questions/{id}/checks/": CHECKER,
    "questions/{id}/correct/": CHECKER,
    "questions/{id}/relate/": CHECKER,
    "questions/{id}/correct-relation/": CHECKER,
    "questions/{id}/end-relation/": CHECKER,
    "watches/": CHECKER,
    "feeds/": CHECKER,
    "feeds/{id}/end/": CHECKER,
    "feed-entries/{id}/take/": REPORTER,
    "feed-entries/{id}/dismiss/": REPORTER,
    "watches/{id}/stop/": CHECKER,
    "watches/{id}/take/": REPORTER,
    "watches/{id}/dismiss/": REPORTER,
    "resolutions/": CHECKER,
    "resolutions/renew/": CHECKER,
    "resolutions/{id}/notes/": REPORTER,
    "resolutions/{id}/withdraw/": CHECKER,
    "resolutions/{id}/approve/": APPROVER,
    "resolutions/{id}/return/": APPROVER,
    "webhooks/": EDITOR,
    "webhooks/{id}/change/": EDITOR,
    "webhooks/{id}/disable/": EDITOR,
    "webhooks/{id}/test/": EDITOR,
    "deliveries/{id}/resend/": EDITOR,
    "subscriptions/": EDITOR,
    "subscriptions/{id}/end/": EDITOR,
}

RECORDED = {
    *("documents/", "documents/{id}/snapshots/", "sources/", "topics/", "questions/", "statements/"),
    *("articles/read/", "claims/", "claims/bulk/", "evidence/", "contacts/"),
    *("imports/", "imports/{id}/start/", "imports/{id}/save-mapping/"),
    *("feed-entries/{id}/take/", "feed-entries/{id}/dismiss/", "watches/{id}/take/", "watches/{id}/dismiss/"),
}
"""What a token with the scope claims:write is for."""
DECIDED = {
    *(
        "resolutions/{id}/approve/",
        "resolutions/{id}/return/",
        "figures/{id}/hold/",
        "figures/{id}/withdraw/",
    ),
    *("redactions/", "redactions/{id}/carry-out/", "redactions/{id}/refuse/"),
}
"""What takes publish."""
MANAGED = {path for path, roles in WRITING.items() if roles == EDITOR}
"""What takes admin."""
OPEN = {path for path, roles in WRITING.items() if roles == ROLES}
"""What is done with what was read, with any scope."""

ASKED = {
    "ledger/consistency/": {"first": "1"},
    "oembed/": {"url": "http://testserver/"},
    "figures/find/": {"quote": "about 8,000 soldiers are in Russia"},
    "figures/{id}/vintages/": {"known_at": "2100-01-01T00:00:00Z"},
    "questions/find/": {"quote": "about 8,000 soldiers are in Russia"},
    "search/": {"q": "soldiers"},
}
"""Addresses that answer nothing unless something is asked."""

FOR_CHECKERS = {"drafts/", "error-reports/", "error-reports/{id}/"}
"""Read by those alone who may confirm what stands there: it is shown to nobody outside the desk."""

FOR_EDITORS = {
    *("webhooks/", "webhooks/{id}/", "deliveries/", "deliveries/{id}/"),
    *("subscriptions/", "subscriptions/{id}/", "report-deliveries/", "report-deliveries/{id}/"),
    *("archives/", "archives/{id}/"),
}
"""Read by those alone who may change them: they hold addresses, or all that is recorded."""

NUMBERED = {
    "ledger/entries/{id}/",
    "ledger/checkpoints/{id}/",
    "ledger/checkpoints/{id}/cosignatures/",
}
"""Addresses that take a number where others take an id."""


def filled(path):
    """An address with the id of a record that there is not, or such a number."""
    return API + path.format(id="999999" if path in NUMBERED else NOBODY)


def addresses() -> dict[str, set[str]]:
    """Every address below /api/v1/ with the methods it answers: {"claims/{id}/": {"get", …}}."""
    found: dict[str, set[str]] = {}
    for pattern in _patterns(get_resolver().url_patterns):
        actions = getattr(pattern.callback, "actions", None)
        if actions:
            path = pattern.pattern.regex.pattern
            path = path.removeprefix("^").removesuffix("$").removesuffix("\\Z")
            while "(?P<" in path:
                start = path.index("(?P<")
                path = f"{path[:start]}{{id}}{path[path.index(')', start) + 1 :]}"
            found.setdefault(path, set()).update(actions)
    return found


def _patterns(patterns: Any) -> Iterator[URLPattern]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each.url_patterns)
        elif isinstance(each, URLPattern):
            yield each


def test_the_matrix_knows_every_address():
    writing = {path for path, methods in addresses().items() if methods - {"get", "head", "options"}}
    assert writing == set(WRITING)


@pytest.mark.parametrize("role", ROLES)
def test_who_may_write_what(role):
    asking = client(role)
    for path, allowed in WRITING.items():
        answer = asking.post(filled(path), b"{}", content_type="application/json")
        assert (answer.status_code == 403) == (role not in allowed), (path, answer.status_code)
        assert answer.status_code in (400, 403, 404, 415), (path, answer.status_code)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_in_the_newsroom_may_read(role):
    asking = client(role)
    for path, methods in addresses().items():
        if "get" in methods:
            answer = asking.get(filled(path), ASKED.get(path, {}))
            readers = CHECKER if path in FOR_CHECKERS else EDITOR if path in FOR_EDITORS else ROLES
            closed = role not in readers
            assert answer.status_code in ((403,) if closed else (200, 404)), path


def scopes_that_write(path: str) -> set[TokenScope]:
    """Those that open this address, whoever owns the token."""
    if path in OPEN:
        return set(TokenScope)
    if path in MANAGED:
        return {TokenScope.ADMIN}
    one = TokenScope.CLAIMS_WRITE if path in RECORDED else TokenScope.PUBLISH if path in DECIDED else None
    return {one or TokenScope.REVIEW, TokenScope.ADMIN}


PUBLISHED = re.compile(
    r"(figures|topics|questions|claim-reviews|changes|ledger|notices|catalog)/"
    r"|(accountability|oembed|error-reports/receipts/\{id\})/$"
)
"""What a token that reads figures reads: what has been published, and what that is about."""


def scopes_that_read(path: str) -> set[TokenScope]:
    """Those that open this address, whoever owns the token."""
    if path in FOR_EDITORS:
        return {TokenScope.ADMIN}
    if path in FOR_CHECKERS:
        return {TokenScope.REVIEW, TokenScope.ADMIN}
    working = set(TokenScope) - {TokenScope.FIGURES_READ}
    return set(TokenScope) if PUBLISHED.match(path) else working


@pytest.mark.parametrize("scope", TokenScope)
def test_a_token_opens_what_its_scope_is_for_and_nothing_else(scope, settings):
    """In the name of an editor-in-chief, who may do all of it: what is refused is refused for the scope."""
    settings.PUBLISH_BY_TOKEN = True
    asking = token(scope, role="editor-in-chief", per_minute=6000)[1]
    for path, methods in addresses().items():
        if "get" in methods:
            refused = asking.get(filled(path), ASKED.get(path, {})).status_code == 403
            assert refused == (scope not in scopes_that_read(path)), ("get", path)
        if "post" in methods:
            answer = asking.post(filled(path), b"{}", content_type="application/json")
            assert (answer.status_code == 403) == (scope not in scopes_that_write(path)), ("post", path)


def test_who_has_no_role_may_nothing_and_is_told_so():
    stranger = client("", "stranger")
    for path, methods in addresses().items():
        for method in methods & {"get", "post"}:
            answer = getattr(stranger, method)(
                filled(path),
                **({"data": b"{}", "content_type": "application/json"} if method == "post" else {}),
            )
            assert "Ask an editor-in-chief for a role" in problem(answer, 403)["detail"], (method, path)


def test_every_permission_named_exists():
    known = {
        f"{app}.{code}" for app, code in Permission.objects.values_list("content_type__app_label", "codename")
    }
    for _, viewset in (*SOURCES, *CLAIMS):
        meta = viewset.model._meta
        assert {f"{meta.app_label}.view_{meta.model_name}", *viewset.permissions.values()} <= known


def test_a_session_is_asked_for_its_token():
    from django.test import Client

    asking = Client(enforce_csrf_checks=True)
    asking.force_login(builders.person("reporter"))
    assert asking.get(f"{API}claims/").status_code == 200
    problem(asking.post(f"{API}claims/", b"{}", content_type="application/json"), 403)
