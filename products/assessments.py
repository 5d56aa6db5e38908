"""Judge labels of the catalogue and store what comes of it: the only writer of assessments."""

import hashlib
from functools import cache
from pathlib import Path

from django.db import transaction

import evaluation.core
from evaluation.core.assess import assess
from evaluation.core.knowledge import Knowledge
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import knowledge
from products.entries import refresh_entries
from products.models import Assessment, Product, ProductLabel
from products.querysets import ProductLabelQuerySet


@cache
def engine_digest() -> str:
    """Twelve hexadecimal digits that change when the evaluation's code does: its rules are code as well as data."""
    folder = Path(evaluation.core.__file__).parent
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*.py")):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


def versions(known: Knowledge) -> dict[str, str]:
    """The version fields of an assessment made now, with this knowledge."""
    return {
        "method_version": known.method.version,
        "data_digest": known.digest,
        "engine_digest": engine_digest(),
    }


def is_stale(assessment: Assessment, known: Knowledge | None = None) -> bool:
    """Whether today's method, data or code differ from those that it was made with."""
    return any(getattr(assessment, field) != version for field, version in versions(known or knowledge()).items())


def labels_to_assess(known: Knowledge | None = None) -> ProductLabelQuerySet:
    """The newest label of each product whose assessment is missing or stale."""
    waiting = ProductLabel.objects.to_assess(versions(known or knowledge()))
    return waiting.select_related("product__brand").prefetch_related("editor_facts")


def preview(label: ProductLabel) -> Scorecard:
    """The scorecard of a label, saved or not; nothing is stored. LabelError for a text that is no label."""
    return assess(label.as_core_label(), knowledge())


def assess_label(label: ProductLabel, known: Knowledge | None = None) -> Assessment:
    """Judge a saved label and store the result; if it is its product's newest, the public sees it from now on.

    All or nothing. Earlier assessments stay as history. LabelError for a text that is no label.
    """
    known = known or knowledge()
    core_label = label.as_core_label()
    scorecard = assess(core_label, known)
    with transaction.atomic():
        assessment = Assessment.objects.create(
            label=label, label_text=core_label.text, **_fields(scorecard), **versions(known)
        )
        newest = ProductLabel.objects.filter(product=label.product_id).newest_first().values_list("pk", flat=True)[:1]
        if label.pk in newest:
            Product.objects.filter(pk=label.product_id).update(current_assessment=assessment)
            refresh_entries(Product.objects.filter(pk=label.product_id))
    return assessment


def _fields(scorecard: Scorecard) -> dict[str, object]:
    """The scorecard as JSON, and beside it what lists sort, filter and show without reading it."""
    concentration = scorecard.facts.concentration
    return {
        "scorecard": scorecard.model_dump(mode="json"),
        "summary": scorecard.summary,
        "low": scorecard.score.low,
        "high": scorecard.score.high,
        "coverage": scorecard.score.coverage,
        "band": scorecard.score.band,
        "flag_count": len(scorecard.claims),
        "critical_flags": sum(claim.severity == "critical" for claim in scorecard.claims),
        "identity_sound": identity_is_sound(scorecard),
        "concentration_as_stated": (concentration.as_stated or "")[:200],
        "particles_per_ml": concentration.particles_per_ml,
    }


def identity_is_sound(scorecard: Scorecard) -> bool:
    """False where the product is sold as exosomes and its ingredient list shows none (method.md, "Identity")."""
    return not any(result.id.startswith("C02") and result.verdict == "against" for result in scorecard.criteria)
