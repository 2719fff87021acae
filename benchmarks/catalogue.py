"""All benchmarks by name."""

from collections.abc import Callable, Sequence
from functools import partial

from benchmarks.extraction.measured import EXTRACTION, extraction
from benchmarks.felt.measured import FELT, GROUPS
from benchmarks.harness import Result, Target, left_out
from benchmarks.hot_claim import hot_claim
from benchmarks.ingest import ingest
from benchmarks.journal import journal
from benchmarks.peers.history import simple_history
from benchmarks.peers.measured import PEERS, peers
from benchmarks.queue import queue
from benchmarks.reads import READS, reads
from benchmarks.records import RECORDS, records
from benchmarks.report import REPORTS
from benchmarks.scan import scan, scan_growth

Benchmark = Callable[[int], list[Result]]

BENCHMARKS: dict[str, Benchmark] = {
    "ingest": ingest,
    "scan": scan,
    "scan_growth": scan_growth,
    "hot_claim": hot_claim,
    "queue": queue,
    "journal": journal,
    **REPORTS,
    "peer_simple_history": simple_history,
}


def run(names: Sequence[str], *, size: int) -> list[Result]:
    """Run these benchmarks (none named: all); what fails or isn't there is said in its line."""
    known = [*READS, *RECORDS, *BENCHMARKS, *PEERS, *EXTRACTION, *FELT]
    wanted = list(names) or known
    results = [left_out(name, Target(), "there is no such benchmark") for name in wanted if name not in known]
    served = [name for name in wanted if name in READS]
    if served:
        results += _tried("reads", lambda size: reads(served, size), size)
    registers = [name for name in wanted if name in RECORDS]
    if registers:
        results += _tried("records", lambda size: records(registers, size), size)
    others = [name for name in wanted if name in PEERS]
    if others:
        results += _tried("peers", lambda size: peers(others, size), size)
    read = [name for name in wanted if name in EXTRACTION]
    if read:
        results += _tried("extraction", lambda size: extraction(read, size), size)
    results += _felt(wanted, size)
    for name in wanted:
        if name in BENCHMARKS:
            results += _tried(name, BENCHMARKS[name], size)
    return results


def _felt(wanted: Sequence[str], size: int) -> list[Result]:
    results = []
    for names, felt in GROUPS:
        if asked := [name for name in wanted if name in names]:
            results += _tried(asked[0], partial(felt, asked), size)
    return results


def _tried(name: str, benchmark: Benchmark, size: int) -> list[Result]:
    print(f"{name} …", flush=True)
    try:
        return benchmark(size)
    except Exception as problem:  # the others are measured all the same
        return [left_out(name, Target(), f"failed: {type(problem).__name__}: {str(problem).splitlines()[0]}")]
