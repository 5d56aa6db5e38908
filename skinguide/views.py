"""What belongs to neither app: the home page, the sign of life, the icon."""

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from evaluation.core.assess import assess
from evaluation.core.criteria import CRITERIA
from evaluation.core.label import MAX_CHARACTERS, Label
from evaluation.examples import EXAMPLES
from evaluation.forms import LabelForm
from evaluation.knowledge import knowledge
from evaluation.presentation import Card, present
from evaluation.presentation.figures import in_words
from products.index import catalogue_index
from products.list_rows import ListRow, list_rows
from skinguide.readiness import not_ready

SHOWN_PRODUCTS = 5
_BEST = "skinguide.best_products"


@dataclass(frozen=True, slots=True)
class Best:
    """The best documented products, and how many there are in all."""

    rows: tuple[ListRow, ...]
    count: int


def best_products(request: HttpRequest) -> Best:
    """As the catalogue in memory knows them; read once a request. Five queries while nothing changes."""
    if _BEST not in request.META:
        index = catalogue_index()
        rows = list_rows(index.pick(index.all, "", 0, SHOWN_PRODUCTS))
        request.META[_BEST] = Best(tuple(rows), len(index.ids))
    found: Best = request.META[_BEST]
    return found


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the site is, one range explained with an invented label, and the best documented products."""
    best = best_products(request)
    context = {
        "card": _explained_card(),
        "criteria_count": in_words(len(CRITERIA)),
        "form": LabelForm(),
        "limit": MAX_CHARACTERS,
        "rows": [row for row in best.rows if row.score],
        "product_count": best.count,
    }
    return render(request, "home.html", context)


@cache
def _explained_card() -> Card:
    """The scorecard of an invented label: the data files cannot change while the process runs."""
    text = EXAMPLES[0].text
    return present(assess(Label(text=text), knowledge()), text)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether this process answers; it asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Whether this process can serve pages: 200, or 503 with what is missing, one line each."""
    missing = not_ready()
    text = "\n".join(missing) if missing else "ready"
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8", status=503 if missing else 200)


@require_safe
@cache_control(max_age=86_400, public=True)
def favicon(request: HttpRequest) -> HttpResponse:
    """Where the icon is, for those who ask for it without having read a page."""
    return HttpResponseRedirect(static("img/favicon.ico"))
