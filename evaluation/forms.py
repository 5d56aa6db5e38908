"""What a person may hand in to be checked."""

from typing import Any

from django import forms

from evaluation.core.label import LabelError, checked

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


class LabelForm(forms.Form):
    """The words of one label. The limits are the core's; what was typed is kept whatever is wrong with it."""

    # Not a CharField: that one strips the text, and its own words for a null character are no help to a shopper.
    # No `maxlength` either: browsers cut a pasted text off silently where we would rather say that it is too long.
    label_text = forms.Field(
        required=False,
        label="Words of the label",
        widget=forms.Textarea(
            attrs={
                "class": "field",
                "rows": 12,
                "dir": "auto",
                "spellcheck": "false",
                "autocomplete": "off",
                "aria-describedby": "label-help label-count",
            }
        ),
    )

    def add_error(self, field: str | None, error: Any) -> None:
        """Beside the words themselves: the box takes the focus, and screen readers read the words with it."""
        super().add_error(field, error)
        attributes = self.fields["label_text"].widget.attrs
        attributes |= {"autofocus": True, "aria-describedby": f"label-error {attributes['aria-describedby']}"}

    def clean_label_text(self) -> str:
        """The text with plain line ends; ValidationError says what is wrong with it."""
        text: Any = self.cleaned_data["label_text"] or ""
        # Browsers send each line end as two characters: a text as long as its box counted must not be too long here.
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        if not plain and "label_text" in self.files:
            raise forms.ValidationError("Files are not read here. Open the file and paste its words instead.")
        try:
            return checked(plain)
        except LabelError as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def has_unreadable_characters(self) -> bool:
        """Whether some bytes of the request were no UTF-8 and stand as replacement characters now."""
        return self.is_bound and REPLACEMENT in str(self["label_text"].value() or "")
