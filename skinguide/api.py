"""The API, version 1: its parts put together, and one shape for all that goes wrong."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from evaluation.api.problems import ApiProblemError, PlaceOut, ProblemOut
from evaluation.api.routes import router as evaluation
from products.api.routes import router as products

VERSION = "1"
DESCRIPTION = """\
Exosome skincare products, read from their labels, and the evaluation that reads any label.

A score is a range: what the label proves, up to what its silences could hold. It says how well a label is documented,
never that a product works, is safe or is lawful. No key is needed. Answers carry `RateLimit` headers; a label that is
checked is not stored. Data: CC BY 4.0; short quotations of labels remain their makers'.
"""

api = NinjaAPI(
    title="Skinguide",
    version=VERSION,
    description=DESCRIPTION,
    urls_namespace=f"api-{VERSION}",
    docs_url=None,
)
api.add_router("/products", products)
api.add_router("", evaluation)


@api.exception_handler(ApiProblemError)
def _problem(request: HttpRequest, error: ApiProblemError) -> HttpResponse:
    return _answer(request, error.status, error.problem)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    places = tuple(PlaceOut(place=_place(one["loc"]), message=str(one["msg"])) for one in error.errors)
    return _answer(request, 422, ProblemOut(detail="What was sent cannot be used.", errors=places))


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return _answer(request, 404, ProblemOut(detail="There is no such thing here."))


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return _answer(request, 413, ProblemOut(detail="That is more than one request may hold."))


@api.exception_handler(HttpError)
def _other(request: HttpRequest, error: HttpError) -> HttpResponse:
    status = 422 if error.status_code == 400 else error.status_code
    return _answer(request, status, ProblemOut(detail=str(error)))


def _answer(request: HttpRequest, status: int, problem: ProblemOut) -> HttpResponse:
    return api.create_response(request, problem.model_dump(mode="json"), status=status)


def _place(location: Any) -> str:
    """ "body.label_text": without the names that our functions give to what is sent."""
    first, *rest = (str(part) for part in location)
    kept = [part for part in rest if part not in ("question", "label")] if first in ("query", "body") else rest
    return ".".join([first, *kept])
