"""Numbers that turn out to be years, periods, models, titles or those who speak, once all else is read."""

from itertools import takewhile

from claims.domain.reading.borders import UNITS, Modality
from claims.domain.reading.draft import Amount
from claims.domain.reading.hedges import Before
from claims.domain.reading.names.ages import is_age
from claims.domain.reading.names.designated import whole_number
from claims.domain.reading.names.exclusions import FIRST_YEAR, LAST_YEAR
from claims.domain.reading.passage import Passage
from claims.domain.reading.units import Counted, unit_after
from claims.domain.reading.vocabulary.tokens import Token

NO_YEAR = 1900
"""Below it a number with its noun is rather a count than a year: "in 1500 homes"."""
SAID = 4
"""Tokens after those who speak among which the verb of saying is looked for."""
CITED = 8
"""Signs of who is meant by so many, behind which stands that they are cited."""
_FEW, _LARGE = 20, 100
_WEAK = frozenset({None, Modality.APPROX, Modality.NEARLY, Modality.JUST_OVER})
"""Hedges that a year may have: about 2010."""


def no_figure(p: Passage, a: Amount, left: Before, counted: Counted | None, unit: bool) -> bool:
    """Whether what stands around says that it is none after all: a year, a model, one of them."""
    known = counted is not None and counted.unit is not None
    if _year_named(p, a, left) or _is_period(p, a, left.start) or is_age(p, a, left, counted, unit=unit):
        return True
    if a.number is not None and a.number.foreign and "," in p.lexicon.locale.decimal and not (unit or known):
        return True  # 10.04 where commas begin decimals: a date or an hour
    if unit or left.money or a.rule not in {"number", "range"}:
        return False
    if _is_rank(p, a, counted, left) or _are_cited(p, a, left, counted):
        return True
    if a.number is not None and a.number.worded:
        return _mere_word(p, a, left, counted)
    if _is_year(p, a, left, known=known):
        return True
    if counted is not None and known and _titled(p, a, counted):
        return True
    hedged = left.modality is not None or p.at(p.lexicon.after, a.end) is not None
    return not hedged and not known and (_is_name(p, a) or _names_a_body(p, a))


def _year_named(p: Passage, a: Amount, left: Before) -> bool:
    """2024 года, im Jahr 2024."""
    value = whole_number(a)
    if value is None or not FIRST_YEAR <= value <= LAST_YEAR or left.money:
        return False
    return bool(p.says("year_after", a.end))


def _is_period(p: Passage, a: Amount, start: int) -> bool:
    """ "The last five years", "the first nine months": when, not how long."""
    if any(p.says("compared", j) for j in range(start, a.start + 1)):
        return True  # "meer dan een jaar eerder"
    inside = p.says("periods_inside", a.end)  # "los 12 últimos meses"
    unit = unit_after(p, inside.end if inside else a.end)
    if unit is None or UNITS[unit.value[0]].dimension != "duration":
        return False
    if inside is not None:
        return True
    ahead = p.said_before("periods", a.start)
    if ahead is not None and p.said_before("not_periods", a.start):
        ahead = None  # "expected to last two weeks"
    return bool(ahead or p.says("periods", unit.end))


def _is_rank(p: Passage, a: Amount, counted: Counted | None, left: Before) -> bool:
    """ "The first two", "die letzten drei": some of those already counted."""
    few = a.number is not None and a.number.value < _FEW and a.rule == "number"
    return few and counted is None and not left.modality and p.said_before("periods", a.start) is not None


def _is_year(p: Passage, a: Amount, left: Before, *, known: bool) -> bool:
    value = whole_number(a)
    if value is None or not FIRST_YEAR <= value <= LAST_YEAR:
        return False
    near = known and value < NO_YEAR
    if p.said_before("year_before", left.start) and not near:
        return True
    article = bool(p.said_before("articles", a.start))
    if not known and p.kind(a.end) == "word" and p.said_before("definite", a.start):
        return value >= NO_YEAR  # "over the 2015 dam collapse"
    if value >= NO_YEAR and not known and left.cue_start is not None and _behind_figure(p, left.cue_start):
        return True  # "3,1 Punkte weniger als 2020"
    return value >= 1900 and (not known or article) and left.modality in {*_WEAK, Modality.UP_TO}


def _behind_figure(p: Passage, cue: int) -> bool:
    """Whether a comparison begins right behind another figure's unit or noun."""
    unit = p.before(p.lexicon.units, cue)
    noun = p.before(p.lexicon.nouns, cue)
    start = unit.start if unit else noun.start if noun else None
    return start is not None and p.kind(start - 1) == "number"


def _titled(p: Passage, a: Amount, counted: Counted) -> bool:
    """ "The film 12 Angry Men": a title, where nouns are written small."""
    noun, before = p.tokens[counted.end - 1].text, p.token(a.start - 1)
    proper = counted.near and p.lexicon.has("proper", p.key(counted.end - 1))  # "300 Americans"
    if a.number is None or not a.number.plain or proper:
        return False
    small = before is not None and before.text[:1].islower() and before.kind == "word"
    return small and noun[:1].isupper() and "nouns_capital" not in p.lexicon.flags


def _is_name(p: Passage, a: Amount) -> bool:
    """ "Boeing 737", "a 787": digits after a name or an article, with nothing counted after them."""
    value, before = whole_number(a), p.token(a.start - 1)
    if "foreign" in p.lexicon.flags or p.says("noun_links", a.end):  # any word may be a hedge; "3 of the 12"
        return False
    if value is None or before is None or p.key(a.end) == "-":
        return False
    if p.lexicon.has("one", before.key):
        return True
    if before.kind != "word" or not before.text[:1].isupper() or value >= 10_000:
        return False
    i = a.start - 1
    if i == p.begin and _leads(p, before.key, p.token(a.end)):
        return False
    roles = (p.lexicon.phrases[name] for name in ("hedges", "up", "down", "says", "articles", "instead"))
    known = p.any_at(i, p.lexicon.nouns, p.lexicon.before, *roles)
    return not (known or p.lexicon.has("stops", before.key))


def _leads(p: Passage, word: str, noun: Token | None) -> bool:
    """ "Составлено 159 протоколов": a verb that begins the sentence, no name; behind the number a noun."""
    counted = noun is not None and noun.kind == "word" and noun.text[:1].islower()
    endings = p.lexicon.verb_endings
    return counted and bool(endings) and word.endswith(endings)


def _names_a_body(p: Passage, a: Amount) -> bool:
    """ "The 1718 Committee": bare digits after an article and before a capital that is no noun we know."""
    value, word = whole_number(a), p.token(a.end)
    if value is None or word is None or "nouns_capital" in p.lexicon.flags:
        return False
    named = word.kind == "word" and word.text[:1].isupper() and not word.text.isupper()
    return named and value >= 100 and bool(p.said_before("definite", a.start))


def _speak(p: Passage, j: int) -> bool:
    """Whether those who are counted say something, a word or two later: "dos funcionarios lo dijeron"; not
    where it is said of them: "five people are confirmed dead"."""
    for i in range(j, min(j + SAID, p.end)):
        if said := p.says("says", i):
            return not any(p.says("harmed", k) for k in range(said.end, min(said.end + SAID, p.end)))
        if p.kind(i) in {"mark", "number"}:
            return False
    return False


def _are_cited(p: Passage, a: Amount, left: Before, counted: Counted | None) -> bool:
    """ "According to three officials", "со ссылкой на двух", 2人の関係者によると: those who speak."""
    few = a.number is not None and a.number.value <= _FEW and left.modality is None
    if counted is None or not few:
        return False
    if p.said_before("citing", a.start):
        return True
    if p.says("cited", counted.end) or p.says("cited", counted.end - 1):
        return True
    link = p.says("noun_links", counted.end) if "words_inside_words" in p.lexicon.flags else None
    near = range(link.end, link.end + CITED) if link else range(0)
    plain = takewhile(lambda j: p.kind(j) == "sign", near)  # 2人の関係者によると
    return any(p.says("cited", j) for j in plain)


def _harmed(p: Passage, j: int) -> bool:
    """ "The three crew were hurt": something befell those who are counted, however definite they are."""
    for i in range(j, min(j + SAID, p.end)):
        if p.says("harmed", i):
            return True
        if p.kind(i) in {"mark", "number"}:
            return False
    return False


def _mere_word(p: Passage, a: Amount, left: Before, counted: Counted | None) -> bool:
    """One of them, no one, Group of Seven, two officials said."""
    number, known = a.number, counted is not None and counted.unit is not None
    if number is None or a.rule == "range":
        return False
    first = p.tokens[a.start]
    if (
        first.text[:1].isupper()
        and a.start > p.begin
        and first.text.isascii()
        and "nouns_capital" not in p.lexicon.flags
        and p.kind(a.start - 1) == "word"
    ):
        return True
    if counted is not None and left.modality is None and number.value <= 20 and _speak(p, counted.end):
        return True
    definite = p.said_before("definite", a.start)
    if number.value <= 12 and left.modality is None and definite:
        harmed = known and counted is not None and _harmed(p, counted.end)
        negated = p.said_before("not", definite.start) or p.said_before("not", definite.end)
        return not (harmed or left.focused or negated)  # "nor the three crew", "neither of the two"
    if "words_inside_words" in p.lexicon.flags and not (known and counted is not None and counted.near):
        return left.cue_start is None or number.value < _LARGE  # 突破三万
    if number.value == 1 and left.modality is Modality.LESS_THAN and p.says("noun_links", a.end):
        return True  # "ni uno de los 33"
    if number.value != 1 or left.modality is not None or p.said_before("only", a.start):
        return False
    return not known or bool(p.says("noun_links", a.end)) or counted is None
