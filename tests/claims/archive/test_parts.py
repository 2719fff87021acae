"""What is in an archive and what is not: every model is decided about, and no secret is in it."""

import re
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.apps import apps
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone

from claims.archive.parts import LEFT_OUT, OTHER_APPS, OURS, parts
from claims.models import IdempotentAnswer, Webhook
from tests.claims.archive.world import exported, some_of_everything, unpacked

HELD = [
    "auth.User", "pghistory.Context", "claims.Assignment", "claims.Check", "claims.Checkpoint",
    "claims.Claim", "claims.Conflict", "claims.Contact", "claims.Cosignature",
    "claims.CredibilityGrade", "claims.Detection", "claims.DoubleReading", "claims.Duplicate",
    "claims.Erratum", "claims.ErrorReport", "claims.Evidence", "claims.EvidenceFile", "claims.FactCheck",
    "claims.FactCheckLink",
    "claims.ForeignPublication", "claims.Import", "claims.ImportRows", "claims.LedgerKey", "claims.Note",
    "claims.Publication", "claims.Question",
    "claims.QuestionCorrection", "claims.QuestionEvent", "claims.QuestionRelation", "claims.QuestionSplit",
    "claims.ReadingAssignment", "claims.Redaction",
    "claims.RelayHop",
    "claims.Resolution", "claims.ResolutionInput", "claims.ScopeConfirmation", "claims.SecondReading",
    "claims.SettledFlag",
    "claims.Topic",
    "claims.TopicEvent",
    "claims.Transition", "claims.VerifiedFigure", "claims.WeeklyReport", "sources.Document",
    "sources.DocumentEvent", "sources.Membership", "sources.Overrule", "sources.Parentage",
    "sources.ReliabilityGrade", "sources.Snapshot", "sources.Source", "sources.SourceCorrection",
    "sources.SourceEvent", "sources.SourceMerge", "sources.Statement", "sources.Syndication",
]  # fmt: skip
"""A new model goes here, and into `some_of_everything`, or into LEFT_OUT with a reason."""
SECRETS = [
    "account_emailaddress.email", "account_emailconfirmation.key", "auth_user.email", "auth_user.password",
    "claims_apitoken.begins", "claims_apitoken.digest", "claims_digestattempt.mail",
    "claims_idempotentanswer.body", "claims_idempotentanswer.key", "claims_noticeattempt.mail",
    "claims_subscription.mail", "claims_webhook.secret", "claims_webhookevent.secret",
    "django_session.session_data", "django_session.session_key", "mfa_authenticator.data",
    "socialaccount_socialaccount.uid", "socialaccount_socialapp.client_id", "socialaccount_socialapp.key",
    "socialaccount_socialapp.secret", "socialaccount_socialtoken.token",
    "socialaccount_socialtoken.token_secret",
]  # fmt: skip
"""Columns whose values are in no archive."""
SOUNDS_SECRET = r"password|secret|token|session|seed|digest|mail|key|credential|private|uid"


def test_every_model_is_decided_about() -> None:
    ours = {model._meta.label for app in OURS for model in apps.get_app_config(app).get_models()}
    held = {part.model._meta.label for part in parts()}
    assert held == set(HELD)
    assert ours - held == set(LEFT_OUT)
    others = {model._meta.app_label for model in apps.get_models(include_auto_created=True)} - set(OURS)
    assert others == set(OTHER_APPS)
    assert all(reason.strip() for reason in (*LEFT_OUT.values(), *OTHER_APPS.values()))


@pytest.mark.django_db
def test_every_stored_column_of_a_part_is_in_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND is_generated = 'NEVER'"
        )
        stored: dict[str, list[str]] = {}
        for table, column in sorted(cursor.fetchall()):
            stored.setdefault(table, []).append(column)
    for part in parts():
        held = sorted({each.name for each in part.columns} | set(part.given))
        left = ["last_login"] if part.model is User else []
        assert sorted(held + left) == stored[part.table]


@pytest.mark.django_db
def test_only_the_chain_is_guarded_on_insert() -> None:
    """Any other trigger on INSERT could change what an import adds: ADR 0021."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, regexp_replace(tgname, '^pgtrigger_|_[0-9a-f]{5}$', '', 'g') "
            "FROM pg_trigger WHERE NOT tgisinternal AND tgtype & 4 > 0 AND tgrelid::regclass::text = ANY(%s)",
            [[part.table for part in parts()]],
        )
        found = set(cursor.fetchall())
    guards = {"next_in_chain", "never_back_in_time"}
    index = {("claims_question", "words_of_new")}  # writes claims_questionword and nothing of an archive
    decided = {("claims_redaction", "proposed_first")}  # asks for claims and publications, which come later
    assert found == {("claims_publication", name) for name in guards} | index | decided


def test_each_part_comes_after_those_that_it_refers_to() -> None:
    place = {part.model: number for number, part in enumerate(parts())}
    for model, number in place.items():
        named = {each.related_model for each in model._meta.concrete_fields if each.is_relation} - {model}
        assert [each for each in named if place.get(each, -1) > number] == []


def test_no_column_of_a_part_sounds_like_a_secret() -> None:
    found = {each.name for part in parts() for each in part.columns if re.search(SOUNDS_SECRET, each.name)}
    assert found == set()


@pytest.mark.whole("tests/claims/archive/test_round_trip.py::test_what_comes_in_goes_out_byte_for_byte")
@pytest.mark.own_database
def test_no_secret_is_in_an_archive(tmp_path: Path) -> None:
    some_of_everything()
    _plant()
    planted = {name: _values(*name.split(".")) for name in SECRETS}
    assert [name for name, values in planted.items() if not values] == []
    exported(tmp_path / "a.zip")
    whole = b"".join(unpacked(tmp_path / "a.zip").values())
    found = [name for name, values in planted.items() if any(each.encode() in whole for each in values)]
    assert found == []


def _values(table: str, column: str) -> set[str]:
    """The values of a column that are long enough not to be found by chance."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT DISTINCT "{column}"::text FROM "{table}" WHERE length("{column}"::text) > 7')
        return {row[0] for row in cursor.fetchall()}


def _plant() -> None:
    """A secret in each column that no service of ours fills."""
    person, now = User.objects.order_by("pk")[:1].get(), timezone.now()
    User.objects.filter(pk=person.pk).update(email="planted@example.org", password="planted-password")
    session = SessionStore()
    session["planted"] = "planted-session"
    session.create()
    address = EmailAddress.objects.create(user=person, email="planted-address@example.org")
    EmailConfirmation.objects.create(email_address=address, key="planted-confirmation", created=now)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "planted-seed"})
    account = SocialAccount.objects.create(user=person, provider="openid", uid="planted-uid")
    app = SocialApp.objects.create(
        provider="openid", client_id="planted-client", secret="planted-app", key="planted-key"
    )
    SocialToken.objects.create(
        app=app, account=account, token="planted-token", token_secret="planted-token-secret"
    )
    IdempotentAnswer.objects.create(
        asker=person, key="planted-once", body="planted-answer", recorded_at=now, recorded_by=person
    )
    Webhook.objects.update(url="https://example.org/planted-hook")  # into its history
