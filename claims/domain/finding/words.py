"""How well a word of the records fits a word that is looked for."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.domain.finding.asking import CALLED, PAIRED, SoughtQuestion
from claims.domain.finding.kept import kept_words
from claims.domain.finding.sought import SIGNS

SAME_STEM, SAME_BEGINNING = 0.95, 0.75
LONG, SHORT = 5, 4
"""Letters in common by which two forms of a word are told where no stemmer tells: of these, and of so few
that little may follow ("Росії", "Росією")."""
LONG_END, ITS_END, SHORT_END = 5, 3, 2
"""Letters that may follow: in the longer form, in the shorter; in both after few letters."""
_WITHOUT_FORMS = re.compile(rf"[\d{SIGNS}]")


@dataclass(frozen=True, slots=True)
class Form:
    """A word that is looked for, of piece number `piece` of what is asked, and one of the records that begins
    like it; of each its stem, empty where the language has no stemmer."""

    piece: int
    word: str
    stem: str
    known: str
    known_stem: str


def sought_words(asked: Iterable[SoughtQuestion]) -> Mapping[str, bool]:
    """The words that are looked for; whether their forms are as well: what has a digit has none, nor have two
    signs of a script without spaces."""
    sought: dict[str, bool] = {}
    for piece in (piece for question in asked for piece in question.pieces):
        for word in kept_words(piece.text):
            inflected = piece.strength != PAIRED and not _WITHOUT_FORMS.search(word)
            sought[word] = sought.get(word, False) or inflected
    return sought


def fitting_words(asked: SoughtQuestion, forms: Iterable[Form]) -> Mapping[str, tuple[int, float]]:
    """Words of the records, each with the group that it fits best and how well."""
    groups: dict[tuple[int, str], int] = {}
    best: dict[str, tuple[int, float]] = {}
    for form in forms:
        piece = asked.pieces[form.piece]
        fit = _fit(form, piece.strength)
        if fit <= best.get(form.known, (0, 0.0))[1]:
            continue
        own = form.word if piece.strength == PAIRED else ""
        group = groups.setdefault((piece.group, own), len(groups))
        best[form.known] = group, fit
    return best


def _fit(form: Form, strength: float) -> float:
    if form.known == form.word:
        return strength
    if strength == PAIRED:
        return 0.0
    if form.stem and form.stem == form.known_stem:
        return SAME_STEM * strength
    if strength < CALLED:
        return 0.0
    return SAME_BEGINNING * strength if begins_alike(form.word, form.known) else 0.0


def begins_alike(a: str, b: str) -> bool:
    """Whether two words are likely forms of one."""
    shorter, longer = sorted((len(a), len(b)))
    alike = max(LONG, longer - LONG_END, shorter - ITS_END)
    few = max(SHORT, longer - SHORT_END)
    return (alike <= shorter and a[:alike] == b[:alike]) or (few <= shorter and a[:few] == b[:few])
