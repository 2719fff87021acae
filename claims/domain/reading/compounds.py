"""Parts of a number put together; number words written as one ("fünfundzwanzig"), with an ending, a sign."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from claims.domain.reading.borders import Modality
from claims.domain.reading.passage import Passage
from claims.domain.reading.vocabulary.lexicon import Lexicon, lexicon
from claims.domain.reading.vocabulary.phrases import LONGEST_WORD
from claims.domain.reading.vocabulary.tokens import Token

SCALE_NAMES = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}
TOUCHING = {
    "k": 10**3, "mn": 10**6, "mln": 10**6, "mio": 10**6, "m": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
}  # fmt: skip
"""Letters that multiply the digits that they touch; "m" and "b" only where money or a count says so."""
LONGEST_MINUS = 4
"""Signs of a word for minus: マイナス."""
LEAST_WHOLE = 1000
"""From it on a part that no scale word made is a whole of its own."""
_HUNDRED = 100


@dataclass(slots=True)
class Sum:
    """A number while it is read: parts that are added, and how it may be written again."""

    parts: list[Decimal] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    scales: list[Decimal] = field(default_factory=list)
    """What each part was multiplied by last."""
    digits: tuple[str, ...] = ()
    scale: Decimal = Decimal(1)
    mixed: bool = False
    scaled: bool = False
    foreign: bool = False
    hedge: Modality | None = None
    broken: bool = False
    another: int | None = None
    """Where a part begins that turned out to be a number of its own: "two million two million"."""

    def add(self, value: Decimal, at: int) -> None:
        """One more part, which begins with token `at`."""
        self.mixed = self.mixed or self.scaled
        self._append(value, at, Decimal(1))
        self.scaled = False

    def multiply(self, by: Decimal, at: int, *, alone: bool) -> bool:
        """Multiply what stands before a scale word; False where that makes no number.

        "12,000 thousand", "a million million" and 12000万 are products. A smaller scale after another is
        added where it may stand `alone`: "un millón mil". None before it: it stands for itself.
        """
        if not self.parts or (self.scaled and by < self.scale):
            if self.parts and not (alone and not self.digits and self.fits(by)):
                self.broken = True
                return False
            self.mixed = self.mixed or bool(self.parts)
            self._append(by, at, by)
            self.scale = by
        else:
            below, start = self._pop()
            while self._goes_under(by):
                more, start = self._pop()
                below += more
            if self.parts and not self.fits(below * by):
                self.another = start
                return False
            self.mixed = self.mixed or bool(self.parts) or (self.scaled and self.scale < by)
            self._append(below * by, start, by)
            self.scale = self.scale * by if self.scaled else by
        self.scaled = True
        return True

    def _goes_under(self, by: Decimal) -> bool:
        """Whether the part before is multiplied too: "two hundred and five" thousand."""
        if not self.parts or self.parts[-1] >= by or self.scales[-1] >= by:
            return False
        return self.parts[-1] < LEAST_WHOLE or self.scales[-1] > 1

    def _append(self, value: Decimal, at: int, scale: Decimal) -> None:
        self.parts.append(value)
        self.starts.append(at)
        self.scales.append(scale)

    def _pop(self) -> tuple[Decimal, int]:
        self.scales.pop()
        return self.parts.pop(), self.starts.pop()

    def fits(self, value: Decimal) -> bool:
        """Whether a value may be added: 250 takes 4 on no account, 200 does."""
        if not self.parts:
            return True
        size = Decimal(10) ** len(str(int(value)))
        return value < self.parts[-1] and self.parts[-1] % size == 0


def scale_within(value: Decimal) -> Decimal:
    """What the last word in it multiplies by: 1,000 of "zwölftausend", 100,000 of "dreihunderttausend"."""
    by = Decimal(1000) ** (value.adjusted() // 3)
    times = value / by
    return by * _HUNDRED if times % _HUNDRED == 0 and times > _HUNDRED else by


def texts_of(total: Sum, value: Decimal) -> tuple[str, ...]:
    """The number written again: as it was, with the name of its scale, or in grouped digits."""
    scale = int(total.scale)
    if total.scaled and not total.mixed and scale in SCALE_NAMES and len(total.parts) == 1:
        first = total.digits or (plain_number(value / scale),)
        return tuple(f"{text} {SCALE_NAMES[scale]}" for text in first)
    if total.digits and not total.scaled and not total.mixed:
        return total.digits
    return (plain_number(value),)


def plain_number(value: Decimal) -> str:
    """Digits grouped by commas, as a value is written."""
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"


def compound_value(word: str, words: Lexicon) -> Decimal | None:
    """The number that the word is made of, None where a piece of it is no number word."""
    if len(word) > LONGEST_WORD:
        return None
    return _value(word, words.code)


@lru_cache(maxsize=4096)
def _value(word: str, code: str) -> Decimal | None:
    pieces = _pieces(word, code)
    if pieces is None or len(pieces) < 2:
        return None
    total = Sum()
    for at, (value, multiplies) in enumerate(pieces):
        if not multiplies:
            total.add(value, at)
        elif not total.multiply(value, at, alone=True):
            return None
    return sum(total.parts, Decimal(0))


def _pieces(word: str, code: str) -> list[tuple[Decimal, bool]] | None:
    """Values of the number words that follow each other in the word, longest first."""
    table, joiners = _atoms(code)
    pieces: list[tuple[Decimal, bool]] = []
    while word:
        atom = next((word[:n] for n in range(len(word), 0, -1) if word[:n] in table), "")
        joiner = next((j for j in joiners if word.startswith(j)), "") if pieces and not atom else ""
        if not atom and not joiner:
            return None
        if atom:
            pieces.append(table[atom])
        word = word[len(atom or joiner) :]
    return pieces


@lru_cache(maxsize=32)
def _atoms(code: str) -> tuple[dict[str, tuple[Decimal, bool]], tuple[str, ...]]:
    words = lexicon(code)
    return dict(words.single_numbers), tuple(words.sets["joiners"])


def inflected(p: Passage, j: int) -> str:
    """The number word in a case that a hedge asks for: "yüzden fazla", "üç yüze yakın"; empty: none.

    Only before a hedge, as such a form may be another word: "bu yüzden" is "therefore".
    """
    key = p.key(j)
    if p.kind(j) != "word" or not (p.at(p.lexicon.after, j + 1) or p.lexicon.has("limits", p.key(j + 1))):
        return ""
    stems = (key.removesuffix(ending) for ending in p.lexicon.endings if key.endswith(ending))
    return next((stem for stem in stems if stem in p.lexicon.single_numbers), "")


def signed(p: Passage, i: int) -> tuple[int, str]:
    """Where the digits begin, and their sign; a hyphen after a word is none."""
    token = p.token(i)
    spelled = _spelled_minus(p, i) if "words_inside_words" in p.lexicon.flags else None
    if spelled is not None:
        return spelled, "-"
    if token and token.text == "-" and p.kind(i + 1) == "number" and p.touches(i + 1):
        if not p.touches(i) or p.tokens[i - 1].text in "(":
            return i + 1, "-"
    elif token and minus_word(p, i):
        hedge = p.before(p.lexicon.before, i + 1)
        but = p.said_before("all_but", i + 1) or p.before(p.lexicon.nouns, i)
        return (i, "") if hedge or but or _subtracts(p, i) else (i + 1, "-")
    return i, ""


@lru_cache(maxsize=32)
def _minus(code: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The words for minus, and with what each may begin and end."""
    words = lexicon(code).sets["minus"]
    begins = {word[:n] for word in words for n in range(1, len(word) + 1)}
    ends = {word[-n:] for word in words for n in range(1, len(word) + 1)}
    return words, frozenset(begins), frozenset(ends)


def _spelled_minus(p: Passage, i: int) -> int | None:
    """Where the number begins after a minus of several signs: 零下3, マイナス3."""
    minus, begins, _ = _minus(p.lexicon.code)
    if p.key(i) not in begins:
        return None
    word = ""
    for j in range(i, min(i + LONGEST_MINUS, p.end)):
        word += p.tokens[j].key
        if word in minus and _begins(p, j + 1):
            return j + 1
    return None


def _begins(p: Passage, i: int) -> bool:
    return p.kind(i) == "number" or p.any_at(i, p.lexicon.add, p.lexicon.multiply)


def minus_word(p: Passage, i: int) -> bool:
    """Whether a word for minus stands there with a number behind it: "minus 3", "minus zwölf"."""
    if not p.lexicon.has("minus", p.key(i)) or p.said_before("margins", i + 1):
        return False  # "plus or minus 300"
    words = p.lexicon
    if _begins(p, i + 1):
        return True
    compound = "compound" in words.flags and p.kind(i + 1) == "word"
    return compound and compound_value(p.key(i + 1), words) is not None


def _subtracts(p: Passage, i: int) -> bool:
    """ "Deux heures moins dix": taken from what stands before."""
    words = p.lexicon
    counted = p.before(words.add, i) is not None or p.before(words.multiply, i) is not None
    return counted or p.before(words.units, i) is not None or p.kind(i - 1) == "number"


def minus_in_signs(p: Passage, i: int) -> int:
    """Where a minus of several signs begins right before a number: 零下3, マイナス3, 영하 3; else token i."""
    if "words_inside_words" not in p.lexicon.flags:
        return i
    minus, _, ends = _minus(p.lexicon.code)
    if p.key(i - 1) not in ends:
        return i
    word = ""
    for j in range(i - 1, max(p.begin, i - LONGEST_MINUS) - 1, -1):
        token = p.tokens[j]
        if token.kind == "number" or (word and not p.touches(j + 1)):
            break
        word = token.key + word
        if word in minus:
            return i if p.said_before("margins", i) else j  # プラスマイナス300
    return i


def past_hyphen(p: Passage, j: int) -> int:
    """Past the hyphen of "demi-million"."""
    return j + 1 if p.key(j) == "-" and p.touches(j) and p.touches(j + 1) else j


def touching_scale(p: Passage, j: int) -> str:
    """The letters of a scale that touch the digits before them: 48k, 4.2b, 1.3bn, 10K, £6m."""
    if not p.touches(j) or p.kind(j) != "word":
        return ""
    text = p.tokens[j].text
    if p.touches(j + 1) and p.key(j + 1) == "/":
        return ""  # "25m/s"
    return text.lower() if text.lower() in TOUCHING else ""


def may_be_number(p: Passage, i: int) -> bool:
    """Whether the first word leaves it open that it is a number: a cheap look before the reading."""
    token, words = p.tokens[i], p.lexicon
    if token.kind == "number" or p.starts[i] & words.begin_numbers or word_may_be_number(token, words):
        return True
    return "words_inside_words" in words.flags and token.key in _minus(words.code)[1]


def word_may_be_number(token: Token, words: Lexicon) -> bool:
    """Whether the word alone may begin a number: a minus, a case of a number word, a compound."""
    if token.text == "-" or words.has("minus", token.key):
        return True
    if words.endings and token.key.endswith(words.endings):
        return True
    compound = token.kind == "word" and "compound" in words.flags
    return compound and compound_value(token.key, words) is not None


def digits_end(p: Passage, j: int) -> bool:
    """Whether what follows digits is nothing that goes on with a number: most often."""
    if j >= p.end:
        return True
    token, words = p.tokens[j], p.lexicon
    if token.kind == "number":
        return p.key(j + 1) != "/"  # "2 1/2"
    if token.text == "-" or (token.kind == "word" and token.start == p.tokens[j - 1].end):
        return False
    if words.endings and token.key.endswith(words.endings):
        return False
    return not p.starts[j] & (words.multiply.bit | words.after.bit | words.phrases["half_after"].bit)
