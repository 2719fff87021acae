"""A short way to hold an answer against its claims."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from claims.domain import Assertion, Method, Scope, Temporality, Use, propose
from claims.domain.answering.answer_check import AnswerCheck, Deviation, GivenAnswer, deviations
from claims.domain.comparing.sentences import Teller
from sources.domain.independence import Id, SourceGraph
from tests.claims.domain.cast import GRAPH, IN_RUSSIA, WORLD, claim, days

TELL = Teller({"A": "the army"})
JUDGED, RANGE, BOTH = Method.EDITORIAL_JUDGEMENT, Method.REPORT_RANGE, Method.UNDETERMINED


def checked(
    claims: Sequence[Assertion],
    method: Method,
    as_of: str = "10-31",
    *,
    inputs: Mapping[Id, tuple[Use, str]] | None = None,
    graph: SourceGraph = GRAPH,
    **values: Any,
) -> list[Deviation]:
    """What deviates of an answer with these values; all claims are used where `inputs` doesn't say."""
    question = claims[0].question
    parts = {each.id: (Use.USED, "") for each in claims} if inputs is None else inputs
    when = None if question.temporality is Temporality.TIMELESS else days(as_of)
    numbers = {name: Decimal(value) for name, value in values.items() if isinstance(value, int)}
    answer = GivenAnswer(question, method, when, inputs=parts, **(values | numbers))
    inside = [each for each in claims if parts.get(each.id, (None, ""))[0] is not Use.EXCLUDED]
    found = {each.method: each for each in propose(question, inside, WORLD, TELL.names, when)}
    return deviations(answer, found.get(method), claims, TELL, graph)


def kinds(found: Sequence[Deviation]) -> list[tuple[AnswerCheck, bool]]:
    return [(each.check, each.excused) for each in found]


def of(*wordings: str, question: Scope = IN_RUSSIA, **more: Any) -> list[Assertion]:
    return [claim(name, question, wording, **more) for name, wording in zip("ABCDE", wordings, strict=False)]
