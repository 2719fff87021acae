"""Careless readers are found within 60 readings, careful ones are left alone, on simulated desks."""

import os
from random import Random

from claims.domain.agreement.carefulness import CAREFUL, CARELESS, WINDOW, look_at, reached

DESKS = 1000
SEED = 41
CAREFUL_PEOPLE = 3
ONCE_IN = 20  # two wrong readings of one quote are the same so often


def desk(chance: Random) -> tuple[list[bool], list[bool]]:
    """Whether the readings of the careless reader stood, and of one careful colleague: each is read a second
    time by a careful person, and where the two differ a careful third decides, who errs as careful people
    do."""
    return (
        [stood(chance, CARELESS) for _ in range(WINDOW)],
        [
            stood(chance, CAREFUL, other=CARELESS if at % CAREFUL_PEOPLE == 0 else CAREFUL)
            for at in range(WINDOW)
        ],
    )


def stood(chance: Random, errs: float, other: float = CAREFUL) -> bool:
    """What becomes of one reading."""
    wrong, other_wrong = chance.random() < errs, chance.random() < other
    if not wrong and not other_wrong:
        return True
    if wrong and other_wrong and chance.randrange(ONCE_IN) == 0:
        return True  # the same mistake twice: nobody sees it
    decided_rightly = chance.random() >= CAREFUL
    return decided_rightly is not wrong


def test_a_careless_reader_is_found_and_a_careful_one_is_left_alone() -> None:
    chance = Random(SEED)
    desks = [desk(chance) for _ in range(DESKS if "LONG" not in os.environ else 20 * DESKS)]
    found = sum(reached(careless) for careless, _ in desks) / len(desks)
    false = sum(reached(careful) for _, careful in desks) / len(desks)
    assert found >= 0.90, found
    assert false <= 0.05, false


def test_the_rates_exactly_by_counting_all_ways() -> None:
    """Without chance: the probabilities of having reached the bound within the window."""
    assert ever(CARELESS) >= 0.95
    assert ever(CAREFUL) <= 0.05


def ever(errs: float) -> float:
    """By the number of wrong readings so far: those that reach the bound leave."""
    here, gone = {0: 1.0}, 0.0
    for read in range(1, WINDOW + 1):
        after: dict[int, float] = {}
        for wrong, share in here.items():
            for more, part in ((0, 1 - errs), (1, errs)):
                after[wrong + more] = after.get(wrong + more, 0.0) + share * part
        here = {}
        for wrong, share in after.items():
            if reached([True] * (read - wrong) + [False] * wrong):
                gone += share
            else:
                here[wrong] = share
    return gone


def test_only_the_last_readings_are_looked_at() -> None:
    bad = [False] * 10
    assert look_at(bad).ask
    after = look_at(bad + [True] * WINDOW)
    assert (after.readings, after.otherwise, after.ask) == (WINDOW, 0, False)
    assert not look_at([]).ask
