"""Catalogues of translations: read, brought up to date with the code, and held against it.

They are gettext's .po files, sorted, without dates and places, so that only a change of words changes a file.
A translation that nobody has reviewed carries the comment `unreviewed`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).resolve().parent.parent / "locale"
UNREVIEWED = "unreviewed"
PLURALS = {
    "de": (2, "(n != 1)"),
    "es": (2, "(n != 1)"),
    "fr": (2, "(n > 1)"),
    "ko": (1, "0"),
    "uk": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"),
}
"""How many forms a count has, and which of them a number takes, as gettext writes it."""
_PLACEHOLDER = re.compile(r"%%|%\(\w+\)[sdrif]|%[sdr]|\{[^{}]*\}")
_TAG = re.compile(r"</?[a-z][^<>]*>")

Key = tuple[str, str]
"""The context (empty for most) and the message in the code's language."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A message as the code has it; `where`: the files that say it."""

    text: str
    plural: str = ""
    context: str = ""
    where: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """By which its translation is found."""
        return self.context, self.text


def path_of(language: str) -> Path:
    """The file of a language's catalogue."""
    return FOLDER / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> dict[Key, Message]:
    """The translations of a language that there are; empty where it has no file yet."""
    if not path_of(language).exists():
        return {}
    with path_of(language).open("rb") as file:
        found = read_po(file)
    return {(message.context or "", _first(message.id)): message for message in found if message.id}


def write_catalogue(language: str, wanted: Sequence[Wanted], known: dict[Key, Message]) -> None:
    """The catalogue of what is wanted, with what is known of it; the rest of what is known is dropped."""
    forms, rule = PLURALS[language]
    made = Catalog(fuzzy=False)
    made.mime_headers = [("Plural-Forms", f"nplurals={forms}; plural={rule};")]
    for message in wanted:
        old = known.get(message.key)
        same = old is not None and bool(message.plural) == old.pluralizable
        made.add(
            (message.text, message.plural) if message.plural else message.text,
            string=old.string if same and old is not None else None,
            user_comments=tuple(old.user_comments) if same and old is not None else (),
            context=message.context or None,
        )
    written = BytesIO()
    write_po(written, made, width=110, omit_header=True, no_location=True, sort_output=True)
    header = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: nplurals={forms}; plural={rule};\\n"\n\n'
    )
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    path_of(language).write_bytes(header.encode() + written.getvalue().rstrip() + b"\n")


def faults(language: str, wanted: Sequence[Wanted], known: dict[Key, Message]) -> Iterator[str]:
    """What a catalogue lacks or has wrong, each naming the message."""
    for message in wanted:
        old = known.get(message.key)
        if old is None:
            yield f"{language}: {message.text!r} is not in the catalogue; run make messages."
            continue
        for problem in problems(message, forms_of(old), language):
            yield f"{language}: {message.text!r} {problem}"
        if old.fuzzy:
            yield f"{language}: {message.text!r} is marked as fuzzy."
    names = {entry.key for entry in wanted}
    yield from (f"{language}: {text!r} is said no more." for context, text in known.keys() - names)


def problems(message: Wanted, forms: Sequence[str], language: str) -> Iterator[str]:
    """What is wrong with a translation, given as its plural forms (one, where it has none)."""
    expected = PLURALS[language][0] if message.plural else 1
    if len(forms) != expected or not all(forms):
        yield f"has {sum(map(bool, forms))} of {expected} forms."
        return
    many = message.plural or message.text
    for form in forms:
        if not _fits(message, many, form):
            yield f"has other placeholders or tags than {form!r}."
        if _edges(form) != _edges(many):
            yield f"begins or ends with other spaces than {form!r}."


def _fits(message: Wanted, many: str, form: str) -> bool:
    """Whether a form has the placeholders and tags of one of both numbers; a form may leave out its count
    where the message does."""
    found = _parts(form)
    return found in (_parts(message.text), _parts(many))


def forms_of(message: Message) -> list[str]:
    """The forms of a translation."""
    if message.pluralizable:
        return [str(form or "") for form in message.string or ()]
    return [str(message.string or "")]


def is_unreviewed(message: Message) -> bool:
    """Whether nobody has reviewed the translation."""
    return UNREVIEWED in message.user_comments


def _parts(text: str) -> tuple[list[str], list[str]]:
    return sorted(_PLACEHOLDER.findall(text)), sorted(_TAG.findall(text))


def _edges(text: str) -> tuple[str, str]:
    inner = text.strip()
    return (text[: text.index(inner)], text[text.index(inner) + len(inner) :]) if inner else ("", "")


def _first(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else text[0]
