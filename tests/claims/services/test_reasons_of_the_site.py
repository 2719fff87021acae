"""What the site itself gives as a reason is in the newsroom's language, whoever's act it follows."""

from datetime import timedelta

import pytest
from django.conf import settings as set_up
from django.test import override_settings
from django.utils import timezone, translation

from claims.models import ApiToken, Claim, Conflict, Transition, VerifiedFigure
from claims.services.access.tokens import accept_token
from claims.services.detection.many_questions import detect_on
from claims.services.review.renewal import propose_renewal
from claims.services.review.resolution import approve_resolution
from tests import builders as make

pytestmark = pytest.mark.django_db
REASONS = {
    "en": ("No disagreement is left", "Accepted by its owner", "Two people have reviewed it"),
    "de": (
        "Unter den offenen Aussagen",
        "Von der Inhaberin oder dem Inhaber",
        "Zwei Personen haben sie geprüft",
    ),
    "fr": ("Il ne reste aucun désaccord", "Accepté par son propriétaire", "Deux personnes l’ont revu"),
}


@pytest.mark.parametrize("language", REASONS)
@pytest.mark.parametrize("reader", [None, "es"])
def test_it_says_why_in_the_newsroom_s_language(language: str, reader: str | None) -> None:
    with override_settings(LANGUAGE_CODE=language), translation.override(reader or set_up.LANGUAGE_CODE):
        found = (_of_a_conflict_that_lapsed(), _of_an_accepted_token(), _of_a_renewal())
    for text, beginning in zip(found, REASONS[language], strict=True):
        assert text.startswith(beginning)


def _of_a_conflict_that_lapsed() -> str:
    low = make.claim(quote="about 8,000 soldiers")
    high = make.claim(by=make.source("Ukraine"), quote="12,000 soldiers")
    conflict = Conflict.objects.get(question=low.question)
    Claim.objects.filter(pk=high.pk).update(state="rejected")
    detect_on([low.question_id], by=make.person("checker"), now=make.NOW)
    return Transition.objects.get(record_id=conflict.pk, to_state="dismissed").reason


def _of_an_accepted_token() -> str:
    approver = make.person("approver")
    old = ApiToken.objects.create(
        name="Old", owner=approver, digest="0" * 64, begins="cck_old1", scopes=["figures:read"],
        per_minute=600, recorded_at=make.NOW, recorded_by=make.person("editor-in-chief"),
    )  # fmt: skip
    accept_token(by=approver, now=make.NOW, token=old)
    old.refresh_from_db()
    return str(old.revoked_reason)


def _of_a_renewal() -> str:
    about = make.question("How many were killed?")
    for name, quote in (("An office", "about 8,000 people"), ("A survey", "about 20,000 people")):
        make.claim(about, make.source(name), quote, accept=True, chain_complete=True)
    figure = make.settle(about.conflicts.get())
    later = max(figure.review_by, timezone.now().date()) + timedelta(days=30)
    renewal = propose_renewal(by=make.person("checker"), now=timezone.now(), figure=figure, review_by=later)
    approve_resolution(by=make.person("approver"), now=timezone.now(), resolution=renewal)
    return VerifiedFigure.objects.get(question=about, version=2).reason
