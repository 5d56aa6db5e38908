"""Copy a whole database out and in, while the site runs, by its own means: SQLite's backup, pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection


class CopyError(Exception):
    """A database could not be copied; the message says why and what to do."""


def copy_out(file: Path) -> None:
    """Write the database as it is at one moment; readers and writers go on meanwhile. CopyError."""
    if connection.vendor == "postgresql":
        _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", "--file", str(file))
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        _sqlite().backup(copy)
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise CopyError(f"The database is damaged, and so is the copy: {found}")


def copy_in(file: Path) -> None:
    """Put a copy in the place of all that the database holds, all or nothing. CopyError."""
    if connection.vendor == "postgresql":
        _run(
            "pg_restore",
            *("--clean", "--if-exists", "--no-owner", "--no-acl", "--single-transaction", "--exit-on-error"),
            *("--dbname", str(connection.settings_dict["NAME"])),
            str(file),
        )
        return
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as copy:
        if (found := copy.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            raise CopyError(f"The copy is damaged: {found}")
        try:
            copy.backup(_sqlite())
        except sqlite3.OperationalError as error:
            raise CopyError(f"The database could not be written ({error}). Stop the site, and try again.") from error


def _sqlite() -> sqlite3.Connection:
    found: sqlite3.Connection = connection.connection
    return found


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL's; the password goes by the environment, where no list of processes shows it."""
    path = shutil.which(program)
    if path is None:
        raise CopyError(f"{program} is missing: install PostgreSQL's client programs.")
    settings: dict[str, Any] = connection.settings_dict
    told = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
        "PGSSLMODE": settings["OPTIONS"].get("sslmode"),
    }
    environment = {**os.environ, **{name: str(value) for name, value in told.items() if value}}
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CopyError(f"{program} failed: {done.stderr.strip()[-500:]}")
