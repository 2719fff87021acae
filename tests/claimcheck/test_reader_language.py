"""A reader's language: of pages alone, by choice, else by the browser; not a byte of anything else."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from claimcheck import reader_language
from claims.models import VerifiedFigure
from tests import builders

pytestmark = pytest.mark.django_db

GERMAN, FRENCH = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.1"}, {"Accept-Language": "fr"}


@pytest.fixture
def figure(settings: Settings) -> VerifiedFigure:
    settings.PUBLIC_READ = True
    return builders.figure(review_by=date(2100, 1, 1))


def test_the_furniture_of_a_public_page_is_its_readers(figure: VerifiedFigure, client: Client):
    at = f"/figures/{figure.question_id}/"
    english, german = client.get(at), client.get(at, headers=GERMAN)
    assert '<html lang="de">' in german.content.decode()
    assert '<html lang="en">' in english.content.decode()
    assert "Accept-Language" in german["Vary"]
    assert german["Content-Language"] == "de"
    for text in ("about 8,000 to about 20,000 people", '<q lang="en">', 'lang="en"'):
        assert (text in german.content.decode()) == (text in english.content.decode()), text
    again = client.get(at, headers={**GERMAN, "If-None-Match": german["ETag"]})
    assert again.status_code == 304
    assert client.get(at, headers={**FRENCH, "If-None-Match": german["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        *("/figures/{id}/card/", "/figures/{id}/picture.svg", "/reports/2024-W45/", "/api/v1/changes/atom/"),
        *(
            "/api/v1/figures/{id}/",
            "/api/v1/figures/",
            "/api/v1/claim-reviews/{id}/",
            "/api/v1/figures/?limit=0",
        ),
        *("/api/v1/nothing/", "/reports/2024-W45/?format=md"),
    ],
)
def test_nothing_else_follows_the_header(figure: VerifiedFigure, client: Client, path: str):
    at = path.format(id=figure.question_id)
    answers = [client.get(at, headers=headers) for headers in ({}, GERMAN, FRENCH)]
    assert {answer.status_code for answer in answers} == {
        404 if "nothing" in path else 400 if "=0" in path else 200
    }
    assert len({_without_ids(answer.content) for answer in answers}) == 1


def test_without_the_rule_a_page_would_not_follow(
    figure: VerifiedFigure, client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reader_language, "OF_PAGES", ())
    page = client.get(f"/figures/{figure.question_id}/", headers=GERMAN)
    assert '<html lang="en">' in page.content.decode()


def _without_ids(body: bytes) -> bytes:
    """A refusal names its request, each another one."""
    return body.partition(b'"request_id"')[0]
