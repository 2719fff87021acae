"""Bad input gets a problem document naming field, value and remedy, and changes nothing."""

import json
import time
from typing import Any

import pytest

from claims.models import Claim, Resolution
from sources.models import Document, Snapshot, Statement
from tests import builders
from tests.claims.api.client import API, client, post, problem
from tests.claims.api.test_resolutions import proposal

pytestmark = pytest.mark.django_db

FULL_WIDTH = "８０００"
ARABIC = "٨٠٠٠"
NOBODY = "0192f0c4-5b7e-7c3d-9a51-2f6f0c6d1e77"


def test_words_with_two_readings_are_answered_with_what_to_send_for_each(body):
    read = builders.snapshot("The ministry denied that 3,000 soldiers had come.")
    quote = "denied that 3,000 soldiers"
    answer = problem(post("claims/", {**body, "snapshot": str(read.pk), "quote": quote}), 400)
    (error,) = answer["errors"]
    assert error["field"] == "value"
    assert [choice["modality"] for choice in error["choices"]] == ["none", "stated"]
    chosen = {name: given for name, given in error["choices"][1].items() if given and name != "label"}
    sent = {**body, "snapshot": str(read.pk), "quote": quote, **chosen}
    assert post("claims/", sent).status_code == 201


@pytest.fixture
def body():
    """What records "about 8,000 soldiers"."""
    read = builders.snapshot("They say about 8,000 soldiers are there.")
    return {
        "question": str(builders.question().pk),
        "statement": str(builders.statement().pk),
        "snapshot": str(read.pk),
        "quote": "about 8,000 soldiers",
        "as_of": {"start": "2024-10-31", "end": "2024-10-31"},
    }


def count():
    return [model.objects.count() for model in (Claim, Document, Snapshot, Statement, Resolution)]


CLAIMS = [
    ("value", {"value": "NaN"}, "value"),
    ("infinity", {"value": "Infinity"}, "value"),
    ("minus infinity", {"value": "-inf"}, "value"),
    ("negative zero", {"value": "-0"}, "value"),
    ("underscore", {"value": "8_000"}, "value"),
    ("full-width digits", {"value": FULL_WIDTH}, "value"),
    ("arabic digits", {"value": ARABIC}, "value"),
    ("exponent", {"value": "8e3"}, "value"),
    ("ambiguous point", {"value": "1.234"}, "value"),
    ("a number, not text", {"value": 8000}, "value"),
    ("a list", {"value": ["8000"]}, "value"),
    ("too long", {"value": "8" * 61}, "value"),
    ("too large", {"value": "9" * 40}, "value"),
    ("negative head-count", {"value": "-5"}, "value"),
    ("low above high", {"modality": "range", "value": "12,000", "value_2": "10,000"}, "value"),
    ("best outside", {"modality": "range", "value": "10", "value_2": "12", "best": "13"}, "best"),
    ("unknown modality", {"modality": "perhaps"}, "modality"),
    ("unknown unit", {"unit": "parsons"}, "unit"),
    ("unit of another dimension", {"unit": "km"}, "unit"),
    ("stance of a quantity", {"stance": "denies"}, "stance"),
    ("empty quote", {"quote": ""}, "quote"),
    ("blank quote", {"quote": "   "}, "quote"),
    ("quote not in the text", {"quote": "about 9,000 soldiers"}, "quote"),
    ("quote of 2 MB cannot be", {"quote": "x" * 30_000}, "quote"),
    ("no quote", {"quote": ...}, "quote"),
    ("null quote", {"quote": None}, "quote"),
    ("nul in the quote", {"quote": "about\x00 8,000"}, "quote"),
    ("lone surrogate", {"hedging": "\ud800"}, "hedging"),
    ("unknown question", {"question": NOBODY}, "question"),
    ("invalid uuid", {"question": "17"}, "question"),
    ("uuid in braces", {"question": f"{{{NOBODY}}}"}, "question"),
    ("uuid in full-width digits", {"question": "０" + NOBODY[1:]}, "question"),
    ("unknown statement", {"statement": NOBODY}, "statement"),
    ("unknown snapshot", {"snapshot": NOBODY}, "snapshot"),
    ("unknown source in the chain", {"relay": [NOBODY]}, "relay"),
    ("chain too long", {"relay": [None] * 21}, "relay"),
    ("chain not a list", {"relay": "me"}, "relay"),
    ("year 0", {"as_of": {"start": "0000-01-01", "end": "2024-10-31"}}, "as_of.start"),
    ("year 10000", {"as_of": {"start": "10000-01-01", "end": "2024-10-31"}}, "as_of.start"),
    ("no such day", {"as_of": {"start": "2024-02-30", "end": "2024-10-31"}}, "as_of.start"),
    ("day in full-width digits", {"as_of": {"end": "２０２４-10-31"}}, "as_of.end"),
    ("day in another order", {"as_of": {"end": "31.10.2024"}}, "as_of.end"),
    ("first day after the last", {"as_of": {"start": "2024-11-01", "end": "2024-10-31"}}, "as_of"),
    ("as_of not an object", {"as_of": "2024-10-31"}, "as_of"),
    ("unknown key", {"qoute": "about"}, "qoute"),
    ("unknown key inside", {"as_of": {"until": "2024-10-31"}}, "as_of.until"),
    ("yes for true", {"chain_complete": "yes"}, "chain_complete"),
    ("unknown likelihood", {"stated_likelihood": "maybe"}, "stated_likelihood"),
    ("rank without reason", {"rank": "preferred"}, "rank"),
    ("internal is not for here", {"internal": True}, "internal"),
]


@pytest.mark.parametrize(("changed", "field"), [row[1:] for row in CLAIMS], ids=[row[0] for row in CLAIMS])
def test_a_bad_claim_is_refused_by_field(body, changed, field):
    before = count()
    sent = {key: value for key, value in {**body, **changed}.items() if value is not ...}
    told = problem(post("claims/", sent), 400)
    assert told["errors"][0]["field"].startswith(field), told
    assert told["errors"][0]["message"]
    assert count() == before


BODIES = [
    ("NaN", b'{"value": NaN}', 400),
    ("Infinity", b'{"value": -Infinity}', 400),
    ("1e400", b'{"value": 1e400}', 400),
    ("not JSON", b"{", 400),
    ("nothing", b"", 400),
    ("a list", b"[]", 400),
    ("a text", b'"claim"', 400),
    ("null", b"null", 400),
    ("not UTF-8", b'{"quote": "\xff"}', 400),
    ("a byte order mark", b"\xef\xbb\xbf{}", 400),
    ("NUL as a key", b'{"\\u0000": 1}', 400),
    ("a key twice", b'{"quote": "a", "quote": "b"}', 400),
    ("5,000 levels", b'{"relay": ' + b"[" * 5000 + b"]" * 5000 + b"}", 400),
    ("10 MB", b'{"quote": "' + b"x" * 10_000_000 + b'"}', 413),
]


@pytest.mark.parametrize(("sent", "status"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
@pytest.mark.parametrize("path", ["claims/", "documents/", "statements/", "resolutions/"])
def test_a_bad_body_is_refused_everywhere(path, sent, status):
    told = problem(post(path, sent, "checker"), status)
    assert told.get("errors") or told["detail"]
    assert count() == [0, 0, 0, 0, 0]


RESOLUTIONS = [
    ("NaN", {"low": "NaN"}, "low"),
    ("Infinity", {"high": "Infinity"}, "high"),
    ("underscore", {"low": "8_000"}, "low"),
    ("full-width digits", {"low": FULL_WIDTH}, "low"),
    ("a number, not text", {"low": 8000}, "low"),
    ("low above high", {"low": "30000"}, "low"),
    ("best outside", {"best": "30000"}, "best"),
    ("unknown method", {"method": "average"}, "method"),
    ("no rationale", {"rationale": "  "}, "rationale"),
    ("review by a day that has passed", {"review_by": "2024-01-01"}, "review_by"),
    ("one voice without a reason", {"single_voice_reason": ""}, "single_voice_reason"),
    ("no last day", {"as_of": {"start": "2024-10-31"}}, "as_of.end"),
    ("stance of a quantity", {"stance": "affirms"}, "stance"),
    ("unknown conflict", {"conflict": NOBODY}, "conflict"),
    ("unknown claim", {"inputs": [{"claim": NOBODY, "use": "used"}]}, "inputs"),
    ("no inputs", {"inputs": []}, "inputs"),
    ("unknown use", {"inputs": [{"claim": NOBODY, "use": "ignored"}]}, "inputs.0.use"),
    ("inputs not a list", {"inputs": {"claim": NOBODY}}, "inputs"),
    ("a claim that is not an object", {"inputs": ["x"]}, "inputs.0"),
]


@pytest.mark.parametrize(
    ("changed", "field"), [row[1:] for row in RESOLUTIONS], ids=[row[0] for row in RESOLUTIONS]
)
def test_a_bad_resolution_is_refused_by_field(changed, field):
    sent = proposal(builders.conflict(), **changed)
    told = problem(post("resolutions/", sent, "checker"), 400)
    assert told["errors"][0]["field"].startswith(field), told
    assert not Resolution.objects.exists()


def test_ids_of_another_topic_are_refused():
    conflict = builders.conflict()
    elsewhere = builders.question("How long is the trench?", of=builders.topic("Border"), unit="metre")
    other = builders.claim(elsewhere, builders.source("South Korea"), "about 160 m", accept=True)
    told = problem(post("resolutions/", proposal(conflict, question=str(elsewhere.pk)), "checker"), 400)
    assert told["errors"][0]["field"] == "question"
    sent = proposal(conflict)
    sent["inputs"].append({"claim": str(other.claim_id), "use": "considered"})
    told = problem(post("resolutions/", sent, "checker"), 400)
    assert told["errors"][0]["field"] == "inputs.2.claim"
    assert told["errors"][0]["value"] == str(other.claim_id)


@pytest.mark.parametrize(
    "path",
    [
        "topics/{id}/",
        "questions/{id}/",
        "sources/{id}/",
        "documents/{id}/",
        "documents/{id}/snapshots/",
        "claims/{id}/",
        "claims/{id}/versions/",
        "conflicts/{id}/",
        "resolutions/{id}/",
        "figures/{id}/",
        "figures/{id}/history/",
    ],
)
@pytest.mark.parametrize("given", [NOBODY, "17", "%00", "٨", "x" * 500, f"urn:uuid:{NOBODY}"])
def test_an_unknown_or_unreadable_id_is_not_found(path, given):
    told = problem(client().get(f"{API}{path.format(id=given)}"), 404)
    assert told["detail"]


QUERIES = [
    ("claims/", {"colour": "red"}, "colour", "known"),
    ("claims/", {"qestion": NOBODY}, "qestion", "question"),
    ("claims/", {"question": "17"}, "question", "id"),
    ("claims/", {"question": "\x00"}, "question", ""),
    ("claims/", {"state": "asleep"}, "state", ""),
    ("claims/", {"as_of": "0000-01-01"}, "as_of", "day"),
    ("claims/", {"as_of": "10000-01-01"}, "as_of", "day"),
    ("claims/", {"said_since": "２０２４-10-31"}, "said_since", "day"),
    ("claims/", {"updated_since": "2024-11-04T10:00:00"}, "updated_since", "offset"),
    ("claims/", {"updated_since": "9999-12-31T23:59:59-23:59"}, "updated_since", "such time"),
    ("claims/", {"updated_since": "0001-01-01T00:00:00+23:59"}, "updated_since", "such time"),
    ("claims/", {"ordering": "quote"}, "ordering", "recorded_at"),
    ("claims/", {"limit": "0"}, "limit", ""),
    ("claims/", {"limit": "100000"}, "limit", ""),
    ("claims/", {"cursor": "nonsense"}, "cursor", ""),
    ("claims/", {"external_id": "\x00"}, "external_id", ""),
    ("claims/", {"format": "xml"}, "format", ""),
    ("claims/", {"question": ""}, "question", "omit the parameter"),
    ("conflicts/", {"severity": "4"}, "severity", "known: 1, 2, 3"),
    ("conflicts/", {"in_hand": "perhaps"}, "in_hand", "known: false, true"),
    ("figures/", {"known_at": "yesterday"}, "known_at", "offset"),
    ("figures/", {"as_of": "2024-02-30"}, "as_of", "day"),
    ("figures/", {"standing": "verifed"}, "standing", "did you mean verified? known: disputed"),
    ("sources/", {"knd": "ngo"}, "knd", "kind"),
    (f"claims/{NOBODY}/", {"fields": "id"}, "fields", "none"),
    (f"figures/{NOBODY}/", {"asof": "2024-10-31"}, "asof", "as_of"),
]


@pytest.mark.parametrize(("path", "query", "field", "remedy"), QUERIES)
def test_a_parameter_that_is_unknown_or_unreadable_is_refused(path, query, field, remedy):
    told = problem(client().get(f"{API}{path}", query), 400)
    (error,) = told["errors"]
    assert error["field"] == field
    assert remedy in f"{error['message']} {error['remedy']}".lower()


def test_a_parameter_given_twice_is_asked_about():
    told = problem(client().get(f"{API}claims/?state=accepted&state=rejected"), 400)
    assert told["errors"][0]["remedy"] == "give it once."


def test_writing_takes_no_parameters(body):
    told = problem(client("reporter").post(f"{API}claims/?dry=1", json.dumps(body), "application/json"), 400)
    assert told["errors"][0]["field"] == "dry"


def test_a_text_of_the_future_is_not_captured():
    path = f"documents/{builders.document().pk}/snapshots/"
    told = problem(post(path, {"text": "8,000", "captured_at": "2999-01-01T00:00:00Z"}), 400)
    assert told["errors"][0]["field"] == "captured_at"
    for captured in ("2024-11-04T10:00:00", "0000-01-01T00:00:00Z", "yesterday", 5, "2024-11-04"):
        told = problem(post(path, {"text": "8,000", "captured_at": captured}), 400)
        assert told["errors"][0]["field"] == "captured_at"
    assert not Snapshot.objects.exists()


@pytest.mark.parametrize("name", ["topics", "claims", "reports/2024-W45/nothing", "nothing"])
def test_an_address_that_is_none_is_a_problem_too(name):
    answer = client("reporter").post(f"{API}{name}", b"{}", content_type="application/json")
    problem(answer, 404)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"relay": list(range(200_000))}, "members; give"),
        ({f"no field {number}": 1 for number in range(60_000)}, "is not a field here"),
    ],
)
def test_many_faults_cost_no_more_than_a_few(body: dict[str, Any], said: str) -> None:
    """Each had an error of its own: two megabytes of them held a server's process for a minute."""
    began = time.process_time()
    answer = problem(post("claims/", body, role="checker"), 400)
    assert time.process_time() - began < 5
    assert 1 <= len(answer["errors"]) <= 100
    assert said in str(answer["errors"])
    assert len(json.dumps(answer)) < 50_000
