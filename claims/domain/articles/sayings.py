"""Where a sentence says who says it: verbs of saying, "according to", "citing", "reported by"."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from claims.domain.articles.according import PHRASES, Saying, with_phrase
from claims.domain.articles.names import Name, is_short_apposition, name_after, name_before
from claims.domain.articles.text import Sentence

_CLOSERS = frozenset('”»"“')
_MARKS = frozenset(',“”„«»"「」–—:')
_NOT_FAR = 6
_NEAR_START = 3


def sayings_in(s: Sentence, dates: frozenset[int]) -> tuple[Saying, ...]:
    """All of a sentence, in the order in which they stand; `dates`: the tokens of days."""
    found: list[Saying] = []
    taken: set[int] = set(dates)
    about = s.at("sayings.of_before", s.begin)
    if about and s.words.drops_subjects:
        taken.update(range(about.start, about.end))  # "об этом" is no subject
    for kind in PHRASES:
        for each in with_phrase(s, kind, frozenset(taken)):
            found.append(each)
            taken.update(range(each.begin, each.end))
    used: set[int] = set()
    between = {each.end: each.begin for each in found if each.kind in {"citing", "cited_by"}}
    for saying in _with_verb(_Ground(s, frozenset(taken), dates, between)):
        if used.isdisjoint(range(saying.begin, saying.end)):
            found.append(saying)
            used.update(range(saying.begin, saying.end))
    if not used and (tag := _tag(s, frozenset(taken), dates)):
        found.append(tag)
    return tuple(sorted(found, key=lambda each: each.begin))


def _tag(s: Sentence, taken: frozenset[int], dates: frozenset[int]) -> Saying | None:
    """Behind a quotation any verb is one of saying: «…», a alerté la directrice."""
    for j in range(s.begin, s.end - 2):
        if s.text(j) not in _CLOSERS or not ({s.text(j - 1), s.text(j + 1)} & {",", "!", "?"}):
            continue
        verb = j + 1 + (s.text(j + 1) in _MARKS)
        verb += s.words.has("sayings.skipped", s.key(verb))
        if s.tokens[verb].kind == "word" and not s.is_name(verb):
            name = _subject_after(s, _skipped_forward(s, verb + 1, dates), taken)
            if name is not None:
                return Saying("says", verb, name.end, name)
    return None


class _Ground(NamedTuple):
    """A sentence with what is known of its tokens.

    `taken`: those of dates and phrases, where a name ends; `dates`: those of days; `between`: where phrases
    end that may stand between subject and verb, with where they begin.
    """

    s: Sentence
    taken: frozenset[int]
    dates: frozenset[int]
    between: Mapping[int, int]


def _with_verb(ground: _Ground) -> Iterator[Saying]:
    s = ground.s
    i = s.begin
    while i < s.end:
        verb = s.at("sayings.verbs", i) if i not in ground.taken else None
        if verb is None or _is_part_of_name(s, i):
            i += 1
            continue
        saying = _around(ground, i, verb.end)
        if saying is not None and not (
            s.words.has("sayings.weak", s.key(i)) and _only_does(s, saying, verb.end)
        ):
            yield saying
        i = verb.end


def _only_does(s: Sentence, saying: Saying, end: int) -> bool:
    """ "Rescuers found 12 bodies" says nothing, "a study found" and "the court found that" do."""
    if saying.name is None or s.words.has("sayings.that", s.key(end)):
        return saying.name is None
    name = range(saying.name.begin, saying.name.end)
    return not any(s.words.has("names.documents", s.key(j)) for j in name)


def _is_part_of_name(s: Sentence, i: int) -> bool:
    """ "United States", "a much-cited figure", "to report", "the report": no verb of a subject."""
    hyphened = s.touches(i) and s.text(i - 1) == "-" and not _is_enclitic(s, i)
    noun = s.words.has("sayings.not_after", s.key(i - 1))
    return hyphened or noun or (i > s.begin and s.is_name(i)) or _is_passive(s, i)


def _is_passive(s: Sentence, i: int) -> bool:
    """ "Parliament was told", "is not expected": nobody is named who says it."""
    return any(
        s.words.has("sayings.passive", s.key(j))
        for j in (i - 1, i - 2)
        if j >= s.begin and (j == i - 1 or s.words.has("sayings.skipped", s.key(i - 1)))
    )


def _is_enclitic(s: Sentence, i: int) -> bool:
    """Whether the pronoun is tied to the verb: "a-t-il ajouté"."""
    return any(s.words.has(f"back.{who}", s.key(i)) for who in ("thing", "person", "plural"))


def _around(ground: _Ground, verb: int, end: int) -> Saying | None:
    """The verb with its subject: before it, else after it, else left out."""
    s, taken, dates, between = ground
    if s.words.has("sayings.endings", s.key(verb)) and (last := _at_end(s, verb, end, taken)):
        return last
    back = _skipped_back(s, verb, dates)
    back = _skipped_back(s, between[back], dates) if back in between else back
    pronoun = _pronoun_at(s, back - 1) or _pronoun_at(s, verb - 1)
    if pronoun is not None:
        return Saying("says", pronoun, end, Name(pronoun, pronoun + 1))
    after = _skipped_forward(s, end, dates)
    found = _after_verb(ground, back, after) or _before_verb(ground, back, after)
    if found is not None:
        name, aside = found
        return Saying("says", min(verb, name.begin), max(end, name.end), name, aside)
    return Saying("says", verb, end, None) if _left_out(s, back) else None


def _after_verb(ground: _Ground, back: int, after: int) -> tuple[Name, bool] | None:
    """The subject behind the verb, where none can stand before it; whether it is said in passing."""
    s, taken = ground.s, ground.taken
    as_said = s.words.has("sayings.as", s.key(back - 1))
    led = as_said or s.text(back - 1) in _MARKS or back == s.begin
    if not led or is_short_apposition(s, back) or s.words.has("sayings.transitive", s.key(after - 1)):
        return None
    name = _subject_after(s, after, taken)
    if name is None and s.words.has("sayings.placed", s.key(after)) and s.words.drops_subjects:
        name = name_after(s, after + 1, taken)  # "сообщили в полиции"
    return (name, as_said and back - 1 > s.begin) if name is not None else None


def _before_verb(ground: _Ground, back: int, after: int) -> tuple[Name, bool] | None:
    """The subject before the verb; else that of the clause, which a second verb shares; else behind it."""
    s, taken = ground.s, ground.taken
    name = name_before(s, back, taken) if back > s.begin else None
    if name is not None:
        as_said = s.words.has("sayings.as", s.key(name.begin - 1))
        return (name, as_said and name.begin - 1 > s.begin) if _may_speak(s, name) else None
    if s.words.has("names.joiners", s.key(back - 1)):
        begin, _ = s.clause_of(back)
        first = name_after(s, begin, taken)
        shares = first is not None and s.words.has("names.breaks", s.key(first.end)) and _may_begin(s, begin)
        return (first, False) if first is not None and shares and first.end < back else None
    inverts = s.words.drops_subjects or back - s.begin < _NEAR_START
    name = _subject_after(s, after, taken) if inverts else None
    return (name, False) if name is not None else None


def _may_begin(s: Sentence, i: int) -> bool:
    """Whether a name may begin there, as far as its first words tell."""
    near = range(i, min(i + 3, s.end))
    titled = any(s.words.has(f"names.{each}", s.key(j)) for j in near for each in ("roles", "bodies"))
    return s.words.has("names.articles", s.key(i)) or s.is_name(i) or titled


def _at_end(s: Sentence, verb: int, end: int, taken: frozenset[int]) -> Saying | None:
    """A verb at the end of its clause: "das Amt hatte von zehn gesprochen", "wie das Amt mitteilte"."""
    for j in range(verb - 1, s.begin - 1, -1):
        if s.text(j) in {",", ";", ":"} and not s.words.has("sayings.as", s.key(j + 1)):
            break
        if s.words.has("sayings.auxiliaries", s.key(j)):
            name = name_before(s, j, taken) or _subject_after(s, j + 1, taken)
            return Saying("says", min(name.begin, j), end, name) if name else None
        if s.words.has("sayings.as", s.key(j)):
            name = name_after(s, j + 1, taken)
            return Saying("says", name.begin, end, name, aside=j > s.begin) if name else None
    return None


def _left_out(s: Sentence, back: int) -> bool:
    """A verb without a subject: after "and", or between commas where the language leaves subjects out."""
    if s.words.has("names.joiners", s.key(back - 1)):
        return True
    return s.words.drops_subjects and (back == s.begin or s.text(back - 1) in _MARKS)


def _skipped_back(s: Sentence, i: int, dates: frozenset[int]) -> int:
    """Back over auxiliaries, adverbs and days that stand between subject and verb."""
    for _ in range(_NOT_FAR):
        j = i - 1
        if j < s.begin or not (
            s.words.has("sayings.skipped", s.key(j)) or j in dates or _is_day_word(s, j, dates)
        ):
            break
        i = j
    return i


def _is_day_word(s: Sentence, j: int, dates: frozenset[int]) -> bool:
    """The preposition of a day: "on" Wednesday."""
    leads = s.words.has("names.breaks", s.key(j)) or s.words.has("names.definite", s.key(j))
    return j + 1 in dates and leads


def _skipped_forward(s: Sentence, i: int, dates: frozenset[int]) -> int:
    for _ in range(_NOT_FAR):
        if i >= s.end or not (
            i in dates or _is_day_word(s, i, dates) or s.words.has("sayings.skipped", s.key(i))
        ):
            break
        i += 1
    return i


def _pronoun_at(s: Sentence, j: int) -> int | None:
    for who in ("thing", "person", "plural", "we"):
        if s.words.has(f"back.{who}", s.key(j)):
            return j
    return None


def _subject_after(s: Sentence, i: int, taken: frozenset[int]) -> Name | None:
    """The subject behind its verb: "teilte der Landrat mit", "said Jo Hale"."""
    if _pronoun_at(s, i) is not None:
        following = s.text(i + 1) in _MARKS | {".", ""} or s.words.has("names.starters", s.key(i + 1))
        return Name(i, i + 1) if following else None  # "said it would" has its subject elsewhere
    if i >= s.end or not (_may_begin(s, i) or not s.words.sets["names.articles"]):
        return None
    if s.words.has("names.breaks", s.key(i)) or s.words.has("sayings.that", s.key(i)):
        return None
    name = name_after(s, i, taken)
    return name if name is not None and _may_speak(s, name) else None


def _may_speak(s: Sentence, name: Name) -> bool:
    """Whether the words can name a source: with an article or a capital, or a word for people or bodies."""
    if s.words.drops_subjects or not s.words.sets["names.articles"]:
        return True
    lists = ("names.articles", "names.documents", "names.roles", "names.bodies", "names.media")
    return any(
        s.is_name(j) or any(s.words.has(each, s.key(j)) for each in lists)
        for j in range(name.begin, name.end)
    )
