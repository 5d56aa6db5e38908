"""The catalogue page: search, filters with live counts, order, pages, and scores against prices."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from evaluation.core.profile import Profile
from evaluation.htmx import HtmxRequest, serves_fragments, wants_fragment
from evaluation.presentation import range_bar
from products.catalogue import CatalogueAnswer
from products.forms import CatalogueForm
from products.index import catalogue_index
from products.list_rows import ListRow, list_rows
from products.plot import plot
from products.row_notes import reasons, row_notes, row_rules

PAGE_SIZE = 24


@require_safe
@serves_fragments
def catalogue(request: HtmxRequest) -> HttpResponse:
    """The list of published products, as a page, or for htmx as the fragments that change in it.

    Parameters that cannot be used are named in `form.problems` and left out; the answer is 200 all the same, because
    htmx would not show any other. Unknown ones are ignored.

    Context of `products/catalogue.html` and `products/_results.html`:
    `form` (CatalogueForm: `words`, `problems`, `query_string`), `answer` (CatalogueAnswer: `count`, `hits`, `facets`,
    `chips`, `sorts`, `spelling` …), `page` (a Page of product ids), `rows` (the page's products, ListRow),
    `page_range` (numbers and "…"), `total` (published products, whatever is asked for), `plot` (Plot or None),
    `row_rules` (JSON for `for-me.js`, None where the answers came with the address), `reasons` (why each caution
    that is asked for matters), `notes` (product id -> its RowNotes for the answers in the address),
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
    rows = list_rows(ids)
    context = {
        "form": form,
        "weights": form.weights,
        "answer": answer,
        "page": page,
        "rows": rows,
        **_for_me(form.profile, rows),
        "own_bars": {product: range_bar(own.low, own.high) for product, own in answer.own_ranges(ids).items()},
        "page_range": list(paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)),
        "total": len(index.ids),
        "plot": plot(answer),
    }
    template = "products/_results.html" if wants_fragment(request) else "products/catalogue.html"
    response = render(request, template, context)
    if not form.profile.is_empty:
        patch_cache_control(response, no_store=True)  # answers in an address are nobody's business but their giver's
    return response


def _for_me(profile: Profile, rows: Sequence[ListRow]) -> dict[str, Any]:
    """What her answers mean for these rows; without any in the address, what the browser needs to say it itself."""
    if profile.is_empty:
        return {"row_rules": json.dumps(row_rules(), separators=(",", ":")), "reasons": reasons(), "notes": {}}
    notes = {row.pk: row_notes(row.found, profile, row.pack_price) for row in rows}
    return {"row_rules": None, "reasons": reasons(profile), "notes": notes}
