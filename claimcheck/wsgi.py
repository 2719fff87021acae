"""The WSGI application that a server such as gunicorn runs."""

import os

from django.core.wsgi import get_wsgi_application

from claimcheck.database.limits import with_limits

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimcheck.settings")
os.environ["PGOPTIONS"] = with_limits(os.environ.get("PGOPTIONS", ""))

application = get_wsgi_application()
