"""A figure on the other side of zero: its numbers with the other sign, its bounds the other way round."""

from claims.domain.reading.borders import Modality, Written

FLIPPED = {
    Modality.AT_LEAST: Modality.AT_MOST,
    Modality.MORE_THAN: Modality.LESS_THAN,
    Modality.NEARLY: Modality.JUST_OVER,
}
FLIPPED |= {other: modality for modality, other in FLIPPED.items()}
"""What a hedge of a fall says of the signed change: "fell more than 3" is less than −3."""


def turned(written: Written) -> Written:
    """The numbers with the other sign."""
    return Written(
        low=_negative(written.high),
        best=_negative(written.best),
        high=_negative(written.low),
        unit=written.unit,
        plus_minus=written.plus_minus,
    )


def _negative(text: str) -> str:
    if not text:
        return ""
    return text.removeprefix("-") if text.startswith("-") else f"-{text}"
