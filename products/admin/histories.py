"""Who changed what, row by row: shown, and never played back."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from simple_history.admin import SimpleHistoryAdmin


class WithHistory(SimpleHistoryAdmin, admin.ModelAdmin):  # type: ignore[misc]  # the library has no types
    """For a ModelAdmin whose model keeps its history.

    An earlier state is looked at, never set back as a whole: its status would come back past the workflow, and what
    was added since would be lost. What was wrong is mended by a new change.
    """

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """One earlier state, to look at."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        page: HttpResponse = super().history_form_view(request, object_id, version_id, extra_context)
        return page
