"""The running example in the database, and what the tests ask of it."""

from collections.abc import Callable

import pytest

from claims.domain.comparing.assertion import Assertion
from claims.domain.comparing.classification import Finding, World, classify
from claims.examples.load import external_id
from claims.examples.people import People
from claims.examples.questions import IN_RUSSIA, NEAR_BORDER
from claims.examples.review import AS_OF, conflict_in_russia, review_example
from claims.examples.rows import day
from claims.models import Claim, Conflict, VerifiedFigure
from claims.models.assertions import assertions, world_of
from claims.views.dossier import Dossier, dossiers


@pytest.fixture
def people(loaded_example: People, db: None) -> People:
    """The people of the example, which is in the database as recorded and accepted on 4 and 5 November."""
    return loaded_example


@pytest.fixture
def claim(people: People) -> Callable[[str], Claim]:
    """Find the live version of a claim by its key in the example."""
    return lambda key: Claim.objects.live().get(external_id=external_id(key))


@pytest.fixture
def said(claim: Callable[[str], Claim]) -> Callable[[str], Assertion]:
    """A claim as the rules see it."""
    return lambda key: assertions(Claim.objects.filter(pk=claim(key).pk).with_provenance())[0]


@pytest.fixture
def world(claim: Callable[[str], Claim]) -> World:
    """What the rules know beside the claims of the troops' topic."""
    return world_of(claim("us-8000").topic_id)


@pytest.fixture
def between(claim: Callable[[str], Claim], said: Callable[[str], Assertion]) -> Callable[[str, str], Finding]:
    """What two claims of one topic are to each other."""
    return lambda a, b: classify(said(a), said(b), world_of(claim(a).topic_id))


@pytest.fixture
def early(people: People) -> Conflict:
    """The conflict on the troops in Russia of 8 to 21 October."""
    return conflict_in_russia(day("2024-10-10"))


@pytest.fixture
def late(people: People) -> Conflict:
    """The conflict on the troops in Russia of 31 October to 4 November."""
    return conflict_in_russia(AS_OF[0])


@pytest.fixture
def dossier(late: Conflict) -> Dossier:
    """All that the conflict of 31 October to 4 November is about."""
    return dossiers([late])[0]


@pytest.fixture
def figures(people: People) -> dict[str, VerifiedFigure]:
    """The two figures published by the review, by the slug of their question."""
    review_example(people)
    found = {figure.question.slug: figure for figure in VerifiedFigure.objects.select_related("question")}
    assert set(found) == {IN_RUSSIA, NEAR_BORDER}
    return found
