"""The Ed25519 keys of static cards: one that signs, and those that signed before and still verify."""

import contextlib
import hashlib
import os
import tempfile
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES, SIGNATURE_BYTES = 32, 64
CURRENT, RETIRED = "current.key", "*.pub"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The key that signs now; its `id` stands in each signature."""

    id: str
    private: Ed25519PrivateKey

    def sign(self, message: bytes) -> str:
        """The signature as text for addresses and attributes."""
        return to_text(self.private.sign(message))


def signing_key() -> SigningKey:
    """The key of the environment, else the one kept outside git, made when it is first needed.

    ImproperlyConfigured where it is none or cannot be kept.
    """
    if given := settings.CARD_KEY:
        return _signing_key(_key_bytes(given, "SKINGUIDE_CARD_KEY"))
    path = _folder() / CURRENT
    try:
        if not path.exists():
            _keep(to_text(Ed25519PrivateKey.generate().private_bytes_raw()), path)
        return _signing_key(_key_bytes(path.read_text().strip(), str(path)))
    except OSError as error:
        raise ImproperlyConfigured(f"{path} cannot keep the key of static cards ({error.strerror}).") from error


def public_keys() -> dict[str, Ed25519PublicKey]:
    """Every key whose signatures are ours, by id: the one that signs now first."""
    current = signing_key()
    keys = {current.id: current.private.public_key()}
    for place, text in _retired():
        raw = _key_bytes(text, place)
        keys.setdefault(key_id(raw), Ed25519PublicKey.from_public_bytes(raw))
    return keys


def rotate() -> tuple[str, str]:
    """Make a new key sign from now on, and keep the public half of the old one; the ids of both.

    The old private key is gone afterwards: nobody can sign with it any more. ImproperlyConfigured where the key
    comes from the environment.
    """
    if settings.CARD_KEY:
        raise ImproperlyConfigured(
            "The key comes from SKINGUIDE_CARD_KEY: put the old public key into SKINGUIDE_CARD_PUBLIC_KEYS, "
            "and a new key there."
        )
    old = signing_key()
    folder = _folder()
    public = old.private.public_key().public_bytes_raw()
    _keep(to_text(public), folder / f"{old.id}.pub")
    fresh = Ed25519PrivateKey.generate()
    _write(to_text(fresh.private_bytes_raw()), folder, lambda written: written.replace(folder / CURRENT))
    return old.id, _signing_key(fresh.private_bytes_raw()).id


def verifies(message: bytes, key: str, signature: str, keys: dict[str, Ed25519PublicKey]) -> bool:
    """Whether the signature, as text, is of this message by the named key. Only its one canonical text counts."""
    raw = from_text(signature)
    if key not in keys or raw is None or len(raw) != SIGNATURE_BYTES:
        return False
    try:
        keys[key].verify(raw, message)
    except InvalidSignature:
        return False
    return True


def key_id(public: bytes) -> str:
    """Eight hexadecimal digits that name a public key."""
    return hashlib.sha256(public).hexdigest()[:8]


def to_text(raw: bytes) -> str:
    """Bytes as letters that stand in addresses unchanged."""
    return urlsafe_b64encode(raw).decode().rstrip("=")


def from_text(text: str) -> bytes | None:
    """The bytes of such a text; None for one that `to_text` would not have written."""
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except ValueError:
        return None
    # the last letter has bits to spare: several texts would stand for the same bytes
    return raw if to_text(raw) == text else None


def _retired() -> list[tuple[str, str]]:
    given = [("SKINGUIDE_CARD_PUBLIC_KEYS", text) for text in settings.CARD_PUBLIC_KEYS]
    if settings.CARD_KEY:
        return given
    return given + [(str(path), path.read_text().strip()) for path in sorted(_folder().glob(RETIRED))]


def _signing_key(raw: bytes) -> SigningKey:
    private = Ed25519PrivateKey.from_private_bytes(raw)
    return SigningKey(key_id(private.public_key().public_bytes_raw()), private)


def _key_bytes(text: str, place: str) -> bytes:
    raw = from_text(text)
    if raw is None or len(raw) != KEY_BYTES:
        raise ImproperlyConfigured(f"{place} is no Ed25519 key: 32 bytes as URL-safe base64 without padding.")
    return raw


def _folder() -> Path:
    return Path(settings.CARD_KEYS_DIR)


def _keep(text: str, path: Path) -> None:
    """Write the file with mode 0600, whole or not at all, unless another process has kept one first."""

    def link(written: Path) -> None:
        with contextlib.suppress(FileExistsError):
            os.link(written, path)
        written.unlink()

    _write(text, path.parent, link)


def _write(text: str, folder: Path, place: Callable[[Path], object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(dir=folder, prefix="new-key.")
    with os.fdopen(handle, "w") as file:
        file.write(text)
    place(Path(written))
