"""What an editor's lists and searches cost: among 100,000 products with `--benchmark-enable`."""

import time

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from products.models import Product
from tests.benchmarks.generated_catalogue import generate
from tests.benchmarks.test_queues import FEW, LATEST, MANY, with_work

PRODUCTS, LABELS, PRICES, SCORES = (
    f"/admin/products/{model}/" for model in ("product", "productlabel", "productprice", "assessment")
)
CHOOSE = "/admin/autocomplete/?app_label=products&model_name={}&field_name={}&term=rose"
PAGES = {
    "first": "/admin/",
    "products": PRODUCTS,
    "products-searched": f"{PRODUCTS}?q=rose+serum",
    "products-not-there": f"{PRODUCTS}?q=zzzz",
    "products-drafts": f"{PRODUCTS}?status__exact=draft",
    "products-far": f"{PRODUCTS}?p={{middle}}",
    "products-by-score": f"{PRODUCTS}?o=5",
    "labels": LABELS,
    "labels-searched": f"{LABELS}?q=rose",
    "labels-by-page": f"{LABELS}?q=example.org/",
    "labels-by-day": f"{LABELS}?o=2",
    "prices": PRICES,
    "prices-searched": f"{PRICES}?q=rose+night",
    "scores": SCORES,
    "scores-searched": f"{SCORES}?q=glow",
    "brands": "/admin/products/brand/?q=ka",
    "publications": "/admin/products/publication/",
    "reports": "/admin/products/errorreport/?q=rose",
    "choose-a-product": CHOOSE.format("productlabel", "product"),
    "choose-a-label": CHOOSE.format("editorfact", "label"),
    "a-product": f"{PRODUCTS}{{key}}/change/",
}


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


@pytest.fixture
def editor():
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("bench"))
    return client


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.usefixtures("db")
def test_a_page_of_the_admin_takes_little_computing(benchmark, large, editor, page):
    address = PAGES[page].format(key=Product.objects.order_by("pk")[large // 2].pk, middle=large // 200)
    assert editor.get(address).status_code == 200
    spent = []

    def ask():
        started = time.process_time()
        editor.get(address)
        spent.append(time.process_time() - started)

    benchmark.pedantic(ask, rounds=5)
    if benchmark.enabled:
        assert min(spent) <= LATEST
