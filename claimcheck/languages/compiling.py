"""Compiled catalogues: gettext's .mo files below CLAIMCHECK_VAR, made where they are missing.

The folder is named by what the catalogues hold, so that it is never out of date, and any number of processes
may make it at once. No tools of gettext are needed.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from claimcheck.languages import TRANSLATED
from claimcheck.languages.catalogues import path_of


def compiled(var: Path) -> Path:
    """The folder of the compiled catalogues; they are made if they aren't there."""
    sources = {code: path_of(code).read_bytes() for code in TRANSLATED if path_of(code).exists()}
    digest = hashlib.sha256(b"".join(code.encode() + text for code, text in sources.items()))
    folder = var / "locale" / digest.hexdigest()[:16]
    for code in sources:
        made = folder / code / "LC_MESSAGES" / "django.mo"
        if not made.exists():
            _compile(code, made)
    return folder


def _compile(code: str, into: Path) -> None:
    """Written beside and renamed: nobody reads half a file."""
    into.parent.mkdir(parents=True, exist_ok=True)
    with path_of(code).open("rb") as source:
        catalogue = read_po(source)
    descriptor, name = tempfile.mkstemp(dir=into.parent)
    with os.fdopen(descriptor, "wb") as file:
        write_mo(file, catalogue)
    Path(name).chmod(0o644)
    Path(name).replace(into)
