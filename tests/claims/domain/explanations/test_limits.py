"""The constants are those that docs/methodology.md and the module tell; a change is a new version."""

from fractions import Fraction

from claims.domain.explaining import LIMITS, Limits


def test_version_2() -> None:
    assert (
        Limits(
            version="2",
            window=90,
            windows=(90, 45),
            lag_steps=3,
            shared_points=8,
            shared_span=28,
            moves=3,
            steady=Fraction(1, 20),
            steady_share=Fraction(9, 10),
            apart=Fraction(1, 10),
            shift=14,
            chance=Fraction(3, 100),
            wrong_chance=Fraction(1, 4),
            said=3,
            out_of_line=Fraction(1, 4),
            in_line=Fraction(1, 10),
            far_out=Fraction(2),
            label_days=30,
            slip=Fraction(1, 10),
            rounding=Fraction(1, 10),
            same_words=8,
            same_text=Fraction(4, 5),
        )
        == LIMITS
    )
