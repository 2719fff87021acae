"""What a lexicon's file may hold: the schema that docs/how-to/add-a-language.md describes."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from claims.domain.reading.borders import UNITS

NUMBERS = frozenset({"a number"})
ANY = frozenset({"any"})
HEDGES = frozenset(
    {"exactly", "approx", "nearly", "just_over", "at_least", "more_than", "at_most", "less_than", "up_to"}
)
VAGUE = frozenset(
    {
        "several", "dozens", "hundreds", "thousands", "tens_of_thousands", "hundreds_of_thousands",
        "millions", "tens_of_millions", "hundreds_of_millions",
        "billions", "tens_of_billions", "hundreds_of_billions", "trillions",
    }
)  # fmt: skip
COUNTED = frozenset({"person", "household", "item", "event"})
FLAGS = frozenset(
    {
        "bare_scales", "compound", "inverted", "words_inside_words", "spaced", "ordinal_point",
        "digits_after_thousand", "nouns_capital", "share_needs_link", "inversion_approximates",
        "share_behind", "verb_first", "verb_last", "nouns_small", "pairs", "joined_scales", "noun_adjuncts",
        "one_counts", "nobody_denies",
    }
)  # fmt: skip
SECTIONS: dict[str, frozenset[str]] = {
    "language": FLAGS
    | {"code", "name", "script", "adverb_endings", "prefixes", "endings", "verb_endings"},
    "numbers": frozenset(
        {
            "joiners", "half_before", "half_after", "one", "humans", "not_units", "minus", "loose",
            "not_alone", "below_zero", "below_zero_before", "margins", "margins_open", "margins_close",
            "margins_behind", "margin_nouns", "not_numbers", "or_so", "priced", "inches", "tenths",
        }
    ),
    "add": NUMBERS,
    "multiply": NUMBERS,
    "shares": NUMBERS,
    "share_words": frozenset(
        {
            "links", "reversed", "share_links", "share_whole", "from_endings", "of_endings", "share_over",
            "share_under", "share_hedged",
        }
    ),
    "before": HEDGES,
    "after": HEDGES,
    "hedging": frozenset(
        {
            "slightly", "among", "single", "than", "than_alone", "more", "fewer", "through", "apart",
            "limits", "limit_endings", "with_endings", "majority", "or_else",
            "never", "spread", "contractions", "awaited", "surveys", "samples", "governed", "governs",
            "governs_far", "bands", "barely", "only",
        }
    ),
    "maybe": HEDGES,
    "vague": VAGUE,
    "nouns": COUNTED,
    "subjects": COUNTED,
    "units": frozenset(UNITS),
    "prefix_units": frozenset(UNITS),
    "either": ANY,
    "rates": frozenset({"per", "each", "shared_out", "date_or_rate", "past", "within", "costs", "price_of"}),
    "bases": ANY,
    "purses": ANY,
    "spans": ANY,
    "pair_words": ANY,
    "bases_before": ANY,
    "changes": frozenset(
        {
            "up", "down", "gained", "lost", "moved", "from", "by", "to", "after_up", "after_down", "compared",
            "levels", "either", "became", "no_change", "places", "multiple_of", "nouns_up", "nouns_down",
            "happens", "may_move", "against", "whereas", "cast", "far_by", "far_any", "carried", "of_year",
            "of_last", "subject_starts", "on_top", "on_top_behind", "parted",
            "parted_up", "parted_down", "level_nouns",
        }
    ),
    "times": NUMBERS,
    "ranges": frozenset({"joiners", "openers", "from_price", "from_price_after", "from_joiners"}),
    "between": ANY,
    "price_years": frozenset(
        {"before", "after", "before_money", "after_money", "money", "goes_on", "goes_on_endings"}
    ),
    "denials": frozenset(
        {
            "before", "after", "whole", "until", "not", "not_only", "even", "not_even", "even_after",
            "even_closes", "endings", "instead", "all_but", "left_out", "left_out_from",
            "clauses", "that",
        }
    ),
    "nothing": frozenset({"no", "no_after", "nobody", "harmed", "neither", "nor", "lone"}),
    "little_words": frozenset(
        {"and", "articles", "definite", "links", "stops", "hedges", "says", "citing", "cited"}
    ),
    "no_figure": frozenset(
        {
            "before", "after", "clock", "hour_before", "hour_alone", "hours_from",
            "ordinals", "periods", "not_periods", "months", "age_before",
            "age_after", "age_verbs", "age_bare", "age_was", "age_not", "age_groups", "periods_inside",
            "year_before", "year_after",
            "ordinal_endings", "scores", "score_joiners", "address", "day_before", "securities",
            "terms", "makers", "month_in",
        }
    ),
}  # fmt: skip
"""Sections of a file and the keys that each may have; "a number": the key is the number itself.

Every key but those of `language` has a list of words or phrases.
"""


class InvalidLexicon(ValueError):
    """A lexicon's file that can't be used: which one, which key, and what to do."""


def check(data: Mapping[str, Any]) -> None:
    """Raise InvalidLexicon where a section or key is none of the schema's, or the language is missing."""
    for section, table in data.items():
        if section not in SECTIONS:
            raise InvalidLexicon(f"section {section!r}: unknown; use one of {', '.join(SECTIONS)}.")
        for key in table:
            if not _may_have(section, key):
                known = ", ".join(sorted(SECTIONS[section]))
                raise InvalidLexicon(f"key {section}.{key}: unknown; use one of {known}.")
    for key in ("code", "name", "script"):
        if not data.get("language", {}).get(key):
            raise InvalidLexicon(f"key language.{key}: missing; give it.")


def _may_have(section: str, key: str) -> bool:
    known = SECTIONS[section]
    return known is ANY or (known is NUMBERS and _is_number(key)) or key in known


def _is_number(key: str) -> bool:
    try:
        return Fraction(key) > -1
    except ValueError:
        return False
