"""What a list of 50 and one figure cost by others' means, beside the yardsticks of our own."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.database import built, pointed_at
from benchmarks.figures import figures
from benchmarks.harness import Result, Target, by_turns, left_out
from benchmarks.meter import server_process
from benchmarks.peers.sqlite import write
from benchmarks.reads import some_question
from benchmarks.served import Served, free_port, listening, production, served

MODULES = {"peer_datasette": "datasette", "peer_drf": "rest_framework", "peer_ninja": "ninja"}
"""Each peer, and the module without which it is left out."""
ITEM = "_item"
PEERS = [name + what for name in MODULES for what in ("", ITEM)]
INSTALL = "not installed; pip install -r benchmarks/peers/requirements.txt"
A_ROUND = {"peer_datasette": 100, "peer_drf": 20, "peer_ninja": 20}
"""Requests of a peer in a round; of the yardstick there are ten times as many."""


def peers(names: Sequence[str], size: int) -> list[Result]:
    """Those asked for: the list beside F1, one figure (`_item`) beside F2."""
    results = []
    count = max(size // 10, 1000)
    with pointed_at(built("figures", count, figures)):
        question, database = some_question(), server_process()
        with served("benchmarks.thin:application", production(), database) as thin:
            for peer, module in MODULES.items():
                wanted = [name for name in names if name.removesuffix(ITEM) == peer]
                if wanted and not find_spec(module):
                    results += [left_out(name, Target(), INSTALL) for name in wanted]
                elif wanted:
                    with _server(peer, database) as server:
                        results += [_measured(name, server, thin, question, count) for name in wanted]
    return results


@contextmanager
def _server(peer: str, database: int) -> Iterator[Served]:
    if peer != "peer_datasette":
        with served("benchmarks.peers.wsgi:application", production(), database) as server:
            yield server
        return
    with TemporaryDirectory() as folder:
        path, port = Path(folder) / "bench.db", free_port()
        write(path)
        command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(path), "--port", str(port)]
        with listening(command, port, {}, quiet=True) as process:
            yield Served(port, (process,))


def _measured(name: str, server: Served, thin: Served, question: str, count: int) -> Result:
    peer = name.removesuffix(ITEM)
    if peer == "peer_datasette":
        page = "/bench/figures.json?_sort_desc=seq&_size=50&_shape=array&_json=body"
        one = f"/bench/figures/{question}.json?_shape=array&_json=body"
    else:
        kind = peer.removeprefix("peer_")
        page, one = (
            f"/{kind}/figures/{'?limit=50' if kind == 'ninja' else ''}",
            f"/{kind}/figures/{question}/",
        )
    path, yardstick = (one, f"/item/{question}") if name.endswith(ITEM) else (page, "/f1")
    requests = A_ROUND[peer]
    return by_turns(
        name,
        lambda: server.cost(path, requests),
        lambda: thin.cost(yardstick, 10 * requests),
        Target(),
        note=f"{count:,} figures, {requests} requests a round, {10 * requests} of the yardstick",
    )
