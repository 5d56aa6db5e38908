"""Check a label, as the evaluation does it, with what the catalogue knows: is it in it, and how does it compare?"""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt

from evaluation import views as evaluation_views
from evaluation.core.scorecard import Scorecard
from evaluation.htmx import HtmxRequest
from products.avoiding import avoid_data
from products.comparison.beside import Beside, beside
from products.comparison.chosen import choose
from products.finding import find
from products.forms import LONGEST_QUERY
from products.likely import MOST_LIKELY, names
from products.models import Product


@dataclass(frozen=True, slots=True)
class InCatalogue:
    """What stands beside a check: products that the label may be, or that were asked for by `name`, and one compared.

    `problem` says in words what could not be done.
    """

    likely: tuple[Product, ...]
    named: tuple[Product, ...]
    name: str
    beside: Beside | None
    problem: str


@csrf_exempt  # as the evaluation's own view: nothing is changed, and a token would need a cookie
def check(request: HtmxRequest) -> HttpResponseBase:
    """The evaluation's page; POST may name a `product` to compare the label with, or a `product_name` to look for.

    Adds `in_catalogue` (InCatalogue), and `avoid_data` (JSON, for a list to avoid that the browser may keep), to the
    context where there is a result.
    """
    response = evaluation_views.check(request)
    if isinstance(response, TemplateResponse) and response.context_data and response.context_data["scorecard"]:
        context = response.context_data
        context["in_catalogue"] = _in_catalogue(
            context["scorecard"],
            context["form"].cleaned_data["label_text"],
            slug=request.POST.get("product", ""),
            name=request.POST.get("product_name", "").strip()[:LONGEST_QUERY],
        )
        context["avoid_data"] = avoid_data(context["scorecard"])
        context["takes_focus"] = context["takes_focus"] and not context["in_catalogue"].beside
    return response


def _in_catalogue(scorecard: Scorecard, text: str, slug: str, name: str) -> InCatalogue:
    chosen, problems = choose([slug]) if slug else ([], [])
    named = _products(find(name).products[:MOST_LIKELY]) if name else ()
    if name and not named:
        problems.append(f"No product in the catalogue is called anything like “{name}”.")
    return InCatalogue(
        likely=_products(names().likely(text)),
        named=named,
        name=name,
        beside=beside(scorecard, chosen[0]) if chosen else None,
        problem=" ".join(problems),
    )


def _products(ids: tuple[int, ...]) -> tuple[Product, ...]:
    """The published products of these ids, in their order."""
    found = {product.pk: product for product in Product.objects.published().with_assessment().filter(pk__in=ids)}
    return tuple(found[product] for product in ids if product in found)
