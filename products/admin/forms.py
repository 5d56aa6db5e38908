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
        """Write the ticked parts as seen and empty; a part with words cannot be empty."""
        cleaned = super().clean() or {}
        for part in cleaned.get("silent_parts", ()):
            if cleaned.get(part):
                self.add_error("silent_parts", f"The {dict(PARTS)[part]} cannot be empty and hold words.")
            cleaned[part] = ""
        return cleaned
