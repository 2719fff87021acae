"""Readers get display names or roles, and reasons written for them: nothing of the newsroom's own."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from claims.models import Notice, Publication
from claims.published.recall import recall
from claims.services.notifications.notices import keep_pulls
from claims.services.publishing.publication import hold_figure, withdraw_figure
from tests import builders as make
from tests.claims.api.client import post, token

pytestmark = pytest.mark.django_db
INNER, FOR_READERS = "The minister's driver called.", "A source has withdrawn its figure."
OURS = (INNER, "driver-of-desk", "night-editor", "dora77")
"""An inner reason and user names."""


def newest() -> dict[str, Any]:
    return dict(json.loads(Publication.objects.latest("seq").body))


@pytest.mark.parametrize("public_reason", ["", FOR_READERS])
def test_no_public_address_says_a_user_name_or_an_inner_reason(settings: Any, public_reason: str) -> None:
    settings.PUBLIC_READ = settings.ACCOUNTABILITY = True
    proposer, approver = make.person("checker", "driver-of-desk"), make.person("approver", "night-editor")
    third = make.person("editor-in-chief", "dora77")
    third.first_name, third.last_name = "Dora", "Meyer"
    third.save()
    figure = make.settle(make.conflict(), by=approver, now=make.NOW)
    figure = make.VerifiedFigure.objects.get(pk=figure.pk)
    made, _client = token()
    keep_pulls([(made.pk, figure.publication.pk)], now=timezone.now())
    given = {"reason": INNER, "public_reason": public_reason, "now": timezone.now()}
    held = hold_figure(by=approver, figure=figure, **given)
    withdraw_figure(by=third, figure=held, **given)
    body = newest()
    assert (body["proposed_by"], body["approved_by"]) == ("approver", "Dora Meyer")
    assert body["reason"] == (public_reason or "The newsroom has withdrawn the figure.")
    mails = [recall(notice, "", timezone.now().date()) for notice in Notice.objects.all()]
    assert mails
    texts = [Client().get(address).content.decode() for address in _addresses(figure)]
    texts += [publication.body for publication in Publication.objects.all()]
    texts += [str(mail) for mail in mails]
    assert [(ours, text[:80]) for text in texts for ours in OURS if ours in text] == []
    assert proposer.username in OURS


def _addresses(figure: Any) -> list[str]:
    page = f"/figures/{figure.question_id}/"
    api = "/api/v1/"
    own = [f"{api}figures/{figure.question_id}/", f"{api}figures/{figure.question_id}/history/"]
    listed = [f"{api}figures/", f"{api}figures/sheet/", f"{api}changes/", f"{api}changes/atom/"]
    own += ["/accountability/", f"{api}accountability/"]
    return ["/figures/", page, f"{page}card/", *own, *listed]


def test_over_rest_a_hold_takes_a_reason_for_readers() -> None:
    figure = make.figure()
    given = {"reason": INNER, "public_reason": FOR_READERS}
    path = f"figures/{figure.question_id}/"
    etag = token()[1].get(f"/api/v1/{path}").headers["ETag"]
    held = post(f"{path}hold/", given, role="approver", **{"If-Match": etag})
    assert held.status_code == 200
    assert held.json()["reason"] == FOR_READERS
    assert figure.question.figures.latest("published_at").reason == INNER, "kept for the newsroom"


def test_at_the_desk_both_are_asked() -> None:
    figure, signed_in = make.figure(), Client()
    signed_in.force_login(make.person("approver"))
    address = f"/admin/claims/verifiedfigure/{figure.pk}/hold/"
    assert "public_reason" in signed_in.get(address).content.decode()
    signed_in.post(address, {"reason": INNER, "public_reason": FOR_READERS})
    assert newest()["reason"] == FOR_READERS
