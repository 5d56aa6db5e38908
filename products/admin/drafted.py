"""For a ModelAdmin whose add form keeps what is typed: a closed browser loses nothing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from products.intake import drafts
from products.models import DraftKind, LabelDraft

# Rows of an inline that a draft brings back; the form itself takes more.
MOST_ROWS = 20


class KeepsDrafts:
    """Lists the editor's drafts above the form, and fills it from the one that the address names (`?draft=`)."""

    draft_kind = DraftKind.LABEL

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """With the drafts, where something new is being added."""
        context = extra_context or {}
        if object_id is None and request.user.is_authenticated:
            typed = request.POST.get("draft", "") if request.method == "POST" else request.GET.get("draft", "")
            context |= {
                "drafts": drafts.drafts_of(request.user, self.draft_kind),
                "draft_id": typed,
                "draft_kind": self.draft_kind.value,
                "can_type_label": True,
            }
        response: HttpResponse = super().changeform_view(  # type: ignore[misc]  # a mixin beside ModelAdmin
            request, object_id, form_url, context
        )
        return response

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What stands in the draft."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)  # type: ignore[misc]
        initial.pop("draft", None)
        if data := _draft(request, self.draft_kind):
            initial |= {**data.dict(), "silent_parts": data.getlist("silent_parts")}
        return initial

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """The rows of the draft. They are no initial data once they are sent: unchanged rows would not be saved."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)  # type: ignore[misc]
        if request.method == "GET" and (data := _draft(request, self.draft_kind)):
            kwargs["initial"] = drafted_rows(data, prefix)
        return kwargs

    def forget_draft(self, request: HttpRequest) -> None:
        """Once the form is saved."""
        if request.user.is_authenticated:
            draft = drafts.find(request.user, self.draft_kind, request.POST.get("draft", ""))
            if draft:
                draft.delete()


class DraftedRows:
    """For an inline of such a form: as many empty rows as the draft has."""

    extra = 0

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """None, or the draft's rows."""
        data = _draft(request, DraftKind.LABEL) if request.method == "GET" and obj is None else None
        prefix = self.model._meta.get_field("label").remote_field.get_accessor_name()  # type: ignore[attr-defined]
        return len(drafted_rows(data, prefix)) if data else self.extra


def drafted_rows(data: QueryDict, prefix: str) -> list[dict[str, str]]:
    """The rows of an inline as they were typed, empty ones left out."""
    rows = []
    for number in range(MOST_ROWS):
        start = f"{prefix}-{number}-"
        row = {name.removeprefix(start): str(data[name]) for name in data if name.startswith(start)}
        if any(row.values()):
            rows.append(row)
    return rows


def _draft(request: HttpRequest, kind: DraftKind) -> QueryDict | None:
    """The draft that the address names, read once a request."""
    if not hasattr(request, "_label_draft"):
        found: LabelDraft | None = None
        if request.user.is_authenticated:
            found = drafts.find(request.user, kind, request.GET.get("draft", ""))
        request._label_draft = drafts.restored(found) if found else None  # type: ignore[attr-defined]
    restored: QueryDict | None = request._label_draft  # type: ignore[attr-defined]
    return restored
