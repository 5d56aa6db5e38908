"""Do the jobs that wait, beside the site."""

import logging
import time
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, close_old_connections, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from products.jobs import LEASE, take_up_abandoned
from products.transfer import exports, waiting

logger = logging.getLogger(__name__)
PAUSE_S = 1.0
TIDIES_EVERY_S = 3_600.0


class Command(BaseCommand):
    """`manage.py work [--once] [--lease SECONDS]`."""

    help = (
        "Does the jobs that wait, one after another, until it is told to stop; the job under way is finished. Several "
        "may run at once, on one machine or on several. A job whose worker was killed is taken up again. Exports and "
        "files to import that are older than a day are deleted, once an hour."
    )
    _tidies_at = 0.0

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to go on, and when a worker counts as dead."""
        parser.add_argument("--once", action="store_true", help="stop when no job waits")
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE.total_seconds(),
            metavar="SECONDS",
            help="how long a job may take before its worker counts as dead (default: %(default)g)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work; SIGTERM and Ctrl-C end it."""
        if not options["lease"] > 0:
            raise CommandError("--lease: a number of seconds above 0.")
        worker = Worker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        self.stdout.write("Waiting for jobs. Ctrl-C stops.")
        self.stdout.flush()
        while worker.running:
            self._round(worker, timedelta(seconds=options["lease"]))
            if options["once"]:
                return
            if worker.running:
                time.sleep(PAUSE_S)

    def _round(self, worker: Worker, lease: timedelta) -> None:
        """All jobs that wait now. A database that is away is waited for."""
        try:
            close_old_connections()
            if again := take_up_abandoned(lease):
                logger.warning("%s jobs of dead workers wait again", again)
            worker.run()
            self._tidy()
        except OperationalError as error:
            logger.warning("the database did not answer: %s", type(error).__name__)
            connection.close()

    def _tidy(self) -> None:
        """Let go of files that nobody may take any more; what a storage refuses now is tried again in an hour."""
        if time.monotonic() < self._tidies_at:
            return
        try:
            exports.forget_old()
            waiting.forget_old()
        except OSError as error:
            logger.warning("old files could not be deleted: %s", type(error).__name__)
        self._tidies_at = time.monotonic() + TIDIES_EVERY_S
