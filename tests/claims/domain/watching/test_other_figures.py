"""A sentence that says more figures later, or fewer: those of the quote have to stand there still."""

import pytest

from claims.domain.watching import WordsFate, anchored, became

BEFORE = (
    "It rained.\n\nPolice in Ardle said about 300 people were held after the long march.\n\nIt was quiet."
)


@pytest.mark.parametrize(
    ("later", "fate"),
    [
        (
            "Police in Ardle said about 300 people and 12 minors were held after the long march.",
            WordsFate.WORDING_CHANGED,
        ),
        (
            "Police in Ardle said 12 minors and about 300 people were held after the long march.",
            WordsFate.WORDING_CHANGED,
        ),
        (
            "Police in Ardle said about 400 people and 12 minors were held after the long march.",
            WordsFate.NUMBER_CHANGED,
        ),
        (
            "Police in Ardle said 12 minors and about 310 people were held after the long march.",
            WordsFate.NUMBER_CHANGED,
        ),
        (
            "Police in Ardle said some people were held after the long march.",
            WordsFate.NUMBER_CHANGED,
        ),
    ],
)
def test_figures_beside_it_change_nothing_of_the_quote(later: str, fate: WordsFate) -> None:
    anchor = anchored(BEFORE, "about 300 people")
    assert anchor is not None
    assert became(anchor, f"It rained.\n\n{later}\n\nIt was quiet.").fate is fate
