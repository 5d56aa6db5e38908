"""Prepare everything and serve: what the README's first command ends in."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections
from tqdm import tqdm

from products.server import HOST, Server, is_free

HIGHEST_PORT = 65_535


class Command(BaseCommand):
    """`manage.py quickstart [--port N] [--no-serve]`."""

    help = "Prepares database, starter catalogue, scores and static files, then serves. Safe to repeat."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to serve, and whether."""
        parser.add_argument("--port", type=int, default=8000, help="default: 8000")
        parser.add_argument("--no-serve", action="store_true", help="prepare everything, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Each step may be repeated: nothing is lost, nothing stands twice."""
        port, serve = options["port"], not options["no_serve"]
        if serve:
            _check_port(port)
        tqdm.monitor_interval = 0  # its watching thread would be forked into the server's workers
        self._step("Database")
        call_command("migrate", verbosity=0, interactive=False)
        self._step("Starter catalogue")
        call_command("load_catalogue", verbosity=options["verbosity"], skip_checks=True)
        self._step("Scores")
        call_command("rescore", verbosity=options["verbosity"], skip_checks=True)
        self._step("Static files")
        call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
        if not serve:
            self.stdout.write("Everything is prepared. Without --no-serve this command serves it.")
            return
        connections.close_all()  # workers are forked, and an SQLite connection must not be
        Server(port, on_ready=lambda: self._greet(port)).serve()
        self.stdout.write("\nskinguide has stopped.")

    def _step(self, name: str) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(name))
        self.stdout.flush()

    def _greet(self, port: int) -> None:
        address = f"http://{HOST}:{port}/"
        self.stdout.write(
            f"\n{self.style.SUCCESS(f'skinguide is at {address}')}\n"
            "Ctrl-C stops it. To edit the catalogue, make yourself a user:\n"
            "  .uv/bin/uv run manage.py createsuperuser\n"
            f"and sign in at {address}admin/"
        )
        self.stdout.flush()


def _check_port(port: int) -> None:
    """CommandError, before any work is done, for a port that cannot be had."""
    if not 1 <= port <= HIGHEST_PORT:
        raise CommandError(f"--port {port}: ports go from 1 to {HIGHEST_PORT}.")
    try:
        free = is_free(port)
    except OSError as error:
        raise CommandError(
            f"Port {port} cannot be used here ({error.strerror}). Choose another: --port 8000"
        ) from error
    if not free:
        raise CommandError(f"Port {port} is in use. Stop what uses it, or choose another: --port {port + 1}")
