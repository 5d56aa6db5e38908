"""The addresses under `/api/v1/products`."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from ninja import Query, Router

from evaluation.api.problems import ApiProblemError, ProblemOut
from evaluation.core.scorecard import Scorecard
from products.api.listing import ListQuestion, listing
from products.api.products import history_out, product_out
from products.api.shapes import FacetChoiceOut, FacetOut, HistoryOut, ProductListOut, ProductOut
from products.api.sheet import sheet
from products.models import Product, Status

router = Router(tags=["Products"])
MISSING = {404: ProblemOut, 422: ProblemOut, 429: ProblemOut}
MOVED = 308
# A product that was merged into another leads there.
ONE: dict[int, Any] = {MOVED: None, **MISSING}


@router.get(
    "",
    url_name="products",
    response={200: ProductListOut, **MISSING},
    summary="Search and narrow the catalogue",
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def products(request: HttpRequest, question: Query[ListQuestion]) -> ProductListOut | HttpResponse:
    """Published products with counts beside every choice; as JSON, or as a sheet with format=csv."""
    asked: QueryDict = request.GET
    checked: Any = question
    found = listing(asked, checked.limit, checked.cursor)
    rows = tuple(product_out(product, request.build_absolute_uri) for product in found.products)
    onward = request.build_absolute_uri(f"{request.path}?{found.next_query}") if found.next_query else None
    if checked.format == "csv":
        response = HttpResponse(sheet(rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="skinguide-products.csv"'
        if onward:
            response["Link"] = f'<{onward}>; rel="next"'
        return response
    return ProductListOut(
        count=found.answer.count,
        total=found.total,
        read_as=found.answer.hits.read_as or None,
        next=onward,
        products=rows,
        facets=tuple(
            FacetOut(
                id=facet.id,
                title=facet.title,
                choices=tuple(FacetChoiceOut(id=one.id, words=one.words, count=one.count) for one in facet.choices),
            )
            for facet in found.answer.facets()
        ),
    )


@router.get("/{slug}", url_name="product", response={200: ProductOut, **ONE}, summary="One product")
def product(request: HttpRequest, slug: str) -> ProductOut | HttpResponse:
    """One published product with the label and score that count today."""
    found = Product.objects.published().with_assessment().with_row_facts().filter(slug=slug).first()
    if found is None:
        return _led_on(request, slug)
    return product_out(found, request.build_absolute_uri)


@router.get("/{slug}/scorecard", url_name="scorecard", response={200: Scorecard, **ONE}, summary="Its scorecard")
def scorecard(request: HttpRequest, slug: str) -> Scorecard | HttpResponse:
    """The whole scorecard that the product's page shows. Its spans point into the label's text, which stays with us."""
    found = Product.objects.published().select_related("current_assessment").filter(slug=slug).first()
    if found is None:
        return _led_on(request, slug)
    card = found.current_assessment.read_scorecard() if found.current_assessment else None
    if card is None:
        raise ApiProblemError(404, "This product is not scored yet.")
    return card


@router.get("/{slug}/history", url_name="history", response={200: HistoryOut, **ONE}, summary="Its history")
def product_history(request: HttpRequest, slug: str) -> HistoryOut | HttpResponse:
    """How its label and its score changed, the newest first."""
    found = Product.objects.published().select_related("current_assessment").filter(slug=slug).first()
    return history_out(found) if found else _led_on(request, slug)


def _led_on(request: HttpRequest, slug: str) -> HttpResponse:
    """To the same address of the product that this one was merged into, for good; Http404 for any other."""
    merged = get_object_or_404(Product.objects.filter(status=Status.MERGED), slug=slug)
    survivor = merged.survivor()
    if not survivor.is_published or request.resolver_match is None:
        raise Http404
    moved = HttpResponsePermanentRedirect(reverse(request.resolver_match.view_name, args=[survivor.slug]))
    moved.status_code = MOVED  # as 301, and no client makes another request of it
    return moved
