"""Which key of a lexicon's file the rules ask for by which name; signs that are the same in all languages."""

from claims.domain.reading.borders import Modality

PHRASE_KEYS = {
    "half_before": ("numbers", "half_before"),
    "half_after": ("numbers", "half_after"),
    "loose": ("numbers", "loose"),
    "below_zero": ("numbers", "below_zero"),
    "below_zero_before": ("numbers", "below_zero_before"),
    **{name: ("numbers", name) for name in (
        "margins", "margins_open", "margins_close", "margins_behind", "margin_nouns",
    )},
    "not_numbers": ("numbers", "not_numbers"),
    "priced": ("numbers", "priced"),
    "tenths": ("numbers", "tenths"),
    **{
        name: ("hedging", name)
        for name in (
            "slightly", "among", "single", "than", "more", "fewer", "through", "majority", "or_else", "never",
            "spread", "awaited", "surveys", "samples", "governed", "governs", "governs_far", "barely",
        )
    },
    "denial_before": ("denials", "before"),
    "denial_after": ("denials", "after"),
    "denial_until": ("denials", "until"),
    "denial_whole": ("denials", "whole"),
    "only": ("hedging", "only"),
    "noun_links": ("little_words", "links"),
    "no_figure_before": ("no_figure", "before"),
    "no_figure_after": ("no_figure", "after"),
    **{name: ("share_words", name) for name in ("links", "reversed", "share_links", "share_whole")},
    **{name: ("share_words", name) for name in ("share_over", "share_under", "share_hedged")},
    **{name: ("rates", name) for name in (
            "per", "each", "shared_out", "date_or_rate", "past", "within", "costs", "price_of",
        )},
    **{
        name: ("changes", name)
        for name in (
            "up", "down", "gained", "lost", "moved", "from", "by", "to", "after_up", "after_down", "compared",
            "levels", "either", "became", "no_change", "places", "multiple_of", "nouns_up", "nouns_down",
            "happens", "may_move", "against", "whereas", "far_by", "carried", "of_year", "of_last", "cast",
            "on_top", "on_top_behind", "parted", "parted_up", "parted_down",
            "level_nouns",
        )
    },
    **{name: ("ranges", name) for name in (
            "joiners", "openers", "from_price", "from_price_after", "from_joiners",
        )},
    **{name: ("denials", name) for name in (
            "not", "not_only", "even", "not_even", "even_after", "even_closes", "instead", "all_but",
            "left_out", "left_out_from", "clauses",
        )},
    **{name: ("nothing", name) for name in ("no", "no_after", "nobody", "harmed", "neither", "nor", "lone")},
    **{name: ("little_words", name) for name in ("and", "articles", "definite", "hedges", "says")},
    **{name: ("little_words", name) for name in ("citing", "cited")},
    **{
        name: ("no_figure", name)
        for name in (
            "clock", "hour_before", "hour_alone", "hours_from", "periods", "not_periods", "age_before",
            "age_after", "age_verbs",
            "age_bare", "age_was", "age_not", "age_groups", "periods_inside", "year_before",
            "year_after", "ordinals", "scores", "score_joiners", "address", "day_before", "securities",
            "terms", "makers", "month_in",
        )
    },
}  # fmt: skip
"""Tables of phrases by the name that the rules use: the section and key of the file."""
SET_KEYS = (
    ("numbers", "joiners"),
    ("numbers", "one"),
    ("numbers", "humans"),
    ("numbers", "not_units"),
    ("numbers", "inches"),
    ("numbers", "minus"),
    ("numbers", "or_so"),
    ("numbers", "not_alone"),
    ("hedging", "apart"),
    ("hedging", "than_alone"),
    ("hedging", "limits"),
    ("hedging", "bands"),
    ("denials", "that"),
    ("changes", "far_any"),
    ("little_words", "stops"),
    ("no_figure", "ordinal_endings"),
)


SIGNS = tuple(
    (sign, modality)
    for modality, signs in (
        (Modality.APPROX, "≈ ≅ ≃ ~ ±"),
        (Modality.AT_LEAST, "≥ ≧ ⩾ >= => ≮"),
        (Modality.AT_MOST, "≤ ≦ ⩽ <= =< ≯"),
        (Modality.MORE_THAN, "> ≫ ≳"),
        (Modality.LESS_THAN, "< ≪ ≲"),
    )
    for sign in signs.split()
)
"""Signs before a number that are the same in all languages."""
