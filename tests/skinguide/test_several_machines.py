"""Two sites and two workers, each with a folder of its own as on its own machine, on one PostgreSQL and one Redis."""

import gzip
import os
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import HTTPError
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
    """The page as most visitors get it: from those that are kept, or made anew and kept."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  our own server
        body = answer.read()
        return (gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body).decode()


def status(port, address):
    try:
        page(port, address)
    except HTTPError as error:
        return error.code
    return 200


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

    # what is changed on one machine shows on the other at once, though both kept the page
    def shown(words, address):
        return [words in page(port, address) for port in ports.values()]

    def save(change):
        known = (
            "from products.models import *; from products.assessments import assess_label; from datetime import date; "
        )
        done(machines("one", "shell", "-v0", "-c", f"{known}p = Product.objects.get(slug='serum-7'); {change}"))

    another = [page(port, "/products/serum-8/") for port in ports.values()]
    assert shown("Serum 7", "/products/serum-7/") == [True, True]
    save("p.name = 'Damask'; p.save()")
    assert shown("Damask", "/products/serum-7/") == [True, True]
    save(
        "assess_label(ProductLabel.objects.create(product=p, front='Heals eczema.', seen_on=date(2026, 11, 28), "
        "seen_by='Ann', url='https://example.org/', evidence_grade='A'))"
    )
    assert shown("Heals eczema", "/products/serum-7/") == [True, True]
    save("ProductPrice.objects.create(product=p, amount=61, currency='USD')")
    assert shown("USD 61.00", "/products/serum-7/") == [True, True]
    save("Product.objects.filter(pk=p.pk).update(status='draft')")
    assert [status(port, "/products/serum-7/") for port in ports.values()] == [404, 404]
    assert [page(port, "/products/serum-8/") for port in ports.values()] == another
