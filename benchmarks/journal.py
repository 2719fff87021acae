"""What it costs that a reading by a token is on record before its answer leaves, beside the thinnest
application: the same site with and without the journal by turns, processor time of application and database.
"""

import statistics

from benchmarks.database import built, pointed_at
from benchmarks.figures import figures
from benchmarks.harness import Result, Target
from benchmarks.meter import server_process
from benchmarks.reads import LIST, asker, some_question
from benchmarks.served import Served, production, served

ROUNDS = 24
A_ROUND = 600
"""Requests of one turn."""
DRAINED = 3.0
"""Seconds after a turn until what was read stands in the database: it is measured with its own turn."""
MUST = Target(0.3)


def journal(size: int) -> list[Result]:
    """The median of what is dearer with the journal, of pairs of rounds, by what F2 takes for one figure."""
    count = max(size // 10, 1000)
    with pointed_at(built("figures", count, figures)):
        question, site, database = some_question(), production(), server_process()
        with (
            served("claimcheck.wsgi:application", site, database) as kept,
            served("benchmarks.unjournalled:application", site, database) as unkept,
            served("benchmarks.thin:application", site, database) as thin,
        ):
            ways = [(kept, unkept), (unkept, kept)]
            rounds = [_round(ways[n % 2], thin, question) for n in range(ROUNDS + 2)]
    pairs = [(a, b, f2) if n % 2 == 0 else (b, a, f2) for n, (a, b, f2) in enumerate(rounds)][2:]
    dearer = [one - other for one, other, _ in pairs]
    yardstick = statistics.median(thin for _, _, thin in pairs)
    found, middle = sorted(each / yardstick for each in dearer), statistics.median(dearer)
    note = (
        f"{count:,} figures, {A_ROUND} requests a round; {statistics.median(row[0] for row in pairs):.6f} s "
        f"with, {statistics.median(row[1] for row in pairs):.6f} s without; least and most {found[0]:.2f}, "
        f"{found[-1]:.2f}"
    )
    ratio = round(middle / yardstick, 3)
    return [Result("journal", ratio, MUST.must, MUST.stretch, ROUNDS, middle, yardstick, note)]


def _round(sites: tuple[Served, Served], thin: Served, question: str) -> tuple[float, float, float]:
    """What a request costs each of the sites and F2; by a new token, for each is read by at most so many
    requests a minute."""
    path, headers = f"{LIST}{question}/", asker()
    first, second = (site.cost(path, A_ROUND, headers, settled=DRAINED) for site in sites)
    return first, second, thin.cost(f"/item/{question}", A_ROUND)
