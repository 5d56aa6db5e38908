"""Forms of the admin."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models

# what an editor types without a scheme is an https address
ASSUME_HTTPS: "Mapping[type[models.Field[Any, Any]], Mapping[str, Any]]" = {models.URLField: {"assume_scheme": "https"}}
PARTS = (
    ("front", "front words"),
    ("making", "making words"),
    ("ingredients", "ingredient list"),
    ("directions", "directions and warnings"),
)


class LabelForm(forms.ModelForm):
    """An empty field means "not seen"; a part that was seen and says nothing is ticked."""

    silent_parts = forms.MultipleChoiceField(
        label="seen, and empty",
        required=False,
        choices=PARTS,
        widget=forms.CheckboxSelectMultiple,
        help_text="Parts that somebody looked for and that say nothing. A part left empty here counts as not seen.",
    )

    def clean(self) -> dict[str, Any]:
        """Make an empty part None, or "" where it is ticked; a part with words cannot be ticked."""
        cleaned = super().clean() or {}
        silent = cleaned.get("silent_parts", ())
        for part, words in PARTS:
            if cleaned.get(part) and part in silent:
                self.add_error("silent_parts", f"The {words} cannot be empty and hold words.")
            elif part in cleaned:
                cleaned[part] = cleaned[part] or ("" if part in silent else None)
        return cleaned
