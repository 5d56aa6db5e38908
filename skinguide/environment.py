"""Read settings from the environment, refusing what we do not know by name."""

import contextlib
import os
import secrets
import tempfile
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
