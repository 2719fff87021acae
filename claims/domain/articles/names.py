"""The words that name a source: before a verb of saying, or after it."""

from dataclasses import dataclass

from claims.domain.articles.text import (
    QUOTED,
    SPEAKERS,
    ArticleSentence,
    ends_body,
    is_body,
    is_quoted_name,
    quoted_before,
)

MOST = 14
"""Words of a name; a longer run is a clause whose subject could not be told."""
APPOSITION, RELATIVE = 14, 30
"""Tokens of an apposition between commas, and of a relative clause."""
BRACKETS = 7
"""Tokens of what stands in brackets behind a name, with the brackets."""
_CLOSING = {"«": "»", "„": "“”", "“": "”"}
_ENDS = frozenset(',;:()[]“”„«»"「」!?…–—')


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `begin` to `end` of a sentence that name somebody."""

    begin: int
    end: int


def name_before(s: ArticleSentence, i: int, taken: frozenset[int]) -> Name | None:
    """The name that ends right before token i, past an apposition between commas, or with it: "the mayor, Ana
    Ruiz".

    `taken`: tokens of dates and of other attributions, where a name ends.
    """
    called = i = _before_brackets(s, i)
    if s.text(i - 1) == ",":
        comma = opening_comma(s, i)
        if comma is None:
            return None
        named = _is_called(s, comma, i)
        inner = None if named else opening_comma(s, comma + 1)
        if inner is not None and _is_called(s, inner, comma + 1):
            comma, i, named = inner, comma + 1, True  # "the secretary, Joan Peel, who met both, said"
        called, i = (i - 1 if named else comma), comma
    begin = quoted_before(s, i)
    while begin > s.begin and goes_on(s, begin - 1, taken) and not _begins_anew(s, begin):
        if s.words.has("dates.ago", s.key(begin - 1)) or s.words.has("dates.later", s.key(begin - 1)):
            break  # "a day earlier the same office"
        begin -= 1
        inside = s.words.phrases["names.inside"].before(s.tokens, begin, s.begin)
        begin = inside.start if inside else begin
    begin = _of_document(s, listed_before(s, begin, taken, i), taken)
    name = _trimmed(s, begin, i)
    if name is None or _is_counted(s, name):
        return None
    if _is_led(s, name.begin):
        return _of_place(s, name, taken)
    return Name(name.begin, called) if called > i else name


def _of_place(s: ArticleSentence, name: Name, taken: frozenset[int]) -> Name | None:
    """A body with where it is: "Ministerstwo obrony w Moskwie"; None where nobody stands before the place."""
    if not (s.words.has("sayings.placed", s.key(name.begin - 1)) and s.is_name(name.begin)):
        return None
    body = name_before(s, name.begin - 1, taken)
    lists = ("bodies", "roles", "media")
    speaks = body and s.named(range(body.begin, body.end), *lists)
    return Name(body.begin, name.end) if body and speaks else None


def _before_brackets(s: ArticleSentence, i: int) -> int:
    """Back over a party or an age: "minister Jan Bos (D66) zei"."""
    if s.text(i - 1) != ")":
        return i
    return next((j for j in range(i - 2, i - BRACKETS, -1) if s.text(j) == "("), i)


def opening_comma(s: ArticleSentence, i: int) -> int | None:
    """The comma that opens what the one before token i closes: ", who asked not to be named,"."""
    begin, _ = s.clause_of(i - 1)
    commas = [j for j in range(i - 2, max(begin, i - RELATIVE) - 1, -1) if s.text(j) == ","]
    if commas and _is_called(s, commas[0], i):
        return commas[0]
    relative = (j for j in commas if s.named((j + 1, j + 2), "relative"))
    return next(relative, None) or next((j for j in commas if j >= i - APPOSITION), None)


def _is_led(s: ArticleSentence, i: int) -> bool:
    """Whether a preposition makes it no subject: "на порт"; "у міністерстві заявили" is one."""
    first = i - 2
    while s.words.has("sayings.skipped", s.key(first)):
        first -= 1  # "позже в полиции уточнили"
    opens = first < s.begin or s.text(first) == "," or s.words.has("names.breaks", s.key(first))
    placed = opens and s.words.has("sayings.placed", s.key(i - 1))
    return s.words.has("names.prepositions", s.key(i - 1)) and not placed


def _is_called(s: ArticleSentence, comma: int, i: int) -> bool:
    """Whether a person's name stands between two commas, behind a title."""
    article = s.named((comma + 1,), "definite") and not s.is_name(comma + 1)
    titled = s.named((comma + 1 + article,), "roles", "bodies")
    first = comma + 1 + (article + titled if titled else 0)
    return 0 < i - 1 - first <= 4 and all(s.is_name(j) or s.text(j) == "-" for j in range(first, i - 1))


def _is_counted(s: ArticleSentence, name: Name) -> bool:
    """Whether a number right before it counts it: "61 per cent of the buildings"; not "12 officials"."""
    if name.begin == s.begin or s.tokens[name.begin - 1].kind != "number":
        return False
    if s.text(name.begin) == "%":
        return True
    return not s.named(range(name.begin, name.end), *SPEAKERS, "many")


def _begins_anew(s: ArticleSentence, j: int) -> bool:
    """Whether a name begins there behind another noun: "the 6,500 hectares the fire service gave"."""
    little = ("of", "joiners", "breaks", "starters", "articles", "agents")
    if not s.words.has("names.definite", s.key(j)):
        return False
    if s.words.capital_nouns:  # "an der Demonstration in Berlin nahmen der Polizei zufolge"
        small = s.tokens[j - 1].kind == "word" and not s.is_name(j - 1) and s.is_name(j - 2)
        return small and not s.named((j - 1,), *little, "prepositions")
    plain = s.tokens[j - 1].kind == "word" and s.tokens[j - 2].kind == "number"
    return plain and not s.named((j - 1,), *little)


def _of_document(s: ArticleSentence, begin: int, taken: frozenset[int]) -> int:
    """Where "a survey of 2,000 adults by the institute" starts, whose number doesn't end the name."""
    if begin == s.begin or s.tokens[begin - 1].kind != "number":
        return begin
    for j in range(begin - 2, max(s.begin, begin - 4) - 1, -1):
        if s.words.has("names.documents", s.key(j)):
            first = j  # "a YouGov poll of 4,127 adults"
            while s.is_name(first - 1) and not _leads(s, first - 1) and first - 1 not in taken:
                first -= 1
            return first - s.words.has("names.articles", s.key(first - 1))
    return begin


def _leads(s: ArticleSentence, j: int) -> bool:
    """Whether the word leads into a sentence: "In", or "A" before the name."""
    return s.named((j,), "starters", "articles")


def is_short_apposition(s: ArticleSentence, i: int) -> bool:
    """Whether a word or two between commas stands right before token i: "the premier, 52, promised"."""
    return s.text(i - 1) == "," and any(s.text(i - n) == "," for n in (3, 4))


def name_after(s: ArticleSentence, i: int, taken: frozenset[int]) -> Name | None:
    """The name that begins with token i, with a list of names: "A, B and C"."""
    closing = _CLOSING.get(s.text(i))
    if closing:  # за даними «Укренерго»
        close = next((j for j in range(i + 1, min(i + QUOTED, s.end)) if s.text(j) in closing), None)
        return Name(i + 1, close) if close and close > i + 1 else None
    end = i
    while (
        end < s.end
        and not _verb_follows(s, i, end)
        and not _begins_fresh(s, i, end)
        and (goes_on(s, end, taken) or is_quoted_name(s, i, end))
    ):
        end += 1
    end = _called(s, _listed_after(s, end, taken))
    asked = s.words.phrases["figures.samples"].before(s.tokens, end, i + 1) if end > i + 1 else None
    if asked is not None and end < s.end and s.tokens[end].kind == "number":
        end = asked.start  # "un sondage réalisé auprès de 1 004 personnes"
    return _trimmed(s, i, end, starts=False)


def _begins_fresh(s: ArticleSentence, begin: int, j: int) -> bool:
    """Whether an article there begins another name: des Dienstes *eine*, "fonti mediche *i* morti"."""
    if j == begin or s.is_name(j) or not s.words.has("names.fresh", s.key(j)):
        return False
    little = s.named((j - 1,), "articles", "of", "joiners")
    return s.is_name(j - 1) if s.words.capital_nouns else s.tokens[j - 1].kind == "word" and not little


def _verb_follows(s: ArticleSentence, begin: int, j: int) -> bool:
    """Whether the name ends before token j: a verb of saying, or a small word after a noun with a capital."""
    if j == begin or s.tokens[j].kind != "word" or s.is_name(j):
        return False
    little = s.named((j,), "articles", "of", "joiners")
    if s.words.capital_nouns and s.is_name(j - 1):
        return not little
    speaks = s.named((j - 1,), *SPEAKERS)
    if s.words.whole_capitals and s.is_name(j - 1) and not speaks:
        return not little  # "według Kijowa wystrzelono 110"
    if s.words.adjectives_first and speaks:
        return not little  # "volgens de politie raakten er 12 gewond"
    return s.at("sayings.verbs", j) is not None and not s.words.has("sayings.not_after", s.key(j - 1))


def _called(s: ArticleSentence, end: int) -> int:
    """Past the person's name behind a title: "the mayor, Ana Ruiz"."""
    stop = end + 1
    while s.text(end) == "," and s.is_name(stop):
        stop += 1
    return stop if 2 < stop - end <= 5 and (stop == s.end or s.text(stop) in _ENDS | {"."}) else end


def goes_on(s: ArticleSentence, j: int, taken: frozenset[int]) -> bool:
    """Whether token j may stand inside a name."""
    if j in taken or s.text(j) in _ENDS or not s.begin <= j < s.end:
        return False
    if s.tokens[j].kind == "number":
        return False
    if s.text(j) == "." and s.touches(j) and s.touches(j + 1) and s.tokens[j + 1].kind == "word":
        return True  # PowerOutage.us
    if s.text(j) in {"-", "–"} and not (s.touches(j) or s.touches(j + 1)):
        return False  # "BRASILIA (Reuters) - Vale said"
    if s.text(j) == ".":
        return s.touches(j) and len(s.text(j - 1)) <= 3 and s.is_name(j - 1)
    of_name = s.is_name(j) and s.is_name(j - 1)
    of = s.words.has("names.of", s.key(j)) and s.is_name(j + 1)
    if of and (s.words.has("names.roles", s.key(j - 1)) or (s.words.whole_capitals and s.is_name(j - 1))):
        return True  # "der Bürgermeister von Kırtepe", "Maria Wrona z Politechniki"
    if s.words.capital_nouns and _is_of_body(s, j):
        return True
    return not s.words.has("names.breaks", s.key(j)) or of_name


def _is_of_body(s: ArticleSentence, j: int) -> bool:
    """ "Analystin Sofia Brandl *von der* Nordbank": whom somebody with a title works for."""
    of = s.words.has("names.of", s.key(j)) and s.named((j + 1,), "articles") and s.is_name(j + 2)
    called = s.is_name(j - 1) and s.is_name(j - 2) and s.is_name(j - 3)
    return of and called and not s.named((j - 3,), "articles")


def listed_before(s: ArticleSentence, begin: int, taken: frozenset[int], last: int = 0) -> int:
    """Where a list of names starts that goes on to token `begin`; `last`: where the name there ends."""
    first = begin
    while True:
        j = begin - 1
        joined = s.words.has("names.joiners", s.key(j))
        if begin == first and not joined:
            return begin
        j -= joined
        comma = s.text(j) == ","
        j -= comma
        bodies = s.named(range(begin, last), "bodies") and ends_body(s, j)
        if not (joined or comma) or not (is_proper(s, begin) or bodies):
            return begin
        start = j + 1
        while start > s.begin and goes_on(s, start - 1, taken) and j + 1 - start < 6:
            start -= 1
        document = s.words.has("names.documents", s.key(start))
        document = document or (bodies and is_body(s, start, j + 1))
        listed = document or (is_proper(s, start) and not s.words.has("names.starters", s.key(start)))
        led = bodies and s.named((start - 1,), "of", "agents")
        if start == j + 1 or not listed or led:
            return begin
        begin = start


def _listed_after(s: ArticleSentence, end: int, taken: frozenset[int]) -> int:
    """Where a list of names ends that has gone on to token `end`."""
    while True:
        j = end + (s.text(end) == ",")
        joined = s.words.has("names.joiners", s.key(j))
        j += joined
        if j == end or not is_proper(s, j):
            return end
        stop = j
        while stop < s.end and goes_on(s, stop, taken):
            stop += 1
        is_last = s.words.has("names.joiners", s.key(stop)) or s.text(stop) == "," or joined
        if stop == j or not is_last or stop - j > 4:
            return end
        end = stop


def is_proper(s: ArticleSentence, j: int) -> bool:
    """Whether a name with a capital begins there, behind its article."""
    if s.words.has("names.articles", s.key(j)):
        j += 1
        j += s.text(j) in {"'", "’"}
    return s.is_name(j)


def _trimmed(s: ArticleSentence, begin: int, end: int, *, starts: bool = True) -> Name | None:
    """Without the words that lead into a sentence ("In Seoul the ministry"); None where nothing is left."""
    while begin < end and s.text(end - 1) in {"'", "-", "."} and not s.touches(end):
        end -= 1
    while end - begin > 1 and s.words.has("names.starters", s.key(end - 1)) and not s.is_name(end - 1):
        end -= 1  # "a survey by the institute in", of which the month was taken
    if starts and s.words.has("names.starters", s.key(begin)):
        begin = next((j for j in range(begin + 1, end) if s.words.has("names.articles", s.key(j))), begin)
        while begin < end and s.words.has("names.starters", s.key(begin)):
            begin += 1
    little = ("names.articles", "names.breaks")
    named = any(
        s.tokens[j].kind == "word" and not any(s.words.has(list_name, s.key(j)) for list_name in little)
        for j in range(begin, end)
    )
    return Name(begin, end) if named and end - begin <= MOST else None
