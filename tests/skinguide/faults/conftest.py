"""Servers that tests may kill."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.skinguide.faults.postgres import PROGRAMS, Postgres
from tests.skinguide.faults.redis import Redis


@pytest.fixture
def sockets() -> Iterator[Path]:
    """A folder with a short name: that of a socket may not be long. It goes at the end."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def postgres(sockets: Path) -> Iterator[Postgres]:
    """A running one."""
    if not PROGRAMS:
        pytest.skip("needs Debian's package postgresql")
    server = Postgres(sockets / "it")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def redis(sockets: Path) -> Iterator[Redis]:
    """A running one."""
    if not shutil.which("redis-server"):
        pytest.skip("needs Debian's package redis-server")
    server = Redis(sockets)
    server.start()
    yield server
    server.kill()
