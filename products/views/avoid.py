"""The page of avoid-lists: made, read, kept and forgotten by the browser. No list ever comes here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from products.avoiding import MOST_ENTRIES, avoid_groups

AN_HOUR = 3600


@require_safe
@cache_control(max_age=AN_HOUR, public=True)  # the same page for everybody, whatever list stands behind the "#"
def avoid(request: HttpRequest) -> HttpResponse:
    """All that can be ticked, and the places that `avoid-list.js` fills.

    Context of `avoid/avoid.html`: `groups` (products.avoiding.AvoidGroup), `most` (entries of one list).
    """
    return render(request, "avoid/avoid.html", {"groups": avoid_groups(), "most": MOST_ENTRIES})
