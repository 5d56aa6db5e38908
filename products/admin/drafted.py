"""For a ModelAdmin whose forms keep what is typed: a closed browser loses nothing."""

from functools import partialmethod
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from products import drafts
from products.admin.permissions import signed_in
from products.models import DraftKind, FormDraft


class KeepsDrafts:
    """Lists the editor's drafts above the form, and brings the one back that the address names (`?draft=`).

    A draft comes back as if it had just been sent: every row of it, with what is missing and what others have changed
    since said beside it. Nothing of it is saved by that. A file that was chosen cannot be kept.
    """

    draft_kind: DraftKind

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """With the editor's drafts of this row, or of rows that are yet to be added."""
        context = {**(extra_context or {}), **self._drafts(request, object_id)}
        response: HttpResponse = super().changeform_view(  # type: ignore[misc]  # a mixin beside ModelAdmin
            request, object_id, form_url, context
        )
        return response

    def _drafts(self, request: HttpRequest, object_id: str | None) -> dict[str, Any]:
        """What `_drafts.html` and `_autosave.html` show; nothing for one who may not save the form."""
        row = _key(object_id)
        is_bound = object_id is not None
        if (is_bound and row is None) or not _may(request, self.draft_kind, row):
            return {}
        named = request.POST.get("draft", "") if request.method == "POST" else request.GET.get("draft", "")
        return {
            "drafts": [with_address(draft) for draft in drafts.drafts_of(signed_in(request), self.draft_kind, row)],
            "draft_id": named,
            "draft_back": self._named(request, row),
            "keeps": keeping_address(self.draft_kind, row),
        }

    def get_form(self, request: HttpRequest, obj: Model | None = None, change: bool = False, **kwargs: Any) -> Any:
        """A form that is filled by the draft."""
        form: type[forms.ModelForm] = super().get_form(request, obj, change=change, **kwargs)  # type: ignore[misc]
        draft = self._named(request, obj.pk if obj else None)
        return type(form.__name__, (form,), {"__init__": _filled(form, drafts.restored(draft))}) if draft else form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The draft's number is no field."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)  # type: ignore[misc]
        initial.pop("draft", None)
        return initial

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """The draft's rows."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)  # type: ignore[misc]
        draft = self._named(request, obj.pk)
        # without its counts a formset cannot be read; a permission may have come since
        if draft and f"{prefix}-TOTAL_FORMS" in draft.fields:
            kwargs["data"] = drafts.restored(draft)
        return kwargs

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Once all is saved, the draft is no longer needed."""
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        row = form.instance.pk if change else None
        draft = drafts.find(signed_in(request), self.draft_kind, request.POST.get("draft", ""), row)
        if draft:
            draft.delete()

    def _named(self, request: HttpRequest, row: Any) -> FormDraft | None:
        """The draft that the address names, read once a request."""
        if request.method != "GET" or "draft" not in request.GET:
            return None
        if not hasattr(request, "_named_draft"):
            found = drafts.find(signed_in(request), self.draft_kind, request.GET["draft"], row)
            request._named_draft = found  # type: ignore[attr-defined]
        named: FormDraft | None = request._named_draft  # type: ignore[attr-defined]
        return named


def _filled(form: type[forms.ModelForm], data: QueryDict) -> Any:
    return partialmethod(form.__init__, data)


def keeping_address(kind: DraftKind, row: int | None = None) -> str:
    """Where a form sends what is being typed."""
    return reverse("work:keep-draft", args=[kind.value] if row is None else [kind.value, row])


def with_address(draft: FormDraft) -> FormDraft:
    """The draft with `.address`, the form that it fills."""
    if draft.kind == DraftKind.INTAKE:
        form = reverse("admin:products_from_label")
    elif draft.row is None:
        form = reverse(f"admin:products_{draft.kind}_add")
    else:
        form = reverse(f"admin:products_{draft.kind}_change", args=[draft.row])
    draft.address = f"{form}?draft={draft.pk}"  # type: ignore[attr-defined]
    return draft


def _key(text: str | None) -> int | None:
    is_key = text is not None and text.isascii() and text.isdigit() and len(text) <= drafts.LONGEST_KEY
    return int(text) if text is not None and is_key else None


def _may(request: HttpRequest, kind: DraftKind, row: int | None) -> bool:
    """Whether this user may save that form."""
    if kind is DraftKind.INTAKE:
        return row is None and signed_in(request).has_perm("products.add_productlabel")
    rows = admin.site.get_model_admin(apps.get_model("products", kind.value))
    return bool(rows.has_add_permission(request) if row is None else rows.has_change_permission(request))


@require_POST
def keep_draft(request: HttpRequest, kind: str, row: int | None = None) -> HttpResponse:
    """Keep what is being typed; the answer says when, and carries the draft's number. 403 for what she may not save."""
    if kind not in DraftKind.values or not _may(request, DraftKind(kind), row):
        raise PermissionDenied
    draft, problem, known = None, "", request.POST.get("draft", "")
    try:
        draft = drafts.keep(signed_in(request), DraftKind(kind), request.POST, known, row)
    except drafts.DraftTooLongError:
        problem = "This is more than a draft may hold, so it is not kept: save it, or leave out what is not the label."
    context = {"draft": draft, "draft_id": draft.pk if draft else known, "problem": problem}
    return render(request, "admin/products/_draft_kept.html", context)


@require_POST
def delete_draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Delete one of the editor's own drafts; another's is not hers to see."""
    draft = FormDraft.objects.filter(editor=signed_in(request).pk, pk=draft_id).first()
    if draft is None:
        return redirect("admin:index")
    back = with_address(draft).address.partition("?")[0]  # type: ignore[attr-defined]
    draft.delete()
    messages.success(request, f"The draft “{draft.title}” was deleted.")
    return redirect(back)
