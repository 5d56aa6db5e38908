"""The WSGI entry point that the server imports."""

import os

from django.core.wsgi import get_wsgi_application

from skinguide.postgresql.patience import patience

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skinguide.settings")
patience.limit()
application = get_wsgi_application()
