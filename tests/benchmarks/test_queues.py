"""What the editors' first page and the search for duplicates cost: 100,000 products with `--benchmark-enable`."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from products.likeness import alike_products, named
from products.models import CatalogueEntry, ProductLabel, ProductPair
from products.queues import QUEUES
from tests.benchmarks.generated_catalogue import generate

MANY, FEW = 100_000, 300
MOST_QUERIES = 36
LATEST = 0.300  # seconds of server time for the first page, at the median


@pytest.fixture(scope="module")
def large(django_db_setup, django_db_blocker, request):
    """The generated catalogue with work in it, thrown away at the end."""
    count = MANY if request.config.getoption("benchmark_enable") else FEW
    with django_db_blocker.unblock():
        atomic = transaction.atomic()
        atomic.__enter__()
        generate(count)
        with_work()
        yield count
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)


def with_work():
    """Stale labels, open questions, and grade C captures, a tenth and more of the catalogue each."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE products_catalogueentry SET open_worth = product_id % 60, worthiest = 'Isolation'")
        cursor.execute("UPDATE products_catalogueentry SET label_seen_on = '2024-01-01' WHERE product_id % 3 = 0")
        cursor.execute("UPDATE products_productlabel SET evidence_grade = 'C' WHERE product_id % 5 = 0")
        cursor.execute("UPDATE products_product SET status = 'draft' WHERE id % 10 = 0")
        cursor.execute("ANALYZE")


@pytest.fixture
def editor():
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("bench"))
    return client


@pytest.mark.usefixtures("db")
def test_the_first_page_is_quick(benchmark, large, editor):
    editor.get("/admin/")
    with CaptureQueriesContext(connection) as queries:
        response = editor.get("/admin/")
    assert response.status_code == 200
    assert len(queries) <= MOST_QUERIES
    benchmark(editor.get, "/admin/")
    if benchmark.enabled:
        assert benchmark.stats.stats.median <= LATEST


@pytest.mark.parametrize("queue", [queue.id for queue in QUEUES])
@pytest.mark.usefixtures("db")
def test_a_queue_s_page_is_quick(benchmark, large, editor, queue):
    benchmark(editor.get, f"/admin/queues/{queue}/")


@pytest.mark.usefixtures("db")
def test_all_names_are_compared(benchmark, large):
    rows = list(
        ProductLabel.objects.order_by("product")
        .values_list(
            "product_id",
            "product__brand_id",
            "product__brand__name",
            "product__name",
            "product__size_ml",
            "product__size_g",
        )
        .iterator(chunk_size=5_000)
    )
    pairs = benchmark.pedantic(lambda: alike_products(named(rows)), rounds=1)
    assert len(rows) == large
    assert all(one < other for one, other in pairs)
    assert not ProductPair.objects.exists()
    assert CatalogueEntry.objects.count() == large
