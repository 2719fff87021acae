"""A conflict's page: what is not compared, what was sent back, where one stands after a hold."""

import pytest

from claims.models import Conflict, VerifiedFigure
from tests import builders as make
from tests.claims.admin.conftest import Desk
from tests.claims.admin.test_verbs import proposal, url

pytestmark = pytest.mark.django_db


def test_what_was_not_compared_is_named_with_the_reason(case: Desk) -> None:
    early = case.says("An early report", "about 1,500 soldiers", as_of="2024-10-08")
    late = Conflict.objects.filter(question=case.russia).order_by("-claim_count")[0]
    page = case.client("checker").get(f"/admin/claims/conflict/{late.pk}/change/")
    (one,) = page.context["not_compared"]
    assert (one["source"], one["why"]) == ("An early report", "is for other days: 8 October 2024")
    assert str(early.pk) in one["url"]


def test_positions_are_called_by_their_figures_and_the_best_answer_is_one_click_away(case: Desk) -> None:
    page = case.client("checker").get(f"/admin/claims/conflict/{case.conflict().pk}/change/")
    names = {name for _one, name, _meeting, _sources in page.context["positions"]}
    assert any("about 10,000" in name for name in names)
    best, _label = page.context["best"]
    assert f"{url(case.conflict(), 'propose')}?method={best.method}" in page.content.decode()


def test_what_was_sent_back_is_proposed_again_from_its_own_words(case: Desk) -> None:
    words = {"rationale": "Each figure is attributed.", "single_voice_reason": "They assess jointly."}
    case.client("checker").post(url(case.conflict(), "propose"), proposal(case, **words))
    made = case.conflict().resolutions.get(whole=None)
    case.client("approver").post(url(made, "return"), {"comment": "Whose figure is it?"})
    page = case.client("checker").get(url(case.conflict(), "propose"))
    form = page.context["form"]
    assert {name: form[name].value() for name in words} == words
    assert "Whose figure is it?" in page.content.decode()
    other = case.client("checker").get(f"{url(case.conflict(), 'propose')}?method=undetermined")
    assert other.context["form"]["rationale"].value() != words["rationale"]


def test_the_answer_stands_across_the_claims_when_proposing_and_approving(case: Desk) -> None:
    page = case.client("checker").get(url(case.conflict(), "propose")).content.decode()
    assert "picture answer" in page
    proposed = make.resolution(make.conflict(make.question("How many are near?")))
    assert "picture answer" in case.client("approver").get(url(proposed, "approve")).content.decode()


def test_after_a_hold_and_a_withdrawal_one_stands_on_the_new_version(desk: Desk) -> None:
    figure = make.figure()
    why = {"reason": "A doubt.", "public_reason": ""}
    held = desk.client("approver").post(url(figure, "hold"), why)
    newest = VerifiedFigure.objects.order_by("-version")[0]
    assert (newest.version, held.url) == (2, f"/admin/claims/verifiedfigure/{newest.pk}/change/")
    gone = desk.client("approver", "ruth").post(url(newest, "withdraw"), why)
    newest = VerifiedFigure.objects.order_by("-version")[0]
    assert (newest.version, gone.url) == (3, f"/admin/claims/verifiedfigure/{newest.pk}/change/")
