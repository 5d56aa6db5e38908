"""What a comparison's address asks for: products in order, a shopper's weights, a market, two to see on a phone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import QueryDict
from django.urls import reverse

from evaluation.core.profile import MarketCode
from evaluation.knowledge import advice, knowledge
from products.forms import LONGEST_QUERY

MOST_POINTS = 100
LONGEST_TYPED_SHOWN = 20
DEFAULT_MARKET = MarketCode.EU


def published_weights() -> dict[str, float]:
    """Category id -> the points that the method gives it, in the method's order."""
    weights: dict[str, float] = {}
    for weight in knowledge().method.weights:
        weights[weight.category] = weights.get(weight.category, 0.0) + weight.weight
    return {category.id: weights[category.id] for category in knowledge().method.categories}


class CompareForm(forms.Form):
    """A shopper's weights of the categories, the market whose rules she asks for, and words to search products by.

    Every field may be left out; what was typed is kept, whatever is wrong with it.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        published = {f"w-{category}": f"{points:g}" for category, points in published_weights().items()}
        given = {name: value for name in (*published, "my-market", "q") if (value := str(data.get(name, "")).strip())}
        super().__init__({**published, "my-market": DEFAULT_MARKET.value, **given})
        for category in knowledge().method.categories:
            name = f"w-{category.id}"
            self.fields[name] = _points_field(category.name, given.get(name, ""), published[name])
        markets = [(market.id.value, market.name) for market in advice().markets.markets]
        self.fields["my-market"] = forms.ChoiceField(
            label="Market",
            choices=markets,
            widget=forms.Select(attrs={"class": "field"}),
            error_messages={"invalid_choice": "That market is not in our table: choose from those shown."},
        )
        self.fields["q"] = forms.CharField(
            required=False,
            max_length=LONGEST_QUERY,
            error_messages={"max_length": f"The search takes up to {LONGEST_QUERY} characters."},
        )

    def clean(self) -> dict[str, Any]:
        """Refuse weights that add up to nothing."""
        super().clean()
        if all(self.cleaned_data.get(name) == 0 for name in self.weight_names):
            raise forms.ValidationError("Give at least one part some weight: of nothing there is no order.")
        return self.cleaned_data

    @property
    def weight_names(self) -> list[str]:
        """The names of the four number fields."""
        return [f"w-{category}" for category in published_weights()]

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        """The four number fields, in the method's order."""
        return [self[name] for name in self.weight_names]

    @property
    def market_field(self) -> forms.BoundField:
        """The choice of a market."""
        return self["my-market"]

    @property
    def weight_problems(self) -> list[str]:
        """What is wrong with the weights, one sentence each."""
        names = (*self.weight_names, NON_FIELD_ERRORS)
        return [str(message) for name in names for message in self.errors.get(name, [])]

    @property
    def own_weights(self) -> dict[str, float] | None:
        """Category id -> points, where they are usable and not the published ones."""
        if self.weight_problems:
            return None
        own = {name.removeprefix("w-"): float(self.cleaned_data[name]) for name in self.weight_names}
        return None if own == published_weights() else own

    @property
    def market(self) -> MarketCode:
        """The market asked for, or the first of the table."""
        return MarketCode(self.cleaned_data.get("my-market") or DEFAULT_MARKET)

    @property
    def words(self) -> str:
        """The search for products to choose from; empty where there is none."""
        return str(self.cleaned_data.get("q", ""))


def _points_field(name: str, typed: str, published: str) -> forms.IntegerField:
    wrong = f"{name}: “{_shortened(typed)}” is no whole number from 0 to {MOST_POINTS}. The published weights stand."
    return forms.IntegerField(
        label=name,
        min_value=0,
        max_value=MOST_POINTS,
        help_text=f"published: {published}",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
        widget=forms.NumberInput(attrs={"class": "field", "step": 1, "inputmode": "numeric"}),
    )


def _shortened(typed: str) -> str:
    return typed if len(typed) <= LONGEST_TYPED_SHOWN else f"{typed[:LONGEST_TYPED_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in the address. `slugs` stand once each and in order, whether or not there are such products."""

    slugs: tuple[str, ...]
    pair: tuple[str, ...]
    form: CompareForm
    is_choosing: bool
    wants_sheet: bool
    problems: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """The question of a query string; what cannot be used is named in `problems` and left out."""
        form = CompareForm(query)
        form.is_valid()
        kind = query.get("format", "")
        problems = [str(message) for name in ("my-market", "q") for message in form.errors.get(name, [])]
        if kind not in ("", "csv", "html"):
            problems.append("The table comes as a page or as csv; this is the page.")
        return cls(
            slugs=_once(query.getlist("product")),
            pair=_once(query.getlist("see")),
            form=form,
            is_choosing="choose" in query,
            wants_sheet=kind == "csv",
            problems=tuple(problems),
        )

    def kept(self, slugs: Iterable[str], *, leave_out: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Name and value of every field that a link or a form takes along: products, own weights, market, pair."""
        own = self.form.own_weights
        chosen = list(slugs)
        pairs = [("product", slug) for slug in chosen]
        pairs += [(f"w-{category}", f"{points:g}") for category, points in (own or {}).items()]
        if self.form.market is not DEFAULT_MARKET:
            pairs.append(("my-market", self.form.market.value))
        if len(self.pair) == 2 and set(self.pair) <= set(chosen):
            pairs += [("see", slug) for slug in self.pair]
        left_out = set(leave_out)
        return [(name, value) for name, value in pairs if name not in left_out]

    def address(self, slugs: Iterable[str], **more: str) -> str:
        """The comparison of these products, with weights and market as asked for."""
        return comparison_address([*self.kept(slugs), *more.items()])

    def address_without_weights(self, slugs: Iterable[str]) -> str:
        """The same comparison by the published weights."""
        names = self.form.weight_names
        return comparison_address(self.kept(slugs, leave_out=names))


def comparison_address(pairs: Iterable[tuple[str, str]]) -> str:
    """The address of the comparison with these fields."""
    query = urlencode(list(pairs))
    return f"{reverse('products:compare')}{f'?{query}' if query else ''}"


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in map(str.strip, values) if value))
