"""What is protected has nowhere to be stored; what is internal or under embargo appears in no output."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from claimcheck.foundation.records.errors import Refused
from claims.api.routes import ROUTES as CLAIMS_ROUTES
from claims.domain.answering.methods import Use
from claims.examples.questions import IN_RUSSIA
from claims.examples.review import (
    APPROVED,
    AS_OF,
    PROPOSED,
    conflict_in_russia,
    in_russia,
    near_the_border,
    review_example,
)
from claims.models import Publication, Question
from claims.reports.building.build import build
from claims.reports.renderings import Format
from claims.reports.week import Week
from claims.services.recording.claim_recording import record_claim
from claims.services.review.draft import Input
from claims.services.review.resolution import approve_resolution, propose_resolution
from sources.api.routes import ROUTES as SOURCES_ROUTES
from sources.domain.kinds import DocumentKind, SourceKind
from sources.models import Document, Source
from sources.services.recording import capture_snapshot, record_document, record_source, record_statement
from tests.builders import hide
from tests.claims.reports.reading import readable

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 11, 5, 18, 0, tzinfo=UTC)
NEXT_YEAR = timezone.now() + timedelta(days=365)
NOT_LISTED = ("statements", "reports", "oembed", "articles", "archives")
MARKS = ("Nightjar", "exactly 77")

HIDDEN = {
    "an internal claim": ({}, {"internal": True}),
    "a claim under embargo": ({}, {"embargo_until": NEXT_YEAR}),
    "an internal document": ({"internal": True}, {}),
    "a document under embargo": ({"embargo_until": NEXT_YEAR}, {}),
}


@pytest.fixture(params=HIDDEN)
def hidden(request, people):
    """A claim against all others on the troops in Russia that may not be shown; it carries the marks."""
    of_document, of_claim = HIDDEN[request.param]
    how = {"by": people.rita, "now": NOW}
    title = "Talk with Nightjar" if of_document else "A talk"
    paper = record_document(**how, kind=DocumentKind.INTERVIEW, title=title, **of_document)
    quote = "There were exactly 77 soldiers, says Nightjar"
    ours = Source.objects.get(slug="our-desk")
    return record_claim(
        **how,
        question=Question.objects.get(slug=IN_RUSSIA),
        statement=record_statement(**how, source=ours, said_on=AS_OF[1]),
        snapshot=capture_snapshot(**how, document=paper, text=quote),
        quote=quote,
        modality="exactly",
        value="77",
        as_of=AS_OF,
        accept=True,
        **of_claim,
    )


def assert_unmarked(text):
    assert [mark for mark in MARKS if mark in text] == []


def test_it_appears_in_no_rest_answer(hidden, people, client, settings):
    settings.ACCOUNTABILITY = True
    client.force_login(people.editor)
    for route, _ in (*SOURCES_ROUTES, *CLAIMS_ROUTES):
        path = route.replace("(?P<slug>[^/]+)", hidden.statement.source.slug)
        if path in NOT_LISTED:
            continue
        answer = client.get(f"/api/v1/{path}/{'?q=soldiers' if path == 'search' else ''}")
        assert answer.status_code == 200, path
        text = answer.getvalue().decode()
        assert_unmarked(text)
        listed = json.loads(text)
        for row in listed.get("results", ()) if isinstance(listed, dict) else listed:
            if "id" in row:
                assert_unmarked(client.get(f"/api/v1/{path}/{row['id']}/").content.decode())
    assert client.get(f"/api/v1/claims/{hidden.claim_id}/").status_code == 404
    report = client.get("/api/v1/reports/2024-W45/")
    assert report.status_code == 200
    assert_unmarked(report.content.decode())


@pytest.mark.parametrize("form", list(Format))
def test_it_appears_in_no_report(hidden, form):
    text = readable(build(Week.parse("2024-W45")), form)
    assert "North Korean troops" in " ".join(text.split())
    assert_unmarked(text)


def publish_considering(hidden, people):
    """The figures of the example, for which the hidden claim was heard and not used."""
    draft = in_russia()
    seen = Input(claim=hidden, use=Use.CONSIDERED, reason="Nightjar is heard, not quoted.")
    resolution = propose_resolution(
        by=people.chen,
        now=PROPOSED,
        conflict=conflict_in_russia(AS_OF[0]),
        draft=replace(draft, inputs=(*draft.inputs, seen)),
        parts=[near_the_border()],
    )
    approve_resolution(by=people.anna, now=APPROVED, resolution=resolution, seen=resolution.basis)


def test_it_appears_in_no_published_document(hidden, people):
    publish_considering(hidden, people)
    assert Publication.objects.count() == 2
    for body in Publication.objects.values_list("body", flat=True):
        assert_unmarked(body)


def test_it_appears_on_no_page_and_in_no_format_of_the_web(hidden, people, client, settings):
    """Neither of a figure published while it was hidden, nor of one that was published before it was."""
    settings.PUBLIC_READ = True
    publish_considering(hidden, people)
    figure = Question.objects.get(slug=IN_RUSSIA).pk
    page = f"/figures/{figure}/"
    told = [
        client.get(address).getvalue().decode()
        for address in (
            page,
            "/figures/",
            f"{page}card/",
            f"/api/v1/claim-reviews/{figure}/",
            "/api/v1/claim-reviews/",
            "/api/v1/changes/atom/",
            f"/api/v1/oembed/?url=http://testserver{page}",
            "/api/v1/figures/sheet/",
        )
    ]
    assert all("North Korean troops" in text for text in told)
    assert "South Korea" in told[0]
    for text in told:
        assert_unmarked(text)


def test_what_is_hidden_after_it_was_published_leaves_pages_and_formats(people, client, settings):
    settings.PUBLIC_READ = True
    review_example(people)
    figure = Question.objects.get(slug=IN_RUSSIA).pk
    words = "11,000 North Korean soldiers are in Russia as of today"
    addresses = (f"/figures/{figure}/", f"/api/v1/claim-reviews/{figure}/", "/api/v1/claim-reviews/")
    assert all(words in client.get(address).getvalue().decode() for address in addresses)
    hide(Document.objects.filter(snapshots__claims__quote=words).distinct().get())
    assert not any(words in client.get(address).getvalue().decode() for address in addresses)


def protected(people, **identity):
    return record_source(
        by=people.rita,
        now=NOW,
        slug="an-officer",
        name="an officer",
        kind=SourceKind.PERSON,
        protected=True,
        **identity,
    )


def test_of_a_protected_source_nothing_but_the_printable_attribution_is_stored(people):
    source = Source.objects.filter(pk=protected(people).pk).values().get()
    texts = {name: value for name, value in source.items() if isinstance(value, str) and value}
    assert texts == {"slug": "an-officer", "name": "an officer", "kind": "person"}


@pytest.mark.parametrize(
    "identity", [{"wikidata_id": "Q42"}, {"homepage": "https://example.org/officer"}, {"aliases": "Jo Doe"}]
)
def test_what_could_name_a_protected_source_is_refused(people, identity):
    with pytest.raises(Refused):
        protected(people, **identity)
    assert not Source.objects.filter(slug="an-officer").exists()
