"""What a shopper may ask of the catalogue, checked before anything is looked up."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.http import QueryDict

from evaluation.core.profile import Profile
from evaluation.knowledge import advice
from products.facets import FACETS, Facet
from products.index import CatalogueIndex
from products.models import SourceKind
from products.weights import WeightsForm

LONGEST_QUERY = 100
PROVEN, POSSIBLE, COVERAGE, PRICE, NEWEST = "proven", "possible", "coverage", "price", "newest"
SORTS = {
    "": "Sound and proven",
    PROVEN: "Proven",
    POSSIBLE: "Possible",
    COVERAGE: "Coverage",
    PRICE: "{} per mL",
    NEWEST: "Newest",
}
_REFUSED = {
    "source": "That source is not in the list: choose from those shown.",
    "sort": "The list cannot be sorted like that: this is its usual order.",
    "currency": "No product has a price per mL in that currency: choose from those shown.",
}


class ChoicesField(forms.Field):
    """Any number of known choices; those that are not known are named in an error, and the others kept."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, facet: Facet, choices: Iterable[str]) -> None:
        """Takes the facet and its choices as in addresses."""
        super().__init__(label=facet.title, required=False)
        self.known = tuple(choices)
        self.refused = _REFUSED.get(facet.id, f"“{facet.title}” has no such choice: choose from those shown.")

    def to_python(self, value: Any) -> list[str]:
        """The known choices, each once, in the order of the page."""
        asked = set(value or ())
        return [choice for choice in self.known if choice in asked]

    def has_unknown(self, value: Sequence[str]) -> bool:
        """Whether something was asked for that is no choice; empty values ask for nothing."""
        return bool({one for one in value if one} - set(self.known))


class OneOfField(forms.CharField):
    """One known choice or none."""

    def __init__(self, name: str, choices: Iterable[str]) -> None:
        """Takes the name of the field, for its message, and its choices."""
        super().__init__(required=False, widget=forms.HiddenInput)
        self.known = tuple(choices)
        self.refused = _REFUSED[name]

    def clean(self, value: Any) -> str:
        """The choice; ValidationError for one that is not known."""
        chosen = str(super().clean(value))
        if chosen and chosen not in self.known:
            raise forms.ValidationError(self.refused)
        return chosen


class CatalogueForm(forms.Form):
    """Search words, choices, order, currency and page of the list; every field may be left out."""

    q = forms.CharField(
        label="Search brand, product, ingredient",
        required=False,
        max_length=LONGEST_QUERY,
        error_messages={
            "max_length": f"The search takes up to {LONGEST_QUERY} characters: a brand and a word will do."
        },
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

    def __init__(self, data: QueryDict, index: CatalogueIndex) -> None:
        """Takes the address's parameters, and the catalogue for the choices that its products make."""
        super().__init__(data)
        self._asked = data
        self.weights = WeightsForm(data)
        self.profile = Profile.from_query(data.urlencode(), advice().allergens)
        for facet in FACETS:
            self.fields[facet.id] = ChoicesField(facet, (choice.id for choice in index.choices(facet)))
        self.fields["sort"] = OneOfField("sort", SORTS)
        self.fields["currency"] = OneOfField("currency", index.currencies)

    def clean(self) -> None:
        """Say which choices are unknown; those that are known stay."""
        for facet in FACETS:
            field = self.fields[facet.id]
            assert isinstance(field, ChoicesField)  # noqa: S101  (put there by __init__)
            if field.has_unknown(self._asked.getlist(facet.id)):
                kept = self.cleaned_data.get(facet.id, [])
                self.add_error(facet.id, field.refused)
                self.cleaned_data[facet.id] = kept

    @property
    def words(self) -> str:
        """The search as understood; empty where it was left out or could not be used."""
        return str(self.cleaned_data.get("q", ""))

    @property
    def chosen(self) -> Mapping[str, Sequence[str]]:
        """Facet -> its choices, of the facets that are used."""
        return {facet.id: choices for facet in FACETS if (choices := self.cleaned_data.get(facet.id))}

    @property
    def sources(self) -> list[str]:
        """The source kinds asked for; empty means all."""
        return list(self.chosen.get("source", []))

    @property
    def source_words(self) -> str:
        """The chosen sources as a reader sees them, "Plant, Microbial"; empty for all."""
        return ", ".join(SourceKind(kind).label for kind in self.sources)

    @property
    def sort(self) -> str:
        """One of SORTS; "" is the method's order, or with search words the best match."""
        return str(self.cleaned_data.get("sort", ""))

    @property
    def currency(self) -> str:
        """The currency for prices that was asked for, or ""."""
        return str(self.cleaned_data.get("currency", ""))

    @property
    def settings(self) -> list[tuple[str, str]]:
        """Order, currency, own weights and own answers where they were asked for, as names and values."""
        return [*self._order, *self.weights.pairs, *self._answers]

    @property
    def _answers(self) -> list[tuple[str, str]]:
        """The shopper's answers, where they came with the address, as names and values."""
        return parse_qsl(self.profile.to_query())

    @property
    def _order(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in (("sort", self.sort), ("currency", self.currency)) if value]

    @property
    def kept_by_weights(self) -> list[tuple[str, str]]:
        """The question without page and weights, as names and values for the form of the weights."""
        return [*self._narrowing, *self._order, *self._answers]

    @property
    def query_without_answers(self) -> str:
        """The same question without the shopper's answers."""
        return urlencode([*self._narrowing, *self._order, *self.weights.pairs])

    @property
    def query_by_published_weights(self) -> str:
        """The same question by the published weights."""
        return urlencode(self.kept_by_weights)

    @property
    def page_number(self) -> int:
        """The page asked for, 1 where none or no usable one was."""
        return self.cleaned_data.get("page") or 1

    @property
    def problems(self) -> list[str]:
        """What was wrong with the address or the fields, one sentence each, for the head of the list."""
        own = [str(message) for messages in self.errors.values() for message in messages]
        return own + self.weights.weight_problems

    @property
    def asks(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.words or self.chosen)

    @property
    def query_string(self) -> str:
        """The question without the page, for links that keep it; empty or as "q=rose&source=plant"."""
        return self.query()

    def query(self, *, without: tuple[str, str] | None = None, **instead: str) -> str:
        """The question as a query string, without one choice (facet or "q", and its value), or with other values."""
        asked = [pair for pair in self._narrowing if pair != without and pair[0] not in instead]
        settings = dict(self.settings) | instead
        return urlencode([pair for pair in [*asked, *settings.items()] if pair[1]])

    @property
    def _narrowing(self) -> list[tuple[str, str]]:
        """Search words and choices, as names and values."""
        words = [("q", self.words)] if self.words else []
        return words + [(facet, choice) for facet, choices in self.chosen.items() for choice in choices]
