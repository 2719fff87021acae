"""JSON-LD of figures: in schema.org's own vocabulary, honest about doubt, the verdict where it belongs."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from claims.domain.answering.methods import Method
from claims.domain.figures.figure import Stance
from claims.domain.questions.scope import Answer, Temporality
from claims.models import Conflict, Publication
from claims.published.figure import read_back
from claims.published.input_claims import behind
from claims.published.linked_data import Site, graph, written
from claims.services.publishing.publication import dispute_figure, hold_figure
from sources.domain.kinds import SourceKind
from sources.models import Document
from tests import builders
from tests.builders import NOW
from tests.claims.published.schema_org import problems

pytestmark = pytest.mark.django_db

SITE = Site("The Daily Count", "https://figures.example", "/figures/{id}/")
TODAY, REVIEW_BY = date(2024, 11, 6), date(2024, 12, 1)


def linked(question_id, *, today=TODAY):
    """The JSON-LD of a question's current figure, checked against the vocabulary."""
    publication = Publication.objects.current().of_question(question_id).select_related("figure").get()
    figure = read_back(publication.pk, publication.body, today)
    shown = behind([(publication, figure)], at=timezone.now())
    made = json.loads(written(graph(figure, shown, SITE)))
    assert problems(made) == []
    observation, *reviews = made["@graph"]
    return observation, reviews


def later(minutes=5):
    return NOW + timedelta(minutes=minutes)


def test_a_verified_figure_is_an_observation_and_a_review_of_each_claim():
    made = builders.figure()
    observation, (high, low) = linked(made.question_id)
    assert observation["@type"] == "Observation"
    assert (observation["minValue"], observation["maxValue"]) == (8000, 20000)
    assert "value" not in observation, "it has no best"
    assert observation["observationDate"] == "2024-10-31"
    assert observation["measurementMethod"] == "the range of the credible claims"
    said = "Verified. About 8,000 to about 20,000 people, according to Ukraine and United States, as of"
    assert observation["description"].startswith(said)
    page = f"https://figures.example/figures/{made.question_id}/"
    assert low["url"].startswith(f"{page}#claim-")
    assert low["url"] != high["url"], "each review has an address of its own"
    assert low["claimReviewed"] == "How many soldiers are in Russia? about 8,000 people"
    assert low["itemReviewed"]["author"] == [{"@type": "Organization", "name": "United States"}]
    assert low["itemReviewed"]["text"] == "about 8,000 soldiers"
    assert low["author"]["name"] == "The Daily Count", "who reviews is not who claims"
    assert low["reviewRating"]["alternateName"] == "Consistent with the verified figure"
    assert "ratingValue" not in low["reviewRating"], "we have no scale of truth"


def test_a_best_figure_stands_between_its_ends():
    ends = {"low": 7000, "best": 8000, "high": 9000}
    made = builders.figure(method=Method.EDITORIAL_JUDGEMENT, **{n: Decimal(v) for n, v in ends.items()})
    observation, reviews = linked(made.question_id)
    assert [observation[name] for name in ("minValue", "value", "maxValue")] == [7000, 8000, 9000]
    told = {review["itemReviewed"]["author"][0]["name"]: review for review in reviews}
    assert told["United States"]["reviewRating"]["alternateName"] == "Consistent with the verified figure"
    assert told["Ukraine"]["reviewRating"]["alternateName"] == "Above the verified figure"


def verdicts(reviews):
    return {review["reviewRating"]["alternateName"] for review in reviews}


def stopped(how):
    """A question whose figure may not be printed, and the day on which it is asked."""
    made = builders.figure(review_by=REVIEW_BY)
    by = builders.person("approver")
    if how == "held":
        hold_figure(by=by, now=later(), figure=made, reason="A doubt.")
    if how == "disputed":
        dispute_figure(by=by, now=later(), figure=made, reason="A new claim.")
    return made.question_id, date(2024, 12, 2) if how == "stale" else TODAY


@pytest.mark.parametrize(
    ("how", "told", "verdict"),
    [
        ("held", "On hold", "Verdict: on hold"),
        ("disputed", "Disputed", "Verdict: disputed"),
        ("stale", "Out of date", "Verdict: out of date"),
    ],
)
def test_what_may_not_be_printed_has_no_value_and_says_why(how, told, verdict):
    question, today = stopped(how)
    observation, reviews = linked(question, today=today)
    assert not {"value", "minValue", "maxValue"} & set(observation)
    assert observation["description"].startswith(f"{told}. ")
    assert verdicts(reviews) == {verdict}
    assert {review["creativeWorkStatus"] for review in reviews} == {told}
    text = json.dumps(observation)
    assert "8000" not in text
    assert "8,000" not in text


def test_the_last_day_of_the_review_is_still_in_time():
    made = builders.figure(review_by=REVIEW_BY)
    assert verdicts(linked(made.question_id, today=REVIEW_BY)[1]) == {"Consistent with the verified figure"}


@pytest.mark.parametrize("how", ["held", "disputed", "stale"])
def test_the_verdict_never_stands_in_the_claim(how):
    question, today = stopped(how)
    for review in linked(question, today=today)[1]:
        claimed = review["claimReviewed"].lower()
        assert not [word for word in ("hold", "disputed", "date", "verif") if word in claimed]


def test_each_of_those_who_spoke_jointly_is_an_author():
    us, kyiv = builders.source("United States"), builders.source("Ukraine")
    joint = builders.source("Joint assessment", "joint", members=(us, kyiv))
    about = builders.question()
    builders.claim(about, joint, "10,000 to 12,000 soldiers", accept=True)
    builders.claim(about, builders.source("Outlet", "media"), "about 20,000 soldiers", accept=True)
    builders.settle(Conflict.objects.get(question=about))
    _, reviews = linked(about.pk)
    authors = [review["itemReviewed"]["author"] for review in reviews]
    assert [each["name"] for each in next(a for a in authors if len(a) == 2)] == ["Ukraine", "United States"]
    assert {review["itemReviewed"]["creditText"] for review in reviews} == {"Joint assessment", "Outlet"}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [(SourceKind.UNNAMED, {}), (SourceKind.PERSON, {"protected": True})],
)
def test_who_is_protected_or_unnamed_is_credited_and_no_author(kind, fields):
    mole = builders.source("an official", kind, slug="jane-of-silence", **fields)
    about = builders.question()
    builders.claim(about, mole, accept=True)
    builders.claim(about, builders.source("Ukraine"), "about 20,000 soldiers", accept=True)
    builders.settle(Conflict.objects.get(question=about))
    observation, reviews = linked(about.pk)
    credited = next(r for r in reviews if r["itemReviewed"]["creditText"] == "an official")
    assert "author" not in credited["itemReviewed"]
    assert "jane" not in json.dumps([observation, *reviews])


def test_a_stance_is_a_value_in_words():
    about = builders.question("Are arms exported?", answer=Answer.YES_NO, temporality=Temporality.TIMELESS)
    builders.claim(about, builders.source("EU"), "EU says yes", stance=Stance.AFFIRMS, accept=True)
    builders.claim(about, builders.source("Moscow"), "Moscow says no", stance=Stance.DENIES, accept=True)
    builders.settle(
        Conflict.objects.get(question=about),
        method=Method.EDITORIAL_JUDGEMENT,
        low=None,
        high=None,
        stance=Stance.AFFIRMS,
        as_of=(None, None),
    )
    observation, reviews = linked(about.pk)
    assert observation["value"] == "yes"
    assert {review["claimReviewed"] for review in reviews} == {
        "Are arms exported? Yes",
        "Are arms exported? No",
    }
    assert verdicts(reviews) == {"Consistent with the verified figure", "Contradicts the verified answer"}


def test_nothing_in_it_ends_the_script_that_holds_it():
    about = builders.question("How many </script><script>alert(1)</script> & more?")
    made = builders.figure(about)
    publication = Publication.objects.select_related("figure").get()
    figure = read_back(publication.pk, publication.body, TODAY)
    text = written(graph(figure, behind([(publication, figure)], at=timezone.now()), SITE))
    assert "<" not in text
    assert "&" not in text
    assert json.loads(text)["@graph"][0]["name"] == made.question.text


def test_a_claim_that_has_become_internal_since_is_left_out():
    made = builders.figure()
    builders.hide(Document.objects.order_by("pk").first())
    _, reviews = linked(made.question_id)
    assert len(reviews) == 1
