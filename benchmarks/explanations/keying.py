"""Keying errors: figures that were taken back, figures that were revised, and planted errors."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.explanations.score import SEED, Score, differing, upto
from benchmarks.feeds import JHU, WIKIPEDIA, covid, restated, revised
from claims.domain.explaining import LIMITS, KeyingError, Series, keying_error, misfit
from claims.domain.explaining.digits import Edit, edit_between

QUARTER = Decimal("1.25")


def scores() -> Iterator[Score]:
    """Every reading of the truth that the data allows."""
    yield from _revisions()
    yield from _taken_back()
    yield _between_sources()
    yield from _planted()


def _revisions() -> Iterator[Score]:
    """Changed figures of the General Staff: consecutive numeric versions one keystroke apart."""
    pairs = [(Decimal(before.text), Decimal(after.text)) for before, after in revised()]
    truth = [(x, y) for x, y in pairs if edit_between(x, y)]
    found = [each for x, y in pairs if (each := keying_error(x, y, same_source=True)) is not None]
    yield Score("keying error", "revisions one keystroke apart", len(found), None, len(truth), len(found))
    beyond = sum(each.chance <= LIMITS.chance for each in found)
    yield Score("keying error", "of these beyond chance", beyond, None, len(truth), beyond)


def spikes(series: Series) -> Iterator[date]:
    """Days whose figure is a quarter beyond its last and next other ones, which agree; of three digits."""
    for day, figure in series.points:
        before = next((value for _, value in reversed(series.before(day)) if value != figure), None)
        after = next((value for _, value in series.after(day) if value != figure), None)
        if not before or not after or not before <= after <= before * QUARTER or max(figure, after) < 100:
            continue
        if figure > after * QUARTER or figure * QUARTER < before:
            yield day


def _taken_back() -> Iterator[Score]:
    """Figures that any source of the epidemic feed took back: wrong for sure, most by a keystroke."""
    truth, on_the_day, in_hindsight = set(), set(), set()
    for question, sources in covid().items():
        for source, series in sources.items():
            truth |= {(question, source, day) for day in spikes(series)}
            beside = next((each for name, each in sources.items() if name != source), None)
            for day, value in series.points:
                if beside is None or beside.at(day) == value:
                    continue
                key = (question, source, day)
                known = upto(series, day) or series
                if misfit(known, day, upto(beside, day), never_falls=True) is not None:
                    on_the_day.add(key)
                if misfit(series, day, beside, never_falls=True) is not None:
                    in_hindsight.add(key)
    for name, fired in (("as known on the day", on_the_day), ("with hindsight", in_hindsight)):
        right = len(fired & truth)
        yield Score("keying error", f"figures taken back, {name}", len(fired), right, len(truth), right)


def _between_sources() -> Score:
    """Two figures for a day one keystroke apart; right where just one is said again within a week."""
    fired = right = 0
    for question, a, b, day in differing(JHU, WIKIPEDIA):
        x, y = a.at(day), b.at(day)
        if x is None or y is None or keying_error(x, y) is None:
            continue
        voices = [*covid()[question].values(), *filter(None, [restated().get(question)])]
        near = [
            value
            for series in voices
            for when, value in series.within(day - timedelta(7), day + timedelta(7))
            if (series.source, when) not in {(a.source, day), (b.source, day)}
        ]
        fired, right = fired + 1, right + ((x in near) != (y in near))
    return Score("keying error", "JHU / Wikipedia one keystroke apart, beyond chance", fired, right)


def _mistyped(text: str, edit: Edit, chance: random.Random) -> str:
    i = chance.randrange(len(text) - (edit is Edit.TRANSPOSED))
    return {
        Edit.CHANGED: text[:i] + chance.choice("0123456789") + text[i + 1 :],
        Edit.TRANSPOSED: text[:i] + text[i + 1 : i + 2] + text[i] + text[i + 2 :],
        Edit.DROPPED: text[:i] + text[i + 1 :],
        Edit.DOUBLED: text[: i + 1] + text[i:],
    }[edit]


def _planted() -> Iterator[Score]:
    """One error in every series of Johns Hopkins, as known on the day.

    Counted are those that throw the figure out by more than a quarter: smaller ones look like an ordinary
    difference. Right: what is said to be meant is within 5 % of what was meant.
    """
    for edit in Edit:
        chance = random.Random(SEED)
        truth = found = right = 0
        for sources in covid().values():
            able = [(day, value) for day, value in sources[JHU].points[10:] if value >= 100]
            if not able:
                continue
            day, value = chance.choice(able)
            typed = Decimal(_mistyped(str(value), edit, chance))
            if not value / QUARTER <= typed <= value * QUARTER:
                suggested = _suggested(sources, day, typed)
                truth, found = truth + 1, found + (suggested is not None)
                right += suggested is not None and abs(suggested.meant - value) * 20 <= value
        yield Score("keying error", f"planted: one digit {edit.value}", found, right, truth, found)


def _suggested(sources: dict[str, Series], day: date, typed: Decimal) -> KeyingError | None:
    wrong = Series.of(JHU, [*sources[JHU].before(day), (day, typed)])
    return misfit(wrong, day, upto(sources.get(WIKIPEDIA), day), never_falls=True)
