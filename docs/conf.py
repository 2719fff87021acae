"""The documentation as a site: `make docs` builds it into var/docs, without network."""

import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from docs.verbs import reference  # noqa: E402

project = "claimcheck"
extensions = ["myst_parser"]
source_suffix = [".md"]
root_doc = "index"
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
suppress_warnings = [
    "myst.xref_missing",  # links to files outside docs/ lead somewhere in the repository (a test)
    "misc.highlighting_failure",  # formulas of a sheet have no lexer
]  # links to files outside docs/ lead somewhere in the repository (a test)
html_theme = "furo"
html_title = "claimcheck"
html_extra_path = ["flow.svg", "openapi.yaml", "report.schema.json"]
html_show_sphinx = False
html_copy_source = False


def setup(app: Any) -> None:
    """Fill the page of verbs from the code when it is read."""
    app.connect("source-read", _fill)


def _fill(app: Any, name: str, source: list[str]) -> None:
    if name == "reference/verbs":
        source[0] += "\n" + reference()
