"""What the addresses of a product answer once it is no longer published."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from products.models import Product, Status

View = Callable[[HttpRequest, str], HttpResponse]
# As 301, and the browser sends a form's words along.
PERMANENT_REDIRECT = 308


def leads_on(view: View) -> View:
    """For a view of one published product that raises Http404 for any other.

    A merged product's address leads for good to the same page of the product it was merged into, and that of a
    withdrawn one to its page, which says so. Published products cost no query more.
    """

    @wraps(view)
    def answer(request: HttpRequest, slug: str) -> HttpResponse:
        try:
            return view(request, slug)
        except Http404:
            if (moved := _elsewhere(request, slug)) is None:
                raise
            return moved

    return answer


def _elsewhere(request: HttpRequest, slug: str) -> HttpResponse | None:
    product = Product.objects.filter(slug=slug, status__in=(Status.MERGED, Status.WITHDRAWN)).first()
    if product is None:
        return None
    match = request.resolver_match
    here = match.view_name if match else "products:product"
    if product.status == Status.MERGED:
        query = request.META.get("QUERY_STRING", "")
        address = reverse(here, args=[product.survivor().slug]) + (f"?{query}" if query else "")
        moved = HttpResponsePermanentRedirect(address)
        if request.method == "POST":
            moved.status_code = PERMANENT_REDIRECT
        return moved
    if here == "products:picture":
        return None  # a page is no picture
    return withdrawn(request, product) if here == "products:product" else redirect(product)


def withdrawn(request: HttpRequest, product: Product) -> HttpResponse:
    """The page of a withdrawn product: that it is, since when and why. For readers, not for search engines.

    Context of `products/withdrawn.html`: `product` (`withdrawn_on`, `withdrawn_reason`, `brand`).
    """
    response = render(request, "products/withdrawn.html", {"product": product})
    response["X-Robots-Tag"] = "noindex"
    return response
