"""Every environment variable of the site, declared once: its name, how it is read, its default, its purpose.

A value that cannot be read stops the start with a message naming the variable, the value and the remedy;
nothing is guessed. An empty value counts as unset, so that `VARIABLE=` in a compose file means "the default".
"""

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import environ
from django.core.exceptions import ImproperlyConfigured

from claimcheck.database.places import make_way

PROJECT = Path(__file__).resolve().parent.parent

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Variable(Generic[T]):
    """One environment variable; calling it reads the environment, or gives the default where it is unset."""

    name: str
    read: Callable[[str], T]
    default: Callable[[], T]
    help: str

    def __call__(self) -> T:
        """The value as read; raises ImproperlyConfigured where it cannot be read."""
        text = os.environ.get(self.name, "").strip()
        if not text:
            return self.default()
        try:
            return self.read(text)
        except ValueError as error:
            raise ImproperlyConfigured(f"{self.name}={text!r} cannot be used: {error}") from error


def _switch(text: str) -> bool:
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


def _words(text: str) -> list[str]:
    """A list separated by commas, empty parts left out."""
    return [word.strip() for word in text.split(",") if word.strip()]


def _origins(text: str) -> list[str]:
    """Origins as Django wants them: scheme and host, no path."""
    for origin in _words(text):
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/"):
            raise ValueError(f"{origin!r} is not an origin; write it like https://figures.example.org")
    return [origin.rstrip("/") for origin in _words(text)]


def _key(text: str) -> str:
    """A secret key that is long enough to be one."""
    if len(text) < 50:
        raise ValueError(
            f"it has {len(text)} characters; use 50 or more, such as `openssl rand -base64 48` prints"
        )
    return text


def _zone(text: str) -> str:
    """The name of a time zone in the IANA database."""
    try:
        ZoneInfo(text)
    except (KeyError, OSError) as unknown:
        raise ValueError("no such time zone; write an IANA name such as Europe/Berlin") from unknown
    return text


def _hour(text: str) -> int:
    """A full hour of the day."""
    if not text.isascii() or not text.isdigit() or int(text) > 23:
        raise ValueError("write a full hour from 0 to 23")
    return int(text)


def _mail_server(text: str) -> dict[str, Any]:
    """Django's settings for a mail server's address."""
    if urlsplit(text).scheme not in ("smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail"):
        raise ValueError("write an address such as smtp+tls://user:password@mail.example.org:587")
    return dict(environ.Env.email_url_config(text))


def _folder(text: str) -> Path:
    """A folder, made absolute against the current one."""
    return Path(text).expanduser().absolute()


def _cluster(text: str) -> str:
    """The name of a folder: one plain word."""
    if not text.replace("-", "").isalnum():
        raise ValueError("write one word of letters, digits and hyphens")
    return text


def _database(text: str) -> dict[str, Any]:
    """Django's settings for a PostgreSQL address."""
    if urlsplit(text).scheme not in ("postgres", "postgresql"):
        raise ValueError(
            "claimcheck runs on PostgreSQL 18 only; write postgresql://user:password@host:5432/name"
        )
    return dict(environ.Env.db_url_config(text))


def _secret_key() -> str:
    """In development a random key, kept with the run-time files so that sign-ins survive a restart."""
    if not DEBUG():
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to 50 or more random characters, or set DEBUG=on."
        )
    kept = VAR() / f"secret-key-{os.geteuid()}"
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


def _allowed_hosts() -> list[str]:
    """In development this machine only; in production the operator has to say."""
    if DEBUG():
        return ["localhost", "127.0.0.1", "[::1]"]
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set. Name the hosts this site answers for, or set DEBUG=on."
    )


DATABASE_URL = Variable(
    "DATABASE_URL",
    _database,
    lambda: None,
    "Address of a PostgreSQL 18 database, such as postgresql://user:password@host:5432/name. "
    "Unset: an embedded server is started below CLAIMCHECK_VAR.",
)
DEBUG = Variable(
    "DEBUG",
    _switch,
    lambda: DATABASE_URL() is None,
    "on for development: error pages with details, cookies without TLS. "
    "Unset: on with the embedded database, off with DATABASE_URL.",
)
VAR = Variable(
    "CLAIMCHECK_VAR",
    _folder,
    lambda: PROJECT / "var",
    "Folder for run-time files: embedded database, collected static files, benchmark results. "
    "Unset: var/ of the project.",
)
CLUSTER = Variable(
    "CLAIMCHECK_CLUSTER",
    _cluster,
    lambda: "postgres",
    "Name of the embedded database cluster below CLAIMCHECK_VAR; tests and benchmarks have their own.",
)
SECRET_KEY = Variable(
    "SECRET_KEY",
    _key,
    _secret_key,
    "Signs sessions and tokens; 50 or more random characters. Required when DEBUG is off; in development one "
    "is generated and kept below CLAIMCHECK_VAR.",
)
ALLOWED_HOSTS = Variable(
    "ALLOWED_HOSTS",
    _words,
    _allowed_hosts,
    "Host names this site answers for, separated by commas. Required when DEBUG is off.",
)
CSRF_TRUSTED_ORIGINS = Variable(
    "CSRF_TRUSTED_ORIGINS",
    _origins,
    list,
    "Origins whose forms are accepted, separated by commas, such as https://figures.example.org; "
    "needed behind a proxy.",
)
NEWSROOM_TIME_ZONE = Variable(
    "NEWSROOM_TIME_ZONE",
    _zone,
    lambda: "UTC",
    "The IANA time zone in which the newsroom counts its days and weeks, such as Europe/Berlin. Unset: UTC.",
)
WEEKLY_REPORT_HOUR = Variable(
    "WEEKLY_REPORT_HOUR",
    _hour,
    lambda: 6,
    "The hour, by the newsroom's clock, at which last week's report is issued on Monday. Unset: 6.",
)
EMAIL_URL = Variable(
    "EMAIL_URL",
    _mail_server,
    lambda: {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
    "Where mail is handed over, such as smtp+tls://user:password@mail.example.org:587. "
    "Unset: mail is printed to the log of the worker.",
)
EMAIL_FROM = Variable(
    "EMAIL_FROM",
    str,
    lambda: "claimcheck <claimcheck@localhost>",
    "The sender of mail, such as Fact desk <desk@example.org>. Unset: claimcheck@localhost.",
)
SITE_URL = Variable(
    "SITE_URL",
    lambda text: _origins(text)[0],
    str,
    "The address under which this site is reached, such as https://figures.example.org: mails link to it. "
    "Unset: mails name paths only.",
)
NEWSROOM_NAME = Variable(
    "NEWSROOM_NAME",
    str,
    lambda: "claimcheck",
    "Who publishes, as readers outside are told: the newsroom's own name. Unset: claimcheck.",
)
PUBLIC_READ = Variable(
    "PUBLIC_READ",
    _switch,
    lambda: False,
    "on lets anyone read what has been published through the API without signing in. Unset: off.",
)
WEBHOOK_PRIVATE_TARGETS = Variable(
    "WEBHOOK_PRIVATE_TARGETS",
    _switch,
    lambda: False,
    "on lets webhooks go to our own network, and by plain http: for trying them out. Unset: off.",
)
DATA = Variable(
    "CLAIMCHECK_DATA",
    _folder,
    lambda: None,
    "Folder with the large reference data that some tests and benchmarks read. "
    "Unset: those say that they were left out.",
)

VARIABLES: tuple[Variable[Any], ...] = (
    DATABASE_URL,
    DEBUG,
    VAR,
    CLUSTER,
    SECRET_KEY,
    ALLOWED_HOSTS,
    CSRF_TRUSTED_ORIGINS,
    NEWSROOM_TIME_ZONE,
    WEEKLY_REPORT_HOUR,
    EMAIL_URL,
    EMAIL_FROM,
    SITE_URL,
    NEWSROOM_NAME,
    PUBLIC_READ,
    WEBHOOK_PRIVATE_TARGETS,
    DATA,
)
