"""Keep what an editor is typing, so that a closed browser loses nothing; catalogue work, never a shopper's text."""

import json
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict

from products.models import MOST_DRAFTS, DraftKind, FormDraft

# A label's 20,000 characters stand in it at most twice, the page and its parts; corrections come on top.
MOST_BYTES = 300_000
LONGEST_KEY = 18  # digits that every database takes
_NOT_KEPT = ("csrfmiddlewaretoken", "draft", "action")
_SAYING = (
    *("name", "brand", "page", "front", "ingredients", "making", "directions"),
    *("labels-0-front", "questions", "reason", "url"),
)


class DraftTooLongError(Exception):
    """More than a draft may hold."""


def keep(
    editor: AbstractBaseUser, kind: DraftKind, data: QueryDict, draft_id: str = "", row: int | None = None
) -> FormDraft | None:
    """Write the fields into the editor's draft of that id, or into a new one; None where nothing was typed.

    `row` is the key of the row that is being changed. Beyond twenty the oldest go. DraftTooLongError for more than a
    draft may hold.
    """
    fields = {name: values for name, values in data.lists() if name not in _NOT_KEPT and not name.startswith("_")}
    title = _title(fields, kind, row)
    if not title:
        return None
    if len(json.dumps(fields)) > MOST_BYTES:
        raise DraftTooLongError
    with transaction.atomic():
        draft = find(editor, kind, draft_id, row) or FormDraft(editor_id=editor.pk, kind=kind, row=row)
        draft.title, draft.fields = title, fields
        draft.save()
        kept = FormDraft.objects.filter(editor=editor.pk).values_list("pk", flat=True)[:MOST_DRAFTS]
        FormDraft.objects.filter(editor=editor.pk).exclude(pk__in=list(kept)).delete()
    return draft


def find(editor: AbstractBaseUser, kind: DraftKind, draft_id: str, row: int | None = None) -> FormDraft | None:
    """The editor's own draft of that id, for that form and row, whatever was sent as one."""
    if not draft_id.isascii() or not draft_id.isdigit() or len(draft_id) > LONGEST_KEY:
        return None
    return FormDraft.objects.filter(editor=editor.pk, kind=kind, row=row, pk=int(draft_id)).first()


def drafts_of(editor: AbstractBaseUser, kind: DraftKind, row: int | None = None) -> Iterable[FormDraft]:
    """The editor's drafts of one form, the latest first, without their fields."""
    return all_drafts_of(editor).filter(kind=kind, row=row)[:MOST_DRAFTS]


def all_drafts_of(editor: AbstractBaseUser) -> QuerySet[FormDraft]:
    """All that the editor has typed and not saved, the latest first, without the fields."""
    return FormDraft.objects.filter(editor=editor.pk).defer("fields")


def restored(draft: FormDraft) -> QueryDict:
    """The fields as they were typed, as if they had just been sent."""
    data = QueryDict(mutable=True)
    for name, values in draft.fields.items():
        data.setlist(name, [str(value) for value in values])
    return data


def _title(fields: dict[str, list[str]], kind: DraftKind, row: int | None) -> str:
    """The first words that tell the draft from others; none of a form in which nothing stands."""
    said = (" ".join((fields.get(name) or [""])[-1].split()) for name in _SAYING)
    words = next(filter(None, said), "")
    return (words or (f"{kind.label} (number {row})" if row else ""))[:120]
