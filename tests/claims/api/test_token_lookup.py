"""A token is looked up by a prepared statement: it says what the query set says, and at once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import ApiToken, Notice, Publication
from claims.services.access.tokens import digest_of, known_token, make_token, revoke_token
from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=1)


def made(**fields):
    """A token and its text."""
    given = {"owner": builders.person("reader"), "name": "Tool", "scopes": ["figures:read"], **fields}
    return make_token(by=builders.person("editor-in-chief"), now=NOW, **given)


def by_query_set(text, at):
    """The same without the prepared statement."""
    rows = ApiToken.objects.usable(at).select_related("owner").with_notices()
    return rows.filter(digest=digest_of(text)).first()


def told(token):
    """All that a token says, and its owner."""
    if token is None:
        return None
    rows = (token, token.owner)
    return token.open_notices, [
        getattr(row, field.attname) for row in rows for field in row._meta.concrete_fields
    ]


def test_it_is_the_token_that_the_query_set_finds():
    cases = {
        "without end": (made(), NOW),
        "in time": (made(valid_until=LATER), LATER - timedelta(microseconds=1)),
        "to the moment": (made(valid_until=LATER), LATER),
        "expired": (made(valid_until=LATER), LATER + timedelta(days=1)),
    }
    found = {}
    for name, ((_, text), at) in cases.items():
        found[name] = known_token(text, at=at)
        assert told(found[name]) == told(by_query_set(text, at)), name
    assert [name for name, token in found.items() if token] == ["without end", "in time"]
    assert known_token("cck_nobody's", at=NOW) is None


def test_one_query_and_what_ends_a_token_ends_it_in_the_next_request():
    token, text = made()
    with CaptureQueriesContext(connection) as captured:
        assert known_token(text, at=NOW).owner.username == "reader"
    assert len(captured) == 1
    User.objects.filter(username="reader").update(is_active=False)
    assert known_token(text, at=NOW) is None
    User.objects.filter(username="reader").update(is_active=True)
    assert known_token(text, at=NOW) is not None
    revoke_token(by=builders.person("editor-in-chief"), now=NOW, token=token, reason="Lost.")
    assert known_token(text, at=NOW) is None


def test_its_open_notices_are_counted_and_no_others():
    (token, text), (other, _) = made(), made(name="Other")
    first = builders.figure()
    hold_figure(by=builders.person("approver"), now=LATER, figure=first, reason="A doubt.")
    old, new = Publication.objects.order_by("seq")
    for each in (token, other):
        Notice.objects.create(token=each, pulled=old, publication=new)
    assert told(known_token(text, at=NOW)) == told(by_query_set(text, NOW))
    assert known_token(text, at=NOW).open_notices == 1
    mine = Notice.objects.filter(token=token)
    mine.update(acknowledged_at=NOW, acknowledged_by=builders.person("reader"))
    assert known_token(text, at=NOW).open_notices == 0
