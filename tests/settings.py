"""The site's settings with what only tests need changed, each with its reason."""

import os

os.environ.setdefault("SKINGUIDE_SECRET_KEY", "tests-only")
os.environ.setdefault("SKINGUIDE_CARD_KEY", "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk")  # "tests-only", 32 bytes

from skinguide.settings import *  # noqa: F403
from skinguide.settings import INSTALLED_APPS, MIDDLEWARE

# Scanning and hashing static files costs each test tens of milliseconds.
INSTALLED_APPS = [app for app in INSTALLED_APPS if not app.startswith("whitenoise")]
# Tests ask for one page many times while they change what it is made of; tests of the kept pages put it back.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith(("whitenoise", "skinguide.page_cache"))]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
