"""Settings of the site. What differs between installations is read in `claimcheck.env`, all else is here."""

from typing import Any

from claimcheck import described, env, languages
from claimcheck.database import embedded
from claimcheck.foundation.desk.colours import PRIMARY
from claimcheck.foundation.records.limits import REACHING, REACHING_REPLICA
from claimcheck.languages.compiling import compiled
from claimcheck.operating.log_lines import logged_as
from claimcheck.sign_in.configuration import *  # noqa: F403  # every setting of signing in, beside its code
from claimcheck.sign_in.configuration import SIGNING_IN_APPS, SIGNING_IN_MIDDLEWARE

BASE_DIR = env.PROJECT
VERSION = "0.1.0"  # of claimcheck, as in pyproject.toml
DEBUG = env.DEBUG()
SECRET_KEY = env.SECRET_KEY()
SECRET_KEY_FALLBACKS: list[str] = env.SECRET_KEY_FALLBACKS()
METRICS_TOKEN = env.METRICS_TOKEN()
VAR = env.VAR()
ALLOWED_HOSTS = env.ALLOWED_HOSTS()
CSRF_TRUSTED_ORIGINS = env.CSRF_TRUSTED_ORIGINS()

INSTALLED_APPS = [
    "unfold.apps.BasicAppConfig",  # before the admin, whose templates it replaces
    "unfold.contrib.filters",
    "claimcheck.foundation.desk.site.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",  # before staticfiles: development serves static files as production does
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pghistory",
    "pgtrigger",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "procrastinate.contrib.django",
    *SIGNING_IN_APPS,
    "claimcheck.operating",
    "sources",
    "claims",
]

MIDDLEWARE = [
    "claimcheck.operating.request_ids.RequestIdMiddleware",
    "claimcheck.foundation.rest.problems.ProblemMiddleware",  # turns errors into problem documents
    "claimcheck.under_load.RoomMiddleware",
    "claimcheck.under_load.DiskFloorMiddleware",
    "claimcheck.under_load.ReadAgainMiddleware",
    "claimcheck.replica_reads.ReplicaMiddleware",  # not there without a replica
    "django.middleware.security.SecurityMiddleware",
    "claimcheck.foundation.rest.compression.CompressionMiddleware",  # before the short way, which it wraps
    "claimcheck.foundation.rest.ranges.RangeMiddleware",  # within: a part is one of what is not compressed
    "claimcheck.foundation.rest.cross_origin.CrossOriginMiddleware",
    "claimcheck.blind_reading.BlindReadingMiddleware",  # around all that answers, by whichever way
    "claimcheck.foundation.rest.fast_path.ShortWayMiddleware",  # what a tool reads needs none of those below
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "claimcheck.reader_language.LanguageMiddleware",  # within the session, which keeps the choice
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *SIGNING_IN_MIDDLEWARE,
    "pghistory.middleware.HistoryMiddleware",  # after authentication: the history records who acted
    "claimcheck.sign_in.acts.ActMiddleware",  # within the history: it records how as well
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "claimcheck.content_policy.ContentPolicyMiddleware",
]

ROOT_URLCONF = "claimcheck.urls"
WSGI_APPLICATION = "claimcheck.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Before those of the apps: the library's pages in our look.
        "DIRS": [BASE_DIR / "claimcheck/templates", BASE_DIR / "claimcheck/foundation/desk/templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database ---------------------------------------------------------------------------------------------

PREPARING = {"prepare_threshold": 5}  # allows statements to be prepared; Django's own never are
EMBEDDED: dict[str, Any] = {
    "ENGINE": "claimcheck.database",
    "NAME": embedded.DATABASE,
    "USER": embedded.APPLICATION,
    "PASSWORD": "",
    "CLUSTER": env.CLUSTER(),
    "VAR": env.VAR(),
    "OPTIONS": PREPARING,
}
SERVER = env.DATABASE_URL()
DATABASES: dict[str, dict[str, Any]] = {"default": EMBEDDED}
if SERVER is not None:
    DATABASES["default"] = {
        **SERVER,
        "ENGINE": "claimcheck.external_database",
        "CONN_MAX_AGE": 0 if DEBUG else None,  # a thread keeps its connection: statements stay prepared
        "CONN_HEALTH_CHECKS": True,  # without it the requests after a restart of the server fail
        "OPTIONS": {**REACHING, **SERVER.get("OPTIONS", {}), **PREPARING},
    }
if (READ_FROM := env.REPLICA_URL()) is not None:
    DATABASES["replica"] = {
        **READ_FROM,
        "ENGINE": "claimcheck.external_database",
        "CONN_MAX_AGE": 0 if DEBUG else None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**REACHING, **REACHING_REPLICA, **READ_FROM.get("OPTIONS", {}), **PREPARING},
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["claimcheck.foundation.records.replica.ReplicaRouter"]
READ_ON_PRIMARY = {  # apps and models: who is let in holds at once, and what counts is counted in one place
    *("sessions", "auth.user", "account", "mfa", "socialaccount", "procrastinate", "admin"),
    *("claims.apitoken", "claims.tokenuse", "claims.idempotentanswer", "claims.pulljournal"),
    *("claims.retrieval", "claims.pullcount", "claims.notice", "django_cache"),
}
OWNER = env.DATABASE_OWNER_URL()
DATABASE_OWNER: dict[str, Any] | None = {"USER": embedded.OWNER, "OPTIONS": PREPARING}
if SERVER is not None:
    DATABASE_OWNER = OWNER and {
        **{name: OWNER.get(name, "") for name in ("USER", "PASSWORD", "HOST", "PORT")},
        "OPTIONS": {**OWNER.get("OPTIONS", {}), **PREPARING},
    }
DATABASE_APPLICATION = {name: DATABASES["default"].get(name, "") for name in ("USER", "PASSWORD")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Time, language, static files -------------------------------------------------------------------------

USE_TZ = True
TIME_ZONE = "UTC"  # of what is stored and logged
NEWSROOM_TIME_ZONE = env.NEWSROOM_TIME_ZONE()  # of days and weeks
WEEKLY_REPORT_HOUR = env.WEEKLY_REPORT_HOUR()
USE_I18N = True
LANGUAGE_CODE = env.NEWSROOM_LANGUAGE()  # of what is published and reported, and of REST
LANGUAGES = list(languages.LANGUAGES.items())
LOCALE_PATHS = [compiled(env.VAR())]
FORMAT_MODULE_PATH = ["claimcheck.formats"]

STATIC_URL = "static/"
STATIC_ROOT = env.VAR() / "static"
STATICFILES_DIRS = [BASE_DIR / "claimcheck/foundation/desk/static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# REST -------------------------------------------------------------------------------------------------

PUBLIC_READ = env.PUBLIC_READ()
ACCOUNTABILITY = env.ACCOUNTABILITY()  # the pages of it, and reports of readers
PUBLISH_BY_TOKEN = env.PUBLISH_BY_TOKEN()
NEWSROOM_NAME = env.NEWSROOM_NAME()  # as readers outside are told it
HOUSE_STYLE = env.HOUSE_STYLE()
REHEARSAL_DAY = env.REHEARSAL_DAY()
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_SCHEMA_CLASS": "claimcheck.foundation.rest.schema.Description",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["claimcheck.foundation.rest.json_input.StrictJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "claimcheck.foundation.rest.pagination.KeysetPagination",
    "EXCEPTION_HANDLER": "claimcheck.foundation.rest.problems.handle",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claimcheck.authentication.PasswordAuthentication",
        "claims.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_THROTTLE_CLASSES": ["claims.api.authentication.TokenRate"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "COERCE_DECIMAL_TO_STRING": True,
    "URL_FORMAT_OVERRIDE": None,  # ?format= is an unknown parameter like any other
}
API_REFUSALS = {  # an error of a service, by its dotted path, and the status that says it
    "claimcheck.foundation.records.errors.StaleState": 409,
    "claimcheck.foundation.records.errors.SecondPersonNeeded": 403,
    "claimcheck.foundation.records.errors.SessionNeeded": 403,
    "claims.services.access.idempotency.KeyUsedOtherwise": 422,
}
API_ONCE = "claims.services.access.idempotency.once"
SPECTACULAR_SETTINGS = described.SPECTACULAR_SETTINGS

LEDGER_KEY = env.LEDGER_KEY()  # a file, read at each publication
PULL_JOURNAL = env.PULL_JOURNAL()
LEDGER_WITNESSES = env.LEDGER_WITNESSES()
TYPED_FORMS = "claims.services.access.typed_forms.TYPED"
ARTICLE_EXTRACTOR = env.ARTICLE_EXTRACTOR()
IDEMPOTENCY_DAYS = env.IDEMPOTENCY_DAYS()
CHECKS_BEFORE_APPROVAL = env.CHECKS_BEFORE_APPROVAL()
BACKUPS = env.BACKUPS()
EVIDENCE_BYTES = env.EVIDENCE_MB()  # of one file
PULLS_WRITTEN_AFTER: float | None = 2  # seconds; None: not by a thread of this process
LONG_POLLS = 2  # at a time, an eighth of a worker's threads
WRITES_AT_ONCE = 8  # in each process, half of its threads; half as many wait for their turn
DISK_FLOOR = env.DISK_FLOOR_MB() * 2**20

# Background work --------------------------------------------------------------------------------------------

WEBHOOK_PRIVATE_TARGETS = env.WEBHOOK_PRIVATE_TARGETS()
globals().update({key: value for key, value in env.EMAIL_URL().items() if key.startswith("EMAIL_")})
DEFAULT_FROM_EMAIL = env.EMAIL_FROM()
SECURITY_CONTACT = env.SECURITY_CONTACT()
SITE_URL = env.SITE_URL()  # before the paths in mails
MCP_TOKEN = env.MCP_TOKEN()
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = "claims.jobs.acting.on_app_ready"

# Admin ------------------------------------------------------------------------------------------------

UNFOLD = {
    **dict.fromkeys(("SITE_TITLE", "SITE_HEADER"), "claimcheck"),
    "SITE_SYMBOL": "fact_check",
    "SITE_URL": None,
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": "claims.admin.navigation.favicon"}],
    "SHOW_VIEW_ON_SITE": False,
    "SCRIPTS": ["claims.admin.navigation.keyboard", "claims.admin.navigation.landmarks"],
    "STYLES": ["claims.admin.navigation.of_the_registers"],
    "SIDEBAR": {"navigation": "claims.admin.navigation.sidebar"},
    "COLORS": {"primary": PRIMARY},
}

# Safety in production ---------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not DEBUG
SECURE_PROXY_SSL_HEADER = None if DEBUG else ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^(healthz|livez|readyz|metrics)$"]  # asked for from within, without TLS

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LOGGING = logged_as(env.LOG_FORMAT())
