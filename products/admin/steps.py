"""The workflow's buttons: one product from its own page, many from the list, each asked about before it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse

from products.admin.permissions import signed_in
from products.models import Product
from products.second_person import RefusedError
from products.workflow import ACTIONS, LONGEST_WORDS, Action, act, actions_for, problems

# A decision about more products than that was hardly made with a look at each.
MOST_AT_ONCE = 100
UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class Row:
    """One product on the page that asks, or that tells: `problem` is why not, "" where it can be, or was, done."""

    product: Product
    problem: str


class WordsForm(forms.Form):
    """The words that go with a step."""

    words = forms.CharField(max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, action: Action, data: Any = None) -> None:
        super().__init__(data)
        self.fields["words"].label = action.words or "For the log"
        self.fields["words"].required = action.needs_words


def steps_of(product: Product, request: HttpRequest) -> list[tuple[str, str]]:
    """Name and address of each step that leads on from where the product stands and that this user may take."""
    return [
        (action.name, reverse("admin:products_product_step", args=[product.pk, action.kind.value]))
        for action in actions_for(product, signed_in(request))
    ]


def step_urls(site: admin.ModelAdmin) -> list[URLPattern]:
    """The page of one step of one product."""
    view = site.admin_site.admin_view(partial(_one, site))
    return [path("<int:pk>/step/<slug:name>/", view, name="products_product_step")]


def bulk_steps(site: admin.ModelAdmin, request: HttpRequest) -> dict[str, tuple[Callable[..., Any], str, str]]:
    """The list's actions: the steps that this user may take on some product."""
    user = signed_in(request)
    allowed = (action for action in ACTIONS.values() if user.has_perm(action.permission))
    return {
        f"step_{action.kind.value}": (_bulk(action), f"step_{action.kind.value}", action.name) for action in allowed
    }


def _one(site: admin.ModelAdmin, request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """GET asks, POST does; 403 for who may not, 404 for an unknown step, 422 where it cannot be done; words stay."""
    if (action := ACTIONS.get(name)) is None:
        raise Http404("There is no such step.")
    user = signed_in(request)
    if not user.has_perm(action.permission):
        raise PermissionDenied
    product = get_object_or_404(Product.objects.select_related("brand"), pk=pk)
    form = WordsForm(action, request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            act(action, product, user, form.cleaned_data["words"])
        except RefusedError as error:
            problem = str(error)
        else:
            messages.success(request, f"{product} was {action.done}.")
            return redirect("admin:products_product_change", product.pk)
    rows = [Row(product, problem or " ".join(problems(action, product, user)))]
    status = UNPROCESSABLE if request.method == "POST" else 200
    return _asked(site, request, action, rows, form, status, back=product)


def _bulk(action: Action) -> Callable[[Any, HttpRequest, "QuerySet[Product]"], HttpResponse | None]:
    def step(site: Any, request: HttpRequest, chosen: "QuerySet[Product]") -> HttpResponse | None:
        products = list(chosen.select_related("brand", "current_assessment").order_by("pk")[: MOST_AT_ONCE + 1])
        if len(products) > MOST_AT_ONCE:
            site.message_user(request, f"At most {MOST_AT_ONCE} products at once, please.", messages.ERROR)
            return None
        user = signed_in(request)
        is_sure = "sure" in request.POST
        form = WordsForm(action, request.POST if is_sure else None)
        if is_sure and form.is_valid():
            done = [Row(product, _try(action, product, request, form.cleaned_data["words"])) for product in products]
            return _told(site, request, action, done)
        rows = [Row(product, " ".join(problems(action, product, user))) for product in products]
        return _asked(site, request, action, rows, form, UNPROCESSABLE if is_sure else 200)

    return step


def _try(action: Action, product: Product, request: HttpRequest, words: str) -> str:
    """Take the step with one product of many, all or nothing for this one; why not, in words."""
    try:
        act(action, product, signed_in(request), words)
    except RefusedError as error:
        return str(error)
    return ""


def _asked(
    site: admin.ModelAdmin,
    request: HttpRequest,
    action: Action,
    rows: Sequence[Row],
    form: WordsForm,
    status: int,
    back: Product | None = None,
) -> HttpResponse:
    """Context of `admin/products/step.html`: `rows`, `action`, `form`, `can`, `back` (None for many), `checkbox`."""
    context = {
        **site.admin_site.each_context(request),
        "title": action.name,
        "opts": Product._meta,
        "action": action,
        "rows": rows,
        "can": [row for row in rows if not row.problem],
        "form": form,
        "back": back,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return render(request, "admin/products/step.html", context, status=status)


def _told(site: admin.ModelAdmin, request: HttpRequest, action: Action, rows: Sequence[Row]) -> HttpResponse:
    """Context of `admin/products/steps_done.html`: `rows`, `action`, `done` (how many)."""
    context = {
        **site.admin_site.each_context(request),
        "title": f"{action.name}: what came of it",
        "opts": Product._meta,
        "action": action,
        "rows": rows,
        "done": sum(not row.problem for row in rows),
    }
    return render(request, "admin/products/steps_done.html", context)
