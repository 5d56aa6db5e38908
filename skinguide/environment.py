"""Read settings from the environment, refusing what we do not know by name."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})


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


def words(name: str, default: list[str]) -> list[str]:
    """The variable split at commas, blanks dropped."""
    raw = os.environ.get(name)
    return default if raw is None else [word.strip() for word in raw.split(",") if word.strip()]


def secret_key(name: str, kept_in: Path) -> str:
    """The key from the environment, else the one kept in a file outside git, made at the first start.

    The file is created with mode 0600 and exclusively, so that two starts at once agree on one key.
    """
    if value := os.environ.get(name):
        return value
    try:
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _kept_key(kept_in, name)
    with os.fdopen(handle, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key


def _kept_key(path: Path, name: str) -> str:
    key = path.read_text().strip()
    if not key:
        raise ImproperlyConfigured(f"{path} is empty: delete it, and a new key is made, or set {name}.")
    return key
