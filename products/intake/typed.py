"""What stands in the boxes of a form that may still be incomplete: enough to read it, whatever is wrong with it."""

from collections.abc import Iterator

from django.http import QueryDict

from products.models import ProductLabel

PART_NAMES = ("front", "making", "ingredients", "directions")
# As many labels as one form can hold; a forged count must not make us loop.
MOST_LABELS = 50


def plain_lines(words: str) -> str:
    """The words with plain line ends and nothing around them, as they are saved."""
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def typed_label(data: QueryDict, prefix: str = "") -> ProductLabel | None:
    """The label in the boxes, not saved; None where no part holds words. An empty part is "" only where ticked."""
    silent = data.getlist(f"{prefix}silent_parts")
    parts: dict[str, str | None] = {
        part: plain_lines(data.get(f"{prefix}{part}", "")) or ("" if part in silent else None) for part in PART_NAMES
    }
    if not any(parts.values()):
        return None
    return ProductLabel(
        ingredients_complete=bool(data.get(f"{prefix}ingredients_complete")) and parts["ingredients"] is not None,
        is_summary=bool(data.get(f"{prefix}is_summary")),
        **parts,
    )


def typed_labels(data: QueryDict) -> Iterator[ProductLabel]:
    """The label of a label's own form, or those being added on a product's page."""
    if single := typed_label(data):
        yield single
    try:
        count = int(data.get("labels-TOTAL_FORMS", "0"))
    except ValueError:
        count = 0
    for number in range(min(count, MOST_LABELS)):
        if label := typed_label(data, f"labels-{number}-"):
            yield label
