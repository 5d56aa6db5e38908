"""Report an error in what we say of a product."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from products.models import Product
from products.models.report import MOST_WORDS
from products.reports import ReportForm, TooManyReportsError, take
from products.views.standing import leads_on

SEE_OTHER = 303
UNPROCESSABLE = 422
TOO_MANY = 429
FORBIDDEN = 403


# A token against forged requests would need a cookie. There is no account behind the form that a forged request
# could use, and what it could do, anybody can do directly; that pages of other sites send it, the browser tells.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(no_store=True)
@leads_on
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """The form; after a report 303 to thanks. 422 for what cannot be taken, 429 for too many a day; words stay.

    Context of `products/report.html`: `product`, `form`, `is_sent`, `problem` (of the whole form), `limit`.
    """
    product = get_object_or_404(Product.objects.published().select_related("brand"), slug=slug)
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm()
    problem, status = "", 200
    if request.method == "POST":
        if _is_from_elsewhere(request):
            problem, status = "This was sent from another site's page. Send it from here, please.", FORBIDDEN
        elif form.is_trap_sprung:
            return _thanks(product)  # a program believes that it was heard
        elif not form.is_valid():
            status = UNPROCESSABLE
        else:
            try:
                take(product, form, request.META.get("REMOTE_ADDR", ""), timezone.localdate())
                return _thanks(product)
            except TooManyReportsError:
                problem, status = "Enough for today: we take a few reports a day. Please come back tomorrow.", TOO_MANY
    context = {
        "product": product,
        "form": form,
        "is_sent": request.method != "POST" and "sent" in request.GET,
        "problem": problem,
        "limit": MOST_WORDS,
    }
    return render(request, "products/report.html", context, status=status)


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that a page of another site sent it; older browsers and programs say nothing."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")


def _thanks(product: Product) -> HttpResponse:
    response = redirect(f"{reverse('products:report', args=[product.slug])}?sent=1")
    response.status_code = SEE_OTHER
    return response
