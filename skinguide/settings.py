"""Settings of the site: safe to show on localhost as they stand; production says what differs by environment."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from skinguide import environment

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that the running site writes stands in one folder outside git.
VAR_DIR = Path(os.environ.get("SKINGUIDE_VAR_DIR", BASE_DIR / "var"))

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

DEBUG = environment.boolean("SKINGUIDE_DEBUG", default=False)
SECRET_KEY = environment.secret_key("SKINGUIDE_SECRET_KEY", kept_in=VAR_DIR / "secret-key")
# Where visitors find the site, "https://skin.example". With it everything goes over TLS, which a proxy in front ends.
ORIGIN = environment.origin("SKINGUIDE_ORIGIN")
ALLOWED_HOSTS = environment.words(
    "SKINGUIDE_ALLOWED_HOSTS", default=[urlsplit(ORIGIN).hostname or "", *LOOPBACK] if ORIGIN else LOOPBACK
)
# How many proxies in front hand requests on, each adding to X-Forwarded-For the address it was asked from.
TRUSTED_PROXIES = int(environment.number("SKINGUIDE_TRUSTED_PROXIES", default=1 if ORIGIN else 0))
# Static cards are signed. Without a key of its own from the environment, the site keeps one here and can rotate it.
CARD_KEYS_DIR = VAR_DIR / "card-keys"
CARD_KEY = os.environ.get("SKINGUIDE_CARD_KEY", "")
CARD_PUBLIC_KEYS = environment.words("SKINGUIDE_CARD_PUBLIC_KEYS", default=[])

INSTALLED_APPS = [
    "skinguide.access.apps.CatalogueAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "axes",
    "simple_history",
    "django_tasks_db",
    "evaluation",
    "products",
]

MIDDLEWARE = [
    "skinguide.observing.requests.observed",
    "skinguide.middleware.client_address",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "skinguide.middleware.content_security_policy",
    # What other sites frame or fetch is answered here: it needs nothing of what follows, and compresses itself.
    "products.embedding.lane.embed_lane",
    # Pages shrink to a fifth. Compression gives secrets away only where a page mixes them with a stranger's words:
    # public pages hold none, and in the admin Django masks its tokens anew each time.
    "skinguide.compression.Compression",
    "skinguide.middleware.Revalidation",
    "skinguide.api_access.api_access",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # who is signed in, for the history of what is changed
    "simple_history.middleware.HistoryRequestMiddleware",
    "skinguide.page_cache.PageCache",
    # tells a sign-in that failed too often so
    "axes.middleware.AxesMiddleware",
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
            "builtins": ["evaluation.templatetags.scorecard", "skinguide.page_head", "skinguide.drawn_once"],
        },
    },
    # The pieces that a scorecard is shown by, `*.jinja`, for `{% draw %}` alone.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "skinguide.drawing.environment"},
    },
]

DATABASES = {"default": environment.database("DATABASE_URL", sqlite=VAR_DIR / "skinguide.sqlite3")}
CACHES = {
    "default": environment.cache("CACHE_URL"),
    # Pieces of pages under all that they are drawn from: nothing outdates them, so each process keeps its own.
    "pieces": {"BACKEND": "skinguide.memory_cache.MemoryCache", "LOCATION": "pieces"},
}
if CACHES["default"]["BACKEND"] != CACHES["pieces"]["BACKEND"]:
    # before a cache that others share, the last pages once more in each process's own memory
    CACHES["pages"] = {"BACKEND": "skinguide.memory_cache.MemoryCache", "LOCATION": "pages"}
# Jobs beside the site stand in its own database, so that a copy of the one holds the other; `manage.py work` does them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# A row set back as a whole would take its status along, past the workflow. What was wrong is mended by a new change.
SIMPLE_HISTORY_REVERT_DISABLED = True

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
# After so many failed sign-ins of one name from one address, neither is let in for a while: not with the right
# password either. Another address is not held up, so nobody can lock an editor out.
AXES_HANDLER = "skinguide.access.lockouts.LockoutHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/access/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Skinguide"

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
# Scripts of other sites have no use for our files; what they embed sends its own permission.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "skinguide.static_storage.BundlingStorage"},
}

# Pictures of packs, as products.pack_images makes them and products.views.media serves them: whatever storage keeps
# them, readers fetch them from this site.
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"

# 20,000 characters of label text are at most 80,000 bytes, three times that when percent-encoded.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400  # a product's page in the admin has some ten for each label, price and picture
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# Public pages take no files; editors' stay in memory, all of a request together.
FILE_UPLOAD_HANDLERS = ["skinguide.uploads.EditorUploadHandler"]
UPLOAD_MOST_BYTES = 10_000_000
UPLOAD_MOST_REQUEST_BYTES = 60_000_000  # up to there a form says what was wrong; beyond, nobody reads on

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
if ORIGIN:
    CSRF_TRUSTED_ORIGINS = [ORIGIN]
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # Signs of life and counts are asked for by the machine itself, past the proxy.
    SECURE_REDIRECT_EXEMPT = [r"^health/$", r"^ready/$", r"^metrics/$"]
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# Clinics are told by mail when a product that they show gains a red flag; without a mail server only in the admin.
MAIL = environment.mail("SKINGUIDE_MAIL_URL")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = MAIL.get("host", ""), MAIL.get("port", 0)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.get("user", ""), MAIL.get("password", "")
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL.get("is_ssl", False), MAIL.get("is_tls", False)
EMAIL_TIMEOUT = 10  # seconds; an editor waits for it
DEFAULT_FROM_EMAIL = os.environ.get("SKINGUIDE_MAIL_FROM", "skinguide@localhost")

# How often one address may ask the API in a minute: for data, and for checks of labels.
API_MOST_READS = int(environment.number("SKINGUIDE_API_READS", default=120, least=1))
API_MOST_CHECKS = int(environment.number("SKINGUIDE_API_CHECKS", default=30, least=1))

SLOW_QUERY_SECONDS = environment.number("SKINGUIDE_SLOW_QUERY_MS", default=200) / 1000
# Who may read /metrics/ from elsewhere; without it only this machine may.
METRICS_TOKEN = os.environ.get("SKINGUIDE_METRICS_TOKEN", "")
# "lines" for people, "json" for a log collector, with a line for each request.
LOG_FORMAT = environment.choice("SKINGUIDE_LOG_FORMAT", ("lines", "json"))

# Django logs errors to the console only while DEBUG is on; a server that hides its faults cannot be mended.
# Tracebacks name code, never what a visitor sent.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "lines": {"format": "{asctime} {levelname} {name} {request_id}: {message}", "style": "{"},
        "json": {"()": "skinguide.observing.logs.JsonLine"},
    },
    "filters": {
        "request_id": {"()": "skinguide.observing.logs.WithRequestId"},
        "typed": {"()": "skinguide.observing.logs.WithoutTypedWords"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["request_id", "typed"],
        }
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # It would write names and addresses; who was locked out stands in the admin.
        "axes": {"level": "ERROR"},
        "skinguide.requests": {"level": "INFO" if LOG_FORMAT == "json" else "WARNING"},
    },
}
