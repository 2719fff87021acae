"""The language of a quote: by its script, by the words of our lexicons, by a detector with its own data.

py3langid was chosen by a test on sentences (ADR 0014). It is imported late, and only where the words of a
script that more than one language is written in don't decide.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from claims.domain.reading.vocabulary.lexicon import languages, lexicon, scripts
from claims.domain.reading.vocabulary.tokens import tokens_of

LOOKED_AT = 2000
"""Characters of a text that are looked at."""
SENTENCE = 400
"""Characters of a text up to which what its letters tell is kept."""
SURE, ENOUGH, TIE = 0.9, 0.5, 0.1
"""Certainty from which the detector is believed alone; the least of it and of known words together; what two
languages must be apart."""
FEW, MOST, APART = 3, 0.6, 0.3
"""From so many words on, a language that knows most of them and far more than any other is taken."""
SHORT = 15
"""Characters up to which Chinese and Japanese without kana are told apart by known words alone."""
_SCRIPTS = {
    "hangul": re.compile(r"[\uac00-\ud7af]"),
    "kana": re.compile(r"[\u3040-\u30ff]"),
    "han": re.compile(r"[\u4e00-\u9fff]"),
    "arabic": re.compile(r"[\u0621-\u064a]"),
    "devanagari": re.compile(r"[\u0900-\u097f]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
}
_OTHERS = {
    "arabic": re.compile("[پچژگکیےۆڵە]"),
    "cyrillic": re.compile("[ўјљњћђџѓќәғқңөұүһћѝ]", re.IGNORECASE),
}
"""Letters of a script that none of our languages has."""
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_TELLING = {"uk": re.compile("[іїєґ]", re.IGNORECASE), "ru": re.compile("[ыэёъ]", re.IGNORECASE)}
_SAME = {"wuu": "zh", "yue": "zh", "zh_classical": "zh", "pcm": "en", "sco": "en"}
"""What the detector calls dialects of ours."""


def detect(text: str) -> str | None:
    """Code of the language, None where it is none of ours or could be two."""
    sample = text[:LOOKED_AT]
    if len(sample) > SENTENCE:
        return _told(sample, _by_letters(sample))
    return _told(sample, _by_letters_known(_DIGITS.sub("0", sample)))


class _ByLetters(NamedTuple):
    """What the letters of a text tell: its language, or the words that it has and what share of them each
    candidate knows, where the detector is to be asked too."""

    language: str | None = None
    words: Sequence[str] = ()
    known: Mapping[str, float] = MappingProxyType({})


def _told(sample: str, letters: _ByLetters) -> str | None:
    return _with_detector(sample, letters.words, letters.known) if letters.known else letters.language


def _by_letters(sample: str) -> _ByLetters:
    """What the words of the lexicons decide, before the detector is asked; the same for any other digits."""
    script = _script(sample)
    if script is None:
        return _ByLetters()
    if script in _OTHERS and _OTHERS[script].search(sample):
        return _ByLetters()
    candidates = _written_in(script)
    if script in {"hangul", "kana"}:
        return _ByLetters(candidates[0])
    if script == "cyrillic":
        telling = [code for code, letters in _TELLING.items() if letters.search(sample)]
        if len(telling) > 1:
            return _ByLetters()
        candidates = tuple(telling) or candidates
    return _likeliest(sample, candidates, chinese=script == "han")


@lru_cache(maxsize=2048)
def _by_letters_known(sample: str) -> _ByLetters:
    """The same, kept: rows of a file and sentences of a feed repeat their words beside other numbers."""
    return _by_letters(sample)


def has_words(text: str) -> bool:
    """Whether there is a word of some language beside numbers, signs and what touches them."""
    tokens = tokens_of(text[:LOOKED_AT])
    for i, token in enumerate(tokens):
        touched = (i and tokens[i - 1].end == token.start) or (
            i + 1 < len(tokens) and tokens[i + 1].start == token.end
        )
        if token.kind in {"word", "sign"} and not (touched or token.text.isupper()):
            return True
    return False


def few_words(text: str) -> bool:
    """Whether a text has too few words for any language to be told by."""
    return len(_words_of(text[:LOOKED_AT])) <= FEW


def may_be_written_in(text: str) -> tuple[str, ...]:
    """The languages of its script; () where it has no letters, and of a script that none of ours has."""
    script = _script(text[:LOOKED_AT])
    return () if script is None else _written_in(script)


def _script(text: str) -> str | None:
    counts = {name: len(letters.findall(text)) for name, letters in _SCRIPTS.items()}
    if counts["kana"]:
        counts["kana"] += counts["han"]
        counts["han"] = 0
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def _written_in(script: str) -> tuple[str, ...]:
    """Languages of that script; Japanese may be written without kana."""
    known = scripts()
    return (*known.get("han", ()), *known.get("kana", ())) if script == "han" else known.get(script, ())


def _likeliest(text: str, candidates: tuple[str, ...], *, chinese: bool = False) -> _ByLetters:
    """By the words of the lexicons where they decide, else what these and the detector tell together."""
    words = _words_of(text)
    if not words:
        return _ByLetters()  # marks among its letters alone: "।", "×", "҂"
    known = {code: _known_share(words, code) for code in candidates}
    first, second = [*sorted(known.values(), reverse=True), 0.0][:2]
    best = max(known, key=lambda code: known[code])
    if len(words) >= FEW and first >= MOST and first - second >= APART:
        return _ByLetters(best)
    if chinese and len(words) < SHORT:
        return _ByLetters(best if first - second > TIE else None)
    return _ByLetters(None, words, known)


def _with_detector(text: str, words: Sequence[str], known: Mapping[str, float]) -> str | None:
    chances = _chances(text)
    top = max(chances, key=lambda code: chances[code])
    if top in known and chances[top] >= SURE:
        return top
    foreign = top not in known and chances[top] >= ENOUGH
    scores = {code: share + (0.0 if foreign else chances.get(code, 0.0)) for code, share in known.items()}
    best = max(scores, key=lambda code: scores[code])
    least = 1.0 - 1e-9 if foreign and len(words) >= FEW else ENOUGH
    tied = any(scores[best] - score < TIE for code, score in scores.items() if code != best)
    return best if scores[best] >= least and not tied else None


def _words_of(text: str) -> list[str]:
    return [token.key for token in tokens_of(text) if token.kind in {"word", "sign"}]


def _known_share(words: list[str], code: str) -> float:
    """Share of the words that the lexicon of that language has."""
    known = _vocabulary(code)
    return sum(word in known for word in words) / len(words)


@lru_cache(maxsize=32)
def _vocabulary(code: str) -> frozenset[str]:
    return lexicon(code).vocabulary if code in languages() else frozenset()


def _chances(text: str) -> Mapping[str, float]:
    """Certainty of each language, together 1."""
    chances: dict[str, float] = {}
    for name, chance in _detector().rank(text):
        code = _SAME.get(str(name), str(name))
        chances[code] = chances.get(code, 0.0) + float(chance)
    return chances


@lru_cache(maxsize=1)
def _detector() -> Any:
    """The detector with its own data; its scores as shares of 1."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
