"""Keep what an editor is typing, so that a closed browser loses nothing; catalogue work, never a shopper's text."""

import json
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.http import QueryDict

from products.models import MOST_DRAFTS, LabelDraft

# A label's 20,000 characters stand in it at most twice, the page and its parts; corrections come on top.
MOST_BYTES = 300_000
_NOT_KEPT = ("csrfmiddlewaretoken", "draft", "action")
_SAYING = ("name", "brand", "page", "front", "ingredients", "making", "directions", "labels-0-front", "url")


class DraftTooLongError(Exception):
    """More than a draft may hold."""


def keep(editor: AbstractBaseUser, kind: str, data: QueryDict, draft_id: str = "") -> LabelDraft | None:
    """Write the fields into the editor's draft of that id, or into a new one; None where nothing was typed.

    Beyond twenty the oldest go. DraftTooLongError for more than a draft may hold.
    """
    fields = {name: values for name, values in data.lists() if name not in _NOT_KEPT and not name.startswith("_")}
    title = _title(fields)
    if not title:
        return None
    if len(json.dumps(fields)) > MOST_BYTES:
        raise DraftTooLongError
    with transaction.atomic():
        draft = find(editor, kind, draft_id) or LabelDraft(editor_id=editor.pk, kind=kind)
        draft.title, draft.fields = title, fields
        draft.save()
        kept = LabelDraft.objects.filter(editor=editor.pk).values_list("pk", flat=True)[:MOST_DRAFTS]
        LabelDraft.objects.filter(editor=editor.pk).exclude(pk__in=list(kept)).delete()
    return draft


def find(editor: AbstractBaseUser, kind: str, draft_id: str) -> LabelDraft | None:
    """The editor's own draft of that id, whatever was sent as one."""
    if not draft_id.isascii() or not draft_id.isdigit() or len(draft_id) > 18:
        return None
    return LabelDraft.objects.filter(editor=editor.pk, kind=kind, pk=int(draft_id)).first()


def drafts_of(editor: AbstractBaseUser, kind: str) -> Iterable[LabelDraft]:
    """The editor's drafts of one form, the latest first, without their fields."""
    return LabelDraft.objects.filter(editor=editor.pk, kind=kind).defer("fields")[:MOST_DRAFTS]


def restored(draft: LabelDraft) -> QueryDict:
    """The fields as they were typed, as if they had just been sent."""
    data = QueryDict(mutable=True)
    for name, values in draft.fields.items():
        data.setlist(name, [str(value) for value in values])
    return data


def _title(fields: dict[str, list[str]]) -> str:
    """The first words that tell the draft from others."""
    for name in _SAYING:
        if words := " ".join((fields.get(name) or [""])[-1].split()):
            return words[:120]
    return ""
