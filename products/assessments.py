"""Judge labels of the catalogue and store what comes of it: the only writer of assessments."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import prefetch_related_objects

from evaluation.core.assess import assess
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import knowledge
from products import approvals
from products.models import Assessment, HeldChange, Product, ProductLabel
from products.models.review import ChangeState
from products.publication import show_drafts
from products.querysets import ProductLabelQuerySet
from products.versions import engine_digest, is_stale, versions

__all__ = [
    "assess_label",
    "assess_labels",
    "engine_digest",
    "identity_is_sound",
    "is_stale",
    "labels_to_assess",
    "preview",
    "stored_fields",
    "versions",
]

BATCH = 50


def labels_to_assess(known: Knowledge | None = None) -> ProductLabelQuerySet:
    """The newest label of each product whose assessment is missing or stale."""
    waiting = ProductLabel.objects.to_assess(versions(known or knowledge()))
    return waiting.select_related("product__brand").prefetch_related("editor_facts")


def preview(label: ProductLabel) -> Scorecard:
    """The scorecard of a label, saved or not; nothing is stored. LabelError for a text that is no label."""
    return assess(label.as_core_label(), knowledge())


def assess_label(label: ProductLabel, known: Knowledge | None = None, by: User | None = None) -> Assessment:
    """Judge a saved label and store the result; the public sees it from now on if it is the newest that counts.

    That of its product, or of the product that this one was merged into.

    Unless it would remove a critical red flag from a published product: then it waits for a second person
    (products.approvals). `by` is the user whose change it comes from, None for a command's.
    All or nothing. Earlier assessments stay as history. LabelError for a text that is no label.
    """
    known = known or knowledge()
    core_label = label.as_core_label()
    scorecard = assess(core_label, known)
    # judged before the transaction begins, so that writers need not wait for it
    product = _product_as_shown(label)
    found = approvals.effect(product, label, core_label, scorecard, known)
    with transaction.atomic():
        Product.objects.select_for_update().get(pk=product.pk)
        now = _product_as_shown(label)
        if (now.current_assessment_id, now.status) != (product.current_assessment_id, product.status):
            found = approvals.effect(now, label, core_label, scorecard, known)
        assessment = _made(label, core_label, scorecard, known)
        assessment.save(force_insert=True)
        if _counts(label, now):
            approvals.take_up(now, assessment, found, by)
    return assessment


def assess_labels(labels: Iterable[ProductLabel], by: User | None = None) -> Iterator[ProductLabel]:
    """Judge many saved labels, each as `assess_label` does, and give each back once its score is stored.

    Those of drafts that the public never saw, and that nothing was held for, are stored fifty at a time: nobody has to
    be asked, and no list or search to be told.
    """
    remaining = iter(labels)
    while batch := list(islice(remaining, BATCH)):
        stored = _assess_drafts(batch, knowledge())
        for label in batch:
            if label.pk not in stored:
                assess_label(label, by=by)
            yield label


def _assess_drafts(labels: list[ProductLabel], known: Knowledge) -> set[int]:
    """Judge and store those of plain drafts, all or none; the keys of these labels. A score of queries."""
    drafts = set(Product.objects.plain_drafts().filter(labels__in=labels).values_list("pk", flat=True))
    theirs = [label for label in labels if label.product_id in drafts]
    prefetch_related_objects(theirs, "editor_facts")
    judged = [(label, label.as_core_label()) for label in theirs]
    cards = [assess(core_label, known) for _, core_label in judged]
    with transaction.atomic():
        locked = Product.objects.select_for_update().filter(pk__in=drafts).order_by("pk").values_list("pk", flat=True)
        still = set(Product.objects.plain_drafts().filter(pk__in=list(locked)).values_list("pk", flat=True))
        made = {
            label.pk: (_made(label, core_label, card, known), card)
            for (label, core_label), card in zip(judged, cards, strict=True)
            if label.product_id in still
        }
        Assessment.objects.bulk_create(assessment for assessment, _ in made.values())
        newest = ProductLabel.objects.filter(product__in=still).newest_of_each_product()
        counting = [made[pk] for pk in newest.values_list("pk", flat=True) if pk in made]
        show_drafts((assessment.label.product_id, assessment, card) for assessment, card in counting)
    return set(made)


def _made(label: ProductLabel, judged: Label, scorecard: Scorecard, known: Knowledge) -> Assessment:
    """The score as a row, not saved yet."""
    return Assessment(
        label=label,
        label_text=judged.text,
        judged_as=judged.model_dump(mode="json", exclude={"text"}),
        **stored_fields(scorecard),
        **versions(known),
    )


def _product_as_shown(label: ProductLabel) -> Product:
    return Product.objects.select_related("brand", "current_assessment__label").get(
        pk=label.product.merged_into_id or label.product_id
    )


def _counts(label: ProductLabel, product: Product) -> bool:
    """Whether the label's score is the product's: the newest capture's, and that of the one shown while it waits."""
    newest = ProductLabel.objects.counting_for(product.pk).newest_first().values_list("pk", flat=True).first()
    if label.pk == newest:
        return True
    shown = product.current_assessment
    held = HeldChange.objects.filter(assessment__label=newest, state__in=(ChangeState.WAITING, ChangeState.DECLINED))
    return shown is not None and shown.label_id == label.pk and held.exists()


def stored_fields(scorecard: Scorecard) -> dict[str, object]:
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
