"""What scripts of other sites may read, and what is compressed: never what a session guards."""

import gzip

import pytest
from django.test import Client

from claims.services.publishing.publication import hold_figure
from tests import builders
from tests.builders import NOW
from tests.claims.api.client import API, client, post, token

pytestmark = pytest.mark.django_db

ORIGIN = {"Origin": "https://maps.example"}
PREFLIGHT = {**ORIGIN, "Access-Control-Request-Method": "GET"}
PUBLIC = ("figures/", "figures/{}/", "figures/{}/history/", "figures/sheet/", "changes/", "claim-reviews/{}/")
GZIP = {"Accept-Encoding": "br, gzip"}


@pytest.fixture
def figure():
    return builders.figure()


def allowed(answer):
    return {name: value for name, value in answer.headers.items() if name.startswith("Access-Control")}


@pytest.mark.parametrize("path", PUBLIC)
def test_what_anybody_may_read_any_script_may(path, figure, settings):
    settings.PUBLIC_READ = True
    address = f"{API}{path.format(figure.question_id)}"
    for headers in (ORIGIN, {}):
        told = allowed(Client().get(address, headers=headers))
        assert told == {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "ETag, Link",
        }, "the same for all, so that caches need not tell origins apart"
    before = Client().options(address, headers=PREFLIGHT)
    assert (before.status_code, before.content) == (204, b"")
    assert before.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "Authorization" not in before.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", [f"{API}schema/", "/figures/{}/picture.svg", "/figures/{}/card/"])
def test_what_stands_beside_the_figures_any_script_may_read_too(path, figure, settings):
    for public in (True, False):
        settings.PUBLIC_READ = public
        answer = Client().get(path.format(figure.question_id), headers=ORIGIN)
        assert ("Access-Control-Allow-Origin" in answer.headers) is public
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_script_reads_the_problem_too(settings):
    settings.PUBLIC_READ = True
    answer = Client().get(f"{API}figures/?qestion=1", headers=ORIGIN)
    assert (answer.status_code, allowed(answer)["Access-Control-Allow-Origin"]) == (400, "*")


def test_no_script_reads_with_a_session_or_in_a_persons_name(figure, settings):
    for public in (True, False):
        settings.PUBLIC_READ = public
        signed_in = Client()
        signed_in.force_login(builders.person("reader"))
        for asking in (signed_in, client(), token()[1]):
            answer = asking.get(f"{API}figures/", headers=ORIGIN)
            assert (answer.status_code, allowed(answer)) == (200, {})
    settings.PUBLIC_READ = True
    assert allowed(Client().get(f"{API}claims/", headers=ORIGIN)) == {}
    settings.PUBLIC_READ = False
    assert allowed(Client().get(f"{API}figures/", headers=ORIGIN)) == {}
    assert allowed(Client().options(f"{API}figures/", headers=PREFLIGHT)) == {}


def test_nothing_ever_allows_credentials_or_writing(figure, settings):
    settings.PUBLIC_READ = True
    for path in PUBLIC:
        address = f"{API}{path.format(figure.question_id)}"
        for answer in (Client().get(address, headers=ORIGIN), Client().options(address, headers=PREFLIGHT)):
            assert "Access-Control-Allow-Credentials" not in answer.headers
            assert "POST" not in answer.headers.get("Access-Control-Allow-Methods", "")


def test_a_signed_address_is_read_by_scripts_without_public_reading(figure):
    _, asking = token()
    address = asking.get(f"{API}figures/sheet/").headers["Link"].split(">")[0].removeprefix("<")
    answer = Client().get(address, headers=ORIGIN)
    assert (answer.status_code, allowed(answer)["Access-Control-Allow-Origin"]) == (200, "*")


@pytest.mark.parametrize("path", ["figures/", "figures/{}/", "figures/sheet/", "changes/", "claim-reviews/"])
def test_what_is_read_without_a_session_is_compressed(path, figure):
    asking, address = client(), f"{API}{path.format(figure.question_id)}"
    plain = asking.get(address)
    packed = asking.get(address, headers=GZIP)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.getvalue()) == plain.getvalue()
    assert "Content-Encoding" not in plain.headers
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]
    if not packed.streaming:
        assert int(packed.headers["Content-Length"]) == len(packed.content) < len(plain.content)


@pytest.mark.parametrize(
    ("asked", "packs"),
    [
        ("gzip", True),
        ("gzip;q=0.5", True),
        ("gzip;q=0.01, br", True),
        ("br;q=0, gzip", True),
        ("gzip;q=0", False),
        ("identity, gzip; q=0.000", False),
        ("GZIP;Q=0, br", False),
        ("br", False),
        ("", False),
    ],
)
def test_who_declines_gzip_gets_none(asked, packs, figure):
    answer = client().get(f"{API}figures/{figure.question_id}/", headers={"Accept-Encoding": asked})
    assert ("Content-Encoding" in answer.headers) is packs
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_compressed_answer_has_a_strong_tag_of_its_own_and_either_spares_it(figure):
    asking, address = client(), f"{API}figures/{figure.question_id}/"
    plain = asking.get(address).headers["ETag"]
    packed = asking.get(address, headers=GZIP).headers["ETag"]
    assert packed == f'{plain[:-1]}-gzip"'
    assert asking.get(address, headers=GZIP).content == asking.get(address, headers=GZIP).content
    for headers in ({}, GZIP):
        for held in (plain, packed):
            again = asking.get(address, headers={**headers, "If-None-Match": held})
            assert (again.status_code, again.content) == (304, b"")
            assert "Accept-Encoding" in again.headers["Vary"]
            assert again.headers["ETag"] == held
    hold_figure(by=builders.person("approver"), now=NOW, figure=figure, reason="A doubt.")
    assert asking.get(address, headers={**GZIP, "If-None-Match": packed}).status_code == 200


def test_who_has_read_a_compressed_record_may_change_it(figure):
    read = client().get(f"{API}figures/{figure.question_id}/", headers=GZIP).headers["ETag"]
    path, why = f"figures/{figure.question_id}/hold/", {"reason": "A doubt."}
    assert post(path, why, "approver", **{"If-Match": read}).status_code == 200
    assert post(path, why, "approver", **{"If-Match": read}).status_code == 412


@pytest.mark.parametrize("path", ["/figures/", "/figures/{}/", "/figures/{}/card/"])
def test_public_pages_are_compressed_and_pages_of_a_session_are_not(path, figure, settings):
    settings.PUBLIC_READ = True
    address = path.format(figure.question_id)
    assert Client().get(address, headers=GZIP).headers["Content-Encoding"] == "gzip"
    signed_in = Client()
    signed_in.force_login(builders.person("editor-in-chief"))
    for guarded in (address, "/admin/", "/accounts/login/", f"{API}figures/"):
        answer = signed_in.get(guarded, headers=GZIP)
        assert "Content-Encoding" not in answer.headers, guarded
