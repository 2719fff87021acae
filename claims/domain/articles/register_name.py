"""A speaker's name as a register has it: "the fire brigade" in a text is "Fire brigade" there."""

import re

from claims.domain.articles.words import words_of

_FIRST = re.compile(r"([^\W\d_]+)(?:['’]|\s+)(?=\S)")


def register_name(name: str, language: str | None) -> str:
    """Without its article, and with a capital.

    An article with a capital before a word with one stays, since it may belong to the name ("The Guardian", "Le
    Monde", "Die Zeit").
    """
    found = _FIRST.match(name)
    if found and found[1].casefold() in words_of(language).sets["names.definite"]:
        rest = name[found.end() :]
        if found[1].islower() or rest[:1].islower():
            name = rest
    return name[:1].upper() + name[1:]
