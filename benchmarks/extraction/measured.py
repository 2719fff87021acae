"""The lines of the table: ours beside quantulum3, on whole sentences and on what an editor would quote."""

from collections.abc import Sequence
from importlib.util import find_spec

from benchmarks.extraction.gold import quotes, sentences
from benchmarks.extraction.readers import Reader, ours
from benchmarks.extraction.score import by_value, score, with_measure, with_unit
from benchmarks.harness import Result, Target, left_out
from benchmarks.peers.measured import INSTALL
from benchmarks.peers.quantities import quantulum3

TEXTS = {"": sentences, "_quote": quotes}
SAME = {"": by_value, "_unit": with_unit, "_measure": with_measure}
ENDINGS = [text + same for text in TEXTS for same in SAME]
OURS, PEER = "extraction", "peer_quantulum3"
EXTRACTION = [name + ending for name in (OURS, PEER) for ending in ENDINGS]
GOLD = "F1 on sentences of our own, not the news gold of the targets (value .88, unit .76)"


def extraction(names: Sequence[str], size: int) -> list[Result]:
    """Those asked for; the ratio is F1, so that more is better. There is no size to choose."""
    results = []
    for start, reader in ((OURS, lambda: ours), (PEER, quantulum3)):
        wanted = [name for name in names if name.startswith(start)]
        if wanted and start == PEER and not find_spec("quantulum3"):
            results += [left_out(name, Target(), INSTALL) for name in wanted]
        elif wanted:
            read = reader()
            results += [_measured(name, read, name.removeprefix(start)) for name in wanted]
    return results


def _measured(name: str, read: Reader, ending: str) -> Result:
    text = "_quote" if ending.startswith("_quote") else ""
    texts = TEXTS[text]()
    found = score(read, texts, SAME[ending.removeprefix(text)])
    note = f"{found}; {found.wanted} figures, {found.found} read in {len(texts)} texts. {GOLD}"
    return Result(name, round(found.f1, 3), None, None, rounds=1, note=note)
