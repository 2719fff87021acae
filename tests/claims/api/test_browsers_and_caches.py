"""What scripts of other sites may read, and what is compressed: never what a session guards."""

import gzip

import brotli
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
GZIP = {"Accept-Encoding": "gzip"}
BROTLI = {"Accept-Encoding": "gzip, deflate, br, zstd"}
CODED = (("gzip", GZIP, gzip.decompress), ("br", BROTLI, brotli.decompress))


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
    text = plain.getvalue()
    assert "Content-Encoding" not in plain.headers
    for coding, headers, unpack in CODED:
        packed = asking.get(address, headers=headers)
        assert packed.headers["Content-Encoding"] == coding
        assert unpack(packed.getvalue()) == text
        for answer in (plain, packed):
            assert "Accept-Encoding" in answer.headers["Vary"]
        if not packed.streaming:
            assert int(packed.headers["Content-Length"]) == len(packed.content) < len(text)


@pytest.mark.parametrize(
    ("asked", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip;q=0.5", "gzip"),
        ("gzip;q=0.01, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", None),
        ("identity, gzip; q=0.000", None),
        ("GZIP;Q=0, br", "br"),
        ("br", "br"),
        ("", None),
        ("br, gzip", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.8, gzip;q=0.9", "gzip"),
        ("br;q=0.5, gzip;q=0.500", "br"),
        ("*", "br"),
        ("*;q=0", None),
        ("*;q=0, gzip;q=0.1", "gzip"),
        ("*;q=0.5", "br"),
        ("*;q=0.5, gzip", "gzip"),
        ("br;q=0, *;q=0.5", "gzip"),
        ("br;q=0, gzip;q=0, *", None),
        ("identity", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.5, gzip", "gzip"),
        ("identity;q=0", "gzip"),
        ("identity;q=0, br", "br"),
        ("identity;q=0, gzip;q=0, br;q=0", None),
        ("zstd, deflate", None),
        ("brotli, gzipped", None),
        ("x-gzip", "gzip"),
        ("gzip;q=nonsense", None),
        ("gzip;q=2, br;q=-1", None),
        ("gzip, gzip;q=0", None),
        (" , BR ; q=1.000 ,", "br"),
    ],
)
def test_the_weights_of_who_asks_choose_the_coding(asked, coding, figure):
    answer = client().get(f"{API}figures/{figure.question_id}/", headers={"Accept-Encoding": asked})
    assert answer.headers.get("Content-Encoding") == coding
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_an_answer_in_each_coding_has_a_strong_tag_of_its_own_and_any_that_is_read_spares_it(figure):
    asking, address = client(), f"{API}figures/{figure.question_id}/"
    plain = asking.get(address).headers["ETag"]
    tags = {coding: asking.get(address, headers=headers).headers["ETag"] for coding, headers, _ in CODED}
    assert tags == {"gzip": f'{plain[:-1]}-gzip"', "br": f'{plain[:-1]}-br"'}
    for _, headers, _ in CODED:
        assert asking.get(address, headers=headers).content == asking.get(address, headers=headers).content
    for headers in ({}, BROTLI):
        for held in (plain, *tags.values()):
            for sent in (held, f"W/{held}", f'"other", {held}'):
                again = asking.get(address, headers={**headers, "If-None-Match": sent})
                assert (again.status_code, again.content) == (304, b"")
                assert "Accept-Encoding" in again.headers["Vary"]
                assert again.headers["ETag"] == held
    hold_figure(by=builders.person("approver"), now=NOW, figure=figure, reason="A doubt.")
    for coding, headers, _ in CODED:
        assert asking.get(address, headers={**headers, "If-None-Match": tags[coding]}).status_code == 200


@pytest.mark.parametrize("path", ["figures/{}/", "figures/sheet/", "questions/{}/"])
@pytest.mark.parametrize(
    ("asked", "spared"),
    [
        ("gzip", {"", "-gzip"}),
        ("br", {"", "-br"}),
        ("br, gzip", {"", "-gzip", "-br"}),
        ("*", {"", "-gzip", "-br"}),
        ("*;q=0.5, br;q=0", {"", "-gzip"}),
        ("gzip;q=0", {""}),
        ("identity", {""}),
        ("", {""}),
    ],
)
def test_no_cache_hears_that_it_may_hand_on_what_a_reader_declines(path, asked, spared, figure):
    asking, address = client(), f"{API}{path.format(figure.question_id)}"
    plain = asking.get(address).headers["ETag"]
    answers = {
        end: asking.get(address, headers={"Accept-Encoding": asked, "If-None-Match": f'{plain[:-1]}{end}"'})
        for end in ("", "-gzip", "-br")
    }
    assert {end for end, answer in answers.items() if answer.status_code == 304} == spared


def test_of_several_that_are_held_a_304_names_the_one_that_would_be_sent(figure):
    asking, address = client(), f"{API}figures/{figure.question_id}/"
    plain = asking.get(address).headers["ETag"]
    held = [plain, f'{plain[:-1]}-gzip"', f'{plain[:-1]}-br"']
    for asked, named in (
        ("br", held[2]),
        ("gzip", held[1]),
        ("identity", held[0]),
        ("br;q=0.1, gzip", held[1]),
    ):
        headers = {"Accept-Encoding": asked, "If-None-Match": ", ".join(held)}
        assert asking.get(address, headers=headers).headers["ETag"] == named
    whole = asking.get(address, headers={**BROTLI, "If-None-Match": "*"})
    assert (whole.status_code, whole.headers["ETag"]) == (304, plain)


def test_what_is_written_while_it_is_sent_is_compressed_piece_by_piece(figure):
    address = f"{API}figures/ndjson/"
    plain = client().get(address).getvalue()
    for coding, headers, unpack in CODED:
        packed = client().get(address, headers=headers)
        assert (packed.streaming, packed.headers["Content-Encoding"]) == (True, coding)
        assert unpack(packed.getvalue()) == plain


@pytest.mark.parametrize(("coding", "headers", "_"), CODED)
def test_who_has_read_a_compressed_record_may_change_it(coding, headers, _, figure):
    read = client().get(f"{API}figures/{figure.question_id}/", headers=headers).headers["ETag"]
    assert read.endswith(f'-{coding}"')
    path, why = f"figures/{figure.question_id}/hold/", {"reason": "A doubt."}
    assert post(path, why, "approver", **{"If-Match": read}).status_code == 200
    assert post(path, why, "approver", **{"If-Match": read}).status_code == 412


@pytest.mark.parametrize("path", ["/figures/", "/figures/{}/", "/figures/{}/card/"])
def test_public_pages_are_compressed_and_pages_of_a_session_are_not(path, figure, settings):
    settings.PUBLIC_READ = True
    address = path.format(figure.question_id)
    for coding, headers, _ in CODED:
        assert Client().get(address, headers=headers).headers["Content-Encoding"] == coding
    signed_in = Client()
    signed_in.force_login(builders.person("editor-in-chief"))
    for guarded in (address, "/admin/", "/accounts/login/", f"{API}figures/"):
        answer = signed_in.get(guarded, headers=BROTLI)
        assert "Content-Encoding" not in answer.headers, guarded
