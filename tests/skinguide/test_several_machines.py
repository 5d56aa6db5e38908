"""Two sites and two workers, each with a folder of its own as on its own machine, on one PostgreSQL and one Redis."""

import os
from collections.abc import Iterator
from uuid import uuid4

import dj_database_url
import psycopg
import pytest
import requests

from tests.processes import PRODUCTS
from tests.skinguide.faults.site import Site, kill, wait_until

SERVER, CACHE = os.environ.get("DATABASE_URL", ""), os.environ.get("CACHE_URL", "")
pytestmark = pytest.mark.skipif(
    not (SERVER and CACHE), reason="needs a PostgreSQL and a Redis: DATABASE_URL, CACHE_URL"
)
KNOWN = "from products.models import *; from products.assessments import assess_label; from datetime import date; "
SCORES = "print(Assessment.objects.count(), Product.objects.exclude(current_assessment=None).count())"
FOUND, MOVED, MOVED_BY_API, MISSING, GONE = 200, 301, 308, 404, 410


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of an empty database on the server; it goes at the end."""
    name = f"several_{uuid4().hex}"
    known = dj_database_url.parse(SERVER)
    parts = {"host": known["HOST"], "port": known["PORT"] or 5432, "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(**parts, dbname=known["NAME"], autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield SERVER.rsplit("/", 1)[0] + f"/{name}"
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def machines(database, tmp_path_factory) -> Iterator[tuple[Site, Site]]:
    """Both serve and work. Forty products, which their workers have scored."""
    shared = {"DATABASE_URL": database, "CACHE_URL": CACHE, "SKINGUIDE_SECRET_KEY": "the same everywhere"}
    one, two = (Site(tmp_path_factory.mktemp(name), **shared) for name in ("one", "two"))
    one.fill()
    two.run("collectstatic", "--noinput", "-v0")
    workers = [machine.command("work") for machine in (one, two)]
    assert "2 jobs wait for a worker." in one.run("rescore", "--queue")
    with one.served(), two.served():
        wait_until(lambda: two.tell(KNOWN + SCORES).split()[-2:] == [str(PRODUCTS)] * 2, pause=1)
        yield one, two
    for worker in workers:
        kill(worker)


def page(machine: Site, address: str) -> requests.Response:
    """The page as most visitors get it, from those that are kept or made anew; nothing that it leads to."""
    return requests.get(machine.address(address), timeout=60, allow_redirects=False)


def statuses(machines: tuple[Site, Site], *addresses: str) -> list[list[int]]:
    """Of each address on both machines."""
    return [[page(machine, address).status_code for machine in machines] for address in addresses]


def says(machines: tuple[Site, Site], words: str, address: str) -> list[bool]:
    """Whether these words stand on the page, on both machines."""
    return [words in page(machine, address).text for machine in machines]


def places(number: int) -> tuple[str, ...]:
    """Where a product is shown: its page, the API, an embedded card."""
    return tuple(
        address.format(f"serum-{number}") for address in ("/products/{}/", "/api/v1/products/{}", "/embed/{}/")
    )


def key(machine: Site, number: int) -> str:
    """The product's key."""
    return machine.tell(f"{KNOWN}print(Product.objects.get(slug='serum-{number}').pk)").split()[-1]


def change(machine: Site, number: int, statement: str) -> None:
    """Change the product `p` in a process of its own on that machine."""
    machine.tell(f"{KNOWN}p = Product.objects.get(slug='serum-{number}'); {statement}")


def listed(machines: tuple[Site, Site], number: int) -> list[bool]:
    """Whether the list leads to the product, on both machines."""
    return says(machines, f'href="/products/serum-{number}/"', f"/products/?q=serum+{number}")


def test_two_workers_score_each_label_once_and_the_catalogue_is_whole(machines):
    twice = "print(Assessment.objects.values('label').annotate(n=models.Count('pk')).filter(n__gt=1).count())"
    assert machines[1].tell(f"{KNOWN}from django.db import models; {twice}").split()[-1] == "0"
    assert machines[1].run("verify").splitlines()[-1] == "The catalogue is whole."


def test_what_is_changed_on_one_machine_shows_on_the_other_at_once_though_both_kept_the_page(machines):
    one, _ = machines
    another = [page(machine, "/products/serum-8/").text for machine in machines]
    assert says(machines, "Serum 7", "/products/serum-7/") == [True, True]
    change(one, 7, "p.name = 'Damask'; p.save()")
    assert says(machines, "Damask", "/products/serum-7/") == [True, True]
    label = "front='Heals eczema.', seen_on=date(2026, 11, 28), seen_by='Ann', url='https://example.org/'"
    change(one, 7, f"assess_label(ProductLabel.objects.create(product=p, {label}, evidence_grade='A'))")
    assert says(machines, "Heals eczema", "/products/serum-7/") == [True, True]
    change(one, 7, "ProductPrice.objects.create(product=p, amount=61, currency='USD')")
    assert says(machines, "USD 61.00", "/products/serum-7/") == [True, True]
    change(one, 7, "Product.objects.filter(pk=p.pk).update(status='draft')")
    assert statuses(machines, "/products/serum-7/") == [[MISSING, MISSING]]
    assert [page(machine, "/products/serum-8/").text for machine in machines] == another
    # the machines serve other tests too, one of which asks whether their catalogue is whole
    change(one, 7, "Product.objects.filter(pk=p.pk).update(status='published')")


def test_a_machine_whose_line_was_cut_listens_again_and_shows_what_changed_meanwhile(machines, database):
    one, two = machines
    listening = "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    assert says(machines, "Serum 9", "/products/serum-9/") == [True, True]
    with psycopg.connect(database, autocommit=True) as connection:
        cut = connection.execute(f"SELECT pid, pg_terminate_backend(pid) {listening}").fetchall()
        change(one, 9, "p.name = 'Musk'; p.save()")
        assert says(machines, "Musk", "/products/serum-9/") == [True, True]
        wait_until(lambda: connection.execute(f"SELECT count(*) {listening}").fetchone() == (len(cut),))
    assert len(cut) == len(machines)
    change(two, 9, "p.name = 'Damask'; p.save()")
    assert says(machines, "Damask", "/products/serum-9/") == [True, True]


def test_a_product_withdrawn_on_one_machine_is_gone_from_the_other_at_once(machines):
    one, _ = machines
    assert statuses(machines, *places(21)) == [[FOUND, FOUND]] * 3
    assert listed(machines, 21) == [True, True]
    step = f"/admin/products/product/{key(one, 21)}/step/withdraw/"
    assert one.send(one.editor(), step, {"words": "It is no longer sold."}).status_code == FOUND
    assert says(machines, "It is no longer sold.", "/products/serum-21/") == [True, True]
    assert statuses(machines, *places(21)) == [[FOUND, FOUND], [MISSING, MISSING], [GONE, GONE]]
    assert listed(machines, 21) == [False, False]


def test_two_products_merged_on_one_machine_are_one_on_the_other_at_once(machines):
    one, _ = machines
    assert statuses(machines, *places(31)) == [[FOUND, FOUND]] * 3
    assert listed(machines, 31) == [True, True]
    stays, goes = key(one, 30), key(one, 31)
    merge = f"/admin/merge/products/?one={stays}&other={goes}"
    answer = one.send(one.editor(), merge, {"survivor": stays, "reason": "One product, listed twice."})
    assert "Undo the merge" in answer.text
    assert statuses(machines, *places(31)) == [[MOVED, MOVED], [MOVED_BY_API] * 2, [MOVED, MOVED]]
    assert [page(machine, "/products/serum-31/").headers["Location"] for machine in machines] == [
        "/products/serum-30/",
        "/products/serum-30/",
    ]
    assert listed(machines, 31) == [False, False]
    assert listed(machines, 30) == [True, True]
