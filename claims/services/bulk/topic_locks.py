"""Bulk recordings into one topic wait for each other; those into different topics do not.

Two that record into one topic at once would make the same new questions twice. A topic is locked by its names
and not by its key, so that one which is not there yet is locked too.
"""

from collections.abc import Iterable
from zlib import crc32

from django.db import connection
from django.utils.text import slugify

LOCKS = 0x696D706F
"""("impo") The class of these locks."""
BUCKETS = 256
"""Names share this many locks: the server's table of locks would not hold one for each name of any file."""
_KNOWN = "SELECT name, slug FROM claims_topic WHERE slug = ANY(%(names)s) OR name = ANY(%(names)s)"
_LOCK = "SELECT count(pg_advisory_xact_lock(%s, bucket)) FROM unnest(%s::integer[]) AS bucket"


def lock_topics(names: Iterable[str]) -> None:
    """Lock the topics of these names and slugs until the transaction ends.

    A known topic is locked under both its name and its slug, whichever is given. All locks of a transaction
    are taken in one order: two recordings that share several topics never wait for each other in a circle.
    """
    wanted = set(names)
    with connection.cursor() as cursor:
        cursor.execute(_KNOWN, {"names": list(wanted)})
        wanted.update(name for names_of_one in cursor.fetchall() for name in names_of_one)
        cursor.execute(_LOCK, [LOCKS, sorted({_bucket(name) for name in wanted})])


def _bucket(name: str) -> int:
    """The lock of a name; a name and the slug made of it have the same one."""
    return crc32((slugify(name) or name).encode(errors="replace")) % BUCKETS
