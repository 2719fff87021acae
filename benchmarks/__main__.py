"""`python -m benchmarks [--only a,b] [--size small]`: prints a table, writes bench/latest.json."""

import argparse
import os
import sys

SCALES = {"small": 10_000, "full": 1_000_000}


def main() -> int:
    """Run the benchmarks asked for; the exit code tells only whether they could be run."""
    options = _parser().parse_args()
    os.environ["CLAIMCHECK_CLUSTER"] = "postgres-bench"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimcheck.settings")
    import django

    django.setup()
    from benchmarks.catalogue import run
    from benchmarks.table import keep, show

    wanted = [name.strip() for name in options.only.split(",") if name.strip()]
    results = run(wanted, size=SCALES[options.size])
    if options.size == "small":
        print("SIZE=small: for everyday use; these are not the published ratios.")
    show(results)
    print(f"Written to {keep(results, small=options.size == 'small')}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--only", default="", help="names, separated by commas; all of them if left out")
    parser.add_argument("--size", default="full", choices=SCALES, help="small: 10,000 claims, about a minute")
    return parser


if __name__ == "__main__":
    sys.exit(main())
