"""One file that holds the catalogue: its database, its pictures, and sums by which to tell that it is whole."""

import hashlib
import json
import os
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from products.keeping.databases import CopyError, copy_in, copy_out
from products.keeping.tables import sums_of_copy, table_sums

FORMAT = "skinguide-backup-1"
MANIFEST, DATABASE, PICTURES = "manifest.json", "database", "media"
PIECE = 1 << 20

Tell = Callable[[str], None]


class BackupError(Exception):
    """A backup cannot be made, or not be put back; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds: sums of the tables, number of pictures."""

    tables: dict[str, str]
    pictures: int


def back_up(file: Path, tell: Tell) -> Kept:
    """Write the backup; the file appears whole or not at all. BackupError."""
    if file.exists():
        raise BackupError(f"{file} exists already. Choose another name; backups are never overwritten.")
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as folder:
        copy = Path(folder) / DATABASE
        tell("Copying the database")
        try:
            copy_out(copy)
        except CopyError as error:
            raise BackupError(str(error)) from error
        tell("Summing up the rows")
        # of the copy itself where it can be read, so that what is written meanwhile does not matter
        tables = table_sums() if connection.vendor == "postgresql" else sums_of_copy(copy)
        pictures = dict(_pictures())
        tell(f"Packing {len(pictures)} pictures")
        manifest = {
            "format": FORMAT,
            "made": datetime.now(UTC).isoformat(timespec="seconds"),
            "database": connection.vendor,
            "tables": tables,
            "files": {DATABASE: _digest(copy), **{name: _digest(path) for name, path in pictures.items()}},
        }
        packed = Path(folder) / "packed"
        with tarfile.open(packed, "w:gz", compresslevel=6) as archive:
            told = Path(folder) / MANIFEST
            told.write_text(json.dumps(manifest, indent=1), encoding="utf-8")
            archive.add(told, MANIFEST)
            archive.add(copy, DATABASE)
            for name, path in pictures.items():
                archive.add(path, name)
        os.link(packed, file)  # fails where somebody was faster
    return Kept(tables, len(pictures))


def restore(file: Path, tell: Tell, *, replace: bool) -> Kept:
    """Put a backup in the place of what is here, once all its sums are right; then compare row by row. BackupError."""
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix=".restore-") as folder:
        tell("Reading the backup")
        manifest = _unpack(file, Path(folder))
        if manifest["database"] != connection.vendor:
            raise BackupError(f"The backup is of {manifest['database']}, and this site runs on {connection.vendor}.")
        if not replace and _holds_products():
            raise BackupError("This site has products already. With --replace they make room for the backup's.")
        tell("Putting the database back")
        try:
            copy_in(Path(folder) / DATABASE)
        except CopyError as error:
            raise BackupError(str(error)) from error
        pictures = [name for name in manifest["files"] if name != DATABASE]
        tell(f"Putting {len(pictures)} pictures back")
        for name in pictures:
            _put_back(Path(folder) / name, name.removeprefix(f"{PICTURES}/"))
        tell("Comparing row by row")
        found = table_sums()
        cache.clear()  # its pages show what was here before
    if wrong := sorted(
        name for name in {**found, **manifest["tables"]} if found.get(name) != manifest["tables"].get(name)
    ):
        raise BackupError(f"These tables differ from the backup: {', '.join(wrong)}. Was the site still running?")
    return Kept(found, len(pictures))


def _pictures() -> Iterator[tuple[str, Path]]:
    """Each picture's name in the backup, and its file. Those in an object storage are kept by that storage."""
    if not isinstance(default_storage, FileSystemStorage) and not hasattr(default_storage, "location"):
        return
    root = Path(getattr(default_storage, "location", settings.MEDIA_ROOT))
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            yield f"{PICTURES}/{path.relative_to(root).as_posix()}", path


def _put_back(path: Path, name: str) -> None:
    if not default_storage.exists(name):
        with path.open("rb") as file:
            default_storage.save(name, file)


def _unpack(file: Path, folder: Path) -> dict[str, Any]:
    """The manifest, with all files beside it, each as its sum says. Nothing is written outside the folder."""
    try:
        with tarfile.open(file, "r:gz") as archive:
            for member in archive:
                _unpack_one(archive, member, folder)
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        is_ours = manifest["format"] == FORMAT
    except (OSError, tarfile.TarError, zlib.error, ValueError, KeyError, EOFError) as error:
        raise BackupError(f"{file} cannot be read as a backup: {error}") from error
    if not is_ours:
        raise BackupError(f"{file} is of the format {manifest['format']!r}: this release reads {FORMAT}.")
    for name, digest in manifest["files"].items():
        if not (folder / name).is_file() or _digest(folder / name) != digest:
            raise BackupError(f"{file} is damaged: {name} is not as it was written. Nothing was changed.")
    return manifest


def _unpack_one(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """One plain file of ours. By hand: tarfile's filter came with Python 3.11.4, and Debian 12 has 3.11.2."""
    place = folder / member.name
    source = archive.extractfile(member) if member.isfile() else None
    if source is None or not place.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{member.name!r} is no file of a backup")
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("xb") as target:
        shutil.copyfileobj(source, target, PIECE)


def _holds_products() -> bool:
    with connection.cursor() as cursor:
        if "products_product" not in connection.introspection.table_names(cursor):
            return False
        cursor.execute("SELECT count(*) FROM products_product")
        return bool(cursor.fetchone()[0])


def _digest(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            total.update(piece)
    return total.hexdigest()
