"""The page of the open data and the API: what there is to take, what can be asked, and a place to try it."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from products.models import Product
from products.open_data import FOLDER, NAMES, published_days
from skinguide.api import api

LONGEST_TEXT = 20_000
_EXAMPLE = "Rose exosome serum. Heals eczema. Ingredients: Water, Glycerin, Parfum"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that an operation takes; `choices` where only these will do."""

    name: str
    place: str
    words: str
    choices: tuple[str, ...]
    takes_several: bool
    example: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and method, as the API describes it; `address` has its `{names}` filled with an example."""

    id: str
    method: str
    path: str
    address: str
    title: str
    words: str
    parameters: tuple[Parameter, ...]
    example_body: str


@require_safe
def data_page(request: HttpRequest) -> HttpResponse:
    """Downloads and API.

    Context of `data/data.html`: `days` (newest first), `files` (names of each day's files), `operations` (Operation),
    `longest_text`.
    """
    slug = Product.objects.published().order_by("pk").values_list("slug", flat=True).first() or "slug"
    context = {
        "days": published_days()[:12],
        "files": NAMES,
        "operations": _operations(slug),
        "longest_text": LONGEST_TEXT,
    }
    return render(request, "data/data.html", context)


@require_safe
def data_file(request: HttpRequest, day: str, name: str) -> HttpResponse | FileResponse:
    """One file of one day; 404 for any name that is none of ours."""
    if name not in NAMES or day not in published_days():
        raise Http404
    try:
        file = default_storage.open(f"{FOLDER}/{day}/{name}")
    except OSError:
        raise Http404 from None
    response = FileResponse(file, as_attachment=True, filename=f"skinguide-{day}-{name}")
    response["Cache-Control"] = "public, max-age=3600"
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _operations(slug: str) -> list[Operation]:
    described: dict[str, Any] = api.get_openapi_schema()
    return [
        _operation(path, method, told, slug)
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    ]


def _operation(path: str, method: str, told: dict[str, Any], slug: str) -> Operation:
    return Operation(
        id=re.sub(r"\W+", "-", f"{method}{path}").strip("-"),
        method=method.upper(),
        path=path,
        address=path.replace("{slug}", slug),
        title=told["summary"],
        words=told.get("description", ""),
        parameters=tuple(_parameter(one, slug) for one in told.get("parameters", ())),
        example_body=_EXAMPLE if "requestBody" in told else "",
    )


def _parameter(told: dict[str, Any], slug: str) -> Parameter:
    schema = told.get("schema", {})
    several = schema.get("type") == "array"
    kind = schema.get("items", {}) if several else schema
    choices = kind.get("enum") or ([kind["const"]] if "const" in kind else [])
    return Parameter(
        name=told["name"],
        place=told["in"],
        words=schema.get("description") or schema.get("title", ""),
        choices=tuple(str(one) for one in choices if one != ""),
        takes_several=several,
        example=slug if told["in"] == "path" else "",
    )
