"""What a product costs by the month, from its price and the way it is used."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.http import HttpRequest

DAYS_IN_MONTH = 30


@dataclass(frozen=True, slots=True)
class Cost:
    """What a bottle comes to: days that it lasts, price per mL and per month of use, in the currency of its price."""

    days: int
    per_ml: Decimal
    per_month: Decimal
    per_year: Decimal


def cost_of_use(price: Decimal, size_ml: Decimal, ml_a_day: Decimal) -> Cost:
    """The cost of using `ml_a_day` from a bottle of `size_ml` that costs `price`; all three greater than zero."""
    per_ml = price / size_ml
    a_day = per_ml * ml_a_day
    return Cost(int(size_ml / ml_a_day), per_ml, a_day * DAYS_IN_MONTH, a_day * 365)


class CostForm(forms.Form):
    """Price, size and daily amount. Any currency: the answer is in the same."""

    price = forms.DecimalField(label="Price", min_value=Decimal("0.01"), max_value=Decimal(100_000), decimal_places=2)
    size_ml = forms.DecimalField(
        label="Size in mL", min_value=Decimal("0.1"), max_value=Decimal(2_000), decimal_places=1
    )
    times = forms.TypedChoiceField(
        label="Used", coerce=int, choices=[("1", "once a day"), ("2", "twice a day")], initial="1"
    )
    ml_each = forms.TypedChoiceField(
        label="Amount each time",
        coerce=Decimal,
        choices=[
            ("0.2", "4 drops, about 0.2 mL"),
            ("0.5", "10 drops, about 0.5 mL"),
            ("1", "a dropper full, about 1 mL"),
        ],
        initial="0.5",
    )

    def cost(self) -> Cost:
        """The cost of use as filled in; ask only where the form is valid."""
        filled = self.cleaned_data
        return cost_of_use(filled["price"], filled["size_ml"], filled["ml_each"] * filled["times"])


def cost_content(request: HttpRequest) -> Mapping[str, object]:
    """The form, filled in by the query where there is one, and then the cost."""
    asked = any(name in request.GET for name in CostForm.base_fields)
    form = CostForm(request.GET) if asked else CostForm()
    return {"form": form, "cost": form.cost() if asked and form.is_valid() else None}
