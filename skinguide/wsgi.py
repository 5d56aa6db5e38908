"""The WSGI entry point that the server imports."""

import os

from django.core.wsgi import get_wsgi_application

from products import hearing
from skinguide.postgresql.patience import patience

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "skinguide.settings")
patience.limit()
hearing.begin()
application = get_wsgi_application()
