"""Two sites and two workers, each with a folder of its own as on its own machine, on one PostgreSQL and one Redis."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from uuid import uuid4

import dj_database_url
import psycopg
import pytest

from tests.processes import BASE, PRODUCTS, SEED

SERVER, CACHE = os.environ.get("DATABASE_URL", ""), os.environ.get("CACHE_URL", "")
pytestmark = pytest.mark.skipif(
    not (SERVER and CACHE), reason="needs a PostgreSQL and a Redis: DATABASE_URL, CACHE_URL"
)
PATIENCE = 240


@pytest.fixture
def database():
    """The address of an empty database on the server; it goes at the end."""
    name = f"several_{uuid4().hex}"
    known = dj_database_url.parse(SERVER)
    parts = {"host": known["HOST"], "port": known["PORT"] or 5432, "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(**parts, dbname=known["NAME"], autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield SERVER.rsplit("/", 1)[0] + f"/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def machines(database, tmp_path):
    """Starts commands of the site as on a machine so named; ends those that still run."""
    started = []

    def start(machine, *arguments):
        folder = tmp_path / machine
        folder.mkdir(exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SKINGUIDE_", "DJANGO_"))}
        environment = {
            **kept,
            "SKINGUIDE_VAR_DIR": str(folder),
            "SKINGUIDE_SECRET_KEY": "the same everywhere",
            "DATABASE_URL": database,
            "CACHE_URL": CACHE,
        }
        process = subprocess.Popen(  # noqa: S603  our own command
            [sys.executable, str(BASE / "manage.py"), *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.communicate(timeout=60)


def done(process):
    out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, out
    return out


def page(port, address):
    """The page as a visitor gets it, kept or made anew."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers={"Accept-Encoding": "identity"})
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  our own server
        return answer.read().decode()


def wait_until(holds):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def is_ready(port):
    try:
        return page(port, "/ready/").strip() == "ready"
    except OSError:
        return False


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def test_two_sites_and_two_workers_share_one_catalogue(machines, database):
    done(machines("one", "migrate", "-v0"))
    done(machines("one", "shell", "-v0", "-c", SEED))
    for machine in ("one", "two"):
        done(machines(machine, "collectstatic", "--noinput", "-v0"))
    ports = {machine: free_port() for machine in ("one", "two")}
    for machine, port in ports.items():
        machines(machine, "serve", "--port", str(port), "--workers", "1")
        machines(machine, "work")
    assert "2 jobs wait for a worker." in done(machines("one", "rescore", "--queue"))
    for port in ports.values():
        wait_until(lambda port=port: is_ready(port))

    def scores(machine):
        shell = "from products.models import Assessment, Product; print(Assessment.objects.count(), "
        shell += "Product.objects.exclude(current_assessment=None).count())"
        return done(machines(machine, "shell", "-v0", "-c", shell)).split()[-2:]

    wait_until(lambda: scores("two") == [str(PRODUCTS)] * 2)
    assert "The catalogue is whole." in done(machines("two", "verify"))

    # what is changed on one machine shows on the other at once, though it kept the page
    assert ["Serum 7" in page(port, "/products/serum-7/") for port in ports.values()] == [True, True]
    rename = "from products.models import Product; p = Product.objects.get(slug='serum-7'); p.name = 'Damask'; p.save()"
    done(machines("one", "shell", "-v0", "-c", rename))
    assert ["Damask" in page(port, "/products/serum-7/") for port in ports.values()] == [True, True]
