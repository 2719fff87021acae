"""Two signatures, of which a token gives one at most, and only where that is switched on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claimcheck.foundation.records.acts import IN_SESSION, Act, Means, acting
from claimcheck.foundation.records.errors import SessionNeeded
from claims.models import VerifiedFigure
from claims.services.access.tokens import make_token
from claims.services.publishing import publication
from claims.services.publishing.publication import hold_figure, withdraw_figure
from claims.services.review import resolution as review
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution, return_resolution
from tests import builders as make

pytestmark = pytest.mark.django_db
TOKEN = Act(Means.TOKEN, "0192f0c4")
Second = Callable[[], VerifiedFigure]


def _approval() -> Second:
    made = make.resolution()
    return lambda: approve_resolution(by=make.person("approver"), now=make.NOW, resolution=made)


def _renewal() -> Second:
    with acting(Act(Means.SESSION)):
        figure = make.figure()
    day = figure.review_by + timedelta(days=90)
    made = propose_renewal(by=make.person("checker"), now=make.NOW, figure=figure, review_by=day)
    return lambda: approve_resolution(by=make.person("approver"), now=make.NOW, resolution=made)


def _withdrawal() -> Second:
    with acting(Act(Means.SESSION)):
        figure = make.figure()
    held = hold_figure(by=make.person("approver"), now=make.NOW, figure=figure, reason="A doubt.")
    boss = make.person("editor-in-chief")
    return lambda: withdraw_figure(by=boss, now=make.NOW, figure=held, reason="It was wrong.")


FIRSTS = [_approval, _renewal, _withdrawal]


@pytest.mark.parametrize("first", FIRSTS)
def test_off_no_token_publishes(first: Callable[[], Second]) -> None:
    with acting(Act(Means.SECOND_FACTOR)):
        second = first()
    count = VerifiedFigure.objects.count()
    with acting(TOKEN), pytest.raises(SessionNeeded, match="PUBLISH_BY_TOKEN"):
        second()
    assert VerifiedFigure.objects.count() == count
    with acting(Act(Means.SESSION)):
        assert second()


@pytest.mark.parametrize("first", FIRSTS)
@pytest.mark.parametrize("means", [None, *Means])
def test_on_it_takes_a_first_signature_in_a_session(
    settings: Any, first: Callable[[], Second], means: Means | None
) -> None:
    settings.PUBLISH_BY_TOKEN = True
    with acting(Act(means, "of this kind")):
        second = first()
    with acting(TOKEN):
        if means in IN_SESSION:
            assert second().act == "token"
        else:
            with pytest.raises(SessionNeeded, match="otherwise than in a session"):
                second()


@pytest.mark.parametrize("first", FIRSTS)
def test_control_without_the_guard_two_tokens_publish(
    monkeypatch: pytest.MonkeyPatch, first: Callable[[], Second]
) -> None:
    for module in (review, publication):
        monkeypatch.setattr(module, "check_second_signature", lambda first: None)
    with acting(TOKEN):
        assert first()().act == "token"


def test_stopping_and_sending_back_stay_open_to_tokens() -> None:
    with acting(TOKEN):
        proposed = make.resolution()
        approver = make.person("approver")
        return_resolution(by=approver, now=make.NOW, resolution=proposed, comment="Which day?")
    figure = make.figure(make.question("How many shells?"))
    with acting(TOKEN):
        assert hold_figure(by=make.person("approver"), now=make.NOW, figure=figure, reason="A doubt.")


def test_over_rest_it_is_403_with_the_remedy() -> None:
    made, approver = make.resolution(), make.person("approver")
    _token, text = make_token(
        by=approver, now=timezone.now(), name="CMS", owner=approver, scopes=["publish", "review"]
    )
    asking = Client(headers={"Authorization": f"Bearer {text}"})
    address = f"/api/v1/resolutions/{made.pk}/"
    match = {"If-Match": asking.get(address).headers["ETag"]}
    answer = asking.post(f"{address}approve/", content_type="application/json", headers=match)
    assert answer.status_code == 403
    assert "PUBLISH_BY_TOKEN" in answer.json()["detail"]
    assert not VerifiedFigure.objects.exists()
