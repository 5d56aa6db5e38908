"""The catalogue page: search, filter by source, list with ranges."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers
from django_htmx.middleware import HtmxDetails

from products.forms import CatalogueForm
from products.models import Product

PAGE_SIZE = 24


class HtmxRequest(HttpRequest):
    """A request as django-htmx's middleware leaves it."""

    htmx: HtmxDetails


@require_safe
@vary_on_headers("HX-Request")
def catalogue(request: HtmxRequest) -> HttpResponse:
    """The list of published products, as a page, or for htmx as the fragment that changes in it.

    Parameters that cannot be used are named in `form.problems` and left out; the answer is 200 all the same, because
    htmx would not show any other.

    Context of `products/catalogue.html` and `products/_results.html`:
    `form` (CatalogueForm: fields `q`, `source`; `problems`, `query_string`), `page` (a Page of Product),
    `page_range` (numbers and "…" for links to other pages). Each product has `brand`, `size_words`,
    `price_per_ml` (Money or None), `prices.all` (newest first), and `current_assessment`, None or with `low`,
    `high`, `coverage` (0 to 1), `band`, `summary`, `flag_count`, `critical_flags`, `identity_sound`,
    `concentration_as_stated`, and `label` with `seen_on`, `is_summary`, `evidence_grade`, `source_kinds`.
    """
    form = CatalogueForm(request.GET)
    form.is_valid()
    products = (
        Product.objects.published()
        .matching(form.words)
        .from_source(form.sources)
        .with_assessment()
        .with_row_facts()
        .in_default_order()
    )
    paginator = Paginator(products, PAGE_SIZE)
    page = paginator.get_page(form.page_number)
    if form.page_number > paginator.num_pages:
        form.add_error("page", f"There is no page {form.page_number:,}: this is the last one.")
    context = {
        "form": form,
        "page": page,
        "page_range": list(paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)),
    }
    template = "products/_results.html" if wants_fragment(request) else "products/catalogue.html"
    return render(request, template, context)


def wants_fragment(request: HtmxRequest) -> bool:
    """Whether htmx asks for a part of the page; on Back or a boosted link it needs the whole one."""
    htmx = request.htmx
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request
