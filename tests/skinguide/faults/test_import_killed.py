"""An import that is killed: all of its rows are there or none, and what was not scored yet is scored later."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from tests.products.transfer.rows import ROSE, csv_of
from tests.skinguide.faults.site import Site, kill, wait_until

pytestmark = pytest.mark.own_database

ROWS = 300
WRITTEN = 200_000  # bytes of an import that are on the disk before it is confirmed


@pytest.fixture
def site(tmp_path) -> Site:
    made = Site(tmp_path)
    made.run("migrate", "-v0")
    return made


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "catalogue.csv"
    made.write_bytes(csv_of(*({**ROSE, "name": f"Rose {number}", "front": "Milk. " * 300} for number in range(ROWS))))
    return str(made)


def count(site: Site, table: str) -> int:
    with sqlite3.connect(site.folder / "skinguide.sqlite3", timeout=30) as connection:
        return int(connection.execute(f"select count(*) from products_{table}").fetchone()[0])  # noqa: S608


def is_whole(site: Site) -> bool:
    return site.run("verify").splitlines()[-1] == "The catalogue is whole."


@contextmanager
def written_slowly(site: Site) -> Iterator[None]:
    """Rows go to the disk early, and the last kind of them takes seconds: time to kill before all is confirmed."""
    with closing(sqlite3.connect(site.folder / "skinguide.sqlite3")) as connection:
        connection.execute("pragma default_cache_size = 50")
        connection.execute(
            "create trigger slow after insert on products_historicalproductlabel "
            "begin select hex(randomblob(10000000)); end"
        )
        connection.commit()
    yield
    with closing(sqlite3.connect(site.folder / "skinguide.sqlite3")) as connection:
        connection.execute("drop trigger slow")


def test_rows_that_were_written_and_not_confirmed_are_gone(site, file):
    log = site.folder / "skinguide.sqlite3-wal"
    with written_slowly(site):
        importing = site.command("import_catalogue", file)
        wait_until(lambda: log.exists() and log.stat().st_size > WRITTEN, pause=0.002)
        kill(importing)
    assert (count(site, "product"), count(site, "productlabel"), count(site, "brand")) == (0, 0, 0)
    assert is_whole(site)
    assert f"Imported: {ROWS} × new product" in site.run("import_catalogue", file)


def test_rows_that_were_confirmed_stay_and_are_scored_later(site, file):
    importing = site.command("import_catalogue", file)
    wait_until(lambda: count(site, "assessment") >= 3, pause=0.01)
    kill(importing)
    scored = count(site, "assessment")
    assert (count(site, "product"), count(site, "productlabel")) == (ROWS, ROWS)
    assert scored < ROWS
    assert is_whole(site)
    assert f"Scored {ROWS - scored} labels." in site.run("rescore")
    assert count(site, "assessment") == ROWS
