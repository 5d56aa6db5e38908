"""Who may not decide alone: whoever made a change is not the one who lets the public see it.

What came last is told by the order of the rows, not by their times: a clock that was set back must open no way around.
"""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser

from products.models import Decision, DecisionKind, Product, ProductLabel

# Begins the change reason of history rows that the workflow itself writes: they change no words.
BY_WORKFLOW = "workflow: "


class RefusedError(Exception):
    """Somebody asked for what she may not do, or what cannot be done now; the message says which, in words."""


def worked_on(label: ProductLabel) -> set[int]:
    """Ids of the users who recorded this capture or changed what stands beside it: sources, quotations, facts."""
    users = set(label.history.filter(history_type="+").values_list("history_user", flat=True))
    for relation in ProductLabel._meta.related_objects:
        rows = {relation.field.name: label}
        if (kept := getattr(relation.related_model, "history", None)) is not None:
            users.update(kept.filter(**rows).values_list("history_user", flat=True))
        elif any(field.name == "recorded_by" for field in relation.related_model._meta.fields):
            recorded = relation.related_model._default_manager.filter(**rows)
            users.update(recorded.values_list("recorded_by", flat=True))
    return users - {None}


def last_changed_words_of(product: Product) -> set[int]:
    """The user who last changed the product's own row, the workflow's changes of its status apart."""
    rows = product.history.exclude(history_change_reason__startswith=BY_WORKFLOW)
    return set(rows.order_by("-history_id").values_list("history_user", flat=True)[:1]) - {None}


def submitted(product: Product) -> set[int]:
    """The user who last put the product before a reviewer."""
    asked = Decision.objects.filter(product=product, kind__in=(DecisionKind.SUBMIT, DecisionKind.REINSTATE))
    return set(asked.order_by("-pk").values_list("user", flat=True)[:1]) - {None}


def authors(product: Product, label: ProductLabel | None) -> set[int]:
    """Ids of those who cannot publish this product with this label."""
    return submitted(product) | last_changed_words_of(product) | (worked_on(label) if label else set())


def require_other(user: AbstractBaseUser, authors: Iterable[int], what: str) -> None:
    """RefusedError where the user is one of the authors: superusers are no exception."""
    if user.pk in set(authors):
        raise RefusedError(f"{what} takes a second person: you worked on it yourself.")
