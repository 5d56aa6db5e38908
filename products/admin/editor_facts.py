"""Corrections of what the engine reads: added with reason and source, read-only ever after."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluation.core.scorecard import Scorecard
from evaluation.presentation.words import VERDICTS
from products.admin.drafted import KeepsDrafts
from products.admin.filters import AboutSomething
from products.admin.forms import ASSUME_HTTPS
from products.admin.large import Large
from products.admin.permissions import AddedOnly, name_of
from products.corrections import record
from products.models import DraftKind, EditorFact, EditorFactKind, ProductLabel

LONGEST_KEY = 18  # digits that every database takes
FIELDS = (
    *("label", "kind", "about", "verdict", "source_kind", "says", "particles_per_ml", "words", "reason", "takes_back"),
    *("url", "seen_on", "seen_by", "evidence_grade"),
)


@admin.register(EditorFact)
class EditorFactAdmin(KeepsDrafts, AddedOnly, Large):
    """Every correction ever made, the latest first."""

    draft_kind = DraftKind.FACT
    fields = FIELDS
    formfield_overrides = ASSUME_HTTPS
    to_product = "label__product"
    list_display = ("label", "kind", "about", "verdict", "takes_back", "seen_by", "seen_on", "created_at")
    list_select_related = ("label__product__brand",)
    list_filter = ("kind", ("about", AboutSomething), "takes_back", "created_at")
    search_fields = ("label__product__name", "label__product__brand__name", "reason", "words")
    autocomplete_fields = ("label",)
    ordering = ("-pk",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """What the address names, today, the editor, and where the label stood."""
        initial: dict[str, Any] = {"seen_on": timezone.localdate(), "seen_by": name_of(request)}
        asked = super().get_changeform_initial_data(request)
        key = str(asked.pop("label", ""))
        is_key = key.isascii() and key.isdigit() and len(key) <= LONGEST_KEY
        if is_key and (label := ProductLabel.objects.filter(pk=int(key)).first()):
            initial |= {"label": label.pk, "url": label.url, "evidence_grade": label.evidence_grade}
        return initial | asked

    def save_model(self, request: HttpRequest, obj: EditorFact, form: forms.ModelForm, change: bool) -> None:
        """Keep it and score the label by it."""
        record(obj, request.user if request.user.is_authenticated else None)

    def response_post_save_add(self, request: HttpRequest, obj: EditorFact) -> HttpResponseRedirect:
        """Back to the label, where the next correction begins."""
        return redirect("admin:products_productlabel_change", obj.label_id)


def correction_links(label: ProductLabel, card: Scorecard) -> SafeString:
    """Every verdict and red flag of a label with the link that corrects it, and what was corrected already."""
    rows = [
        (
            f"{result.id[:3]} {result.title}",
            VERDICTS[result.verdict].word,
            " (editor's reading)" if result.edited else "",
            _address(label, kind=EditorFactKind.VERDICT, about=result.id[:3]),
        )
        for result in card.criteria
    ]
    withdraw = EditorFactKind.WITHDRAWN_FLAG
    flags = [
        (claim.text, claim.title, _address(label, kind=withdraw, about=claim.rule, words=claim.text))
        for claim in card.claims
    ]
    withdrawn = [(flag.claim.text, flag.claim.title, flag.fact.seen_by, flag.fact.reason) for flag in card.withdrawn]
    others = [
        (words, _address(label, kind=kind))
        for words, kind in (("Name a source", EditorFactKind.SOURCE), ("Concentration", EditorFactKind.CONCENTRATION))
    ]
    return format_html(
        "<ul>{}</ul><ul>{}{}</ul><ul>{}</ul>",
        format_html_join("", '<li>{}: {}{} · <a href="{}">Correct</a></li>', rows),
        format_html_join("", '<li>“{}” ({}) · <a href="{}">Withdraw as misread</a></li>', flags),
        format_html_join("", "<li>“{}” ({}): withdrawn by {}: {}</li>", withdrawn),
        format_html_join("", '<li><a href="{1}">{0}</a></li>', others),
    )


def _address(label: ProductLabel, **values: str) -> str:
    query = QueryDict(mutable=True)
    query.update({"label": str(label.pk), **{name: str(value) for name, value in values.items()}})
    return f"{reverse('admin:products_editorfact_add')}?{query.urlencode()}"
