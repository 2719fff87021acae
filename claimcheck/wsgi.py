"""The WSGI application that a server such as gunicorn runs."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from claimcheck import env
from claimcheck.foundation.records.limits import with_limits
from claimcheck.foundation.rest.whole_body import whole_bodies

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "claimcheck.settings")
os.environ.update(PGOPTIONS=with_limits(env.PGOPTIONS()))

application = whole_bodies(get_wsgi_application())
import_module(settings.ROOT_URLCONF)  # or the first request would wait for it
gc.freeze()  # what is loaded now stays: a search for cycles through all of it stops a request for 0.15 s
