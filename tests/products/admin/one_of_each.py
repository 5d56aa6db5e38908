"""A row of every table that the admin shows, each with its product."""

from datetime import date

from django.contrib import admin
from django.db.models import Model

from products.models import (
    BrandMerge,
    BrandPair,
    ClinicNotice,
    Decision,
    DecisionKind,
    EditorFact,
    HeldChange,
    NearName,
    Product,
    ProductMerge,
    ProductPair,
    Publication,
)
from tests.builders import (
    make_assessment,
    make_brand,
    make_clinic,
    make_image,
    make_inquiry,
    make_label,
    make_price,
    make_product,
    make_report,
    make_user,
)

MODELS = sorted(model._meta.model_name for model in admin.site._registry if model._meta.app_label == "products")


def one_of_each() -> dict[str, Model]:
    """The rows by their model's name."""
    product, twin = make_product(), make_product()
    label = make_label(product, sources=("plant",))
    label.quoted_claims.create(text="An exosome serum")
    assessment, held = make_assessment(label), make_assessment(make_label(twin))
    user = make_user()
    near = NearName.objects.create(key=f"aqu{product.pk}", listed="aqu", inci="AQUA", similarity=90, is_match=False)
    near.products.add(product)
    fact = {"kind": "source", "source_kind": "plant", "says": "rose", "reason": "It says so.", "seen_by": "Ann"}
    clinic = make_clinic(product, sites=["https://clinic.example"])
    shown = Publication.objects.filter(product=product)[0]
    return {
        "clinic": clinic,
        "clinicnotice": ClinicNotice.objects.create(clinic=clinic, product=product, publication=shown),
        "product": product,
        "brand": product.brand,
        "productlabel": label,
        "productprice": make_price(product),
        "productimage": make_image(product),
        "assessment": assessment,
        "errorreport": make_report(product),
        "inquiry": make_inquiry(product),
        "nearname": near,
        "publication": shown,
        "editorfact": EditorFact.objects.create(
            label=label, seen_on=date(2026, 11, 1), evidence_grade="A", recorded_by=user, **fact
        ),
        "heldchange": HeldChange.objects.create(product=twin, assessment=held, author=user, weak_evidence=True),
        "decision": Decision.objects.create(product=product, kind=DecisionKind.HOLD, user=user, assessment=assessment),
        "productpair": ProductPair.objects.create(first=product, second=twin, similarity=90),
        "brandpair": BrandPair.objects.create(first=product.brand, second=twin.brand, similarity=90),
        "productmerge": ProductMerge.objects.create(survivor=product, merged=twin, state="undone", asked_by=user),
        "brandmerge": BrandMerge.objects.create(
            survivor=product.brand, merged=make_brand(), state="undone", asked_by=user
        ),
    }


def more_beside(product: Product) -> None:
    """A second of all that a product's own page shows."""
    make_label(product)
    make_price(product)
    make_image(product, size=(401, 501))
    make_inquiry(product)
