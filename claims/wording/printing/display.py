"""What may be printed of a figure: a text ready to print, and its parts, in a style of the house.

It is made from the published document alone, so that every output prints the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from claims.domain.answering.methods import Use
from claims.domain.figures.figure import HEDGED, LOWER_BOUNDS, UPPER_BOUNDS, Modality
from claims.domain.questions.scope import Answer
from claims.domain.questions.times import DayRange
from claims.domain.rehearsal import is_rehearsal
from claims.wording.printing import cldr_text
from claims.wording.printing.house_style import HouseStyle

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")


def display(document: Mapping[str, Any], style: HouseStyle) -> dict[str, Any]:
    """The display of a published document, in a style and a language.

    `text` is ready to print; of a challenged figure it ends by saying that it is being checked.
    """
    said = _Said.of(document, style)
    own = document.get("printed") if style.own_words and style.language == "en" else None
    answer = own or said.answer(counted=True)
    attribution, as_of = _attribution(document, style), _as_of(document, style)
    parts = {"answer": answer, "attribution": attribution, "as_of": as_of}
    parts["details"] = "; ".join(part for part in (attribution, as_of) if part)
    checking = note(document, style)
    invented = style.words["rehearsal"] if is_rehearsal(document) else ""
    return {
        "text": f"{invented} {_filled(style, parts)} {checking or ''}".strip(),
        "number": said.answer(counted=False),
        "bounds": {"low": said.worded("low", counted=False), "high": said.worded("high", counted=False)},
        "unit": said.unit_word or None,
        "as_of": as_of or None,
        "attribution": attribution or None,
        "note": checking,
        "language": style.language,
        "style": style.name,
    }


def note(document: Mapping[str, Any], style: HouseStyle) -> str | None:
    """What has to be said beside the number, wherever it is printed: that it is being checked."""
    return style.words["checking"] if document.get("challenged") else None


def answer_in(document: Mapping[str, Any], style: HouseStyle) -> str:
    """The answer alone, with its unit: "etwa 8.000 bis etwa 20.000 Menschen"."""
    return _Said.of(document, style).answer(counted=True)


def _filled(style: HouseStyle, parts: Mapping[str, str]) -> str:
    """The pattern of the text; what stands in square brackets goes where a part of it is missing."""

    def kept(found: re.Match[str]) -> str:
        return found[1] if all(parts[name] for name in _FIELD.findall(found[1])) else ""

    text = _OPTIONAL.sub(kept, style.words["text"]).format(**parts).replace("..", ".")
    return text[:1].upper() + text[1:] if style.capital else text


def _attribution(document: Mapping[str, Any], style: HouseStyle) -> str:
    """Who gives the figure; empty where nobody may be named."""
    used = [row["claim"]["source"]["name"] for row in document["inputs"] if row["use"] == Use.USED]
    found = list(dict.fromkeys(used))
    if not found:
        return ""
    pattern = style.words["attribution" if len(found) > 1 else "attribution_one"]
    return pattern.format(names=cldr_text.names(found, style), sources=", ".join(found))


def _as_of(document: Mapping[str, Any], style: HouseStyle) -> str:
    """For which days; empty where it holds for all."""
    given = document["as_of"]
    if given is None or given["end"] is None:
        return ""
    start = None if given["start"] is None else date.fromisoformat(given["start"])
    when = DayRange(start, date.fromisoformat(given["end"]))
    pattern = "as_of" if start in (None, when.end) else "as_of_range"
    return style.words[pattern].format(days=cldr_text.days(when, style))


@dataclass(frozen=True, slots=True)
class _Said:
    """The answer of a document."""

    style: HouseStyle
    kind: Answer
    unit: str
    stance: str
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None
    low_modality: Modality | None
    high_modality: Modality | None

    @classmethod
    def of(cls, document: Mapping[str, Any], style: HouseStyle) -> "_Said":
        low, best, high = (
            None if document[name] is None else Decimal(document[name]) for name in ("low", "best", "high")
        )
        words = (document.get("low_modality"), document.get("high_modality"))
        low_word, high_word = (Modality(word) if word else None for word in words)
        lone = best if low is None and high is None else None
        return cls(
            style,
            Answer(document["question"]["answer"]),
            document["unit"]["code"] if document["unit"] else "",
            document["stance"] or "",
            low if lone is None else lone,
            best,
            high if lone is None else lone,
            low_word,
            high_word,
        )

    @property
    def unit_word(self) -> str:
        """The unit as it follows the answer's last number."""
        last = self.low if self.high is None else self.high
        if self.kind is not Answer.QUANTITY or last is None:
            return ""
        return cldr_text.unit_word(last, self.unit, self.style)

    def answer(self, *, counted: bool) -> str:
        """The answer alone: "about 8,000 to about 20,000 people"; `counted`: with its unit."""
        if self.stance:
            return self.style.words[self.stance]
        if self.kind is Answer.DATE:
            return self._days()
        span = self._span(counted=counted)
        if self.best is None or self.low == self.best == self.high:
            return span
        best = self._number(self.best, counted=counted)
        return self.style.words["best"].format(best=best, range=self._span(counted=False))

    def worded(self, end: str, *, counted: bool) -> str | None:
        """One end with its bound word or hedge; None where it is open."""
        value = self.low if end == "low" else self.high
        if value is None:
            return None
        if self.kind is Answer.DATE:
            return cldr_text.day(date.fromordinal(int(value)), self.style)
        words = [] if (word := self._word(end)) is None else [word]
        if self._other(end) is None and (word is None or word in HEDGED):
            words.append(Modality.AT_LEAST if end == "low" else Modality.AT_MOST)
        text = self._number(value, counted=counted)
        for modality in words:
            genitive = self._number(value, counted=counted, genitive=True)
            text = self.style.words[modality].format(n=text, n_genitive=genitive)
        return text

    def _word(self, end: str) -> Modality | None:
        mine, other = self.low_modality, self.high_modality
        if end == "high":
            mine, other = other, mine
        return mine or (other if self.low == self.high else None)

    def _other(self, end: str) -> Decimal | None:
        return self.high if end == "low" else self.low

    def _number(self, value: Decimal, *, counted: bool, genitive: bool = False) -> str:
        if not counted:
            return cldr_text.number(value, self.style)
        return cldr_text.with_unit(value, self.unit, self.style, genitive=genitive)

    def _span(self, *, counted: bool) -> str:
        if self.low is None or self.high is None or self.low == self.high:
            end = "high" if self.low is None else "low"
            return self.worded(end, counted=counted) or ""
        low, high = self.worded("low", counted=False), self.worded("high", counted=counted)
        if self.low_modality in LOWER_BOUNDS and self.high_modality in UPPER_BOUNDS:
            return self._both(counted)
        plain = self.low_modality is None and self.high_modality is None and self.low >= 0
        pattern = self.style.words["range" if plain else "range_worded"]
        return pattern.format(low=low, high=high, low_unit=self.worded("low", counted=counted))

    def _both(self, counted: bool) -> str:
        """A lower and an upper bound; where units follow closely, each has its own."""
        after = cldr_text.unit_patterns(self.unit, self.style)["other"].removeprefix("{0}")
        close = counted and not after[:1].isspace()
        low, high = self.worded("low", counted=close), self.worded("high", counted=counted)
        return self.style.words["both_bounds"].format(low=low, high=high)

    def _days(self) -> str:
        if self.low is None or self.high is None:
            end = "high" if self.low is None else "low"
            known = self.worded(end, counted=False)
            return self.style.words["not_after" if end == "high" else "not_before"].format(
                n=known, n_genitive=known
            )
        when = DayRange(date.fromordinal(int(self.low)), date.fromordinal(int(self.high)))
        return cldr_text.days(when, self.style)
