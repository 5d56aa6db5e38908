"""Where a card is chosen and copied, and what whoever embeds one agrees to."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.htmx import HtmxRequest, serves_fragments, wants_fragment
from products.embedding.choices import BadChoiceError
from products.embedding.configurator import EmbedForm, ListEmbedForm, chosen_in, made, made_list
from products.embedding.lists import list_card
from products.embedding.pages import MergedError, card_at, current, notice_of
from products.views.standing import leads_on


@require_safe
@serves_fragments
@leads_on
def embed_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Choices, snippet and previews of one product's card; 404 where there is none.

    Choices that cannot be used are named and the snippet is then the one of the usual choices; status 200, as in the
    catalogue. Context of `embed/configure.html`: `card`, `form`, `made` (products.embedding.configurator.Made).
    """
    try:
        card = current(slug, lambda found: None if notice_of(found) else card_at(found))
    except MergedError:
        card = None
    if card is None:
        raise Http404("There is no card of this product.")
    form = EmbedForm(request.GET)
    context = {"card": card, "form": form, "made": made(card, chosen_in(form), _site(request))}
    return _answer(request, "embed/configure.html", context)


@require_safe
@serves_fragments
def embed_list_page(request: HttpRequest) -> HttpResponse:
    """The same for a list of products, `?product=…` or a filter of the catalogue; without any it says how to get one.

    Context of `embed/configure_list.html`: `list` (ListCard or None), `problem`, `kept` (what the address asks for,
    as names and values), `form`, `made`.
    """
    form = ListEmbedForm(request.GET)
    chosen = chosen_in(form)
    asked = request.GET.copy()
    asked["count"] = str(chosen["count"])
    context: dict[str, Any] = {"form": form, "list": None, "problem": "", "made": None}
    try:
        found, query = list_card(asked)
    except BadChoiceError as problem:
        context["problem"] = str(problem) if request.GET else ""
    else:
        names = [(name, value) for name, values in request.GET.lists() for value in values if name not in form.fields]
        context |= {"list": found, "kept": names, "made": made_list(found, query, chosen, _site(request))}
    return _answer(request, "embed/configure_list.html", context)


@require_safe
def embed_terms(request: HttpRequest) -> HttpResponse:
    """What whoever embeds a card agrees to, and what we promise."""
    return render(request, "embed/terms.html")


def _answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, "embed/_made.html" if wants_fragment(cast(HtmxRequest, request)) else template, context)


def _site(request: HttpRequest) -> str:
    return request.build_absolute_uri("/").rstrip("/")
