"""Settings of the site: safe to show on localhost as they stand; production says what differs by environment."""

import os
from pathlib import Path

from skinguide import environment

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that the running site writes stands in one folder outside git.
VAR_DIR = Path(os.environ.get("SKINGUIDE_VAR_DIR", BASE_DIR / "var"))

DEBUG = environment.boolean("SKINGUIDE_DEBUG", default=False)
SECRET_KEY = environment.secret_key("SKINGUIDE_SECRET_KEY", kept_in=VAR_DIR / "secret-key")
ALLOWED_HOSTS = environment.words("SKINGUIDE_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "evaluation",
    "products",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages shrink to a fifth. Compression gives secrets away only where a page mixes them with a stranger's words:
    # public pages hold none, and in the admin Django masks its tokens anew each time.
    "django.middleware.gzip.GZipMiddleware",
    # A page read again and unchanged costs a few bytes.
    "django.middleware.http.ConditionalGetMiddleware",
    "skinguide.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "skinguide.urls"
WSGI_APPLICATION = "skinguide.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["evaluation.templatetags.scorecard", "skinguide.page_head"],
        },
    },
]

DATABASES = {"default": environment.database("DATABASE_URL", sqlite=VAR_DIR / "skinguide.sqlite3")}
CACHES = {"default": environment.cache("CACHE_URL")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "skinguide.static_storage.BundlingStorage"},
}

# 20,000 characters of label text are at most 80,000 bytes, three times that when percent-encoded.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# No page takes files. The other handler would put large ones on disk before anybody looked at them.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# Django logs errors to the console only while DEBUG is on; a server that hides its faults cannot be mended.
# Tracebacks name code, never what a visitor sent.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
