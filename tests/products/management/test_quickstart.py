"""The whole way from an empty folder to a page, in processes of their own, as a newcomer runs it."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

SERVED = re.compile(r"skinguide is at (http://127\.0\.0\.1:\d+/)")


def command(*args):
    return [sys.executable, "-W", "error", "manage.py", "quickstart", *args]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


def environment(place):
    ours = ("SKINGUIDE_", "DJANGO_", "DATABASE_URL", "CACHE_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "SKINGUIDE_VAR_DIR": str(place), "PYTHONPATH": ""}


def run(place, *args):
    return subprocess.run(  # noqa: S603  (our own command)
        command(*args), cwd=settings.BASE_DIR, env=environment(place), capture_output=True, text=True, timeout=120
    )


def rows(place):
    with sqlite3.connect(place / "skinguide.sqlite3") as database:
        tables = [name for (name,) in database.execute("select name from sqlite_master where type = 'table'")]
        return {name: database.execute(f'select count(*) from "{name}"').fetchone()[0] for name in tables}  # noqa: S608


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture(scope="module")
def prepared(place):
    """What the first run said, and what it left."""
    first = run(place, "--no-serve")
    return first, rows(place), (place / "secret-key").read_text()


def test_the_first_run_prepares_everything(prepared, place):
    first, counts, key = prepared
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines() == [
        "Database",
        "Starter catalogue",
        "Added 27 brands, 48 products, 48 labels, 24 prices; 48 products in catalogue.json.",
        "Scores",
        "Scored 48 labels.",
        "Static files",
        "Everything is prepared. Without --no-serve this command serves it.",
    ]
    assert (counts["products_product"], counts["products_assessment"]) == (48, 48)
    assert len(key) > 50
    assert list((place / "static").glob("admin/css/base.*.css.gz")) != []


def test_a_second_run_loses_and_duplicates_nothing(prepared, place):
    _, counts, key = prepared
    second = run(place, "--no-serve")
    assert (second.returncode, second.stderr) == (0, "")
    assert "Added 0 brands, 0 products, 0 labels, 0 prices" in second.stdout
    assert "Scored 0 labels." in second.stdout
    assert rows(place) == counts
    assert (place / "secret-key").read_text() == key


def test_a_busy_port_is_named_before_any_work():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(CommandError, match=f"^Port {port} is in use. Stop what uses it, or .*: --port {port + 1}$"):
            call_command("quickstart", port=port)


@pytest.mark.parametrize("port", [0, 65536, -1])
def test_an_impossible_port_is_refused(port):
    with pytest.raises(CommandError, match=f"^--port {port}: ports go from 1 to 65535.$"):
        call_command("quickstart", port=port)


@pytest.mark.usefixtures("prepared")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_stopped(place, how):
    port = free_port()
    # a session of its own, so that the signal reaches all its processes, as Ctrl-C in a terminal does
    with subprocess.Popen(  # noqa: S603  (our own command)
        command("--port", str(port)),
        cwd=settings.BASE_DIR,
        env=environment(place),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as server:
        try:
            said = read_until_served(server)
            address = SERVED.search(said).group(1)
            assert address == f"http://127.0.0.1:{port}/"
            for path, expected in (("health/", 200), ("products/", 200), ("admin/login/", 200)):
                with urllib.request.urlopen(address + path, timeout=10) as answer:  # noqa: S310  (our own address)
                    assert (path, answer.status) == (path, expected)
            os.killpg(server.pid, how)
            rest = server.communicate(timeout=20)[0]
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)
    assert server.returncode == 0
    assert rest.strip().splitlines()[-1] == "skinguide has stopped."
    assert "Traceback" not in said + rest


def read_until_served(server):
    lines = []
    for line in server.stdout:
        lines.append(line)
        if SERVED.search(line):
            return "".join(lines)
    raise AssertionError("".join(lines))


def test_the_key_is_kept_to_its_owner(prepared, place):
    assert Path(place / "secret-key").stat().st_mode & 0o777 == 0o600
