"""Every look at a product's label, word by word, and every score that came of it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluation.presentation import present
from products.history import histories_of_merged, history
from products.models import Product, ProductLabel
from products.publication import name_on, shown_on
from products.views.standing import leads_on

UNPROCESSABLE = 422
LONGEST_DAY = len("2026-11-01")
MOST_LABELS = 20
MOST_MERGED = 10
PARTS = (
    ("front", "Front"),
    ("making", "How it is made"),
    ("ingredients", "Ingredients"),
    ("directions", "Directions and warnings"),
)


class NoSuchDayError(Exception):
    """The day asked for is none, or lies ahead; the message says which."""


@require_safe
@leads_on
def label_history(request: HttpRequest, slug: str) -> HttpResponse:
    """The captures, newest first, with the words of each part; 404 where there was never such a product.

    With `?on=2026-11-01`, what was published on that day (UTC), marked as such; 422 for what is no day, or none yet.
    With `&of=` and the address part of a product that was merged into this one, what was published of that.
    Context of `products/history.html`: `product`, `captures` (pairs of a label and the parts of it that were seen, as
    heading and words), `scores`, `left_out`, `others` (products.history), `asked` (the day as typed), `problem`,
    and `today`.
    """
    product = get_object_or_404(Product.objects.once_public().select_related("brand"), slug=slug)
    asked = request.GET.get("on", "").strip()
    problem = ""
    if asked:
        try:
            day = published_day(asked)
        except NoSuchDayError as error:
            problem = str(error)
        else:
            return _on(request, product, day)
    captures = [(label, _parts(label)) for label in product.looks().shown().select_related("product")[:MOST_LABELS]]
    found = history(product)
    context = {
        "product": product,
        "captures": captures,
        "scores": found.scores,
        "left_out": found.left_out,
        "others": histories_of_merged(product),
        "asked": asked[:LONGEST_DAY],
        "problem": problem,
        "today": timezone.now().date(),
    }
    return render(request, "products/history.html", context, status=UNPROCESSABLE if problem else 200)


def published_day(text: str) -> date:
    """The day that was asked for. NoSuchDayError in words for what is none, or lies ahead."""
    try:
        day = date.fromisoformat(text) if len(text) == LONGEST_DAY else None
    except ValueError:
        day = None
    if day is None:
        raise NoSuchDayError("That is no day. Write it as in 2026-11-01.")
    if day > timezone.now().date():
        raise NoSuchDayError("That day is still to come.")
    return day


def _on(request: HttpRequest, product: Product, day: date) -> HttpResponse:
    """What was published on the day, the last of it in full; no page for search engines.

    Context of `products/on_a_day.html`: `product`, `day`, `shown` (Publication, None before the first), `earlier` (what
    was shown before it on the same day), `assessment`, `label`, `card`, `name` (the product's of that day), `other`
    (the merged product that it is about, or None) and `others` (those that were published on that day as well).
    """
    merged = list(product.merged_from.order_by("pk")[:MOST_MERGED])
    other = next((each for each in merged if each.slug == request.GET.get("of")), None)
    others = [] if other else [each for each in merged if any(state.is_shown for state in shown_on(each, day))]
    states = shown_on(other or product, day)
    shown = states[0] if states else None
    assessment = shown.assessment if shown else None
    scorecard = assessment.read_scorecard() if assessment else None
    context = {
        "product": product,
        "day": day,
        "shown": shown,
        "earlier": states[1:],
        "assessment": assessment,
        "label": assessment.label if assessment else None,
        "card": present(scorecard, assessment.label_text) if assessment and scorecard else None,
        "name": name_on(other or product, day),
        "other": other,
        "others": others,
    }
    response = render(request, "products/on_a_day.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _parts(label: ProductLabel) -> list[tuple[str, str]]:
    """The parts that were seen; one in which nothing stands says so."""
    seen = [(heading, getattr(label, part)) for part, heading in PARTS]
    return [(heading, words or "Nothing stands there.") for heading, words in seen if words is not None]
