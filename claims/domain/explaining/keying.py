"""Keying errors: one digit changed, transposed, dropped or doubled.

Two ways to see one. Two figures for one day are one edit apart, and so far apart that chance seldom does it
(113,990 and 113,390). Or a figure is out of line with what its own source says before and after, and one
edit puts it in line (143,279 between 13,822 and 14,771: 14,279 or 14,379 was meant).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain, groupby, islice
from typing import ClassVar

from claims.domain.explaining.digits import (
    Edit,
    at_grain,
    by_chance,
    edit_between,
    one_edit_away,
    said,
    written,
)
from claims.domain.explaining.explanation import Explanation, ExplanationName, Naming, Strength, shown
from claims.domain.explaining.limits import LIMITS
from claims.domain.explaining.series import Point, Series
from claims.domain.saying import named as listed
from claims.domain.saying import say, to_say
from sources.domain.independence import Id

_DONE = {
    Edit.CHANGED: to_say("one digit changed"),
    Edit.TRANSPOSED: to_say("two digits transposed"),
    Edit.DROPPED: to_say("one digit dropped or added"),
    Edit.DOUBLED: to_say("one digit doubled"),
}


@dataclass(frozen=True, slots=True)
class KeyingError(Explanation):
    """`figure` and `meant` are one `edit` apart; `source` is who mistyped, None where that can't be told
    (nothing was compared with it).

    `chance`: the share of equally distant numbers that are one edit away too. `in_line` of `compared`: how
    many of the figures around it `meant` agrees with; `figure` agrees with none. `named_by`: who says
    `meant` themselves, around that day.
    """

    name: ClassVar[ExplanationName] = ExplanationName.KEYING_ERROR
    source: Id | None
    figure: Decimal
    meant: Decimal
    edit: Edit
    chance: Fraction
    in_line: int = 0
    compared: int = 0
    named_by: tuple[Id, ...] = ()

    @property
    def strength(self) -> Strength:
        """Strong where what was meant is said elsewhere, where two digits exchanged put a series in line
        again, or where chance is as good as ruled out."""
        if self.compared and (self.named_by or self.edit is Edit.TRANSPOSED):
            return Strength.STRONG
        if self.compared:
            return Strength.FAIR if self.compared >= 2 else Strength.WEAK
        if 10 * self.chance <= LIMITS.chance:
            return Strength.STRONG
        return Strength.FAIR if self.chance <= LIMITS.chance else Strength.WEAK

    def told(self, named: Naming = str) -> str:
        """Which two figures, what happened, and what speaks for it."""
        if not self.compared:
            told = {"figure": shown(self.figure), "meant": shown(self.meant), "edit": say(_DONE[self.edit])}
            return say("{figure} and {meant}: {edit}.", **told)
        gives = say("{name} gives {figure}", name=named(self.source), figure=shown(self.figure))
        meant = shown(self.meant)
        if self.named_by:
            names = listed([named(source) for source in self.named_by])
            meant = say("{figure}, as {names} says", figure=meant, names=names)
        return say(
            "{gives}, out of line with the figures around it; with {edit} it would be {meant}.",
            gives=gives,
            edit=say(_DONE[self.edit]),
            meant=meant,
        )


def keying_error(
    x: Decimal, y: Decimal, *, same_source: bool = False, exact: bool = True
) -> KeyingError | None:
    """Whether two figures for one question and day differ by one keystroke, and hardly by chance.

    Symmetric: the smaller figure is given first, as nothing tells which of the two is wrong. Between two
    versions of a figure by one source (`same_source`) nothing else moved: there chance only weakens the
    suggestion. Digits that are not said count for nothing: of 350 and 250 million nothing can be told.
    `exact`: both are read from data, whose last zeros are digits as well.
    """
    same_digits = x.normalize().as_tuple().digits == y.normalize().as_tuple().digits
    if same_digits or min(said(x), said(y)) < LIMITS.said:
        return None
    one, other = (x, y) if exact else at_grain(x, y)
    edit = edit_between(one, other)
    if edit is None:
        return None
    chance, (low, high) = by_chance(one, other), sorted((x, y))
    return KeyingError(None, low, high, edit, chance) if same_source or chance <= LIMITS.chance else None


def misfit(
    series: Series,
    day: date,
    beside: Series | None = None,
    *,
    never_falls: bool = False,
    exact: bool = True,
) -> KeyingError | None:
    """Whether a source's figure for a day is out of line, and one keystroke puts it in line.

    Measured against the nearest other figures of its own before and after (later ones where they are known)
    and that of `beside` for the day. These must agree with each other, or nothing is in line; and where
    `beside` agrees with the figure itself, nothing is out of line. A leap may be real, so chance must
    hardly explain the keystroke. Less is asked where the figure is wrong in any case: more than three times
    its neighbours, or less than a third; or a running total (`never_falls`) that falls to it, or after it.
    Below three digits said nothing can be told, and nothing by one figure alone, unless two digits exchanged
    put the source's own series back in line, however small the slip. `exact`: in data last zeros are said.
    """
    figure, other = series.at(day), beside.at(day) if beside is not None else None
    if figure is None or (other is not None and _agree([figure, other])):
        return None
    around = _around(series, day, figure, beside)
    numbers = [value for _, value in around]
    digits = written if exact else said
    if not numbers or not _agree(numbers) or digits(figure) < LIMITS.said:
        return None
    if _fits(figure, numbers, LIMITS.out_of_line):
        return _exchanged_back(series, day, figure, digits) if never_falls else None
    named = _said(series, day, beside)
    found = _meant(figure, numbers, named, digits, _own(series, day, figure) if never_falls else ([], []))
    edit = edit_between(figure, found) if found is not None else None
    enough = len(numbers) > 1 or (edit is Edit.TRANSPOSED and around[0][0] == series.source)
    if found is None or edit is None or not enough:
        return None
    chance = by_chance(figure, found)
    wrong = not _fits(figure, numbers, LIMITS.far_out) or (never_falls and _falls(series, day, figure))
    if chance > (LIMITS.wrong_chance if wrong else LIMITS.chance):
        return None
    named_by = tuple(dict.fromkeys(named.get(found, ())))
    return KeyingError(series.source, figure, found, edit, chance, len(numbers), len(numbers), named_by)


def _exchanged_back(
    series: Series, day: date, figure: Decimal, digits: Callable[[Decimal], int]
) -> KeyingError | None:
    """A running total that falls to the figure or from it, and would rise throughout with two neighbouring
    digits exchanged: 21,930, then 21,490 for 21,940, then 21,941."""
    before, after = series.before(day)[-1:], series.after(day)[:1]
    if not (before and after) or not _falls(series, day, figure):
        return None
    (_, low), (_, high) = before[0], after[0]
    between = [number for number in one_edit_away(figure) if low <= number <= high]
    long = [number for number in between if digits(number) >= LIMITS.said]
    able = [number for number in long if edit_between(figure, number) is Edit.TRANSPOSED]
    if len(able) != 1:
        return None
    return KeyingError(series.source, figure, able[0], Edit.TRANSPOSED, by_chance(figure, able[0]), 2, 2)


def _meant(
    figure: Decimal,
    numbers: list[Decimal],
    named: Mapping[Decimal, list[Id]],
    digits: Callable[[Decimal], int],
    between: tuple[list[Decimal], list[Decimal]],
) -> Decimal | None:
    """The number one keystroke away that is most in line, `between` the source's own around it where it is
    a running total: one said nearby, or else the most central."""
    before, after = between
    able = [
        number
        for number in one_edit_away(figure)
        if _fits(number, numbers, LIMITS.in_line)
        and digits(number) >= LIMITS.said
        and max(before, default=number) <= number <= min(after, default=number)
    ]
    return min(able, key=lambda each: (each not in named, _distance(each, numbers), each), default=None)


def _falls(series: Series, day: date, figure: Decimal) -> bool:
    """Whether a series falls to the figure, or from it to its next one."""
    before, after = series.before(day)[-1:], series.after(day)[:1]
    return any(value > figure for _, value in before) or any(value < figure for _, value in after)


def _around(series: Series, day: date, figure: Decimal, beside: Series | None) -> list[tuple[Id, Decimal]]:
    """The figures next to it: the source's own last and next ones that differ, and the other's that day."""
    own = list(chain(*_own(series, day, figure)))
    other = beside.at(day) if beside is not None else None
    found = [(series.source, neighbour) for neighbour in own]
    if beside is not None and other is not None and (not own or _agree([other, *own])):
        found.append((beside.source, other))
    return found


def _own(series: Series, day: date, figure: Decimal) -> tuple[list[Decimal], list[Decimal]]:
    """The source's own last figure that differs, and its next one, where it has them."""
    before, after = (_different(run, figure) for run in (reversed(series.before(day)), series.after(day)))
    if len(before) > 1 and _agree([before[1], figure]) and not _agree([before[0], figure]):
        del before[0]  # it was the last one that was out of line
    return before[:1], after[:1]


def _different(points: Iterable[Point], figure: Decimal) -> list[Decimal]:
    """The first two values other than the figure."""
    runs = (value for value, _ in groupby(value for _, value in points))
    return list(islice((run for run in runs if run != figure), 2))


def _agree(numbers: list[Decimal]) -> bool:
    """Whether the largest exceeds the smallest by no more than what still counts as in line."""
    low, high = Fraction(min(numbers)), Fraction(max(numbers))
    return low > 0 and high <= low * (1 + LIMITS.out_of_line)


def _fits(value: Decimal, numbers: list[Decimal], margin: Fraction) -> bool:
    """Whether a value lies among the numbers, or beyond them by no more than a margin."""
    low, high = Fraction(min(numbers)) / (1 + margin), Fraction(max(numbers)) * (1 + margin)
    return low <= value <= high


def _distance(value: Decimal, numbers: list[Decimal]) -> Decimal:
    """How far a value lies outside the numbers; of those among them, from the middle."""
    low, high = min(numbers), max(numbers)
    return abs(2 * value - low - high)


def _said(series: Series, day: date, beside: Series | None) -> dict[Decimal, list[Id]]:
    """Who gives which figure next to the day: the last and the next of each, and the other's that day."""
    found: dict[Decimal, list[Id]] = {}
    for curve in (series, beside):
        if curve is None:
            continue
        near = [*curve.before(day)[-3:], *curve.after(day)[:3]]
        if curve is not series and (own := curve.at(day)) is not None:
            near.append((day, own))
        for _, value in near:
            found.setdefault(value, []).append(curve.source)
    return found
