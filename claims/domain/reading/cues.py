"""Cue words, as data: what makes a figure about, at least or up to something."""

from claims.domain.figures.figure import Modality

_BY_MODALITY: dict[Modality, str] = {
    Modality.EXACTLY: "exactly, precisely",
    Modality.APPROX: (
        "about, around, some, roughly, approximately, an estimated, estimated, close to, ~, ≈, circa, "
        "ca., c., in the region of, in the order of, on the order of"
    ),
    Modality.NEARLY: "nearly, almost, just under, slightly under, slightly less than, a little under",
    Modality.JUST_OVER: "just over, slightly over, slightly more than, a little over, a little more than",
    Modality.AT_LEAST: "≥, at least, no fewer than, not fewer than, no less than, not less than, minimum of",
    Modality.MORE_THAN: "more than, over, in excess of, above, greater than, upwards of, >",
    Modality.AT_MOST: "at most, no more than, not more than, maximum of, ≤",
    Modality.LESS_THAN: "less than, fewer than, under, below, <",
    Modality.UP_TO: "up to, as many as, as much as",
}
CUES: dict[str, Modality] = {
    cue.strip(): modality for modality, cues in _BY_MODALITY.items() for cue in cues.split(",")
}
"""Cue → modality, in lower case."""

HEDGES = (
    "reportedly",
    "allegedly",
    "apparently",
    "perhaps",
    "possibly",
    "probably",
    "likely",
    "presumably",
    "believed to be",
    "thought to be",
    "may",
    "might",
    "could",
    "or so",
    "or more",
)
"""Words that take something back without changing the figure's modality."""

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS: dict[str, str] = {
    **{word: str(number) for number, word in enumerate(_SMALL.split(), start=1)},
    **{word: str(number) for word, number in _TENS.items()},
    "half a": "0.5",
    "a couple of": "2",
    "a couple": "2",
    "a pair of": "2",
    "an": "1",
    "a": "1",
}
"""Number words → digits; a scale word may follow ("eleven thousand")."""

UNCOUNTABLE_WORDS: dict[str, str] = {
    "tens of thousands": "tens of thousands",
    "hundreds of thousands": "hundreds of thousands",
    "millions": "millions",
    "dozens": "dozens",
    "hundreds": "hundreds",
    "thousands": "thousands",
    "several hundred": "hundreds",
    "a few hundred": "hundreds",
    "several thousand": "thousands",
    "a few thousand": "thousands",
    "several dozen": "dozens",
    "a few dozen": "dozens",
}
"""Words that name no number → the word that the methodology has for them."""
