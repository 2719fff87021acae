"""Every environment variable of the site, declared once: its name, how it is read, its default, its purpose.

A value that cannot be read stops the start with a message naming the variable, the value and the remedy;
nothing is guessed. An empty value counts as unset, so that `VARIABLE=` in a compose file means "the default".
"""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from claimcheck import env_values as values
from claimcheck.database.places import data_folder
from claimcheck.env_database import *  # noqa: F403
from claimcheck.env_database import DATABASE_URL
from claimcheck.env_openid import *  # noqa: F403  # declared there, named here like the rest
from claimcheck.env_variable import Variable
from claimcheck.foundation.commands_here import is_clone

PROJECT = Path(__file__).resolve().parent.parent


def _secret_key() -> str:
    """In development a random key, kept with the run-time files so that sign-ins survive a restart."""
    if not DEBUG():
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. Set it to 50 or more random characters, or set DEBUG=on."
        )
    return values.kept_secret(VAR() / f"secret-key-{os.geteuid()}")


def _allowed_hosts() -> list[str]:
    """In development this machine only; in production the operator has to say."""
    if DEBUG():
        return ["localhost", "127.0.0.1", "[::1]"]
    raise ImproperlyConfigured("ALLOWED_HOSTS is not set. Name the site's hosts, or set DEBUG=on.")


DEBUG = Variable(
    "DEBUG",
    values.switch,
    lambda: DATABASE_URL() is None,
    "on for development: error pages with details, cookies without TLS. "
    "Unset: on with the embedded database, off with DATABASE_URL.",
)
VAR = Variable(
    "CLAIMCHECK_VAR",
    values.place,
    lambda: PROJECT / "var" if is_clone() else data_folder(),
    "Folder for run-time files: database, static files, benchmark results. Unset: var/ of a clone; of an "
    "installed package claimcheck in XDG_DATA_HOME, or in ~/.local/share, or for root /var/lib/claimcheck.",
)
CLUSTER = Variable(
    "CLAIMCHECK_CLUSTER",
    values.cluster,
    lambda: "postgres",
    "Name of the embedded database cluster below CLAIMCHECK_VAR; tests and benchmarks have their own.",
)
SECRET_KEY = Variable(
    "SECRET_KEY",
    values.key,
    _secret_key,
    "Signs sessions and tokens; 50 or more random characters. Required when DEBUG is off.",
)
SECRET_KEY_FALLBACKS = Variable(
    "SECRET_KEY_FALLBACKS",
    values.words,
    list[str],
    "Earlier values of SECRET_KEY, separated by commas: what was signed or encrypted under them still opens. "
    "Unset: none.",
)
METRICS_TOKEN = Variable(
    "METRICS_TOKEN",
    str,
    str,
    "The bearer token by which /metrics is read from another machine. Unset: from this machine only.",
)
LOG_FORMAT = Variable(
    "LOG_FORMAT",
    values.log_format,
    lambda: "plain" if DEBUG() else "json",
    "How lines of the log are written: json or plain. Unset: json, in development plain.",
)
ALLOWED_HOSTS = Variable(
    "ALLOWED_HOSTS",
    values.words,
    _allowed_hosts,
    "Host names this site answers for, separated by commas. Required when DEBUG is off.",
)
CSRF_TRUSTED_ORIGINS = Variable(
    "CSRF_TRUSTED_ORIGINS",
    values.origins,
    list,
    "Origins whose forms are accepted, separated by commas, such as https://figures.example.org; "
    "needed behind a proxy.",
)
NEWSROOM_TIME_ZONE = Variable(
    "NEWSROOM_TIME_ZONE",
    values.zone,
    lambda: "UTC",
    "The IANA time zone in which the newsroom counts its days and weeks, such as Europe/Berlin. Unset: UTC.",
)
NEWSROOM_LANGUAGE = Variable(
    "NEWSROOM_LANGUAGE",
    values.language,
    lambda: "en",
    "The language of what is published and reported: de, en, es, fr, ko or uk. People choose theirs for "
    "pages "
    "and mails. Unset: en.",
)
WEEKLY_REPORT_HOUR = Variable(
    "WEEKLY_REPORT_HOUR",
    values.hour,
    lambda: 6,
    "The hour, by the newsroom's clock, at which last week's report is issued on Monday. Unset: 6.",
)
IDEMPOTENCY_DAYS = Variable(
    "IDEMPOTENCY_DAYS",
    values.count,
    lambda: 30,
    "Days for which an Idempotency-Key and its response are kept; after that the key can be used "
    "again. Unset: 30.",
)
DISK_FLOOR_MB = Variable(
    "DISK_FLOOR_MB",
    lambda text: values.count(text, least=0, most=1_000_000),
    lambda: 256,
    "With fewer megabytes free on the disk of CLAIMCHECK_VAR nothing is recorded any more, and requests that "
    "would are answered 507; reading goes on. 0: never. Unset: 256.",
)
EVIDENCE_MB = Variable(
    "EVIDENCE_MB",
    values.megabytes,
    lambda: 20 * 2**20,
    "The most megabytes of a file that is kept as evidence, 1 to 30. Unset: 20.",
)
CHECKS_BEFORE_APPROVAL = Variable(
    "CHECKS_BEFORE_APPROVAL",
    values.checks,
    list,
    "Items of the checklist without which nothing is approved, separated by commas, such as "
    "original_seen,source_contacted. Unset: none, the checklist is shown and blocks nothing.",
)
EMAIL_URL = Variable(
    "EMAIL_URL",
    values.mail_server,
    lambda: {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"},
    "Mail server, such as smtp+tls://user:password@mail.example.org:587. Unset: mail is written to "
    "the worker's log.",
)
EMAIL_FROM = Variable(
    "EMAIL_FROM",
    str,
    lambda: "claimcheck <claimcheck@localhost>",
    "The sender of mail, such as Fact desk <desk@example.org>. Unset: claimcheck@localhost.",
)
SITE_URL = Variable(
    "SITE_URL",
    lambda text: values.origins(text)[0],
    str,
    "The address under which this site is reached, such as https://figures.example.org: mails link to it. "
    "Unset: mails name paths only.",
)
MCP_TOKEN = Variable(
    "CLAIMCHECK_TOKEN", str, str, "The token (cck_…) with which the command `mcp`, and nothing else, asks."
)
SECURITY_CONTACT = Variable(
    "SECURITY_CONTACT",
    values.contact,
    str,
    "Where to report a vulnerability of this installation, such as mailto:security@example.org; published at "
    "/.well-known/security.txt. Unset: there is none.",
)
NEWSROOM_NAME = Variable(
    "NEWSROOM_NAME",
    str,
    lambda: "claimcheck",
    "The newsroom's name, as published to readers. Unset: claimcheck.",
)
PUBLIC_READ = Variable(
    "PUBLIC_READ",
    values.switch,
    lambda: False,
    "on lets anyone read what has been published through the API without signing in. Unset: off.",
)
ACCOUNTABILITY = Variable(
    "ACCOUNTABILITY",
    values.switch,
    lambda: False,
    "on shows corrections, what is open and sources' replies at /accountability/ and lets readers report "
    "errors; for anyone where PUBLIC_READ is on. Unset: off.",
)
LEDGER_KEY = Variable(
    "LEDGER_KEY",
    values.place,
    lambda: VAR() / "ledger-key.pem",
    "File with the private key that signs the ledger, made by the command `ledger_key`; readable by the "
    "site's user alone. Unset: ledger-key.pem below CLAIMCHECK_VAR.",
)
PULL_JOURNAL = Variable(
    "PULL_JOURNAL",
    values.place,
    lambda: VAR() / "reads",
    "Folder on a disk of this machine in which each process puts on record what tokens read, before the "
    "answer leaves; web and worker share it. Unset: reads below CLAIMCHECK_VAR.",
)
LEDGER_WITNESSES = Variable(
    "LEDGER_WITNESSES",
    values.words,
    list,
    "Public keys of witnesses, separated by commas, whose cosignatures of the ledger are taken; the "
    "command `cosign` prints its own. Unset: none.",
)
PUBLISH_BY_TOKEN = Variable(
    "PUBLISH_BY_TOKEN",
    values.switch,
    lambda: False,
    "on lets a token approve and withdraw where the other of the two signatures was given in a session. "
    "Unset: off, what is published is approved and withdrawn in sessions alone.",
)
HOUSE_STYLE = Variable(
    "HOUSE_STYLE",
    values.style,
    lambda: "agency",
    "How figures are printed: agency, broadcaster, short, or the path of a style of your own. Unset: agency.",
)
REHEARSAL_DAY = Variable(
    "REHEARSAL_DAY",
    values.day,
    lambda: None,
    "The day from which the days of the demo's rehearsal count back, such as 2026-11-30. Unset: today.",
)
ARTICLE_EXTRACTOR = Variable(
    "ARTICLE_EXTRACTOR",
    values.dotted_path,
    lambda: "claims.domain.articles.by_rules",
    "Dotted path of the function that finds the spans of an article that state a figure. "
    "Unset: claims.domain.articles.by_rules.",
)
WEBHOOK_PRIVATE_TARGETS = Variable(
    "WEBHOOK_PRIVATE_TARGETS",
    values.switch,
    lambda: False,
    "on allows webhooks to private networks and over plain http, for testing. Unset: off.",
)
REQUIRE_SECOND_FACTOR = Variable(
    "REQUIRE_SECOND_FACTOR",
    values.switch,
    lambda: not DEBUG(),
    "on requires a second factor of everybody who approves, puts on hold, creates tokens or "
    "manages people. Unset: on if DEBUG is off, off in development.",
)
SESSION_IDLE_MINUTES = Variable(
    "SESSION_IDLE_MINUTES",
    values.seconds_of_minutes,
    lambda: 2 * 3600,
    "Minutes without a request after which a person has to sign in again. Unset: 120.",
)
SESSION_HOURS = Variable(
    "SESSION_HOURS",
    values.seconds_of_hours,
    lambda: 12 * 3600,
    "Hours after which a person has to sign in again, even if active. Unset: 12.",
)
PROXIES = Variable(
    "PROXIES",
    values.proxies,
    lambda: 0 if DEBUG() else 1,
    "Number of your proxies in front of the site that add to X-Forwarded-For; failed sign-ins are "
    "counted per address. Unset: 1 in production, 0 in development.",
)
DATA = Variable(
    "CLAIMCHECK_DATA",
    values.place,
    lambda: None,
    "Folder with the large reference data that some tests and benchmarks read. Unset: these are "
    "skipped with a message.",
)

VARIABLES: tuple[Variable[Any], ...] = tuple(
    variable for variable in list(globals().values()) if isinstance(variable, Variable)
)
