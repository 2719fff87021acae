"""Where a sentence says who says it: verbs of saying, "according to", "citing", "reported by"."""

from collections.abc import Iterator

from claims.domain.articles.according import (
    PHRASES,
    Saying,
    authors_of_documents,
    made_by,
    survey_at_start,
    with_phrase,
)
from claims.domain.articles.clause_sayings import clause_sayings
from claims.domain.articles.names import Name, name_after, name_before
from claims.domain.articles.not_saying import does_not_say
from claims.domain.articles.subjects import (
    MARKS,
    Ground,
    left_out,
    may_speak,
    pronoun_at,
    subject_at,
    subject_before,
    subject_behind,
)
from claims.domain.articles.text import ArticleSentence
from claims.domain.articles.verbless import gapped_in, quotation_leader
from claims.domain.reading.vocabulary.phrases import Found

_CLOSERS = frozenset('”»"“')
_NOT_FAR = 8
_NEAR = 6
"""Tokens from "is" to the number of a count."""


def sayings_in(s: ArticleSentence, dates: frozenset[int]) -> tuple[Saying, ...]:
    """All of a sentence, in the order in which they stand; `dates`: the tokens of days."""
    if s.words.subject:
        return clause_sayings(s, dates)
    found, taken = _with_phrases(s, dates)
    used: set[int] = set()
    between = {phrase.end: phrase.begin for phrase in found if phrase.kind in {"citing", "cited_by"}}
    for saying in _with_verb(Ground(s, taken, dates, between, authors_of_documents(found, s))):
        if used.isdisjoint(range(saying.begin, saying.end)):
            found.append(saying)
            used.update(range(saying.begin, saying.end))
    found += gapped_in(s, found, taken)
    if not found and (led := quotation_leader(s, taken)):
        found.append(led)
    if not used and (tag := _tag(s, taken, dates)):
        found.append(tag)
    return tuple(sorted(found, key=lambda each: each.begin))


def _with_phrases(s: ArticleSentence, dates: frozenset[int]) -> tuple[list[Saying], frozenset[int]]:
    """Those that a phrase leads in, and the tokens of these and of days, where a name ends."""
    found: list[Saying] = []
    taken: set[int] = set(dates)
    about = s.at("sayings.of_before", s.begin)
    if about and s.words.drops_subjects:
        about_it = range(about.start, about.end)  # "об этом" is no subject; "lo ha reso noto" is a verb
        taken.update(j for j in about_it if _verb_at(s, j, dates) is None)
    for kind in PHRASES:
        for saying in with_phrase(s, kind, frozenset(taken)):
            found.append(saying)
            taken.update(range(saying.begin, saying.end))
    found = made_by(found, s)
    survey = survey_at_start(s, frozenset(dates)) if not found else None
    if survey is not None:
        found.append(survey)
        taken.update(range(survey.begin, survey.end))
    return found, frozenset(taken)


def _tag(s: ArticleSentence, taken: frozenset[int], dates: frozenset[int]) -> Saying | None:
    """Behind a quotation any verb is one of saying: «…», a alerté la directrice."""
    for j in range(s.begin, s.end - 2):
        if s.text(j) not in _CLOSERS or not ({s.text(j - 1), s.text(j + 1)} & {",", "!", "?", "–"}):
            continue
        verb = j + 1 + (s.text(j + 1) in MARKS)
        verb += s.words.has("sayings.skipped", s.key(verb))
        if s.tokens[verb].kind == "word" and not s.is_name(verb):
            name = subject_at(s, _skipped_forward(s, verb + 1, dates), taken)
            if name is not None:
                return Saying("says", verb, name.end, name)
    return None


def _with_verb(ground: Ground) -> Iterator[Saying]:
    s = ground.s
    i = s.begin
    while i < s.end:
        if count := _count_that_is(ground, i):
            yield count
        verb = _verb_at(s, i, ground.dates) if i not in ground.taken else None
        if verb is None or _is_part_of_name(s, i) or s.at("sayings.idioms", i):
            i += 1
            continue
        saying = _around(ground, i, verb.end)
        if saying is not None and not does_not_say(
            s, saying, range(i, verb.end), revising=_revising(s, i) is not None
        ):
            yield saying
        i = verb.end


def _count_that_is(ground: Ground, i: int) -> Saying | None:
    """ "The government's own estimate is 22,000": whose count it is says so."""
    s = ground.s
    verb = s.at("sayings.is", i) if i > s.begin else None
    if verb is None or not any(s.tokens[j].kind == "number" for j in range(verb.end, min(i + _NEAR, s.end))):
        return None
    name = name_before(s, i, ground.taken)
    if name is None or not s.named(range(name.begin, name.end), "counts"):
        return None
    owned = any(_is_owner(s, j) for j in range(name.begin + 1, name.end))
    return Saying("says", name.begin, verb.end, name) if owned else None


def _is_owner(s: ArticleSentence, j: int) -> bool:
    lists = ("bodies", "roles", "media", "many")
    proper = s.is_name(j) and not s.words.capital_nouns
    theirs = s.text(j) in {"'", "’"} and s.key(j + 1) == "s" and s.touches(j)
    return proper or theirs or s.named((j,), *lists)


def _verb_at(s: ArticleSentence, i: int, dates: frozenset[int]) -> Found[str] | None:
    """A verb of saying; also an auxiliary with its participle, adverbs between them: "ha però ammesso"."""
    verb = _revising(s, i) or s.at("sayings.verbs", i)
    if verb is not None or not s.words.has("sayings.auxiliaries", s.key(i)):
        return verb
    return s.at("sayings.participles", _skipped_forward(s, i + 1, dates))


def _revising(s: ArticleSentence, i: int) -> Found[str] | None:
    """ "Raised its own estimate", "cut the full-year forecast": a verb with the document it is about."""
    verb = s.at("sayings.revising", i)
    if verb is None or not s.named((verb.end,), "articles"):
        return None
    near = range(verb.end + 1, min(verb.end + _NEAR, s.end))
    last = next((j for j in near if s.tokens[j].kind != "word" and s.text(j) != "-"), near.stop)
    document = next((j for j in near if j < last and s.named((j,), "documents", "counts")), None)
    return verb._replace(end=document + 1) if document else None


def _is_part_of_name(s: ArticleSentence, i: int) -> bool:
    """ "United States", "a much-cited figure", "to report", "the report": no verb of a subject."""
    hyphened = s.touches(i) and s.text(i - 1) == "-"
    noun = s.words.has("sayings.not_after", s.key(i - 1)) or (
        s.words.has("names.documents", s.key(i))
        and (
            s.at("sayings.verbs", i + 1) is not None
            or s.words.has("names.of", s.key(i + 1))
            or s.named((i - 2,), "indefinite")
            or s.at("sayings.by", i + 1) is not None
        )
    )
    return hyphened or noun or (i > s.begin and s.is_name(i)) or _is_passive(s, i)


def _is_passive(s: ArticleSentence, i: int) -> bool:
    """ "Parliament was told", "is not expected": nobody is named who says it."""
    return any(
        s.words.has("sayings.passive", s.key(j))
        for j in (i - 1, i - 2)
        if j >= s.begin and (j == i - 1 or s.words.has("sayings.skipped", s.key(i - 1)))
    )


def _around(ground: Ground, verb: int, end: int) -> Saying | None:
    """The verb with its subject: before it, else after it, else left out."""
    s, taken, dates, between = ground.s, ground.taken, ground.dates, ground.between
    if s.words.has("sayings.endings", s.key(verb)) and (last := _at_end(s, verb, end, taken)):
        return last
    back = _skipped_back(s, verb, dates)
    if (author := ground.authors.get(back)) is not None:
        return Saying("says", author.begin, end, author.name)
    back = _skipped_back(s, between[back], dates) if back in between else back
    pronoun = pronoun_at(s, back - 1) or pronoun_at(s, verb - 1)
    if pronoun is not None:
        return Saying("says", pronoun, end, Name(pronoun, pronoun + 1))
    after = _skipped_forward(s, end, dates)
    found = subject_behind(ground, back, after) or subject_before(ground, back, after)
    if found is not None:
        name, aside = found
        return Saying("says", min(verb, name.begin), max(end, name.end), name, aside)
    return Saying("says", verb, end, None) if left_out(s, back) else None


def _at_end(s: ArticleSentence, verb: int, end: int, taken: frozenset[int]) -> Saying | None:
    """A verb at the end of its clause: "das Amt hatte von zehn gesprochen", "wie das Amt mitteilte"."""
    for j in range(verb - 1, s.begin - 1, -1):
        if s.text(j) == "," and s.words.has("names.relative", s.key(j + 1)):
            name = name_before(s, j, taken)  # "die Bahn, die von 5.500 ausgeht"
            return Saying("says", name.begin, end, name) if name and may_speak(s, name) else None
        if s.text(j) in {",", ";", ":"} and not s.words.has("sayings.as", s.key(j + 1)):
            break
        if s.words.has("sayings.auxiliaries", s.key(j)):
            name = name_before(s, j, taken) or subject_at(s, j + 1, taken)
            return Saying("says", min(name.begin, j), end, name) if name else None
        if s.words.has("sayings.as", s.key(j)):
            name = name_after(s, j + 1, taken)
            return Saying("says", name.begin, end, name, aside=j > s.begin) if name else None
    return None


def _skipped_back(s: ArticleSentence, i: int, dates: frozenset[int]) -> int:
    """Back over auxiliaries, adverbs and days that stand between subject and verb."""
    for _ in range(_NOT_FAR):
        phrase = s.words.phrases["sayings.skipped"].before(s.tokens, i, s.begin)
        if phrase is not None and phrase.end - phrase.start > 1:
            i = phrase.start
            continue
        j = i - 1
        if j < s.begin or not (
            s.words.has("sayings.skipped", s.key(j))
            or s.words.has("sayings.objects", s.key(j))
            or (s.text(j) == "'" and s.words.has("sayings.objects", s.key(j - 1)))
            or j in dates
            or _is_day_word(s, j, dates)
        ):
            break
        i = j
    return i


def _is_day_word(s: ArticleSentence, j: int, dates: frozenset[int]) -> bool:
    """The preposition of a day: "on" Wednesday."""
    leads = s.words.has("names.breaks", s.key(j)) or s.words.has("names.definite", s.key(j))
    return j + 1 in dates and leads


def _skipped_forward(s: ArticleSentence, i: int, dates: frozenset[int]) -> int:
    """On over auxiliaries, adverbs, days and those who were told: "disse *à Reuters* um voluntário"."""
    for _ in range(_NOT_FAR):
        told = s.at("sayings.addressed", i)
        if told is not None:
            i = told.end
            continue
        if i >= s.end or not (
            i in dates or _is_day_word(s, i, dates) or s.words.has("sayings.skipped", s.key(i))
        ):
            break
        i += 1
    return i
