"""Why so many sources count as independent, in a sentence: who repeats or speaks for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from claims.wording.local import listed
from sources.domain.independence import Dependence
from sources.wording import DEPENDENCES


@dataclass(frozen=True, slots=True)
class VoiceTie:
    """Why `source` adds nothing to the count beside `counted`, which is counted already.

    Sources that are independent of each other add nothing where their figures do not agree.
    """

    source: str
    counted: str
    dependence: Dependence


def reason(sources: Sequence[str], ties: Iterable[VoiceTie], *, exact: bool = True) -> str:
    """The sentence beside an independent count of claims by these sources."""
    names = tuple(dict.fromkeys(sources))
    if not names:
        return _("No source gives a figure.")
    if len(names) == 1:
        return _("%(name)s is the only source.") % {"name": names[0]}
    sentences = _sentences(ties)
    if not sentences:
        return _("All %(count)d sources are independent.") % {"count": len(names)}
    if not exact:
        sentences.append(_("There are too many sources for an exact count, so this is a minimum."))
    return " ".join(sentences)


def _sentences(ties: Iterable[VoiceTie]) -> list[str]:
    """One sentence for all who are tied to one source for one cause."""
    groups: dict[tuple[Dependence, str], list[str]] = {}
    for tie in ties:
        names = groups.setdefault((tie.dependence, tie.counted), [])
        if tie.source not in (*names, tie.counted):
            names.append(tie.source)
    return [_sentence(cause, [*names, counted]) for (cause, counted), names in groups.items()]


def _sentence(cause: Dependence, names: list[str]) -> str:
    found = Dependence.SAME_SOURCE if len(names) == 1 else cause
    return DEPENDENCES[found].text % {"all": listed(names)}
