"""The page of one product: its label, its scorecard, its price, and where all that was seen."""

from urllib.parse import parse_qsl

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from evaluation.presentation import present
from evaluation.presentation.for_me import profile_of
from products.avoiding import avoid_data
from products.page_rows import rows_for
from products.product_page import product_page
from products.structured_data import structured_data
from products.views.standing import leads_on

MOST_ACTIVES = 50


@require_safe
@leads_on
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """One published product; 404 for a draft as for an unknown address. A withdrawn one's page says so.

    Context of `products/product.html`:
    `rows` (PageRows: `history`, `others` that are alternatives, `conflicts`), `product` (with `brand`, `size_words`,
    `pack`, `price_per_ml`), `assessment` (None where nothing was scored yet; its `label_text` is the text that the
    scorecard's spans point into), `card` (the scorecard as pages show it; None where there is none, or one of an older
    release awaits re-scoring), `label` (the label that was judged: `is_summary`, `caveat`, `url`, `page_kind`,
    `seen_on`, `seen_by`, `get_evidence_grade_display`), `named_sources` (LabelSource: `get_kind_display`, `detail`,
    `as_stated`), `quoted_claims` (`text`, `said_by`), `further_pages` (`url`), `prices` (newest first: `money`,
    `seen_on`, `url`, `note`, `get_basis_display`, `is_for_the_pack`), `structured_data` (for machines), `score_picture`
    (its address), `asked` (products.inquiries: what we asked the brand, the latest first), `images` (ProductImage, the
    first in front), `avoid_data` (JSON: what the label names of all that a list to avoid may hold), `page`
    (products.product_page: what stands beside the scorecard; None without one), `profile_query` and `profile_pairs`
    (her answers, where the address holds them: `my-…`), and `active`s in the address are used for the routine.
    """
    rows = rows_for(request, slug)
    if rows is None:
        raise Http404
    found = rows.product
    assessment = found.current_assessment
    label = assessment.label if assessment else None
    scorecard = assessment.read_scorecard() if assessment else None
    answers = profile_of(request)
    picture = request.build_absolute_uri(reverse("products:picture", args=[found.slug]))
    context = {
        "page": product_page(rows, assessment, scorecard, answers, request.GET.getlist("active")[:MOST_ACTIVES])
        if assessment and scorecard
        else None,
        "score_picture": picture,
        "structured_data": structured_data(found, request.build_absolute_uri(request.path), picture),
        "profile_query": answers.to_query(),
        "profile_pairs": parse_qsl(answers.to_query()),
        "rows": rows,
        "product": found,
        "assessment": assessment,
        "avoid_data": avoid_data(scorecard),
        # worked out where a piece that shows it is not kept
        "card": SimpleLazyObject(lambda: present(scorecard, assessment.label_text))
        if assessment and scorecard
        else None,
        "label": label,
        "named_sources": label.sources.all() if label else [],
        "quoted_claims": label.quoted_claims.all() if label else [],
        "further_pages": label.further_pages.all() if label else [],
        "prices": found.prices.all(),
        "asked": rows.asked,
        "images": found.images.all(),
    }
    return render(request, "products/product.html", context)
