"""Why so many voices count as independent, in a sentence: who repeats or speaks for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.domain.independence import Dependence


@dataclass(frozen=True, slots=True)
class Tie:
    """Why `source` adds no voice to `counted`, which is counted already.

    Sources that are independent of each other add none where their figures do not agree.
    """

    source: str
    counted: str
    dependence: Dependence


_TIES = {
    Dependence.SAME_STATEMENT: "{all} carry one and the same statement",
    Dependence.MEMBER_OF_JOINT: "{all} speak within one joint assessment",
    Dependence.OVERLAPPING_JOINT: "{all} are joint assessments that share a member",
    Dependence.DERIVED: "{all} pass on one account",
    Dependence.AFFILIATED: "{all} answer to one body",
    Dependence.CO_MEMBER: "{all} are members of one joint assessment",
}


def reason(sources: Sequence[str], ties: Iterable[Tie], *, exact: bool = True) -> str:
    """The sentence beside an independent count of claims by these sources."""
    names = tuple(dict.fromkeys(sources))
    if not names:
        return "Nobody gives a figure here."
    if len(names) == 1:
        return f"{names[0]} is the only source."
    told = _told(ties)
    if not told:
        return f"All {len(names)} sources are shown to have learned it separately."
    bound = "" if exact else " There are too many sources to try every set: at least so many."
    return f"{' '.join(told)}{bound}"


def _told(ties: Iterable[Tie]) -> list[str]:
    """One sentence for all who are tied to one source for one cause."""
    groups: dict[tuple[Dependence, str], list[str]] = {}
    for tie in ties:
        names = groups.setdefault((tie.dependence, tie.counted), [])
        if tie.source not in (*names, tie.counted):
            names.append(tie.source)
    return [_sentence(cause, [*names, counted]) for (cause, counted), names in groups.items()]


def _sentence(cause: Dependence, names: list[str]) -> str:
    if len(names) == 1:
        return f"{names[0]} spoke more than once and counts once."
    if cause is Dependence.INDEPENDENT:
        return (
            f"{listed(names)} learned it separately, but do not confirm each other: their figures are mere "
            "bounds, or meet only when read widely."
        )
    if cause is Dependence.UNKNOWN:
        return (
            f"It is not known whether {listed(names)} learned it separately, so they are not "
            "counted as independent."
        )
    return f"{_TIES[cause].format(all=listed(names))}, so they count as one voice."


def listed(names: Sequence[str]) -> str:
    """Names as a list is read: "A, B and C"; by semicolons where a name has a comma of its own."""
    if len(names) < 2:
        return "".join(names)
    if any("," in name for name in names):
        return f"{'; '.join(names[:-1])}; and {names[-1]}"
    return f"{', '.join(names[:-1])} and {names[-1]}"
