"""Two editors, one row: the second is told what the first changed, keeps what she typed, and decides knowingly."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

MINE, THEIRS = "mine", "theirs"
LONGEST_SHOWN = 300
TOKEN = "as_loaded"  # noqa: S105 - no secret: it tells which state of the row the form was filled from


class VersionedForm(forms.ModelForm):
    """Carries a digest of each field as it was loaded, and stops once where the row has changed since.

    Fields that the second editor left alone follow the row; where both changed one, she keeps hers or takes theirs.
    """

    as_loaded = forms.CharField(required=False, widget=forms.HiddenInput, max_length=5000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Takes what a ModelForm takes. A choice made after a conflict is carried out on the data at once."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial[TOKEN] = self._token(self.instance)
        if self.is_bound and self.data.get(self.add_prefix("on_conflict")) == THEIRS:
            asked = self.data.get(self.add_prefix("conflicting"), "").split(",")
            self._take(self.instance, [name for name in self._names() if name in asked])

    def _names(self) -> list[str]:
        """The fields of the row that the form can change."""
        model_fields = {field.name for field in self._meta.model._meta.fields if not field.primary_key}
        return [name for name in self.fields if name in model_fields]

    def _token(self, row: models.Model) -> str:
        return json.dumps({name: _digest(_value(row, name)) for name in self._names()}, separators=(",", ":"))

    def _take(self, row: models.Model, names: list[str]) -> None:
        """Put the row's values of these fields into what was typed, and the row's state into the token."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name in names:
            data.setlist(self.add_prefix(name), [_value(row, name)])
        data.setlist(self.add_prefix(TOKEN), [self._token(row)])
        self.data = data

    def clean(self) -> dict[str, Any]:
        """Refuse once what would silently undo another's change."""
        cleaned = super().clean() or self.cleaned_data
        loaded = cleaned.get(TOKEN)
        if not self.instance.pk or not loaded:
            return cleaned
        known = _read(loaded)
        if known is None:
            raise ValidationError("This form has lost its place: reload the page, and type your change again.")
        row = self._row_now()
        if row is None:
            raise ValidationError("Somebody has deleted this row meanwhile.")
        changed = [name for name in self._names() if known.get(name, "") != _digest(_value(row, name))]
        if changed:
            self._stop(row, changed, known, cleaned)
        return cleaned

    def _row_now(self) -> models.Model | None:
        """The row as it stands, locked until this request is through: of two at once the second sees the first."""
        rows = self._meta.model._default_manager.filter(pk=self.instance.pk)
        row: models.Model | None = (
            rows.select_for_update() if transaction.get_connection().in_atomic_block else rows
        ).first()
        return row

    def _stop(
        self, row: models.Model, changed: list[str], known: Mapping[str, str], cleaned: Mapping[str, Any]
    ) -> None:
        typed = {name: _plain(cleaned[name]) if name in cleaned else self._raw(name) for name in changed}
        untouched = [name for name in changed if _digest(typed[name]) == known.get(name, "")]
        both = [name for name in changed if name not in untouched and typed[name] != _value(row, name)]
        self._take(row, untouched)
        raise ValidationError(self._words(row, typed, untouched, both))

    def _raw(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name), ""))

    def _words(self, row: models.Model, typed: Mapping[str, str], untouched: list[str], both: list[str]) -> SafeString:
        """Field by field, both values, and where both changed one, the choice."""
        rows = [
            (self._label(name), self._shown(name, _value(row, name)), self._shown(name, typed[name]))
            for name in typed
            if name not in untouched
        ] + [(self._label(name), self._shown(name, _value(row, name)), "left alone") for name in untouched]
        table = format_html(
            '<table class="conflict"><thead><tr><th scope="col">Field</th><th scope="col">Saved meanwhile</th>'
            '<th scope="col">Yours</th></tr></thead><tbody>{}</tbody></table>',
            format_html_join("", '<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>', rows),
        )
        return format_html(
            "<p>{} while you had this open. Nothing of yours is lost: look, and save again.</p>{}{}",
            _who(row),
            table,
            self._choice(both) if both else "Fields that you left alone follow what was saved.",
        )

    def _choice(self, both: list[str]) -> SafeString:
        prefix = self.prefix or "form"
        return format_html(
            '<input type="hidden" name="{}" value="{}"><fieldset class="conflict-choice"><legend>Where both changed '
            'something</legend><label for="{p}-mine"><input type="radio" id="{p}-mine" name="{}" value="{}" checked> '
            'Save mine over it</label> <label for="{p}-theirs"><input type="radio" id="{p}-theirs" name="{}" '
            'value="{}"> Take theirs</label></fieldset>',
            self.add_prefix("conflicting"),
            ",".join(both),
            self.add_prefix("on_conflict"),
            MINE,
            self.add_prefix("on_conflict"),
            THEIRS,
            p=prefix,
        )

    def _label(self, name: str) -> str:
        label = str(self.fields[name].label or name)
        return label[:1].upper() + label[1:]

    def _shown(self, name: str, value: str) -> str:
        """A value for a reader: a related row by its name, a choice by its words."""
        field = self._meta.model._meta.get_field(name)
        if isinstance(field, models.ForeignKey) and value:
            related = field.related_model._default_manager.filter(pk=value).first()
            return str(related or value)
        words = str(dict(getattr(field, "flatchoices", ())).get(value, value))
        return (words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…") or "(empty)"


class ToldOfConflicts:
    """For a ModelAdmin with fieldsets of its own and a VersionedForm: the token goes with the first of them."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """With the hidden token."""
        first, *others = super().get_fieldsets(request, obj)  # type: ignore[misc]  # a mixin beside ModelAdmin
        fields = tuple(first[1]["fields"])
        if TOKEN in fields:
            return [first, *others]
        return [(first[0], {**first[1], "fields": (*fields, TOKEN)}), *others]


def _who(row: models.Model) -> str:
    """ "Bob changed this at 12:03 UTC", as far as the history knows."""
    history = getattr(row, "history", None)
    last = history.select_related("history_user").first() if history is not None else None
    if last is None or last.history_user is None:
        return "Somebody changed this"
    name = last.history_user.get_full_name() or last.history_user.get_username()
    return f"{name} changed this at {last.history_date:%H:%M} UTC"


def _value(row: models.Model, name: str) -> str:
    field = row._meta.get_field(name)
    return _plain(getattr(row, field.attname if isinstance(field, models.ForeignKey) else name))


def _plain(value: Any) -> str:
    """A value as a form shows it, the same whether it comes from the row or from the form."""
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip()


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _read(token: str) -> dict[str, str] | None:
    """The token's digests; None for anything that is no token."""
    try:
        known = json.loads(token)
    except ValueError:
        return None
    return known if isinstance(known, dict) and all(isinstance(value, str) for value in known.values()) else None
