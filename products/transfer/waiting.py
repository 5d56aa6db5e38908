"""Files that were looked at and wait for their editor's word: kept out of readers' reach, for a day."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath
from secrets import token_hex

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.signing import BadSignature, dumps, loads
from django.utils import timezone

FOLDER = "imports"
KEPT_FOR = timedelta(days=1)
_SALT = "products.transfer.waiting"


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file by the name that its editor gave it, with what is in it."""

    name: str
    data: bytes
    key: str


class GoneError(Exception):
    """There is no such file any more, or it is another editor's."""


def keep(name: str, data: bytes, editor: int) -> str:
    """Keep a file; what comes back, signed, finds it again. Older ones that nobody asked for go."""
    forget_old()
    kept = default_storage.save(f"{FOLDER}/{token_hex(16)}{PurePath(name).suffix.lower()}", ContentFile(data))
    return dumps({"kept": kept, "name": name[:120], "editor": editor}, salt=_SALT)


def find(token: str, editor: int) -> WaitingFile:
    """The file that this editor left; GoneError if the token is no such, is too old, or its file is gone."""
    try:
        found = loads(token, salt=_SALT, max_age=KEPT_FOR)
        if found["editor"] != editor:
            raise GoneError
        with default_storage.open(found["kept"]) as file:
            return WaitingFile(found["name"], file.read(), found["kept"])
    except (BadSignature, OSError):
        raise GoneError from None


def forget(file: WaitingFile) -> None:
    """Let go of a file that was imported."""
    default_storage.delete(file.key)


def forget_old() -> None:
    """Let go of what waited for longer than a day."""
    forget_old_files(FOLDER, KEPT_FOR)


def forget_old_files(folder: str, kept_for: timedelta) -> None:
    """Delete the files of the folder that are older."""
    with suppress(OSError):  # there is no folder before the first file
        for name in default_storage.listdir(folder)[1]:
            kept = f"{folder}/{name}"
            if default_storage.get_modified_time(kept) < timezone.now() - kept_for:
                default_storage.delete(kept)
