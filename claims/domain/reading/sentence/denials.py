"""What a sentence takes back: denied before or behind, negated, left out, said instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.domain.reading.numerals import number_at
from claims.domain.reading.passage import STOPS, Passage
from claims.domain.reading.vocabulary.phrases import Found

NEAR, NEAR_SIGNS = 5, 12
"""Words (characters, where words are not spaced) between a negation and the figure that it negates."""
ASIDE = 9
"""Words of an aside between a negation and its figure."""
NOBODY = 8
"""Words from "nobody" to the figure that nobody has."""
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


_NOTHING = Denials((), ())


def nobody_does(p: Passage, start: int) -> bool:
    """ "No party holds 200 seats", "niemand gewann 45 Prozent": what nobody has, up to a token."""
    if "nobody_denies" not in p.lexicon.flags:
        return False  # the verb is negated too: "ніхто не отримав 45 %"
    article = p.said_before("articles", start)
    i = article.start if article else start
    if p.kind(i - 1) != "word" or p.lexicon.has("stops", p.key(i - 1)):
        return False  # "no injuries among the 64 passengers"
    for j in range(i - 1, max(p.begin, i - NOBODY) - 1, -1):
        if p.kind(j) in {"mark", "number"} and p.key(j) != "'":
            return False
        if p.says("no", j) or p.says("nobody", j):
            return j == p.begin or p.kind(j - 1) == "mark"
    return False


def denials_of(p: Passage) -> Denials:
    """The denials that reach forward, each until what is said instead, and those that reach back."""
    if not p.begun & p.lexicon.bits(("denial_before", "denial_after", "denial_whole")):
        return _NOTHING
    forward: list[tuple[int, int]] = []
    back: list[tuple[int, int]] = []
    begun: int | None = None
    floor = p.begin
    for i in _denial_words(p):
        ends = _ends_denial(p, i) or (begun is not None and _begins_clause(p, i, begun))
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
    return Denials(tuple(forward), (*back, *_all_before(p)))


def _all_before(p: Passage) -> Iterator[tuple[int, int]]:
    """ "Posts spoke of 300 dead, but that is not true": all that the sentence has said before."""
    bit = p.lexicon.phrases["denial_whole"].bit
    near = range(p.begin, p.end) if p.begun & bit else ()
    return ((p.begin, i) for i in near if p.starts[i] & bit and p.says("denial_whole", i))


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


def _begins_clause(p: Passage, i: int, begun: int) -> bool:
    """ "Спростувало загибель 300 бійців, поранено 40": what follows the comma is no object of the denial."""
    if p.tokens[i].text not in _COMMAS or p.says("clauses", i + 1) is None:
        return False
    return not any(p.lexicon.has("that", p.key(j)) for j in range(begun, i))


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
    return _instead(p, start) or negated_before(p, start) or negated_after(p, _past_aside(p, start, end))


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
    if not p.ended & bit:
        return False
    for j in range(start - 1, max(p.begin, start - INSTEAD) - 1, -1):
        if p.ends[j] & bit and p.said_before("instead", j + 1):
            return True
        if p.tokens[j].kind == "number":
            return False
    return False


def negated_before(p: Passage, start: int) -> bool:
    """Whether a negation stands close before that token, in one clause with it."""
    if not p.begun & p.lexicon.bits(("not", "neither")):
        return False
    if "verb_last" in p.lexicon.flags or among(p, start):
        return False  # 300人ではなく200人
    begun, ended = p.lexicon.bits(("not", "not_only")), p.lexicon.bits(("denial_until", "not_only"))
    for i in range(start - 1, max(start - NEAR, p.begin) - 1, -1):
        if p.starts[i] & begun or p.ends[i] & ended or p.tokens[i].text in STOPS:
            negates = _negates(p, i, start)
            if negates is not None:
                return negates
    return _nor(p, start)


def _nor(p: Passage, start: int) -> bool:
    """ "Weder die beiden Piloten *noch* die 60 Passagiere": the second of two that are denied."""
    definite = p.said_before("definite", start)
    nor = p.said_before("nor", definite.start if definite else start)
    return nor is not None and p.says_any(("neither",), range(p.begin, nor.start))


def _negates(p: Passage, i: int, start: int) -> bool | None:
    """Whether what stands at token i negates what begins at `start`; None where it says nothing of it."""
    if p.said_before("denial_until", i + 1):
        return False
    if p.tokens[i].text in STOPS:
        return i == start - 1 and _negated_aside(p, i)
    if p.says("not_only", i) or p.said_before("not_only", i + 1):
        return False
    found = p.says("not", i)
    return found.end <= start and not _in_hedge(p, found) if found else None


def among(p: Passage, start: int) -> bool:
    """Whether they are those among whom: "no hubo heridos *entre los* 64 pasajeros"."""
    if start <= p.begin or not p.ends[start - 1] & p.lexicon.bits(("among", "definite")):
        return False
    definite = p.said_before("definite", start)
    return bool(p.said_before("among", start) or (definite and p.said_before("among", definite.start)))


def _negated_aside(p: Passage, comma: int) -> bool:
    """ "And not, as reported before, 30": the negation before an aside."""
    for j in range(comma - 1, max(p.begin, comma - ASIDE), -1):
        if p.tokens[j].text in STOPS or p.kind(j) == "number":
            return p.key(comma) == p.key(j) == "," and p.said_before("not", j) is not None
    return False


def negated_after(p: Passage, end: int) -> bool:
    """Whether a negation stands close behind that token, in one clause with it."""
    near = NEAR_SIGNS if "words_inside_words" in p.lexicon.flags else NEAR
    bits = p.lexicon.bits(("not", "not_only"))
    if not (p.begun & bits or p.lexicon.not_endings):
        return False
    for i in range(end, min(end + near, p.end)):
        token = p.tokens[i]
        if token.text in STOPS or token.kind == "number" or p.lexicon.has("joiners", token.key):
            return False
        if p.starts[i] & bits:
            if p.says("not_only", i):
                return False
            if found := p.says("not", i):
                return not (_in_hedge(p, found) or _contrasts(p, found) or _and_not(p, found))
        if token.kind == "word" and _negative_verb(p, i):
            return True
    return False


def _contrasts(p: Passage, negation: Found[str]) -> bool:
    """ "Nine bodies, *not fourteen*": behind a comma the number that is negated, and nothing but its noun."""
    if p.key(negation.start - 1) not in _COMMAS and not p.said_before("clauses", negation.start):
        return False
    number = number_at(p, negation.end)
    if number is None:
        return False
    noun = p.at(p.lexicon.nouns, number.end)
    behind = noun.end if noun else number.end
    return behind == p.end or p.tokens[behind].text in STOPS


def _and_not(p: Passage, negation: Found[str]) -> bool:
    """ "أصيب 40 ولم يقتل أحد": "and not" in one word, of what follows."""
    word, said = p.key(negation.start), negation.value.split()[0]
    return word != said and p.lexicon.has("joiners", word.removesuffix(said))


def _in_hedge(p: Passage, negation: Found[str]) -> bool:
    """Whether the negation is part of another number's hedge: "not more than 20"."""
    cue = p.at(p.lexicon.before, negation.start)
    return cue is not None and cue.end > negation.end


def _negative_verb(p: Passage, i: int) -> bool:
    """Whether the verb has its negation inside: "almadı"."""
    endings, word = p.lexicon.not_endings, p.tokens[i]
    return bool(endings) and word.key.endswith(endings) and not word.text[:1].isupper()
