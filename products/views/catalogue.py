"""The catalogue page: search, filters with live counts, order, pages, and scores against prices."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.htmx import HtmxRequest, serves_fragments, wants_fragment
from evaluation.presentation import range_bar
from products.catalogue import CatalogueAnswer
from products.forms import CatalogueForm
from products.index import catalogue_index
from products.models import Product
from products.plot import plot

PAGE_SIZE = 24


@require_safe
@serves_fragments
def catalogue(request: HtmxRequest) -> HttpResponse:
    """The list of published products, as a page, or for htmx as the fragments that change in it.

    Parameters that cannot be used are named in `form.problems` and left out; the answer is 200 all the same, because
    htmx would not show any other. Unknown ones are ignored.

    Context of `products/catalogue.html` and `products/_results.html`:
    `form` (CatalogueForm: `words`, `problems`, `query_string`), `answer` (CatalogueAnswer: `count`, `hits`, `facets`,
    `chips`, `sorts`, `spelling` …), `page` (a Page of product ids), `products` (the page's, as `_row.html` shows them),
    `page_range` (numbers and "…"), `total` (published products, whatever is asked for), `plot` (Plot or None),
    `weights` (WeightsForm), `own_bars` (product id -> its RangeBar by the shopper's own weights, empty without any).
    """
    index = catalogue_index()
    form = CatalogueForm(request.GET, index)
    form.is_valid()
    answer = CatalogueAnswer(form, index)
    paginator = Paginator(range(answer.count), PAGE_SIZE)
    page = paginator.get_page(form.page_number)
    if form.page_number > paginator.num_pages:
        form.add_error("page", f"There is no page {form.page_number:,}: this is the last one.")
    ids = answer.ids(max(0, page.start_index() - 1), page.end_index())
    context = {
        "form": form,
        "weights": form.weights,
        "answer": answer,
        "page": page,
        "products": Product.objects.in_order_of(ids),
        "own_bars": {product: range_bar(own.low, own.high) for product, own in answer.own_ranges(ids).items()},
        "page_range": list(paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)),
        "total": len(index.ids),
        "plot": plot(answer),
    }
    template = "products/_results.html" if wants_fragment(request) else "products/catalogue.html"
    return render(request, template, context)
