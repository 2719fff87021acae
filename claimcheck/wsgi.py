"""The WSGI application that a server such as gunicorn runs."""

import os

from django.core.wsgi import get_wsgi_application

from claimcheck import env
from claimcheck.foundation.records.limits import with_limits

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimcheck.settings")
os.environ.update(PGOPTIONS=with_limits(env.PGOPTIONS()))

application = get_wsgi_application()
