"""The production server behind `quickstart` and `serve`: granian, with our doorman before the site."""

import contextlib
import errno
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import Any

from django.conf import settings
from django.core.servers.basehttp import get_internal_wsgi_application
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from products import hearing
from products.doorman import Doorman, StoppedError
from products.spare_room import keep_room
from products.tidying import Tidying
from products.warming import warm

HOST = "127.0.0.1"
USUAL_WORKERS = min(4, os.cpu_count() or 1)
PATIENCE = 30.0  # seconds in which a worker must answer, before we say nothing rather than something untrue
BETWEEN_LOOKS = 0.05
LONGEST_FAREWELL = 10  # seconds in which requests may end once we are stopped


def is_free(port: int, host: str = HOST) -> bool:
    """Whether nobody listens there. Granian shares a port without a word, so it has to be asked before."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                return False
            raise
    return True


class Bell(threading.Event):
    """An event that a signal handler may set.

    A plain one blocks the main thread for ever if the signal comes just as it begins to wait.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rung = False

    def set(self) -> None:
        """Ring it; whoever waits goes on within a twentieth of a second."""
        self._rung = True

    def clear(self) -> None:
        """Let it be rung again."""
        self._rung = False

    def is_set(self) -> bool:
        """Whether it was rung."""
        return self._rung

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is rung, or for `timeout` seconds; whether it was rung."""
        end = None if timeout is None else time.monotonic() + timeout
        while not self._rung and (end is None or time.monotonic() < end):
            time.sleep(BETWEEN_LOOKS)
        return self._rung


def worker_application() -> Doorman:
    """The site, as a worker process loads it; the worker then stops when, and only when, its parent says so or dies.

    A worker of granian 2.8 that gets both the terminal's Ctrl-C and its parent's signal hangs, half of the time.
    """
    os.setpgrp()
    keep_room()
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    doorman = Doorman(get_internal_wsgi_application(), settings.UPLOAD_MOST_REQUEST_BYTES, after=Tidying())
    hearing.begin()
    # beside what visitors ask already: they need not wait for it
    threading.Thread(target=_warm, args=(doorman,), daemon=True).start()
    return doorman


def _warm(doorman: Doorman) -> None:
    with contextlib.suppress(StoppedError):
        warm(doorman.ask, doorman.in_turn)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _forget_the_parent_s_signal_handlers() -> None:
    """In a forked worker: until it has its own, a signal ends it, instead of being noted where nobody looks."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Server(MPServer):
    """Granian with our settings, which says when it answers and stops whenever it is told to."""

    def __init__(self, port: int, on_ready: Callable[[], None], host: str = HOST, workers: int = USUAL_WORKERS) -> None:
        super().__init__(
            f"{__name__}:{worker_application.__name__}",
            factory=True,
            address=host,
            port=port,
            interface=Interfaces.RSGI,
            workers=workers,
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=LONGEST_FAREWELL,
        )
        self.main_loop_interrupt = Bell()
        self._on_ready = on_ready
        self._reached_at = {"0.0.0.0": HOST, "::": "::1"}.get(host, host)  # noqa: S104

    def startup(self, *args: Any, **kwargs: Any) -> None:
        """Start the workers, and return once one of them takes connections or somebody stops us."""
        os.register_at_fork(after_in_child=_forget_the_parent_s_signal_handlers)
        super().startup(*args, **kwargs)  # type: ignore[no-untyped-call]
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not self.interrupt_signal:
            with contextlib.suppress(OSError), socket.create_connection((self._reached_at, self.bind_port), timeout=1):
                self._on_ready()
                return
            time.sleep(BETWEEN_LOOKS)
