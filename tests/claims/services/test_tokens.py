"""Tokens: what is refused, and that a token has one long poll at a time."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection

from claimcheck.foundation.records.acts import Act, Means, acting
from claimcheck.foundation.records.errors import Refused, StaleState
from claims.domain.access import STRONG, TokenScope
from claims.models import ApiToken
from claims.services.access import tokens
from claims.services.access.tokens import (
    accept_token,
    begin_waiting,
    digest_of,
    draw,
    end_waiting,
    known_token,
    make_token,
    revoke_token,
)
from tests import builders as new
from tests.owning import owning

pytestmark = pytest.mark.django_db
A_MINUTE = timedelta(minutes=1)


def _made(**given: object) -> ApiToken:
    by = new.person("editor-in-chief")
    made = {"name": "CMS", "owner": by, "scopes": ["figures:read"]}
    return make_token(by=by, now=new.NOW, **{**made, **given})[0]  # type: ignore[arg-type]  # of any type on purpose


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["figures:read", "everything"]}, "scopes"),
        ({"per_minute": 0}, "per_minute"),
        ({"valid_until": new.NOW}, "valid_until"),
        ({"valid_until": new.NOW - A_MINUTE}, "valid_until"),
    ],
)
def test_a_token_that_would_open_nothing_is_not_made(given: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        _made(**given)
    assert refused.value.field == field
    assert not ApiToken.objects.exists()


def test_a_token_is_revoked_once() -> None:
    token = _made(valid_until=new.NOW + A_MINUTE)
    by = new.person("editor-in-chief")
    assert revoke_token(by=by, now=new.NOW, token=token, reason="Lost.").revoked_reason == "Lost."
    with pytest.raises(StaleState, match="already revoked"):
        revoke_token(by=by, now=new.NOW, token=token, reason="Lost.")


def test_one_long_poll_at_a_time_and_never_for_ever() -> None:
    token = _made()
    draw(token, now=new.NOW)
    assert begin_waiting(token.pk, now=new.NOW, seconds=30)
    assert not begin_waiting(token.pk, now=new.NOW + timedelta(seconds=30), seconds=30)
    assert begin_waiting(token.pk, now=new.NOW + A_MINUTE, seconds=30), "one that broke off ends by itself"
    end_waiting(token.pk)
    assert begin_waiting(token.pk, now=new.NOW + A_MINUTE, seconds=30)


def made_for(owner: User, *scopes: str) -> ApiToken:
    """As it was possible once: made by an editor-in-chief, who has its text, in another's name."""
    by = new.person("editor-in-chief")
    with owning(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_apitoken DROP CONSTRAINT claims_apitoken_strong_is_own")
    made = ApiToken(
        name="Old", owner=owner, digest=digest_of(OLD), begins=OLD[:8], recorded_at=new.NOW, recorded_by=by
    )
    made.scopes = list(scopes)
    made.save()
    with owning(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE claims_apitoken ADD CONSTRAINT claims_apitoken_strong_is_own CHECK "
            "(NOT scopes && ARRAY['admin', 'publish', 'review']::varchar[] OR owner_id = recorded_by_id "
            "OR revoked_at IS NOT NULL) NOT VALID"
        )
    return made


OLD = "cck_the-text-that-an-editor-has-seen"


@pytest.mark.parametrize("scope", list(TokenScope))
def test_nobody_makes_a_token_that_decides_in_another_persons_name(scope: TokenScope) -> None:
    approver = new.person("approver")
    if scope not in STRONG:
        assert _made(owner=approver, scopes=[scope]).owner == approver
        return
    with pytest.raises(Refused, match="made by its owner") as refused:
        _made(owner=approver, scopes=["figures:read", scope])
    assert refused.value.field == "owner"
    assert make_token(by=approver, now=new.NOW, name="Own", owner=approver, scopes=[scope])


def test_control_without_the_guard_the_database_refuses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tokens, "_check_is_own", lambda *given: None)
    with pytest.raises(Refused, match="claims_apitoken_strong_is_own"):
        _made(owner=new.person("approver"), scopes=["publish"])
    with owning(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE claims_apitoken DROP CONSTRAINT claims_apitoken_strong_is_own")
    assert _made(owner=new.person("approver"), scopes=["publish"]), "with both off it is made"


def test_a_token_that_decides_takes_a_session_with_a_second_factor(settings: pytest.Item) -> None:
    settings.REQUIRE_SECOND_FACTOR = True  # type: ignore[attr-defined]  # the settings of the test
    approver = new.person("approver")
    given = {"by": approver, "now": new.NOW, "name": "Own", "owner": approver, "scopes": ["publish"]}
    for means in (None, *(set(Means) - {Means.SECOND_FACTOR})):
        with acting(Act(means, "x")), pytest.raises(Refused, match="second factor"):
            make_token(**given)  # type: ignore[arg-type]
    with acting(Act(Means.SECOND_FACTOR)):
        assert make_token(**given)  # type: ignore[arg-type]


def test_what_others_have_made_opens_nothing_until_its_owner_takes_a_text_of_their_own() -> None:
    approver = new.person("approver")
    old = made_for(approver, "publish")
    assert known_token(OLD, at=new.NOW) is None
    assert list(ApiToken.objects.all().to_accept()) == [old]
    with pytest.raises(Refused, match="only its owner"):
        accept_token(by=new.person("editor-in-chief"), now=new.NOW, token=old)
    accepted, text = accept_token(by=approver, now=new.NOW, token=old)
    assert known_token(text, at=new.NOW) == accepted
    assert (accepted.name, accepted.scopes, accepted.recorded_by) == ("Old", ["publish"], approver)
    assert known_token(OLD, at=new.NOW) is None
    with pytest.raises(StaleState):
        accept_token(by=approver, now=new.NOW, token=old)
    with pytest.raises(Refused, match="nothing to accept"):
        accept_token(by=approver, now=new.NOW, token=accepted)


def test_old_ones_that_decide_nothing_go_on() -> None:
    owner = new.person("reporter")
    reading = made_for(owner, "figures:read", "claims:write")
    assert known_token(OLD, at=new.NOW) == reading
