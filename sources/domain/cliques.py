"""Sets of voices all linked to one another: `links` holds, for each voice, those independent of it."""

from collections.abc import Hashable, Mapping, Sequence


def largest_clique(links: Mapping[int, set[int]], sources: Sequence[Hashable]) -> tuple[int, ...]:
    """Branch and bound: a set can hold one voice of a source, so the sources left bound what can be won."""
    best: tuple[int, ...] = ()

    def grow(chosen: tuple[int, ...], left: list[int]) -> None:
        nonlocal best
        if len(chosen) > len(best):
            best = chosen
        while left and len(chosen) + len({sources[i] for i in left}) > len(best):
            first, *left = left
            grow((*chosen, first), [i for i in left if i in links[first]])

    grow((), sorted(links, key=lambda i: (-len(links[i]), i)))
    return best


def one_of_each_component(links: Mapping[int, set[int]]) -> tuple[int, ...]:
    """One voice of each component of "not proven independent"; across components all are independent."""
    unseen, picked = set(links), []
    while unseen:
        first = min(unseen)
        picked.append(first)
        unseen.discard(first)
        frontier = [first]
        while frontier:
            reached = unseen - links[frontier.pop()]
            unseen -= reached
            frontier.extend(reached)
    return tuple(picked)
