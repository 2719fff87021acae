"""Relations of questions: read both ways, inherited, and refused where they can't hold together."""

import pytest

from claims.domain import Relations
from claims.domain.questions.scope import COMPARED, InvalidRelation, Relation, RelationKind


class TestRelations:
    """Part of is transitive and has no cycles; a part inherits what its whole is disjoint from."""

    chain = (
        ("street", RelationKind.PART_OF, "town"),
        ("town", RelationKind.PART_OF, "county"),
        ("county", RelationKind.DISJOINT, "island"),
        ("beach", RelationKind.PART_OF, "island"),
        ("town", RelationKind.OVERLAPS, "valley"),
        ("any", RelationKind.EXISTENCE_OF, "town"),
    )

    @pytest.mark.parametrize(
        ("a", "b", "relation", "back"),
        [
            ("town", "town", "same", "same"),
            ("street", "county", "part", "whole"),
            ("street", "beach", "disjoint", "disjoint"),
            ("town", "valley", "overlaps", "overlaps"),
            ("street", "valley", "unknown", "unknown"),
            ("any", "town", "existence", "quantity"),
        ],
    )
    def test_read(self, a: str, b: str, relation: str, back: str) -> None:
        for order in (self.chain, self.chain[::-1]):
            known = Relations.of_recorded(order)
            assert (known.of(a, b), known.of(b, a)) == (Relation(relation), Relation(back))

    @pytest.mark.parametrize(
        ("question", "apart"),
        [
            ("county", {"island", "beach"}),
            ("street", {"island", "beach"}),  # what its whole is disjoint from, it is
            ("beach", {"county", "town", "street"}),
            ("valley", set()),
            ("unheard of", set()),
        ],
    )
    def test_what_is_disjoint_from_a_question(self, question: str, apart: set[str]) -> None:
        known = Relations.of_recorded(self.chain)
        assert known.disjoint_from(question) == apart
        assert all(known.of(question, other) is Relation.DISJOINT for other in apart)

    def test_what_is_compared_with_a_question_has_its_case_about_it(self) -> None:
        known = Relations.of_recorded(self.chain)
        names = {name for first, _, second in self.chain for name in (first, second)}
        for case in names:
            about = {name for name in names if case in known.cases_about(name)}
            assert about == known.compared_with(case), case

    @pytest.mark.parametrize(
        ("new", "why"),
        [
            (("county", RelationKind.PART_OF, "street"), "cycle"),
            (("town", RelationKind.PART_OF, "town"), "itself"),
            (("street", RelationKind.DISJOINT, "county"), "not disjoint"),
            (("street", RelationKind.PART_OF, "beach"), "disjoint from its whole"),
            (("county", RelationKind.PART_OF, "island"), "disjoint from its whole"),
        ],
    )
    def test_refused(self, new: tuple[str, RelationKind, str], why: str) -> None:
        with pytest.raises(InvalidRelation, match=why):
            Relations.of_recorded([*self.chain, new])

    def test_two_with_a_common_part_are_not_disjoint(self) -> None:
        recorded = [("street", RelationKind.PART_OF, "town"), ("street", RelationKind.PART_OF, "parish")]
        with pytest.raises(InvalidRelation, match="a part in common"):
            Relations.of_recorded([*recorded, ("town", RelationKind.DISJOINT, "parish")])
        with pytest.raises(InvalidRelation, match="disjoint from its whole"):
            Relations.of_recorded([("town", RelationKind.DISJOINT, "parish"), *recorded])

    def test_what_detection_compares(self) -> None:
        related = {Relation.SAME, Relation.PART, Relation.WHOLE, Relation.OVERLAPS}
        assert related | {Relation.EXISTENCE, Relation.DENIAL} == COMPARED
