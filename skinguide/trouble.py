"""What a visitor reads when something is broken: 503 with words while the database is away, else 500."""

import sys
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from skinguide.postgresql.patience import UncertainError

# Seconds after which a browser, a proxy or a search engine may ask again.
ASK_AGAIN_AFTER = 30
_LONGEST_CHAIN = 20


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to whatever no view has caught. Both pages stand on their own and ask the database nothing."""
    error = sys.exc_info()[1]
    if _is_database_away(error):
        told = {"is_uncertain": any(isinstance(one, UncertainError) for one in _chain(error))}
        response = HttpResponse(render_to_string("503.html", told), status=503)
        response.headers["Retry-After"] = str(ASK_AGAIN_AFTER)
    else:
        response = HttpResponse(render_to_string("500.html"), status=500)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_database_away(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, says that the database cannot be had: away, locked, full."""
    for one in _chain(error):
        if isinstance(one, OperationalError | InterfaceError):
            # SQLite calls a missing table or column by the same name: that is a fault of ours, and waiting mends none
            return not str(one).startswith("no such ")
    return False


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what it came of, and so on."""
    for _ in range(_LONGEST_CHAIN):
        if error is None:
            return
        yield error
        error = error.__cause__ or error.__context__
