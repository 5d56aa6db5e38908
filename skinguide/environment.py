"""Read settings from the environment, refusing what we do not know by name."""

import contextlib
import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})

_ORIGIN = re.compile(r"https://[a-z0-9.-]+(:\d{1,5})?")

POSTGRESQL = ("postgres://", "postgresql://")
REDIS = ("redis://", "rediss://", "unix://")
MAIL_PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}
# Seconds in which SQLite must let a writer in, before a page says that the site is away.
PATIENCE = 5
# The same of a PostgreSQL that does not answer at all, on another machine; one that refuses is believed at once.
SILENCE = 2
_TO_POSTGRESQL = {
    "connect_timeout": SILENCE,
    # a machine that is gone says nothing: what was sent to it is given up, and an answer is not waited for in vain
    "tcp_user_timeout": 5_000,
    "keepalives_idle": SILENCE,
    "keepalives_interval": 1,
    "keepalives_count": SILENCE,
}


def boolean(name: str, default: bool) -> bool:
    """The variable as a truth value; ImproperlyConfigured for a word that is neither yes nor no."""
    raw = os.environ.get(name)
    if raw is None:
        return default
    word = raw.strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ImproperlyConfigured(f"{name}={raw!r}: expected one of {', '.join(sorted(YES | NO - {''}))}.")


def number(name: str, default: float, least: float = 0) -> float:
    """The variable as a number; ImproperlyConfigured for what is none, or too small."""
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    try:
        value = float(raw)
    except ValueError:
        value = float("nan")
    if not least <= value < float("inf"):
        raise ImproperlyConfigured(f"{name}={raw!r}: expected a number, {least:g} or more.")
    return value


def choice(name: str, choices: tuple[str, ...]) -> str:
    """The variable, one of these words, the first if it is not set; ImproperlyConfigured for any other."""
    raw = os.environ.get(name, "").strip().lower() or choices[0]
    if raw not in choices:
        raise ImproperlyConfigured(f"{name}={raw!r}: expected one of {', '.join(choices)}.")
    return raw


def origin(name: str) -> str:
    """The site's own address as visitors see it, "https://skin.example"; "" where it is not set.

    ImproperlyConfigured for one without https, or with a path.
    """
    raw = os.environ.get(name, "").strip().rstrip("/")
    if raw and not _ORIGIN.fullmatch(raw):
        raise ImproperlyConfigured(f"{name}={raw!r}: expected https:// and a host, and nothing behind it.")
    return raw


def words(name: str, default: list[str]) -> list[str]:
    """The variable split at commas, blanks dropped."""
    raw = os.environ.get(name)
    return default if raw is None else [word.strip() for word in raw.split(",") if word.strip()]


def database(name: str, sqlite: Path) -> dict[str, Any]:
    """PostgreSQL where the variable holds its address, else SQLite in a file.

    ImproperlyConfigured for an address of another kind; its password is not repeated.
    """
    url = os.environ.get(name, "")
    if not url:
        return _sqlite(sqlite)
    if not url.startswith(POSTGRESQL):
        raise ImproperlyConfigured(f"{name} begins with {url.split(':')[0]!r}: expected {POSTGRESQL[1]}… or nothing.")
    # One thread of a process asks, so it keeps a connection of its own; no pool in which to wait for one. Before each
    # request it is looked at: one of before an outage must not cost a visitor the page.
    settings: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=None, conn_health_checks=True)}
    return settings | {"ENGINE": "skinguide.postgresql", "OPTIONS": _TO_POSTGRESQL | settings.get("OPTIONS", {})}


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # With the default, read-then-write transactions of two writers fail at once whatever the timeout.
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
        },
    }


def cache(name: str) -> dict[str, Any]:
    """Redis or Valkey where the variable holds its address, else each process's own memory.

    ImproperlyConfigured for an address of another kind.
    """
    url = os.environ.get(name, "")
    if not url:
        return {"BACKEND": "skinguide.memory_cache.MemoryCache", "LOCATION": "default"}
    if not url.startswith(REDIS):
        raise ImproperlyConfigured(f"{name} begins with {url.split(':')[0]!r}: expected {REDIS[0]}… or nothing.")
    return {
        "BACKEND": "skinguide.cache.PatientRedisCache",
        "LOCATION": url,
        "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 0.5},
    }


def mail(name: str) -> dict[str, Any]:
    """The mail server of an address "smtps://user:password@host:465" as `host`, `port`, `user`, `password`, `is_ssl`,
    `is_tls`; empty where it is not set.

    "smtp" begins in the clear and must change to TLS; "smtp+plain" stays so, for a server on the same machine.
    ImproperlyConfigured for an address of another kind; its password is not repeated.
    """
    url = os.environ.get(name, "")
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in MAIL_PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"{name} begins with {parts.scheme!r}: expected one of {', '.join(MAIL_PORTS)}.")
    return {
        "host": parts.hostname,
        "port": parts.port or MAIL_PORTS[parts.scheme],
        "user": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "is_ssl": parts.scheme == "smtps",
        "is_tls": parts.scheme == "smtp",
    }


def secret_key(name: str, kept_in: Path) -> str:
    """The key from the environment, else the one kept in a file outside git, made at the first start.

    The file can be read by its owner alone, and stands whole or not at all, so that two starts at once agree on one
    key. ImproperlyConfigured if it cannot be kept or read.
    """
    if value := os.environ.get(name):
        return value
    try:
        if not kept_in.exists():
            _keep(secrets.token_urlsafe(50), kept_in)
        key = kept_in.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{kept_in} cannot keep the secret key ({error.strerror}): set {name}.") from error
    if not key:
        raise ImproperlyConfigured(f"{kept_in} is empty: delete it, and a new key is made, or set {name}.")
    return key


def _keep(key: str, path: Path) -> None:
    """Write the key, unless another process has kept one first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp makes the file with mode 0600; a link to it appears at once and complete, or fails where one is
    handle, written = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with os.fdopen(handle, "w") as file:
            file.write(key)
        with contextlib.suppress(FileExistsError):
            os.link(written, path)
    finally:
        Path(written).unlink()
