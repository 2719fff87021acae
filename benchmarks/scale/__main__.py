"""`python -m benchmarks.scale [--sizes 10000,100000] [--up-to 1000000] [--minutes 60] [--fresh]`.

Each size has a database of its own, which is dropped once it is measured. What is measured is kept at once in
bench/scale.json below CLAIMCHECK_VAR: the same command goes on where it was stopped.
"""

import argparse
import os
import sys
import time

EVERY = [10_000, 100_000, 1_000_000, 10_000_000]
INTERRUPTED = 130


def main() -> int:
    """Measure; the exit code tells whether it was stopped by hand."""
    options = _parser().parse_args()
    os.environ["CLAIMCHECK_CLUSTER"] = "postgres-scale"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimcheck.settings")
    import django

    django.setup()
    from pathlib import Path

    from benchmarks.scale.kept import Kept
    from benchmarks.scale.run import Growth, database_of_its_own, grow_through
    from benchmarks.scale.ways import apart, commands_apart
    from benchmarks.scale.written import put_into_docs, written
    from claimcheck import env

    place = env.VAR()
    kept = Kept.at(place / "bench" / "scale.json", fresh=options.fresh)
    began = time.monotonic()

    def say(what: str) -> None:
        print(f"[{time.monotonic() - began:6.0f} s] {what}", flush=True)

    growth = Growth(kept, database_of_its_own, apart, commands_apart, say)
    sizes = options.sizes or [claims for claims in EVERY if claims <= options.up_to]
    try:
        say(grow_through(growth, sizes, place=place, budget=options.minutes * 60, whole=bool(options.sizes)))
    except KeyboardInterrupt:
        say(f"Stopped. What is measured is kept in {kept.path}; the same command goes on from there.")
        return INTERRUPTED
    print(written(kept))
    for path in put_into_docs(kept, Path(options.docs)):
        print(f"Written: {path}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.scale", description=__doc__)
    parser.add_argument("--sizes", type=_numbers, default=[], help="claims, separated by commas")
    parser.add_argument("--up-to", type=int, default=EVERY[-1], help="the last of 10⁴, 10⁵, 10⁶, 10⁷")
    parser.add_argument("--minutes", type=float, default=60, help="for all sizes; one begun is ended")
    parser.add_argument("--fresh", action="store_true", help="forget what was measured before")
    parser.add_argument("--docs", default="docs", help="folder for pictures, and for tables in its scale.md")
    return parser


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number.strip()]


if __name__ == "__main__":
    sys.exit(main())
