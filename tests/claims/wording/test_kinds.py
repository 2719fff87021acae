"""Kinds of disagreement: each that a conflict can have is explained, naming both claims and what they say."""

from decimal import Decimal

import pytest

from claims.domain.comparing.findings import Kind, Reason
from claims.wording.conflicts.reasons import why
from claims.wording.kinds import PairInWords, title
from tests.claims.reports.sample import BORDER, DENIAL, NIS, SEOUL, TOGETHER, US, span

# What two claims can be without a person having to look at them: no conflict is of these kinds.
AT_PEACE = {
    Kind.NOT_COMPARABLE, Kind.DUPLICATE, Kind.COMPATIBLE, Kind.UPDATE, Kind.TEMPORAL_DIFFERENCE,
    Kind.DEPENDENT_AGREEMENT, Kind.CORROBORATION,
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in AT_PEACE])
def test_every_kind_a_conflict_can_be_has_a_title_and_a_sentence_naming_both(kind: Kind) -> None:
    for reason in Reason if kind is Kind.CONTRADICTION else [""]:
        text = why(kind, reason, PairInWords(first=NIS, second=SEOUL, unit="person", gap=Decimal(20)))
        assert NIS.source in text
        assert "1,500" in text
        assert "11,000" in text
        assert text.endswith(".")
        assert title(kind, reason)[0].isupper()


def test_a_part_and_its_whole_are_explained_with_both_questions_and_the_remainder() -> None:
    question = "North Korean troops in Russia"
    remainder = span("1500", "4500")
    pair = PairInWords(first=BORDER, second=TOGETHER, question=question, unit="person", remainder=remainder)
    text = why("scope_difference", "", pair)
    assert BORDER.question in text
    assert question in text
    assert "1,500 to 4,500 people" in text


def test_no_remainder_is_named_where_nothing_remains() -> None:
    pair = PairInWords(first=BORDER, second=TOGETHER, question="q", unit="person", remainder=span("0", "0"))
    assert "0 people" not in why("scope_difference", "", pair)


def test_a_denial_is_worded_as_none() -> None:
    assert "said none; " in why("contradiction", "existence", PairInWords(first=DENIAL, second=NIS))


def test_a_gap_is_named_in_the_unit() -> None:
    text = why("contradiction", "value", PairInWords(first=US, second=SEOUL, unit="metre", gap=Decimal(20)))
    assert "20 metres" in text


def test_a_source_that_revised_its_own_figure_is_named_once() -> None:
    text = why("revision", "", PairInWords(first=NIS, second=NIS))
    assert text.count(NIS.source) == 1
