"""Keep what an editor reads otherwise than the engine, and judge the label anew: the only writer of editor's facts."""

from django.contrib.auth.models import User
from django.db import transaction

from products.assessments import assess_label
from products.models import EditorFact, ProductLabel


@transaction.atomic
def record(fact: EditorFact, by: User | None = None) -> EditorFact:
    """Save the fact and score its label by it. ValidationError for one that says too little.

    Earlier facts stay as they are: the latest on a subject counts. A score that would lose a critical red flag that
    the public sees waits for a second person (products.approvals).
    """
    fact.recorded_by_id = by.pk if by else None
    fact.full_clean()
    fact.save()
    assess_label(ProductLabel.objects.get(pk=fact.label_id), by=by)
    return fact
