"""An editor at work while the site is under load: another price, another name, a new look at a label, all day long."""

import time
from datetime import date
from decimal import Decimal
from random import Random

from django.db import OperationalError

from products.assessments import assess_label
from products.entries import refresh_entries
from products.models import Product, ProductLabel, ProductPrice

PAUSE_S = 3.0


def edit(seconds: float) -> None:
    """Save one thing after another for so long; prints how many saves there were, and how many failed."""
    random = Random(1)  # noqa: S311  which product comes next is no secret
    keys = list(Product.objects.filter(slug__startswith="load-").values_list("pk", flat=True))
    until = time.monotonic() + seconds
    saves = failed = 0
    while time.monotonic() < until:
        product = Product.objects.get(pk=random.choice(keys))
        try:
            random.choice((_rename, _price, _look))(product, saves)
            refresh_entries(Product.objects.filter(pk=product.pk))
            saves += 1
        except OperationalError:
            failed += 1
        time.sleep(PAUSE_S)
    print(f"saves {saves} failed {failed}")  # noqa: T201  the run reads it


def _rename(product: Product, number: int) -> None:
    product.name = f"{product.name.split(' – ')[0]} – {number}"
    product.save()


def _price(product: Product, number: int) -> None:
    ProductPrice.objects.create(product=product, amount=Decimal(number + 1), currency="EUR")


def _look(product: Product, number: int) -> None:
    label = ProductLabel.objects.create(
        product=product,
        front=f"Rose callus exosomes {number}, 2 billion particles per mL.",
        url="https://example.org/",
        seen_on=date(2026, 11, 29),
        seen_by="load test",
        evidence_grade="B",
    )
    assess_label(label)
