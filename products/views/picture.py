"""The picture of a product's score, for those who share its link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from products.models import Product
from products.score_picture import score_picture
from products.views.standing import leads_on

AN_HOUR = 3600


def _etag(request: HttpRequest, slug: str) -> str | None:
    """It changes with the score, and with the name that stands on it."""
    found = Product.objects.published().filter(slug=slug).values_list("current_assessment_id", "changed_at").first()
    return f'"{found[0]}-{found[1].timestamp():.0f}"' if found else None


@require_safe
@leads_on
@cache_control(public=True, max_age=AN_HOUR)
@condition(etag_func=_etag)
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """A PNG; 404 where there is no published product or no score."""
    product = get_object_or_404(Product.objects.published().with_assessment(), slug=slug)
    if product.current_assessment is None:
        raise Http404("This product has not been scored.")
    # shown where its link is shared, on pages that are not ours
    headers = {"Cross-Origin-Resource-Policy": "cross-origin"}
    return HttpResponse(score_picture(product, product.current_assessment), content_type="image/png", headers=headers)
