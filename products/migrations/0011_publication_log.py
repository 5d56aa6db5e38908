"""What was shown before there was a log of it, put together from the stored scores."""

from collections import defaultdict
from datetime import date

from django.db import migrations

BATCH = 500


def reconstruct(apps, schema_editor):
    """For each published product: a score was shown from when it was made, if its label was the newest by then."""
    Product, Publication = (apps.get_model("products", name) for name in ("Product", "Publication"))
    published = Product.objects.filter(status="published").order_by("pk")
    last = 0
    while batch := list(published.filter(pk__gt=last).values_list("pk", "current_assessment", "created_at")[:BATCH]):
        last = batch[-1][0]
        made = _assessments(apps, [row[0] for row in batch])
        Publication.objects.bulk_create(
            Publication(
                product_id=product, status="published", assessment_id=pk, shown_from=when, is_reconstructed=True
            )
            for product, current, created in batch
            for pk, when in _shown(made[product], current, created)
        )


def _assessments(apps, products):
    """Product -> (assessment, made, label's seen_on, label), the oldest first."""
    rows = (
        apps.get_model("products", "Assessment")
        .objects.filter(label__product__in=products)
        .order_by("assessed_at", "pk")
        .values_list("label__product", "pk", "assessed_at", "label__seen_on", "label")
    )
    made = defaultdict(list)
    for product, *row in rows:
        made[product].append(row)
    return made


def _shown(rows, current, created):
    """(assessment, shown from) for each that was shown, the current one last; (None, created) without any."""
    newest = (date.min, 0)
    shown = []
    for pk, when, seen_on, label in rows:
        if (seen_on, label) >= newest:
            newest = (seen_on, label)
            shown.append((pk, when))
    if current is not None and (not shown or shown[-1][0] != current):
        shown = [row for row in shown if row[0] != current]
        when = next((row[1] for row in rows if row[0] == current), created)
        shown = [row for row in shown if row[1] <= when] + [(current, when)]
    return shown or [(None, created)]


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0010_reviews'),
    ]

    operations = [
        migrations.RunPython(reconstruct, migrations.RunPython.noop),
    ]
