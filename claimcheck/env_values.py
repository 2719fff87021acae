"""How the text of an environment variable is read: strictly, or refused (ValueError) with the remedy."""

import os
import secrets
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ

from claimcheck.database.places import make_way
from claimcheck.languages import LANGUAGES
from claims.domain.lifecycle import CheckItem

ROLES = ("reader", "reporter", "checker", "approver", "editor-in-chief")


def switch(text: str) -> bool:
    """A switch: on/off, true/false, yes/no, 1/0 in any case."""
    known = {
        "on": True,
        "true": True,
        "yes": True,
        "1": True,
        "off": False,
        "false": False,
        "no": False,
        "0": False,
    }
    if text.lower() not in known:
        raise ValueError("write on or off")
    return known[text.lower()]


def words(text: str) -> list[str]:
    """A list separated by commas, empty parts left out."""
    return [word.strip() for word in text.split(",") if word.strip()]


def checks(text: str) -> list[str]:
    """Items of the checklist."""
    known = [check.value for check in CheckItem]
    found = words(text)
    for word in found:
        if word not in known:
            raise ValueError(f"{word} is no item of the checklist; write some of {', '.join(known)}")
    return found


def origins(text: str) -> list[str]:
    """Origins as Django wants them: scheme and host, no path."""
    for origin in words(text):
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/"):
            raise ValueError(f"{origin!r} is not an origin; write it like https://figures.example.org")
    return [origin.rstrip("/") for origin in words(text)]


def contact(text: str) -> str:
    """An address of mail or of the web by which somebody is told."""
    if not text.startswith(("mailto:", "https://")) or any(character.isspace() for character in text):
        raise ValueError("write mailto:security@example.org, or an https address")
    return text


def day(text: str) -> date:
    """A day of the calendar, not after today."""
    found = date.fromisoformat(text)
    if found > datetime.now(UTC).date():
        raise ValueError("the day has not come yet; give today or an earlier one")
    return found


def key(text: str) -> str:
    """A secret key that is long enough to be one."""
    if len(text) < 50:
        raise ValueError(
            f"it has {len(text)} characters; use 50 or more, such as `openssl rand -base64 48` prints"
        )
    return text


def style(text: str) -> str:
    """The name of a style, or the path of a TOML file that is there."""
    if text.endswith(".toml") and not Path(text).is_file():
        raise ValueError("there is no such file")
    return text


def zone(text: str) -> str:
    """The name of a time zone in the IANA database."""
    try:
        ZoneInfo(text)
    except (KeyError, OSError) as unknown:
        raise ValueError("no such time zone; write an IANA name such as Europe/Berlin") from unknown
    return text


def language(text: str) -> str:
    """A language that the interface has."""
    if text not in LANGUAGES:
        raise ValueError(f"write one of {', '.join(sorted(LANGUAGES))}")
    return text


def hour(text: str) -> int:
    """A full hour of the day."""
    if not text.isascii() or not text.isdigit() or int(text) > 23:
        raise ValueError("write a full hour from 0 to 23")
    return int(text)


def mail_server(text: str) -> dict[str, Any]:
    """Django's settings for a mail server's address."""
    if urlsplit(text).scheme not in ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail"):
        raise ValueError("write an address such as smtp+tls://user:password@mail.example.org:587")
    return dict(environ.Env.email_url_config(text))


def place(text: str) -> Path:
    """A file or a folder, made absolute against the current folder."""
    return Path(text).expanduser().absolute()


def cluster(text: str) -> str:
    """The name of a folder: one plain word."""
    if not text.replace("-", "").isalnum():
        raise ValueError("write one word of letters, digits and hyphens")
    return text


def database(text: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address."""
    if urlsplit(text).scheme not in ("postgres", "postgresql"):
        raise ValueError(
            "claimcheck runs on PostgreSQL 18 only; write postgresql://user:password@host:5432/name"
        )
    return dict(environ.Env.db_url_config(text))


def seconds_of_minutes(text: str) -> int:
    """A number of minutes, in seconds."""
    return 60 * count(text, most=7 * 24 * 60)


def seconds_of_hours(text: str) -> int:
    """A number of hours, in seconds."""
    return 3600 * count(text, most=30 * 24)


def megabytes(text: str) -> int:
    """A number of megabytes, in bytes: no file of more fits into one line of an archive."""
    return 2**20 * count(text, most=30)


def log_format(text: str) -> str:
    """One of the two ways to write a line of the log."""
    if text not in ("json", "plain"):
        raise ValueError("write json or plain")
    return text


def count(text: str, *, least: int = 1, most: int = 1_000) -> int:
    """A whole number within bounds."""
    if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
        raise ValueError(f"write a whole number from {least} to {most}")
    return int(text)


def proxies(text: str) -> int:
    """How many proxies stand before the site."""
    return count(text, least=0, most=9)


def provider(text: str) -> str:
    """The address of an OpenID provider: https, or this machine for trying it out."""
    parts = urlsplit(text)
    here = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if parts.scheme not in ("https", "http") or not parts.netloc or (parts.scheme == "http" and not here):
        raise ValueError("write the provider's https address, such as https://login.example.org/realms/desk")
    return text.rstrip("/")


def roles(text: str) -> dict[str, str]:
    """Groups of the provider and the roles of ours that they give: group=role, separated by commas."""
    given: dict[str, str] = {}
    for pair in words(text):
        group, equals, role = (part.strip() for part in pair.rpartition("="))
        if not (group and equals) or role not in ROLES:
            raise ValueError(f"{pair!r} is not group=role with a role of {', '.join(ROLES)}")
        given[group] = role
    return given


def dotted_path(text: str) -> str:
    """The path of something that can be imported: package.module.name."""
    if not all(part.isidentifier() for part in text.split(".")) or "." not in text:
        raise ValueError("give a dotted path, such as newsroom.extractors.spans_of.")
    return text


def kept_secret(kept: Path) -> str:
    """A random text, kept in a file of the caller's own; a fresh one where no file can be."""
    try:
        make_way(kept.parent)
        with open(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except OSError:
        pass  # it is there already, or this folder is not ours to write in
    try:
        return kept.read_text() or secrets.token_urlsafe(64)
    except OSError:
        return secrets.token_urlsafe(64)
