"""An account that somebody else changed signs nothing until a third person has confirmed it."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from claimcheck.foundation.records import saving
from claimcheck.foundation.records.errors import Refused, SecondPersonNeeded, StaleState
from claims.models import AccountChange, VerifiedFigure
from claims.services.access.accounts import confirm_account_change, note_account_change
from claims.services.publishing import publication
from claims.services.publishing.publication import hold_figure, withdraw_figure
from claims.services.review import renewal, resolution
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution
from tests import builders as make

pytestmark = pytest.mark.django_db


def changed(person: User) -> AccountChange:
    """An editor-in-chief has set the password of somebody's account."""
    made = note_account_change(
        by=make.person("editor-in-chief"), now=make.NOW, person=person, what=["password"]
    )
    assert made is not None
    return made


def _propose() -> None:
    make.resolution(make.conflict(), by=make.person("checker"))


def _approve() -> None:
    approve_resolution(
        by=make.person("approver"),
        now=make.NOW,
        resolution=make.resolution(by=make.person("checker", "chen")),
    )


def _renew() -> None:
    figure = make.settle(make.conflict(), by=make.person("editor-in-chief"))
    make.person("checker", "chen")
    day = figure.review_by.replace(year=2101)
    propose_renewal(by=make.person("approver"), now=make.NOW, figure=figure, review_by=day)


def _withdraw(by: str = "approver", holder: str = "editor-in-chief") -> None:
    figure = make.settle(make.conflict(), by=make.person("approver", "ann"))
    held = hold_figure(by=make.person(holder), now=make.NOW, figure=figure, reason="A doubt.")
    withdraw_figure(by=make.person(by), now=make.NOW, figure=held, reason="It was wrong.")


SIGNATURES = [(_propose, "checker"), (_approve, "approver"), (_renew, "approver"), (_withdraw, "approver")]


@pytest.mark.parametrize(("sign", "role"), SIGNATURES)
def test_it_signs_nothing(sign: Callable[[], None], role: str) -> None:
    change = changed(make.person(role))
    with pytest.raises(SecondPersonNeeded, match=r"password.*no third person"):
        sign()
    confirm_account_change(by=make.person("editor-in-chief", "other"), now=make.NOW, change=change)
    assert not AccountChange.objects.open_of(make.person(role)).exists()


@pytest.mark.parametrize(("sign", "role"), SIGNATURES)
def test_control_with_the_guard_off_it_signs(
    sign: Callable[[], None], role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed(make.person(role))
    for module in (publication, renewal, resolution):
        monkeypatch.setattr(module, "check_in_own_hands", lambda person: None)
    sign()


def test_one_person_with_two_accounts_publishes_nothing() -> None:
    boss, anna = make.person("editor-in-chief"), make.person("approver")
    made = make.resolution(by=boss)
    change = changed(anna)  # and signs in as her
    with pytest.raises(SecondPersonNeeded):
        approve_resolution(by=anna, now=make.NOW, resolution=made)
    for person in (boss, anna):
        with pytest.raises(SecondPersonNeeded, match="third person"):
            confirm_account_change(by=person, now=make.NOW, change=change)
    other = make.person("editor-in-chief", "other")
    changed(other)
    with pytest.raises(SecondPersonNeeded):
        confirm_account_change(by=other, now=make.NOW, change=change)
    assert not VerifiedFigure.objects.exists()


def test_stopping_stays_open_and_then_another_withdraws() -> None:
    changed(make.person("approver"))
    with pytest.raises(SecondPersonNeeded):
        _withdraw(by="editor-in-chief", holder="approver")


def test_what_one_does_to_ones_own_account_needs_nobody() -> None:
    anna = make.person("approver")
    assert note_account_change(by=anna, now=make.NOW, person=anna, what=["password"]) is None


def test_it_is_confirmed_once() -> None:
    change, other = changed(make.person("approver")), make.person("editor-in-chief", "other")
    assert confirm_account_change(by=other, now=make.NOW, change=change).confirmed_by == other
    with pytest.raises(StaleState):
        confirm_account_change(by=other, now=make.NOW, change=change)


def test_the_database_holds_that_they_are_three() -> None:
    change = changed(make.person("approver"))
    given = {"person": change.person, "recorded_by": change.recorded_by}
    for wrong in (
        {"recorded_by": change.person},
        {"confirmed_at": make.NOW, "confirmed_by": change.recorded_by},
        {"confirmed_at": make.NOW, "confirmed_by": change.person},
    ):
        with pytest.raises(Refused):
            saving.insert(AccountChange(what="password", recorded_at=make.NOW, **{**given, **wrong}))
