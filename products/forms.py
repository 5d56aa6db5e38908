"""What a shopper may ask of the catalogue, checked before anything is looked up."""

from urllib.parse import urlencode

from django import forms

from products.models import SourceKind

LONGEST_QUERY = 100


class CatalogueForm(forms.Form):
    """Search words, source kinds and page of the list; every field may be left out."""

    q = forms.CharField(
        label="Search brand, product, ingredient",
        required=False,
        max_length=LONGEST_QUERY,
        error_messages={
            "max_length": f"The search takes up to {LONGEST_QUERY} characters: a brand and a word will do."
        },
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    source = forms.MultipleChoiceField(
        label="Source",
        required=False,
        choices=SourceKind.choices,
        error_messages={"invalid_choice": "That source is not in the list: choose from those shown."},
        widget=forms.CheckboxSelectMultiple,
    )
    page = forms.IntegerField(
        required=False,
        min_value=1,
        error_messages={
            "invalid": "That is no page number: this is the first page.",
            "min_value": "Pages begin at 1: this is the first page.",
        },
        widget=forms.HiddenInput,
    )

    @property
    def words(self) -> str:
        """The search as understood; empty where it was left out or could not be used."""
        return str(self.cleaned_data.get("q", ""))

    @property
    def sources(self) -> list[str]:
        """The source kinds asked for; empty means all."""
        return list(self.cleaned_data.get("source", []))

    @property
    def source_words(self) -> str:
        """The chosen sources as a reader sees them, "Plant, Microbial"; empty for all."""
        return ", ".join(SourceKind(kind).label for kind in self.sources)

    @property
    def page_number(self) -> int:
        """The page asked for, 1 where none or no usable one was."""
        return self.cleaned_data.get("page") or 1

    @property
    def problems(self) -> list[str]:
        """What was wrong with the address or the fields, one sentence each, for the head of the list."""
        return [str(message) for messages in self.errors.values() for message in messages]

    @property
    def query_string(self) -> str:
        """Search and sources, without the page, for links that keep them; empty or as "q=rose&source=plant"."""
        asked = [("q", self.words)] if self.words else []
        return urlencode([*asked, *(("source", kind) for kind in self.sources)])
