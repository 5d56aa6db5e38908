"""A PostgreSQL of a test's own, as it is installed: it keeps what it has confirmed. It can be killed and started."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from tests.skinguide.faults.site import wait_until

ROOT = 0
PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))


class Postgres:
    """A server in `folder`, which it makes, reached by a socket there."""

    def __init__(self, folder: Path) -> None:
        self._data = folder / "data"
        self._sockets = folder / "sockets"
        self._sockets.mkdir(parents=True)
        if os.getuid() == ROOT:
            for made in (folder, self._sockets):
                shutil.chown(made, "postgres")
        self._run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale", "C.UTF-8")

    @property
    def url(self) -> str:
        """For DATABASE_URL."""
        return f"postgresql://postgres@{str(self._sockets).replace('/', '%2F')}/postgres"

    def start(self) -> None:
        """Returns once it answers."""
        options = f"-k {self._sockets} -c listen_addresses="
        self._run("pg_ctl", "-w", "-l", str(self._sockets / "log"), "-o", options, "start")

    def kill(self) -> None:
        """All its processes at once, without a word: whatever they were about. Returns once none of them is left."""
        killed = [*self._processes()]
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        # as long as their numbers are known, another server takes this one to run
        wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in killed))
        self._sockets.joinpath(".s.PGSQL.5432").unlink(missing_ok=True)

    @contextmanager
    def stuck(self) -> Iterator[None]:
        """Within the block none of its processes does anything: what is asked is taken, and never answered."""
        held = [*self._processes()]
        for pid in held:
            _tell(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in held:
                _tell(pid, signal.SIGCONT)

    def stop(self) -> None:
        """For good."""
        self._run("pg_ctl", "-m", "immediate", "stop", may_fail=True)

    def number(self, query: str) -> int:
        """The one number that the query gives."""
        with psycopg.connect(self.url) as connection:
            row = connection.execute(query).fetchone()
        assert row
        return int(row[0])

    def _processes(self) -> Iterator[int]:
        first = int((self._data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{first}/task/{first}/children").read_text()
        return map(int, [first, *re.findall(r"\d+", children)])

    def _run(self, program: str, *arguments: str, may_fail: bool = False) -> None:
        other = ["runuser", "-u", "postgres", "--"] if os.getuid() == ROOT else []  # it refuses to run as root
        command = [*other, str(PROGRAMS[-1] / program), "-D", str(self._data), *arguments]
        # a server that goes on must not hold our pipes open
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)  # noqa: S603
        assert may_fail or done.returncode == 0, f"{program} failed"


def _tell(pid: int, number: signal.Signals) -> None:
    """One that has just ended is there until the first of them takes note of it, and then is not."""
    with suppress(ProcessLookupError):
        os.kill(pid, number)
