"""Every look at a product's label, word by word, and every score that came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from products.history import history
from products.models import Product, ProductLabel
from products.views.standing import leads_on

MOST_LABELS = 20
PARTS = (
    ("front", "Front"),
    ("making", "How it is made"),
    ("ingredients", "Ingredients"),
    ("directions", "Directions and warnings"),
)


@require_safe
@leads_on
def label_history(request: HttpRequest, slug: str) -> HttpResponse:
    """The captures, newest first, with the words of each part; 404 where there was never such a product.

    Context of `products/history.html`: `product`, `captures` (pairs of a label and the parts of it that were seen, as
    heading and words), `scores` and `left_out` (products.history).
    """
    product = get_object_or_404(Product.objects.once_public().select_related("brand"), slug=slug)
    captures = [(label, _parts(label)) for label in product.looks().select_related("product")[:MOST_LABELS]]
    found = history(product)
    context = {"product": product, "captures": captures, "scores": found.scores, "left_out": found.left_out}
    return render(request, "products/history.html", context)


def _parts(label: ProductLabel) -> list[tuple[str, str]]:
    """The parts that were seen; one in which nothing stands says so."""
    seen = [(heading, getattr(label, part)) for part, heading in PARTS]
    return [(heading, words or "Nothing stands there.") for heading, words in seen if words is not None]
