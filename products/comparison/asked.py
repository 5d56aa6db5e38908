"""What a comparison's address asks for: products in order, a shopper's weights, a market, two to see on a phone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.urls import reverse

from evaluation.core.profile import MarketCode
from evaluation.knowledge import advice
from products.forms import LONGEST_QUERY
from products.weights import WeightsForm

DEFAULT_MARKET = MarketCode.EU


class CompareForm(forms.Form):
    """The market whose rules a shopper asks for, and words to search products by; each may be left out."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Takes the address's parameters."""
        given = {name: value for name in ("my-market", "q") if (value := str(data.get(name, "")).strip())}
        super().__init__({"my-market": DEFAULT_MARKET.value, **given})
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

    @property
    def market_field(self) -> forms.BoundField:
        """The choice of a market."""
        return self["my-market"]

    @property
    def market(self) -> MarketCode:
        """The market asked for, or the first of the table."""
        return MarketCode(self.cleaned_data.get("my-market") or DEFAULT_MARKET)

    @property
    def words(self) -> str:
        """The search for products to choose from; empty where there is none."""
        return str(self.cleaned_data.get("q", ""))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in the address. `slugs` stand once each and in order, whether or not there are such products."""

    slugs: tuple[str, ...]
    pair: tuple[str, ...]
    form: CompareForm
    weights: WeightsForm
    is_choosing: bool
    wants_sheet: bool
    problems: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """The question of a query string; what cannot be used is named in `problems` and left out."""
        form, weights = CompareForm(query), WeightsForm(query)
        form.is_valid()
        weights.is_valid()
        kind = query.get("format", "")
        problems = [str(message) for name in ("my-market", "q") for message in form.errors.get(name, [])]
        if kind not in ("", "csv", "html"):
            problems.append("The table comes as a page or as csv; this is the page.")
        return cls(
            slugs=_once(query.getlist("product")),
            pair=_once(query.getlist("see")),
            form=form,
            weights=weights,
            is_choosing="choose" in query,
            wants_sheet=kind == "csv",
            problems=tuple(problems),
        )

    def kept(self, slugs: Iterable[str], *, leave_out: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Name and value of every field that a link or a form takes along: products, own weights, market, pair."""
        chosen = list(slugs)
        pairs = [("product", slug) for slug in chosen]
        pairs += self.weights.pairs
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
        names = self.weights.weight_names
        return comparison_address(self.kept(slugs, leave_out=names))


def comparison_address(pairs: Iterable[tuple[str, str]]) -> str:
    """The address of the comparison with these fields."""
    query = urlencode(list(pairs))
    return f"{reverse('products:compare')}{f'?{query}' if query else ''}"


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in map(str.strip, values) if value))
