"""What both kinds of merge share: why one cannot be, and how its row in the log is settled."""

from typing import Any, TypeVar

from django.utils import timezone

from products.models import BrandMerge, ProductMerge

Merge = TypeVar("Merge", ProductMerge, BrandMerge)


class MergeError(Exception):
    """The merge, or its undoing, cannot be; the message says why, in words for an editor."""


def settle(merge: Merge, state: str, user: Any, reason: str) -> Merge:
    """Write down what became of it, by whom and why. MergeError without a reason."""
    if not reason.strip():
        raise MergeError("Say why.")
    merge.state, merge.settled_by, merge.settled_at, merge.settled_because = state, user, timezone.now(), reason
    merge.full_clean()
    merge.save()
    return merge
