"""A figure said in words again, with its digits as written."""

from claims.domain.figures.figure import Modality

_PHRASES = {
    Modality.EXACTLY: "exactly {}",
    Modality.STATED: "{}",
    Modality.APPROX: "about {}",
    Modality.NEARLY: "nearly {}",
    Modality.JUST_OVER: "just over {}",
    Modality.AT_LEAST: "at least {}",
    Modality.MORE_THAN: "more than {}",
    Modality.AT_MOST: "at most {}",
    Modality.LESS_THAN: "less than {}",
    Modality.UP_TO: "up to {}",
    Modality.UNCOUNTABLE: "{}",
    Modality.UNREAD: "{} (wording not read)",
}


def phrase(modality: Modality, low: str = "", best: str = "", high: str = "") -> str:
    """A figure in words: "about 8,000", "10,000 to 12,000", "none"."""
    if modality is Modality.NONE:
        return "none"
    if modality is Modality.RANGE:
        span = f"{low} to {high}"
        return f"{span}, probably {best}" if best else span
    return _PHRASES[modality].format(best)
