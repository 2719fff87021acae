"""How a new question behaves in time where its rows don't say so: by its words, else like its kin."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from claims.domain.finding.temporality import Inferred, inferred
from claims.domain.questions.scope import Temporality
from claims.models import Question
from claims.services.bulk.definitions import Definitions
from claims.services.bulk.kin import BESIDE, PART, WHOLE
from claims.services.bulk.measures import Assumed
from claims.services.bulk.row import AskedQuestion


@dataclass(frozen=True, slots=True)
class AssumedTimes:
    """What there is to know of the questions of a topic: those that are recorded, and those in the file.

    `row`: any row of the topic. `questions`: by topic and text, or topic and slug.
    """

    topic: UUID
    row: AskedQuestion
    questions: Mapping[tuple[object, str], Question]
    definitions: Definitions

    def of(self, text: str) -> Assumed:
        """How a new question of this text behaves in time, and what it was told by.

        Its words go first. "How many are children?" says less than its whole does, and who died of those who
        died in 2023 died in 2023. What no word shows behaves like the question that it is related to.
        """
        own = self._by_words(text)
        if own is None or own.weak:
            kin = self._like(text, frozenset(), farthest=PART if own is None else BESIDE)
            if kin is not None:
                return kin
        elif own.temporality is Temporality.CUMULATIVE:
            whole = self._like(text, frozenset(), farthest=WHOLE)
            if whole is not None and whole.temporality is Temporality.FLOW:
                return whole
        return Assumed(text, own.temporality, own.words) if own else Assumed(text, Temporality.STOCK, "")

    def _by_words(self, text: str) -> Inferred | None:
        told = self.definitions.question(self.row, text)
        own = (dict(told.scope) if text == told.question else {}).get
        return inferred(" ".join(filter(None, (own("measure"), own("state"), text))))

    def _like(self, text: str, asked: frozenset[str], *, farthest: int) -> Assumed | None:
        """Like the nearest of its kin of whom it is known; None where nobody so near is."""
        for kin in sorted(self.definitions.kin_of(self.row, text), key=lambda kin: kin.nearness):
            if kin.nearness > farthest or kin.text in asked:
                continue
            found = self._known(kin.text, asked | {text}, farthest=kin.nearness)
            if found is not None:
                return Assumed(text, found, "", kin.text, kin.role)
        return None

    def _known(self, text: str, asked: frozenset[str], *, farthest: int) -> Temporality | None:
        """How a related question behaves in time, where something says so; it may be like kin of its own."""
        recorded = self.questions.get((self.topic, text))
        told = self.definitions.question(self.row, text)
        if recorded is not None:
            return Temporality(recorded.temporality)
        if told.question == text and told.temporality in list(Temporality):
            return Temporality(told.temporality)
        own = self._by_words(text)
        if own is not None and not own.weak:
            return own.temporality
        further = self._like(text, asked, farthest=farthest)
        return None if further is None else further.temporality
