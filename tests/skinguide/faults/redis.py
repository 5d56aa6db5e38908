"""A Redis of a test's own, that keeps nothing. It can be killed and started."""

import subprocess
from pathlib import Path

from redis import Redis as Client
from redis.exceptions import RedisError

from tests.skinguide.faults.site import wait_until


class Redis:
    """A server with its socket in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "redis.sock"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """For CACHE_URL."""
        return f"unix://{self._socket}"

    def start(self) -> None:
        """Returns once it answers."""
        options = ["--port", "0", "--unixsocket", str(self._socket), "--save", "", "--appendonly", "no"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(["redis-server", *options], **quiet)  # noqa: S603, S607  Debian's own
        wait_until(lambda: self.size() is not None)

    def size(self) -> int | None:
        """How many keys it holds; None while it does not answer."""
        try:
            return int(Client(unix_socket_path=str(self._socket)).dbsize())
        except RedisError:
            return None

    def kill(self) -> None:
        """At once, without a word."""
        if self._process:
            self._process.kill()
            self._process.wait(30)
