"""A whole site in processes of its own, that can be killed, and readers who look at it all the while."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

import requests

from tests.processes import BASE, SEED

PATIENCE = 240  # seconds, on a machine with other work
PASSWORD = "a long enough password"  # noqa: S105  opens nothing
# what a page says, and what an embedded card says
WORDS = ("The site is away for a moment", "We cannot look it up just now")
PAGES = ("/products/serum-1/", "/products/", "/products/?q=serum", "/api/v1/products", "/method/", "/embed/serum-2/")


class Site:
    """Commands of the site on a database and a folder of its own."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SKINGUIDE_", "DJANGO_"))}
        kept = {name: value for name, value in kept.items() if name not in ("DATABASE_URL", "CACHE_URL")}
        # readers ask as often as they like
        self._environment = {**kept, "SKINGUIDE_VAR_DIR": str(folder), "SKINGUIDE_API_READS": "100000", **environment}
        self.port = _free_port()

    def fill(self) -> None:
        """Make the tables, and the products that wait for their score."""
        self.run("migrate", "-v0")
        self.run("shell", "-v0", "-c", SEED)
        self.run("collectstatic", "--noinput", "-v0")

    def command(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Begun, in a process group of its own. What it says stands in a file: nobody may be there to read a pipe."""
        with self._said(arguments[0]).open("wb") as said:
            return subprocess.Popen(  # noqa: S603  our own command
                [sys.executable, str(BASE / "manage.py"), *arguments],
                env=self._environment,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def run(self, *arguments: str) -> str:
        """Carried out; what it printed."""
        process = self.command(*arguments)
        process.wait(PATIENCE)
        said = self._said(arguments[0]).read_text()
        assert process.returncode == 0, said
        return said

    def _said(self, command: str) -> Path:
        return self.folder / f"{command}.log"

    def tell(self, code: str) -> str:
        """What a line of Python prints in the site's shell."""
        return self.run("shell", "-v0", "-c", code).strip()

    @contextmanager
    def served(self) -> Iterator["subprocess.Popen[bytes]"]:
        """A server that is ready, and at the end is killed, if it still runs."""
        process = self.command("serve", "--port", str(self.port), "--workers", "1")
        try:
            wait_until(self.is_ready)
            yield process
        finally:
            kill(process)

    def editor(self) -> requests.Session:
        """Somebody who may do everything, signed in as in a browser. The server must run."""
        self.tell(
            "from django.contrib.auth.models import User; "
            f"User.objects.create_superuser('ann', password={PASSWORD!r}) if not User.objects.count() else None"
        )
        session = requests.Session()
        session.get(self.address("/admin/login/"), timeout=30)
        answer = self.send(session, "/admin/login/", {"username": "ann", "password": PASSWORD, "next": "/admin/"})
        assert answer.url.endswith("/admin/"), answer.text
        return session

    def send(self, session: requests.Session, path: str, data: dict[str, str], **more: Any) -> requests.Response:
        """A form, with its token."""
        token = {"csrfmiddlewaretoken": session.cookies["csrftoken"]}
        return session.post(self.address(path), {**data, **token}, timeout=60, **more)

    def is_ready(self) -> bool:
        """Whether it says so."""
        with suppress(requests.RequestException):
            return requests.get(self.address("/ready/"), timeout=30).status_code == 200
        return False

    def address(self, path: str) -> str:
        """Where to ask for it."""
        return f"http://127.0.0.1:{self.port}{path}"


@dataclass
class Seen:
    """What readers got since the last `forget`: status -> how often, bodies of what was no page, the longest wait."""

    statuses: dict[int, int] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)
    slowest: float = 0.0  # seconds

    def note(self, status: int, body: str, seconds: float) -> None:
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.slowest = max(self.slowest, seconds)
        if status != 200:
            self.refusals.append(body)

    def forget(self) -> None:
        self.statuses, self.refusals, self.slowest = {}, [], 0.0


class Readers:
    """A few who ask for one page after another until the block ends."""

    def __init__(self, site: Site, count: int = 4) -> None:
        self.seen = Seen()
        self._site = site
        self._ends = Event()
        self._threads = [Thread(target=self._read, args=(number,)) for number in range(count)]

    def __enter__(self) -> Seen:
        for thread in self._threads:
            thread.start()
        return self.seen

    def __exit__(self, *_: object) -> None:
        self._ends.set()
        for thread in self._threads:
            thread.join(PATIENCE)

    def _read(self, number: int) -> None:
        # not only what is kept ready: a page in a form of its own has to be made
        while not self._ends.wait(0.02):
            page = PAGES[number % len(PAGES)]
            number += 1
            answer = requests.get(self._site.address(page), timeout=60, headers={"Accept-Encoding": "identity"})
            self.seen.note(answer.status_code, answer.text, answer.elapsed.total_seconds())


def kill(process: "subprocess.Popen[bytes]") -> None:
    """The process and all that it started, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)


def wait_until(holds: Callable[[], bool], pause: float = 0.05) -> None:
    """Look again and again; AssertionError when it takes too long."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(pause)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
