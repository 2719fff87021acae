"""The site's database and apps behind a plain framework: no middleware, nobody signed in."""

from claimcheck.settings import *  # noqa: F403

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "pghistory",
    "pgtrigger",
    "rest_framework",
    "procrastinate.contrib.django",  # whose table of workers the site looks at as it starts
    "sources",
    "claims",
]
ROOT_URLCONF = "benchmarks.peers.urls"
MIDDLEWARE: list[str] = []
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 50,
}
