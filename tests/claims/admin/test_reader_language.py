"""The language that a person chooses at the desk: of its pages, and of their mails."""

from django.utils import timezone, translation
from django.utils.translation import ngettext
from pytest_django import Settings

from claims.models import Digest, MailChoice
from claims.reports.issuing.digest_message import digest_mail
from tests.claims.admin.conftest import Desk

FRENCH = {"Accept-Language": "fr"}
CHOOSE = "/admin/language/"


def test_who_has_chosen_is_asked_no_more(case: Desk):
    checker, at = case.client("checker"), {"back": "/admin/"}
    assert '<html lang="fr"' in checker.get("/admin/", headers=FRENCH).content.decode()
    assert checker.post(CHOOSE, {**at, "language": "de"}).url == "/admin/"
    assert '<html lang="de"' in checker.get("/admin/", headers=FRENCH).content.decode()
    assert '<html lang="de"' in case.client("checker").get("/admin/").content.decode(), "in a new session"
    checker.post(CHOOSE, {**at, "language": ""})
    assert '<html lang="fr"' in checker.get("/admin/", headers=FRENCH).content.decode()


def test_a_language_that_there_is_not_is_refused_and_leads_nowhere_else(case: Desk):
    answer = case.client("checker").post(CHOOSE, {"language": "xx", "back": "https://example.org/"})
    assert answer.url == "/admin/"
    assert not MailChoice.objects.exists()


def test_mails_are_in_the_language_that_their_reader_chose(case: Desk, settings: Settings):
    person = case.person("checker")
    digest = Digest.objects.create(person=person, gathered_at=timezone.now())
    MailChoice.objects.create(person=person, language="de", chosen_at=timezone.now(), chosen_by=person)
    settings.LANGUAGE_CODE = "fr"
    assert digest_mail(digest).subject == digest_mail_in("de", digest)
    MailChoice.objects.all().delete()
    assert digest_mail(digest).subject == digest_mail_in("fr", digest)


def digest_mail_in(language: str, digest: Digest) -> str:
    with translation.override(language):
        return ngettext("%(n)d notification at the desk", "%(n)d notifications at the desk", 0) % {"n": 0}
