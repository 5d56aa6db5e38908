"""What waits for an editor: each queue with how many, the first few, and why it is there.

Counts stop at a thousand, because a longer queue is only "long".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from products import queue_rows
from products.queue_rows import FIRST, Row

COUNTED_TO = 1_000


@dataclass(frozen=True, slots=True)
class Queue:
    """One kind of work. `waiting` gives what waits on a day, in the order in which it is best done."""

    id: str
    title: str
    help: str
    permission: str
    waiting: Callable[[date], "QuerySet[Any] | Sequence[Any]"]
    row: Callable[[Any], Row]
    action: str = ""
    action_words: str = ""


@dataclass(frozen=True, slots=True)
class Glance:
    """A queue as the first page shows it. `count` stops at COUNTED_TO, then `is_long`."""

    queue: Queue
    count: int
    is_long: bool
    first: Sequence[Row] = field(default_factory=tuple)


def queues_for(user: Any) -> list[Queue]:
    """The queues whose work this user may do."""
    return [queue for queue in QUEUES if user.has_perm(queue.permission)]


def glance(queue: Queue, today: date) -> Glance:
    """The count and the first few: two queries, and one for a queue that shows more than one table."""
    waiting = queue.waiting(today)
    count = waiting.order_by()[: COUNTED_TO + 1].count() if isinstance(waiting, QuerySet) else len(waiting)
    first = [queue.row(each) for each in waiting[:FIRST]] if count else []
    return Glance(queue, min(count, COUNTED_TO), count > COUNTED_TO, first)


QUEUES: tuple[Queue, ...] = (
    Queue(
        "reports",
        "Error reports",
        "What readers say is wrong. Look, mend, settle; the oldest first.",
        "products.change_errorreport",
        queue_rows.reports,
        queue_rows.report,
    ),
    Queue(
        "merges",
        "Merges that need a second person",
        "A critical red flag would no longer be public. Whoever asked for the merge cannot approve it.",
        "products.approve_merge",
        queue_rows.merges,
        queue_rows.merge,
    ),
    Queue(
        "in-review",
        "Products in review",
        "Written, and waiting for somebody to publish them or send them back.",
        "products.publish_product",
        queue_rows.in_review,
        queue_rows.product,
    ),
    Queue(
        "answers",
        "Answers to make a look at the label",
        "A brand has answered, and the score does not know it yet.",
        "products.change_inquiry",
        queue_rows.answered,
        queue_rows.inquiry,
    ),
    Queue(
        "silent",
        "Questions without an answer for 30 days",
        "The product's page says so already. Ask again, or ask another way.",
        "products.change_inquiry",
        queue_rows.silent,
        queue_rows.inquiry,
    ),
    Queue(
        "unknowns",
        "Unknowns worth most",
        "Published products whose open questions are worth most points. The link leads to asking the brand.",
        "products.add_inquiry",
        queue_rows.unknowns,
        queue_rows.unknown,
    ),
    Queue(
        "stale",
        "Stale labels",
        "Published products whose label nobody has looked at for more than twelve months. Add a new look.",
        "products.add_productlabel",
        queue_rows.stale,
        queue_rows.stale_row,
    ),
    Queue(
        "grade-c",
        "Grade C drafts",
        "Drafts that rest on a third-party list alone. A page of the brand or a shop makes them fit to publish.",
        "products.change_product",
        queue_rows.grade_c,
        queue_rows.grade_c_row,
    ),
    Queue(
        "near-names",
        "Ingredient names to confirm",
        "Entries of ingredient lists that are nearly a known name. A decision changes no score: the engine's names "
        "stand in reviewed data files. Confirmed ones become ready lines for evaluation/data/lexicon/synonyms.csv, and "
        "count once that file is reviewed and released.",
        "products.change_nearname",
        queue_rows.near_names,
        queue_rows.near_name,
        action="work:synonyms",
        action_words="Confirmed names as lines for synonyms.csv",
    ),
    Queue(
        "product-pairs",
        "Near-duplicate products",
        "Names so alike that they may be one product. New products are compared when they are saved; `manage.py "
        "find_duplicates` compares the whole catalogue, after an import for example.",
        "products.change_productpair",
        queue_rows.product_pairs,
        queue_rows.product_pair,
    ),
    Queue(
        "brand-pairs",
        "Near-duplicate brands",
        "Names so alike that they may be one brand.",
        "products.change_brandpair",
        queue_rows.brand_pairs,
        queue_rows.brand_pair,
    ),
    Queue(
        "citations",
        "Citations due for review",
        "Documents that nobody has looked at for a year, and those not verified. They stand in "
        "evaluation/data/citations.toml: look, mend, and set `checked` there.",
        "products.change_product",
        queue_rows.citations,
        queue_rows.citation,
    ),
)
QUEUE_BY_ID = {queue.id: queue for queue in QUEUES}
