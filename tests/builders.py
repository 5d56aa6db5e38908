"""Small makers of catalogue rows: each takes what the test is about and fills in the rest."""

import io
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission, User

from evaluation.knowledge import knowledge
from products.entries import refresh_entries
from products.models import (
    Assessment,
    Brand,
    Clinic,
    ErrorReport,
    Inquiry,
    LabelSource,
    Product,
    ProductImage,
    ProductLabel,
    ProductPrice,
)
from products.pack_images import read_pack_image, store
from products.publication import show
from tests.pictures import picture

_numbers = count(1)
# Every migration that grants something, with the function that does; tests/test_builders.py holds it to them.
GRANTS = {"0012_groups": "set_up", "0013_work_queues": "grant_permissions", "0017_clinics": "set_up"}


def make_brand(**values: Any) -> Brand:
    number = next(_numbers)
    return Brand.objects.create(**{"name": f"Brand {number}", "slug": f"brand-{number}", **values})


def make_product(**values: Any) -> Product:
    """A published serum; no label, no price."""
    number = next(_numbers)
    defaults = {"name": f"Serum {number}", "slug": f"serum-{number}", "product_type": "serum", "status": "published"}
    product = Product.objects.create(**{"brand": values.get("brand") or make_brand(), **defaults, **values})
    refresh_entries(Product.objects.filter(pk=product.pk))
    return product


def make_withdrawn(**values: Any) -> Product:
    """A product that was published once."""
    gone = {"status": "withdrawn", "withdrawn_on": date(2026, 11, 20), "withdrawn_reason": "It is no longer sold."}
    return make_product(**{**gone, **values})


def make_merged(survivor: Product, **values: Any) -> Product:
    """A product that turned out to be another."""
    return make_product(**{"status": "merged", "merged_into": survivor, **values})


def make_user(group: str = "", **values: Any) -> User:
    """Somebody who works in the admin, in one of the groups that the migration sets up."""
    user = User.objects.create_user(**{"username": f"user-{next(_numbers)}", "is_staff": True, **values})
    if group:
        set_up_groups()
        user.groups.add(Group.objects.get(name=group))
    return user


def set_up_groups() -> None:
    """The groups as migrations make them, which tests with real transactions empty with all other tables."""
    if not Group.objects.exists():
        for migration, grants in GRANTS.items():
            getattr(import_module(f"products.migrations.{migration}"), grants)(apps, None)


def make_label(product: Product | None = None, *, sources: tuple[str, ...] = (), **values: Any) -> ProductLabel:
    """A label of which only the front was seen."""
    defaults = {
        "front": "An exosome serum.",
        "url": "https://example.org/serum",
        "seen_on": date(2026, 11, 1),
        "seen_by": "a tester",
        "evidence_grade": "A",
    }
    label = ProductLabel.objects.create(product=product or make_product(), **{**defaults, **values})
    for kind in sources:
        LabelSource.objects.create(label=label, kind=kind)
    refresh_entries(Product.objects.filter(pk=label.product_id))
    return label


def make_price(product: Product, amount: str = "60.00", currency: str = "USD", **values: Any) -> ProductPrice:
    price = ProductPrice.objects.create(product=product, amount=amount, currency=currency, **values)
    refresh_entries(Product.objects.filter(pk=product.pk))
    return price


def make_assessment(label: ProductLabel | None = None, **values: Any) -> Assessment:
    """A stored score of 40 to 80 that the public sees, without asking the evaluation."""
    label = label or make_label()
    defaults = {
        "label_text": "An exosome serum.",
        "scorecard": {},
        "summary": "Clear about its source.",
        "low": 40.0,
        "high": 80.0,
        "coverage": 0.6,
        "band": "thinly documented",
        "flag_count": 0,
        "critical_flags": 0,
        "identity_sound": True,
        "method_version": knowledge().method.version,
        "data_digest": "data",
        "engine_digest": "engine",
    }
    assessment = Assessment.objects.create(label=label, **{**defaults, **values})
    show(Product.objects.get(pk=label.product_id), assessment)
    return assessment


def make_inquiry(product: Product | None = None, **values: Any) -> Inquiry:
    """A question by mail that is not answered yet."""
    defaults = {"questions": "How many particles per mL?", "asked_on": date(2026, 10, 3), "asked_by": "a tester"}
    return Inquiry.objects.create(product=product or make_product(), **{**defaults, **values})


def make_image(product: Product | None = None, *, size: tuple[int, int] = (400, 500), **values: Any) -> ProductImage:
    """A picture of a pack."""
    data = picture(size)
    image = read_pack_image(io.BytesIO(data), len(data))
    defaults = {
        "alt": "A white bottle.",
        "source_url": "https://example.org/serum",
        "seen_on": date(2026, 11, 1),
        "seen_by": "a tester",
        "permission": "own photograph",
        "digest": image.digest,
        "renditions": store(image),
    }
    return ProductImage.objects.create(product=product or make_product(), **{**defaults, **values})


def make_clinic(*products: Product, managers: Iterable[User] = (), sites: Iterable[str] = (), **values: Any) -> Clinic:
    """A clinic that shows these products in this order."""
    number = next(_numbers)
    defaults = {"name": f"Clinic {number}", "slug": f"clinic-{number}", "contact_mail": "desk@clinic.example"}
    clinic = Clinic.objects.create(**{**defaults, **values})
    clinic.managers.set(managers)
    for origin in sites:
        clinic.sites.create(origin=origin)
    for position, product in enumerate(products):
        clinic.shown.create(product=product, position=position)
    return clinic


def make_editor(*permissions: str, name: str = "") -> Any:
    """Somebody who may enter the admin and do these things, as in "change_product"."""
    user = get_user_model().objects.create_user(name or f"editor-{next(_numbers)}", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def make_report(product: Product | None = None, **values: Any) -> ErrorReport:
    """A reader's report that nobody has looked into."""
    defaults = {"kind": "fact", "words": "The size is wrong.", "sent_on": date(2026, 11, 1)}
    return ErrorReport.objects.create(product=product or make_product(), **{**defaults, **values})
