"""Serve the site in production: no preparing, so that what is served is what was deployed."""

import atexit
import os
import shutil
import tempfile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from products.server import HOST, USUAL_WORKERS, Server, is_free

MOST_WORKERS = 64
COUNTS = "PROMETHEUS_MULTIPROC_DIR"
MEMORY = "/dev/shm"  # noqa: S108  a folder of its own is made in it


class Command(BaseCommand):
    """`manage.py serve [--host H] [--port N] [--workers N]`."""

    # The checks read the addresses' modules, and with them the counters, before those know where to count together.
    requires_system_checks = ()
    help = "Serves the site with several workers until it is told to stop; requests under way are finished."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to serve, with how many workers."""
        parser.add_argument("--host", default=HOST, help=f"default: {HOST}")
        parser.add_argument("--port", type=int, default=8000, help="default: 8000")
        parser.add_argument(
            "--workers", type=int, default=USUAL_WORKERS, help=f"default: {USUAL_WORKERS}, by the cores"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until SIGTERM or Ctrl-C."""
        host, port, workers = options["host"], options["port"], options["workers"]
        if not 1 <= workers <= MOST_WORKERS:
            raise CommandError(f"--workers {workers}: 1 to {MOST_WORKERS}.")
        try:
            free = 1 <= port <= 65_535 and is_free(port, host)
        except OSError as error:
            raise CommandError(f"{host}:{port} cannot be used here ({error.strerror}).") from error
        if not free:
            raise CommandError(f"Port {port} is in use or no port. Stop what uses it, or choose another with --port.")
        _count_together()
        connections.close_all()  # workers are forked, and a connection must not be
        Server(port, on_ready=lambda: self._greet(host, port), host=host, workers=workers).serve()
        self.stdout.write("skinguide has stopped.")

    def _greet(self, host: str, port: int) -> None:
        self.stdout.write(f"skinguide serves at {host}:{port}")
        self.stdout.flush()


def _count_together() -> None:
    """A fresh folder in which the workers keep their counts for /metrics/, gone when the server is.

    In memory where the system has such a place: the counts' files are mapped, and one that cannot grow because the
    disk is full would end the worker that writes to it.
    """
    made = tempfile.mkdtemp(prefix="skinguide-metrics-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    os.environ[COUNTS] = made
