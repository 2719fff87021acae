"""The subject of a verb of saying: who it is that says it, before the verb or behind it."""

from collections.abc import Mapping
from typing import NamedTuple

from claims.domain.articles.according import Saying
from claims.domain.articles.names import Name, is_short_apposition, name_after, name_before, opening_comma
from claims.domain.articles.text import SPEAKERS, ArticleSentence

MARKS = frozenset(',“”„«»"「」–—:')
_NEAR_START = 3
_RELATIVE = 8
"""Words of a clause between whom it tells of and the last name before the verb."""


class Ground(NamedTuple):
    """A sentence with what is known of its tokens.

    `taken`: those of dates and phrases, where a name ends; `dates`: those of days; `between`: where phrases
    end that may stand between subject and verb, with where they begin; `authors`: who made the document that
    ends right before a token.
    """

    s: ArticleSentence
    taken: frozenset[int]
    dates: frozenset[int]
    between: Mapping[int, int]
    authors: Mapping[int, Saying]


def subject_behind(ground: Ground, back: int, after: int) -> tuple[Name, bool] | None:
    """The subject behind the verb, where none can stand before it; whether it is said in passing."""
    s, taken = ground.s, ground.taken
    as_said = s.words.has("sayings.as", s.key(back - 1))
    led = as_said or s.text(back - 1) in MARKS or back == s.begin
    if not led or s.words.has("sayings.transitive", s.key(after - 1)):
        return None
    name = subject_at(s, after, taken)
    if _has_subject_ahead(s, back, taken) and not (name and _closes(s, name)):
        return None
    if name is None and s.words.has("sayings.placed", s.key(after)) and s.words.drops_subjects:
        name = name_after(s, after + 1, taken)  # "сообщили в полиции"
    return (name, as_said and back - 1 > s.begin) if name is not None else None


def _closes(s: ArticleSentence, name: Name) -> bool:
    """ "…, dont un blessé léger, a précisé la préfecture.": a body behind the verb, and nothing after it."""
    titled = s.named(range(name.begin, name.end), "bodies", "roles")
    return titled and s.words.has("names.definite", s.key(name.begin)) and s.text(name.end) in {".", ",", ";"}


def _has_subject_ahead(s: ArticleSentence, back: int, taken: frozenset[int]) -> bool:
    """Whether the comma closes what stands behind the subject: "The union, which has 300 members, called"."""
    if s.text(back - 1) != ",":
        return False
    comma = opening_comma(s, back)
    if comma is None:
        return False
    if is_short_apposition(s, back) or any(s.words.has("names.relative", s.key(comma + n)) for n in (1, 2)):
        return True
    name = name_before(s, back, taken)
    return name is not None and name.begin == s.begin and may_speak(s, name)


def subject_before(ground: Ground, back: int, after: int) -> tuple[Name, bool] | None:
    """The subject before the verb; else that of the clause, which a second verb shares; else behind it."""
    s, taken = ground.s, ground.taken
    name = name_before(s, back, taken) if back > s.begin else None
    if name is not None and name.end == name.begin + 1 and s.named((name.begin,), "relative"):
        return None  # "тех, кто полагает"
    if name is not None and (behind := _behind_adverbial(ground, name, after)):
        return behind, False
    if name is not None and s.words.has("names.accusative", s.key(name.begin)):
        behind = subject_at(s, after, taken)  # "Den Schaden schätzt die Polizei auf"
        return (behind, False) if behind is not None else None
    if name is not None:
        name = _head_of_relative(s, name, taken) or name
        as_said = s.words.has("sayings.as", s.key(name.begin - 1))
        speaks = may_speak(s, name) or _is_tagged(s, name, after)
        return (name, as_said and name.begin - 1 > s.begin) if speaks else None
    if s.words.has("names.joiners", s.key(back - 1)) or s.words.has("sayings.but", s.key(back - 1)):
        begin, _ = s.clause_of(back)
        first = name_after(s, begin, taken)
        shares = first is not None and _verb_may_follow(s, first.end) and _may_begin(s, begin)
        short = _short_subject(s, begin)
        called = short is not None and s.is_name(short.end - 1) and s.is_name(short.end - 2)
        first = short if called or not shares else first
        return (first, False) if first is not None and first.end < back else None
    own = s.text(back - 2) == "," and s.words.has("names.relative", s.key(back - 1))
    whose = name_before(s, back - 2, taken) if own else None
    if whose is not None and may_speak(s, whose):
        return _last_of(s, whose), False  # "la direction, qui parle de 900 départs"
    inverts = (s.words.drops_subjects and not own) or back - s.begin < _NEAR_START
    name = subject_at(s, after, taken) if inverts else None
    return (name, False) if name is not None else None


def _short_subject(s: ArticleSentence, begin: int) -> Name | None:
    """ "*The minister, Paul Ashe,* went there and promised": a title or body, or names, before a verb."""
    end = begin + s.named((begin,), "articles")
    while s.is_name(end) or s.named((end,), "roles", "bodies") or _names_aside(s, end):
        end += 1
    called = s.text(end - 1) == ","
    known = s.named(range(begin, end), "roles", "bodies")
    known = known or (s.is_name(begin) and s.is_name(begin + 1) and not s.named((begin,), "articles"))
    verb = s.tokens[end].kind == "word" and not s.named((end,), "of", "joiners", "articles")
    return Name(begin, end - called) if known and verb and end < s.end else None


def _names_aside(s: ArticleSentence, j: int) -> bool:
    """Whether a comma stands there before or behind a name of two words behind a title."""
    opens = s.text(j) == "," and s.named((j - 1,), "roles") and s.is_name(j + 1) and s.is_name(j + 2)
    return opens or (s.text(j) == "," and s.is_name(j - 1) and s.is_name(j - 2) and s.text(j - 3) == ",")


def _behind_adverbial(ground: Ground, name: Name, after: int) -> Name | None:
    """ "Für den November ermittelten *die Forscher*": the subject behind an opening of the clause."""
    s = ground.s
    begin, _ = s.clause_of(name.begin)
    led = name.begin == begin + 1 and s.named((begin,), "starters")
    if not led or not s.words.sets["sayings.endings"] or not s.named((after,), "definite"):
        return None
    return subject_at(s, after, ground.taken)


def _head_of_relative(s: ArticleSentence, name: Name, taken: frozenset[int]) -> Name | None:
    """ "An instructor who was in the queue said": who is told of, not the last word before the verb."""
    for j in range(name.begin - 1, max(s.begin, name.begin - _RELATIVE) - 1, -1):
        if s.text(j) in MARKS or s.tokens[j].kind != "word" or s.at("sayings.verbs", j):
            return None
        if s.named((j,), "relative") and not s.words.has("sayings.that", s.key(j)):
            head = name_before(s, j, taken) if s.text(j - 1) not in MARKS else None
            return head if head and s.named(range(head.begin, head.end), "articles", "roles") else None
    return None


def _last_of(s: ArticleSentence, name: Name) -> Name:
    """From its last article: "the union blames *the ministry*, which says"; not in "the head of the bank"."""
    little = ("of", "joiners", "articles")
    begins = (j for j in range(name.end - 1, name.begin, -1) if s.named((j,), "definite"))
    return Name(next((j for j in begins if not s.named((j - 1,), *little)), name.begin), name.end)


def _verb_may_follow(s: ArticleSentence, i: int) -> bool:
    """Whether a name ends there before its verb, as far as can be told: "Der Verband hält …"."""
    small = s.words.capital_nouns and s.tokens[i].kind == "word" and not s.is_name(i)
    return small or s.words.has("names.breaks", s.key(i))


def _is_tagged(s: ArticleSentence, name: Name, after: int) -> bool:
    """ "At least 300 came, organisers said.": nothing but who says it, between marks."""
    ended = after >= s.end or s.text(after) in MARKS | {".", ";"}
    return ended and name.begin > s.begin and s.text(name.begin - 1) in MARKS and not _is_amount(s, name)


def _may_begin(s: ArticleSentence, i: int) -> bool:
    """Whether a name may begin there, as far as its first words tell."""
    near = range(i, min(i + 3, s.end))
    titled = s.named(near, "roles", "bodies")
    titled = titled or s.words.has("names.documents", s.key(i)) or s.words.has("names.media", s.key(i))
    called = s.is_name(i + 1) and s.is_name(i + 2)  # "vertelt buurtbewoner Kees Drent"
    return s.words.has("names.articles", s.key(i)) or s.is_name(i) or titled or called


def pronoun_at(s: ArticleSentence, j: int) -> int | None:
    """The token itself, where it is a pronoun for somebody."""
    for who in ("thing", "person", "plural", "we"):
        if s.words.has(f"back.{who}", s.key(j)):
            return j
    return None


def subject_at(s: ArticleSentence, i: int, taken: frozenset[int]) -> Name | None:
    """The subject behind its verb: "teilte der Landrat mit", "said Jo Hale"."""
    if pronoun_at(s, i) is not None:
        following = s.text(i + 1) in MARKS | {".", ""} or s.words.has("names.starters", s.key(i + 1))
        return Name(i, i + 1) if following else None  # "said it would" has its subject elsewhere
    if i >= s.end or not (_may_begin(s, i) or not s.words.sets["names.articles"]):
        return None
    if s.words.has("names.breaks", s.key(i)) or s.words.has("sayings.that", s.key(i)):
        return None
    name = name_after(s, i, taken)
    if name is None or s.words.has("names.finite", s.key(name.end)):
        return None  # "said the real figure was lower"
    return name if may_speak(s, name) else None


def may_speak(s: ArticleSentence, name: Name) -> bool:
    """Whether the words can name a source: with an article or a capital, or a word for people or bodies."""
    if _is_amount(s, name) or s.words.has("names.accusative", s.key(name.begin)):
        return False
    if s.words.drops_subjects or not s.words.sets["names.articles"]:
        return True
    lists = ("names.articles", "names.documents", "names.roles", "names.bodies", "names.media")
    return any(
        s.is_name(j) or any(s.words.has(list_name, s.key(j)) for list_name in lists)
        for j in range(name.begin, name.end)
    )


def is_speaker(s: ArticleSentence, name: Name) -> bool:
    """Whether a name is of one who is known to speak: not "storms", though "storms claimed 12 lives"."""
    where = range(name.begin, name.end)
    if s.named(where, *SPEAKERS, "many") or pronoun_at(s, name.begin) is not None:
        return True
    if any(s.at("capitals", j) for j in where):
        return True
    if s.words.capital_nouns:
        return not s.named((name.begin,), "articles") and s.is_name(name.begin)
    letters = any(len(s.text(j)) > 1 and s.text(j).isupper() for j in where)
    return letters or any(s.is_name(j) and j > s.begin for j in where)


def _is_amount(s: ArticleSentence, name: Name) -> bool:
    """ "A third of the number", "der Schaden": how much, not who."""
    of = next((j for j in range(name.begin, name.end) if s.words.has("names.of", s.key(j))), name.end)
    return s.named(range(name.begin, of), "amounts")


def left_out(s: ArticleSentence, back: int) -> bool:
    """A verb without a subject: after "and", or between commas where the language leaves subjects out."""
    if s.words.has("names.joiners", s.key(back - 1)):
        return True
    if s.words.drops_subjects and s.words.has("sayings.as", s.key(back - 1)):
        return back - 1 == s.begin or s.text(back - 2) in MARKS  # "jak dodał, …"
    return s.words.drops_subjects and (back == s.begin or s.text(back - 1) in MARKS)
