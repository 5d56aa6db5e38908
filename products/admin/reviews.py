"""What waits for a second person, and the logs: who decided what, and what the public was shown."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path

from products.admin.large import Large
from products.admin.permissions import ReadOnly, signed_in
from products.approvals import APPROVE, approve, decline
from products.conflicts import conflicts
from products.differences import card_difference, label_difference
from products.models import ChangeState, Decision, HeldChange, Publication
from products.second_person import RefusedError
from products.workflow import LONGEST_WORDS

UNPROCESSABLE = 422


class DecisionForm(forms.Form):
    """Approve or decline; declining needs words."""

    words = forms.CharField(
        label="Words (needed to decline)",
        max_length=LONGEST_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@admin.register(HeldChange)
class HeldChangeAdmin(ReadOnly, Large):
    """Scores that the public does not see until a second person has looked at them, the waiting ones first."""

    list_display = ("product", "why", "author", "held_at", "state")
    list_select_related = ("product__brand", "author")
    list_filter = ("state", "weak_evidence", "held_at")
    search_fields = ("product__name", "product__brand__name")
    ordering = ("-state", "-held_at")  # "waiting" is the last of the words

    def get_urls(self) -> list[URLPattern]:
        """With the page on which it is decided."""
        view = self.admin_site.admin_view(self.decide)
        return [path("<int:pk>/decide/", view, name="products_heldchange_decide"), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """The page on which it is decided shows all there is; nothing is changed here."""
        if not self.has_view_permission(request) or request.method not in ("GET", "HEAD"):
            raise PermissionDenied
        if (change := self.get_object(request, object_id)) is None:
            raise Http404("There is no such change.")
        return redirect("admin:products_heldchange_decide", change.pk)

    def decide(self, request: HttpRequest, pk: int) -> HttpResponse:
        """GET shows both scorecards, POST `approve` or `decline`; 422 where that is refused; words stay.

        Context of `admin/products/held_change.html`: `change`, `shown` and `held` (assessments), `words` (the labels'
        difference, part by part), `cards` (the scorecards'), `form`, `problem`, `may_decide`, `conflicts`.
        """
        rows = HeldChange.objects.select_related(
            "product__brand", "product__current_assessment__label", "assessment__label", "author"
        )
        change = get_object_or_404(rows, pk=pk)
        if not self.has_view_permission(request, change):
            raise PermissionDenied
        form = DecisionForm(request.POST or None)
        problem = ""
        if request.method == "POST" and form.is_valid():
            try:
                self._take(request, change, form.cleaned_data["words"])
            except RefusedError as error:
                problem = str(error)
            else:
                return redirect("admin:products_heldchange_changelist")
        context = {**self.admin_site.each_context(request), **_sides(change), "form": form, "problem": problem}
        context |= {"title": "A change that takes a second person", "opts": self.opts, "change": change}
        context["may_decide"] = change.state == ChangeState.WAITING and request.user.has_perm(APPROVE)
        status = UNPROCESSABLE if request.method == "POST" else 200
        return render(request, "admin/products/held_change.html", context, status=status)

    def _take(self, request: HttpRequest, change: HeldChange, words: str) -> None:
        user = signed_in(request)
        if "approve" in request.POST:
            approve(change, user, words)
            messages.success(request, f"{change.product}: the public sees the new score now.")
        elif "decline" in request.POST:
            decline(change, user, words)
            messages.success(request, f"{change.product}: what the public sees stays as it was.")
        else:
            raise RefusedError("Approve it, or decline it.")


def _sides(change: HeldChange) -> dict[str, Any]:
    """Both scorecards and what differs. What is shown now is the earlier side, also after it was decided."""
    held, shown = change.assessment, change.product.current_assessment
    before, after = shown.read_scorecard() if shown else None, held.read_scorecard()
    return {
        "shown": shown,
        "held": held,
        "words": label_difference(shown.label, held.label) if shown and shown.label_id != held.label_id else (),
        "cards": card_difference(before, after) if before and after else None,
        "conflicts": conflicts(change.product.labels.newest_first()[:50]),
    }


@admin.register(Decision)
class DecisionAdmin(ReadOnly, Large):
    """The log of decisions."""

    list_display = ("decided_at", "product", "kind", "by", "words")
    list_select_related = ("product__brand", "user")
    list_filter = ("kind", "decided_at")
    search_fields = ("product__name", "product__brand__name", "words", "user__username")
    raw_id_fields = ("assessment",)


@admin.register(Publication)
class PublicationAdmin(ReadOnly, Large):
    """The log of what the public was shown, and from when."""

    list_display = ("shown_from", "product", "status", "assessment", "is_reconstructed")
    list_select_related = ("product__brand", "assessment")
    list_filter = ("status", "is_reconstructed", "shown_from")
    search_fields = ("product__name", "product__brand__name")
