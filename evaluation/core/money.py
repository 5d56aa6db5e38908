"""Amounts of money that know their currency and refuse to be compared across currencies."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering

# Currencies whose smallest unit in use is the whole one: "KRW 32,710", never "KRW 32,710.00".
WITHOUT_CENTS = frozenset({"CLP", "ISK", "JPY", "KRW", "VND"})


@total_ordering
@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency, its code as in ISO 4217."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        """For a reader: "USD 8.60", "KRW 1,090"."""
        step = Decimal(1) if self.currency in WITHOUT_CENTS else Decimal("0.01")
        return f"{self.currency} {self.amount.quantize(step, ROUND_HALF_UP):,}"

    def __lt__(self, other: "Money") -> bool:
        """Which is less; ValueError across currencies, because we keep no exchange rates."""
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} cannot be compared")
        return self.amount < other.amount


def per_unit(price: Money, size: Decimal) -> Money:
    """The price of one unit of a pack of `size` units (more than 0), to a hundredth of a cent."""
    return Money((price.amount / size).quantize(Decimal("0.0001"), ROUND_HALF_UP), price.currency)
