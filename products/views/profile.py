"""A shopper's own answers: a form that stores nothing here, and what the answers mean for any such product."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from evaluation.core.assess import assess
from evaluation.core.label import Label
from evaluation.core.scorecard import Scorecard
from evaluation.knowledge import knowledge
from evaluation.presentation.for_me import for_me, profile_of
from products.models import Product
from products.profile_form import profile_form

MOST_SLUG = 120


@require_safe
@cache_control(no_store=True)  # answers in an address are nobody's business but their giver's
def profile(request: HttpRequest) -> HttpResponse:
    """The form; with `?product=<slug>` it leads back to that product's page, which then shows what fits the answers.

    Context of `profile/profile.html`: `form` (products.profile_form), `product` (None where none was named or it is
    not published), `query` (the answers as a query string, "" for none), `mine` (what holds for any product with
    these answers; None without answers).
    """
    answers = profile_of(request)
    slug = request.GET.get("product", "")[:MOST_SLUG]
    context = {
        "form": profile_form(request.GET, answers),
        "product": Product.objects.published().filter(slug=slug).first() if slug else None,
        "query": answers.to_query(),
        "mine": None if answers.is_empty else for_me(_any_product(), answers),
    }
    return render(request, "profile/profile.html", context)


@cache
def _any_product() -> Scorecard:
    """The scorecard of a serum of which nothing was seen: only what holds for every product is sure for it."""
    return assess(Label(text="Exosome serum"), knowledge())
