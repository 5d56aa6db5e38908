"""The catalogue page: search, filter by source, list with ranges."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.htmx import HtmxRequest, serves_fragments, wants_fragment
from products.forms import CatalogueForm
from products.models import Product, SourceKind

PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """One source of the filter; `count` is how many products it leaves of those that match the search words."""

    kind: str
    words: str
    count: int
    is_chosen: bool


@require_safe
@serves_fragments
def catalogue(request: HtmxRequest) -> HttpResponse:
    """The list of published products, as a page, or for htmx as the fragment that changes in it.

    Parameters that cannot be used are named in `form.problems` and left out; the answer is 200 all the same, because
    htmx would not show any other.

    Context of `products/catalogue.html` and `products/_results.html`:
    `form` (CatalogueForm: fields `q`, `source`; `problems`, `query_string`), `page` (a Page of Product),
    `page_range` (numbers and "…" for links to other pages), `total` (published products, whatever is asked for),
    `source_choices` (SourceChoice of every source that occurs). Each product has `brand`, `size_words`,
    `price_per_ml` (Money or None), `prices.all` (newest first), and `current_assessment`, None or with `low`,
    `high`, `coverage` (0 to 1), `band`, `summary`, `flag_count`, `critical_flags`, `identity_sound`,
    `concentration_as_stated`, and `label` with `seen_on`, `is_summary`, `evidence_grade`, `source_kinds`.
    """
    form = CatalogueForm(request.GET)
    form.is_valid()
    published = Product.objects.published()
    products = (
        published.matching(form.words).from_source(form.sources).with_assessment().with_row_facts().in_default_order()
    )
    paginator = Paginator(products, PAGE_SIZE)
    page = paginator.get_page(form.page_number)
    if form.page_number > paginator.num_pages:
        form.add_error("page", f"There is no page {form.page_number:,}: this is the last one.")
    context = {
        "form": form,
        "page": page,
        "page_range": list(paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)),
        "total": published.count(),
        "source_choices": _source_choices(form),
    }
    template = "products/_results.html" if wants_fragment(request) else "products/catalogue.html"
    return render(request, template, context)


def _source_choices(form: CatalogueForm) -> list[SourceChoice]:
    published = Product.objects.published()
    occurring = published.count_by_source()
    matching = published.matching(form.words).count_by_source() if form.words else occurring
    return [
        SourceChoice(kind, words, matching.get(kind, 0), kind in form.sources)
        for kind, words in SourceKind.choices
        if kind in occurring or kind in form.sources
    ]
