"""The production server behind `quickstart`: granian, on this machine only."""

import contextlib
import errno
import os
import socket
import time
from collections.abc import Callable
from typing import Any

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

HOST = "127.0.0.1"
MOST_WORKERS = 4
PATIENCE = 30.0  # seconds in which a worker must answer, before we say nothing rather than something untrue


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


class Server(MPServer):
    """Granian with our settings, which says when it answers."""

    def __init__(self, port: int, on_ready: Callable[[], None]) -> None:
        super().__init__(
            "skinguide.wsgi:application",
            address=HOST,
            port=port,
            interface=Interfaces.WSGI,
            workers=min(MOST_WORKERS, os.cpu_count() or 1),
            blocking_threads=1,  # more of them wait for each other: pages are Python and SQLite
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
        )
        self._on_ready = on_ready

    def startup(self, *args: Any, **kwargs: Any) -> None:
        """Start the workers, and return once one of them takes connections or somebody stops us."""
        super().startup(*args, **kwargs)  # type: ignore[no-untyped-call]
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not self.interrupt_signal:
            with contextlib.suppress(OSError), socket.create_connection((HOST, self.bind_port), timeout=1):
                self._on_ready()
                return
            time.sleep(0.05)
