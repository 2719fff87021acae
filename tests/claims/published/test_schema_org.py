"""The checker itself: it knows the vocabulary, and finds what is wrong."""

import pytest

from tests.claims.published.schema_org import kinds, problems, terms


def test_the_vocabulary_is_whole():
    assert len(terms()) > 2500
    assert kinds("ClaimReview") >= {"Review", "CreativeWork", "Thing"}
    assert "QuantitativeValue" in kinds("Observation")


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "ClaimCheck"}, "ClaimCheck: no such type"),
        ({"@type": "Claim", "verdict": "x"}, "Claim.verdict: no such property"),
        ({"@type": "Rating", "claimReviewed": "x"}, "Rating.claimReviewed: not a property of this type"),
        (
            {"@type": "Observation", "minValue": "8000"},
            "Observation.minValue: '8000' is none of ['Number']",
        ),
        (
            {"@type": "Claim", "author": {"@type": "Rating"}},
            "Claim.author: a Rating where one of ['Organization', 'Person'] is expected",
        ),
        (
            {"@type": "Claim", "datePublished": "yesterday"},
            "Claim.datePublished: 'yesterday' is none of ['Date', 'DateTime']",
        ),
        (
            {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "price": 1}]},
            "DataFeedItem.price: not a property of this type",
        ),
    ],
)
def test_it_finds_what_is_wrong(node, fault):
    assert problems({"@context": "https://schema.org", **node}) == [fault]
