"""The site's settings under test: a database cluster of its own, nothing else that changes behaviour."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ["CLAIMCHECK_CLUSTER"] = "postgres-test"
os.environ["LEDGER_KEY"] = str(Path(__file__).parents[1] / "var" / "ledger-key-of-tests.pem")
for name in (
    "DEBUG",
    "REPLICA_URL",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "NEWSROOM_LANGUAGE",
    "NEWSROOM_TIME_ZONE",
    "PUBLIC_READ",
    "ACCOUNTABILITY",
    "PUBLISH_BY_TOKEN",
    "REQUIRE_SECOND_FACTOR",
    "SESSION_IDLE_MINUTES",
    "SESSION_HOURS",
    "PROXIES",
    "OPENID_URL",
    "OPENID_ROLES",
    "OPENID_SECOND_FACTOR",
    "PYTHONDONTWRITEBYTECODE",
):
    os.environ.pop(name, None)  # the tests mean the defaults, whatever the shell they are started from
sys.dont_write_bytecode = False  # every worker, and every process a test starts, would compile all anew

from claimcheck.settings import *  # noqa: E402, F403

if "CLAIMCHECK_TEST_DATABASE" in os.environ:  # of a test that starts a process
    DATABASES["default"]["NAME"] = os.environ["CLAIMCHECK_TEST_DATABASE"]  # noqa: F405
DEBUG = False  # as the test runner sets it
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast; nothing here is secret
WHITENOISE_AUTOREFRESH = True  # static files are read where they lie; nothing is collected
PULL_JOURNAL = Path(tempfile.mkdtemp(prefix="pulls-of-tests-"))
atexit.register(shutil.rmtree, PULL_JOURNAL, ignore_errors=True)
PULLS_WRITTEN_AFTER = None  # a thread would not see what a test has not committed
# In the application's role; for what only the owner can do, a test steps out of it (tests/owning.py).
DATABASES["default"].update(  # noqa: F405
    USER=embedded.OWNER,  # noqa: F405
    OPTIONS={**PREPARING, "assume_role": embedded.APPLICATION},  # noqa: F405
)
