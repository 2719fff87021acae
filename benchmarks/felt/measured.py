"""The lines of what a user feels, by name."""

from collections.abc import Callable, Sequence

from benchmarks.felt.article import ARTICLES, article
from benchmarks.felt.busy import PAGES, busy_desk
from benchmarks.felt.cold_start import LINES as COLD
from benchmarks.felt.cold_start import cold_start
from benchmarks.felt.embed import publish_to_embed
from benchmarks.felt.feed import LINES as FEED
from benchmarks.felt.feed import feed
from benchmarks.felt.memory import memory
from benchmarks.felt.servers import servers
from benchmarks.felt.typed import typed
from benchmarks.harness import Result, Target, left_out

Several = Callable[[Sequence[str], int], list[Result]]


def _all_at_once(benchmark: Callable[[int], list[Result]]) -> Several:
    """Of a benchmark that gives all its lines together those that are asked for."""
    return lambda names, size: [result for result in benchmark(size) if result.name in names]


def record_by_hand(names: Sequence[str], size: int) -> list[Result]:
    """Keystrokes from a pasted quote to a recorded claim: not built, since peers have to be driven too."""
    return [
        left_out(name, Target(), "needs a browser that drives Directus or NocoDB as well: not built")
        for name in names
    ]


GROUPS: tuple[tuple[tuple[str, ...], Several], ...] = (
    (tuple(COLD), cold_start),
    (("publish_to_embed",), _all_at_once(publish_to_embed)),
    (tuple(PAGES), _all_at_once(busy_desk)),
    (tuple(FEED), _all_at_once(feed)),
    (("search",), _all_at_once(typed)),
    (("memory", "memory_worker"), _all_at_once(memory)),
    (ARTICLES, article),
    (("server",), _all_at_once(servers)),
    (("record_by_hand",), record_by_hand),
)
FELT = [name for names, _ in GROUPS for name in names]
