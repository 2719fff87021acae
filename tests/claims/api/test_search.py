"""Full text search over REST: which words find what, in which order, by which index, and what is refused."""

import pytest
from django.db import connection

from claimcheck.foundation.records import words
from claimcheck.foundation.records.words import best_first, with_words
from claims.models import Claim, Publication, Question
from tests import builders
from tests.claims.api.client import API, client, get, problem

pytestmark = pytest.mark.django_db

SEARCHES = {"figures/": "q", "questions/": "q", "claims/": "q"}


@pytest.fixture
def quotes():
    """Three claims on one question, by what their quotes say."""
    about = builders.question("How many soldiers are in Russia?")
    told = ("about 3,000 soldiers", "about 8,000 soldiers, soldiers of an army", "over 9,000 guards")
    return {
        text: str(builders.claim(about, builders.source(f"Voice {place}"), text).claim_id)
        for place, text in enumerate(told)
    }


def found(path="claims/", **query):
    return [each["id"] for each in get(path, **query)["results"]]


def test_claims_are_found_by_the_words_of_their_quote(quotes):
    few, army, guards = quotes.values()
    assert found(quote="SOLDIERS") == [army, few], "in any form of letters, newest first"
    assert found(quote="army soldiers") == [army], "all words, in any order"
    assert found(quote="soldiers guards") == []
    assert found(quote="guards", q="russia") == [guards]
    assert found(quote="guards", q="france") == []
    assert found(q="soldiers") == [guards, army, few], "by the words of the question"


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("soldiers | !guards", "soldiers guards"),
        ("soldiers & (", "soldiers"),
        ("'soldiers':*", "soldiers"),
        ('"soldiers', "soldiers"),
        ("soldiers <-> army", "soldiers army"),
        ("-soldiers", "soldiers"),
        ("soldiers'; DROP TABLE claims_claim --", "soldiers drop table claims_claim"),
    ],
)
def test_signs_between_words_mean_nothing(quotes, asked, plain):
    assert found(quote=asked) == found(quote=plain)
    assert bool(found(quote=asked)) == (plain in ("soldiers", "soldiers army"))


def test_a_row_of_data_is_no_quote_to_search(quotes):
    question, source = builders.question("How many guards?"), builders.source("A feed")
    row = builders.claim(question, source, value="8,000", quote="soldiers,8,000", quote_kind="data")
    assert Claim.objects.get(pk=row.pk).quote == "soldiers,8,000"
    assert set(found(quote="soldiers")) == {*quotes.values()} - {quotes["over 9,000 guards"]}


@pytest.mark.parametrize("asked", ["!", "(", "   .  ", "--", "\u200b"])
def test_no_word_at_all_finds_nothing(quotes, asked):
    assert found(quote=asked) == []


@pytest.mark.parametrize("path", SEARCHES)
def test_what_cannot_be_searched_for(path):
    name, asking = SEARCHES[path], client()
    for wrong in ("", "x" * 301, "word " * 5000, "\x00"):
        told = problem(asking.get(f"{API}{path}", {name: wrong}), 400)
        assert told["errors"][0]["field"] == name
    assert asking.get(f"{API}{path}", {name: "wort " * 60}).status_code == 200
    (error,) = problem(asking.get(f"{API}{path}?qq=x"), 400)["errors"]
    assert "did you mean q?" in error["remedy"]
    (error,) = problem(asking.get(f"{API}{path}?ordering=relevance"), 400)["errors"]
    assert (error["field"], "search as well" in error["remedy"]) == ("ordering", True)
    (error,) = problem(asking.get(f"{API}{path}?ordering=relevance&q=x&cursor=WzFd"), 400)["errors"]
    assert error["field"] == "cursor"
    problem(asking.get(f"{API}{path}?ordering=-relevance&q=x"), 400)


def test_a_quote_that_is_misspelt_is_named():
    (error,) = problem(client().get(f"{API}claims/?quotes=x"), 400)["errors"]
    assert "did you mean quote?" in error["remedy"]


def test_the_best_hits_come_first_on_one_page(quotes, monkeypatch):
    few, army, _ = quotes.values()
    later = str(builders.claim(Question.objects.get(), builders.source("Late"), "1 man, soldiers").claim_id)
    assert found(quote="soldiers", ordering="relevance")[0] == army, "it says the word twice"
    page = get("claims/", quote="soldiers", ordering="relevance", limit=1)
    assert (page["next"], page["previous"], len(page["results"])) == (None, None, 1)
    monkeypatch.setattr(words, "MOST_RANKED", 2)
    assert found(quote="soldiers", ordering="relevance") == [army, later], "of the newest hits only"
    assert few in found(quote="soldiers")


@pytest.mark.parametrize("path", ["figures/", "questions/"])
def test_figures_and_questions_by_relevance(path):
    texts = ("Soldiers in Russia?", "Soldiers of soldiers, soldiers?", "How many soldiers are there?")
    asked = [builders.question(text) for text in texts]
    for each in asked if path == "figures/" else ():
        builders.figure(each)
    ids = [str(each.pk) for each in asked]
    assert found(path, q="soldiers", ordering="relevance")[0] == ids[1]
    assert set(found(path, q="soldiers", ordering="relevance")) == set(ids)
    assert found(path, q="soldiers russia", ordering="relevance") == ids[:1]
    etag = client().get(f"{API}{path}?q=soldiers&ordering=relevance").headers["ETag"]
    held = client().get(f"{API}{path}?q=soldiers&ordering=relevance", headers={"If-None-Match": etag})
    assert held.status_code == 304


@pytest.mark.parametrize(
    ("rows", "column", "index"),
    [
        (Claim.objects.in_words(), "quote", "claims_claim_words"),
        (Claim.objects.all(), "question__text", "claims_question_words"),
        (Question.objects.all(), "text", "claims_question_words"),
        (Publication.objects.current(), "figure__question__text", "claims_question_words"),
    ],
    ids=["quotes", "claims", "questions", "figures"],
)
def test_an_index_finds_the_words(rows, column, index):
    """Few rows are found in any way unless the others are forbidden; shown is that the index serves."""
    with connection.cursor() as cursor:
        for other in ("seqscan", "indexscan", "indexonlyscan"):
            cursor.execute(f"SET LOCAL enable_{other} = off")
    hits = with_words(rows.order_by(), column, "soldiers")
    assert index in hits.explain()
    assert index in best_first(hits, column, "soldiers").explain()
