"""Products side by side, chosen by the address; the same table as a sheet; a page to choose while there are too few."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from evaluation.htmx import HtmxRequest, serves_fragments, wants_fragment
from products.comparison.asked import Asked
from products.comparison.chosen import MOST_PRODUCTS, Chosen, choose
from products.comparison.page import comparison_page
from products.comparison.sheet import sheet
from products.index import catalogue_index
from products.models import Product

FEWEST_PRODUCTS = 2
NARROW_SCREEN = 2
MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One product to tick; those of the comparison stand first and ticked."""

    product: Product
    is_chosen: bool


@require_safe
@serves_fragments
def compare(request: HtmxRequest) -> HttpResponse:
    """Up to five published products, `?product=<slug>&product=<slug>`, in that order; as a sheet with `&format=csv`.

    What cannot be shown or used is named in `problems` and left out; the answer is 200 all the same, because the rest
    is there, and htmx would not show any other.

    Context of `products/compare.html` and `products/_compare.html`:
    `page` (ComparisonPage; None for fewer than two products), `form` (CompareForm), `weights` (WeightsForm),
    `problems`, `choices` (Choice), `is_choosing` (whether the list to choose from stands open), `most`,
    `kept_by_weights`, `kept_by_market`, `kept_by_pair` and `kept_by_choice` (name and value of the hidden fields of
    each form), `takes_focus`.
    """
    asked = Asked.of(request.GET)
    chosen, problems = choose(asked.slugs)
    page = comparison_page(chosen, asked) if len(chosen) >= FEWEST_PRODUCTS else None
    if page and asked.wants_sheet:
        return _download(sheet(page, request.build_absolute_uri("/")[:-1]))
    if asked.wants_sheet:
        problems.append("A sheet needs two products: choose them first.")
    slugs = [one.product.slug for one in chosen]
    if asked.pair and len(set(asked.pair) & set(slugs)) != NARROW_SCREEN:
        problems.append("For a narrow screen choose two different products of these.")
    context = {
        "page": page,
        "form": asked.form,
        "weights": asked.weights,
        "problems": [*problems, *asked.problems],
        "choices": _choices(chosen, asked.form.words),
        "is_choosing": page is None or asked.is_choosing,
        "most": MOST_PRODUCTS,
        "kept_by_weights": asked.kept(slugs, leave_out=asked.weights.weight_names),
        "kept_by_market": asked.kept(slugs, leave_out=["my-market"]),
        "kept_by_pair": asked.kept(slugs, leave_out=["see"]),
        "kept_by_choice": asked.kept(slugs, leave_out=["product"]),
    }
    if not wants_fragment(request):
        return render(request, "products/compare.html", context)
    context["takes_focus"] = _takes_focus(request, asked)
    search = {"choose": "1", "q": asked.form.words} if asked.is_choosing and asked.form.words else {}
    return push_url(render(request, "products/_compare.html", context), asked.address(slugs, **search))


def _takes_focus(request: HtmxRequest, asked: Asked) -> bool:
    """Whether the title takes the focus: what was pressed is gone. Fields have ids, so htmx gives it back to them."""
    return not request.htmx.trigger or (request.htmx.trigger == "choose" and not asked.is_choosing)


def _choices(chosen: Sequence[Chosen], words: str) -> list[Choice]:
    """Those compared, then the first few that match the words, or of all, best first."""
    compared = [one.product for one in chosen]
    index = catalogue_index()
    matching = index.search(words).products if words.strip() else index.all
    ids = index.pick(matching & ~index.of(product.pk for product in compared), "", 0, MOST_CHOICES)
    found = Product.objects.published().with_assessment().in_bulk(ids)
    others = [found[key] for key in ids if key in found]
    return [*(Choice(product, True) for product in compared), *(Choice(product, False) for product in others)]


def _download(text: str) -> HttpResponse:
    # The mark at the front tells spreadsheets that it is UTF-8; without it they garble every name with an accent.
    response = HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="skinguide-comparison.csv"'
    return response
