"""What a sentence says of its figures as a whole: denied, a change, a rate, compared with another."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import STOPS, Passage
from claims.domain.reading.vocabulary.phrases import Found

NEAR, NEAR_SIGNS = 5, 12
"""Words (characters, where words are not spaced) between a negation and the figure that it negates."""
CHANGED, MOVED = 5, 8
"""Tokens between a verb of change and the numbers that it is about; the latter with what is moved between."""
FAR, FAR_SIGNS = 7, 10
"""Words, or signs, from what a rate is for to its figure."""
ASIDE = 9
"""Words of an aside between a negation and its figure."""
INSTEAD = 4
"""Words from "instead of" to the figure that did not hold."""
_SEMICOLONS = frozenset({";", "；"})
_COMMAS = frozenset({",", "，", "、"})
_PARTS = _SEMICOLONS | _COMMAS


@dataclass(frozen=True, slots=True)
class Denials:
    """Where a sentence denies: from which token on and up to which, forward from a verb or back from one."""

    forward: tuple[tuple[int, int], ...]
    back: tuple[tuple[int, int], ...]


def denials_of(p: Passage) -> Denials:
    """The denials that reach forward, each until what is said instead, and those that reach back."""
    forward: list[tuple[int, int]] = []
    back: list[tuple[int, int]] = []
    begun: int | None = None
    floor = p.begin
    for i in _denial_words(p):
        ends = _ends_denial(p, i)
        if begun is not None and (ends or p.says("denial_until", i)):
            forward.append((begun, i))
            begun = None
        elif begun is None and (denial := p.says("denial_before", i)):
            begun = None if p.key(denial.end) == ":" else i  # "conteste : le délai est de six heures"
        if ends:
            floor = i
        if p.says("denial_after", i) and not p.says("not_only", i):
            back.append((floor, i))
    if begun is not None:
        forward.append((begun, p.end))
    return Denials(tuple(forward), tuple(back))


def _denial_words(p: Passage) -> Iterator[int]:
    """Tokens at which a denial may begin or end."""
    names = ("denial_before", "denial_after", "denial_until")
    bits = sum(p.lexicon.phrases[name].bit for name in names)
    return (i for i in range(p.begin, p.end) if p.starts[i] & bits or p.tokens[i].text in _PARTS)


def _ends_denial(p: Passage, i: int) -> bool:
    """A semicolon; ", but"; ", said 40": what was said before is of another clause."""
    if p.tokens[i].text in _SEMICOLONS:
        return True
    if p.tokens[i].text in _COMMAS:
        return p.says("says", i + 1) is not None or p.says("denial_until", i + 1) is not None
    return False


def denied(p: Passage, denials: Denials, start: int, end: int) -> bool:
    """Whether the sentence takes back what stands from token `start` to `end`."""
    if any(first < start < until for first, until in denials.forward):
        return True
    if any(floor <= start and end <= last for floor, last in denials.back):
        return True
    if p.said_before("all_but", start) or _left_out(p, start, end):
        return True  # "all but 12": so many did not
    if p.lexicon.has("minus", p.key(start - 1)):
        return True  # "todos los pasajeros menos doce"
    return _instead(p, start) or negated_before(p, start) or _negated_after(p, _past_aside(p, start, end))


def _past_aside(p: Passage, start: int, end: int) -> int:
    """Where the sentence goes on behind a figure that stands aside: "almost half, 47%, do not vote"."""
    opened = p.tokens[start - 1].text in _COMMAS if start > p.begin else p.says("not", end + 1) is not None
    comma = p.token(end)
    return end + 1 if opened and comma is not None and comma.text in _COMMAS else end


def _left_out(p: Passage, start: int, end: int) -> bool:
    """ "12 yolcu hariç"; "op 12 na", where only the two words together say so."""
    if not p.says("left_out", end):
        return False
    opener = p.lexicon.phrases["left_out_from"]
    return not opener or p.said_before("left_out_from", start) is not None


def _instead(p: Passage, start: int) -> bool:
    """ "Instead of the 300 announced": a figure that did not hold, a word or two before it."""
    bit = p.lexicon.phrases["instead"].bit
    for j in range(start - 1, max(p.begin, start - INSTEAD) - 1, -1):
        if p.ends[j] & bit and p.said_before("instead", j + 1):
            return True
        if p.tokens[j].kind == "number":
            return False
    return False


def negated_before(p: Passage, start: int) -> bool:
    """Whether a negation stands close before that token, in one clause with it."""
    if "verb_last" in p.lexicon.flags:
        return False  # 300人ではなく200人
    i = start - 1
    for _ in range(NEAR):
        if i < p.begin or p.said_before("denial_until", i + 1):
            return False
        if p.tokens[i].text in STOPS:
            return i == start - 1 and _negated_aside(p, i)
        if p.says("not_only", i) or p.said_before("not_only", i + 1):
            return False
        found = p.says("not", i)
        if found:
            return found.end <= start and not _in_hedge(p, found)
        i -= 1
    return False


def _negated_aside(p: Passage, comma: int) -> bool:
    """ "And not, as reported before, 30": the negation before an aside."""
    for j in range(comma - 1, max(p.begin, comma - ASIDE), -1):
        if p.tokens[j].text in STOPS or p.kind(j) == "number":
            return p.key(comma) == p.key(j) == "," and p.said_before("not", j) is not None
    return False


def _negated_after(p: Passage, end: int) -> bool:
    near = NEAR_SIGNS if "words_inside_words" in p.lexicon.flags else NEAR
    for i in range(end, min(end + near, p.end)):
        if p.tokens[i].text in STOPS or p.kind(i) == "number" or p.lexicon.has("joiners", p.key(i)):
            return False
        if p.says("not_only", i):
            return False
        found = p.says("not", i)
        if found:
            return not _in_hedge(p, found)
        if p.kind(i) == "word" and _negative_verb(p, i):
            return True
    return False


def _in_hedge(p: Passage, negation: Found[str]) -> bool:
    """Whether the negation is part of another number's hedge: "not more than 20"."""
    cue = p.at(p.lexicon.before, negation.start)
    return cue is not None and cue.end > negation.end


def _negative_verb(p: Passage, i: int) -> bool:
    """Whether the verb has its negation inside: "almadı"."""
    endings, word = p.lexicon.not_endings, p.tokens[i]
    return bool(endings) and word.key.endswith(endings) and not word.text[:1].isupper()


def rate_after(p: Passage, j: int) -> tuple[str, int]:
    """The base of a rate that begins there, and where it ends: "per week", "a day", "per 100,000 people"."""
    if p.says("compared", j):
        return "", j
    per = p.says("per", j)
    if per is None:
        base = p.at(p.lexicon.bases, j)
        dated = base is not None and _is_year(p, base.end)  # "300 im Jahr 2024"
        return (base.value[1:], base.end) if base and _whole_phrase(base.value) and not dated else ("", j)
    number = number_at(p, per.end)
    if number and not _round(number.value):
        return "", j
    k = number.end if number else per.end
    base = p.at(p.lexicon.bases, k)
    noun = p.at(p.lexicon.nouns, k) if number or not p.lexicon.has("stops", p.key(j)) else None
    unit = p.at(p.lexicon.units, k)
    name = base.value if base else noun.value if noun else unit.value[0] if unit else ""
    end = max(phrase.end for phrase in (base, noun, unit) if phrase) if name else k
    weak = p.lexicon.has("one", p.key(per.end - 1))
    if (weak and not base) or (base and _is_year(p, base.end)):
        return "", j
    if number and (not name or (unit and not base and not noun)):
        return "", j
    if not name:
        return "", j
    many = f"{number.value.normalize():f} " if number and number.value != 1 else ""
    return many + name.lstrip("="), end


def base_at(p: Passage, i: int) -> Found[str] | None:
    """What a rate is for where that stands first: "per 100,000 people 12 died", "auf 1.000 kommen 3"."""
    known = p.at(p.lexicon.bases_before, i)
    if known or not p.says("per", i):
        return known
    base, end = rate_after(p, i)
    if not base[:1].isdigit() and not (base and p.says("each", i) and end > i + 1):
        return None
    return Found(base, i, end) if p.says("each", i) or p.says("shared_out", end) else None


def base_of(p: Passage, base: Found[str], start: int) -> str:
    """What a figure that begins with token `start` is for: a base before it; empty where that is far."""
    far = FAR_SIGNS if "words_inside_words" in p.lexicon.flags else FAR
    if far == FAR_SIGNS and not base.value[:1].isdigit() and not p.says("each", base.start):
        return ""  # 前年は3億円
    near = base.end <= start <= base.end + (far if base.value[:1].isdigit() else far // 2)
    return (
        base.value if near and not any(p.key(j) in {",", "，", "、"} for j in range(base.end, start)) else ""
    )


def _is_year(p: Passage, j: int) -> bool:
    return p.kind(j) == "number" and p.tokens[j].text.isdigit() and len(p.tokens[j].text) == 4


def _round(value: Decimal) -> bool:
    """Whether a number is a usual base of rates: 100, 1,000, 100,000."""
    return value >= 100 and set(str(int(value))) <= {"1", "0"}


def _whole_phrase(value: str) -> bool:
    """A base marked with = needs no "per" before it: "weekly", "hebdomadaires"."""
    return value.startswith("=")


def changes_before(p: Passage, start: int) -> bool:
    """Whether a verb of change stands shortly before that token: "raised the fine" from 600 to 800."""
    near = range(max(p.begin, start - CHANGED), start)
    return p.says_any(("up", "down"), near) or moved_before(p, start)


def moved_before(p: Passage, start: int) -> bool:
    """Whether the verb says that something went from the one to the other: "est passée de 3 à 4"."""
    return p.says_any(("moved",), range(max(p.begin, start - MOVED), start))


def direction_after(p: Passage, j: int) -> tuple[str, int]:
    """Up or down after the figure or its noun: "1,400 more nurses", "8 per cent lower"."""
    for name, direction in (("after_up", "up"), ("after_down", "down")):
        found = p.says(name, j)
        if found:
            return direction, found.end
    return "", j
