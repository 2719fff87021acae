"""Text that a spreadsheet would take for a formula, made harmless on the way out and restored on the way in.

What starts with = + - @, a tab or a return gets an apostrophe in front; numbers stay numbers. Text that
starts with apostrophes and then one of those gets one more, so that nothing is lost.
"""

import re

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")


def made_safe(text: str) -> str:
    """The text as a cell may hold it."""
    if _DANGEROUS.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def restored(text: str) -> str:
    """The text that a cell stands for."""
    return text[1:] if _ESCAPED.match(text) else text
