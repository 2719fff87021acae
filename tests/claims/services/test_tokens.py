"""Tokens: what is refused, and that a token has one long poll at a time."""

from datetime import timedelta

import pytest

from claimcheck.foundation.records.errors import Refused, StaleState
from claims.models import ApiToken
from claims.services.access.tokens import begin_waiting, draw, end_waiting, make_token, revoke_token
from tests import builders as new

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
