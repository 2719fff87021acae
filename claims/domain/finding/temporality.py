"""What a measure's words say of how it behaves in time; said wherever it is used, never a silent default."""

from dataclasses import dataclass

from claims.domain.finding.temporality_words import told
from claims.domain.questions.scope import Temporality


@dataclass(frozen=True, slots=True)
class Inferred:
    """A temporality, and the words from which it was inferred.

    `weak`: they are found in questions of every kind ("how many *are* children"), and give way to what is
    known of a related question.
    """

    temporality: Temporality
    words: str
    weak: bool = False


def inferred(measure: str) -> Inferred | None:
    """How the measure behaves in time, by its words; None where they don't say: then somebody is asked.

    A period ("per month", "in 2023") goes before what never falls (died, killed, destroyed), that before
    what is at a time (are, hold, stationed), and that before what is over once it has been counted
    (marched, took part, what did it cost). What something costs is asked: estimates move.
    """
    for cue, words in told(measure):
        return Inferred(cue.temporality, words, cue.weak)
    return None


def rate_days(measure: str) -> int:
    """For how many days a rate is, at most: "exports per month" 31; 0 where the words name none."""
    return next((cue.days for cue, _ in told(measure) if cue.days), 0)
