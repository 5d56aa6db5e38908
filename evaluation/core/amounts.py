"""What a product costs per mL, per month of use and per billion particles, or why that cannot be said."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from evaluation.core import directions as reading
from evaluation.core.directions import UnreadableError
from evaluation.core.facts import Concentration
from evaluation.core.money import Money, per_unit

DAYS_A_MONTH = 30
_BILLION = Decimal(10) ** 9
# Beyond this a count is a slip of the pen: no millilitre holds 10^15 vesicles.
MOST_PARTICLES = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Cost:
    """A price for a unit of something, `low` to `high`, with what was assumed; both are one where nothing is open."""

    low: Money
    high: Money
    unit: str
    assumptions: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """For a reader: "USD 8.60 per mL", "USD 12.90 to 21.50 per month"."""
        if str(self.low) == str(self.high):
            return f"{self.low} {self.unit}"
        return f"{self.low} to {str(self.high).removeprefix(f'{self.high.currency} ')} {self.unit}"


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Why an amount cannot be said, in a sentence for a shopper."""

    words: str


def per_ml(price: Money | None, size_ml: Decimal | None) -> Cost | Unsaid:
    """The price of one mL of a pack of `size_ml`."""
    if price is None:
        return Unsaid("We have seen no price.")
    if size_ml is None or size_ml <= 0:
        return Unsaid("The volume of the pack was not seen.")
    each = per_unit(price, size_ml)
    return Cost(each, each, "per mL")


def per_month(
    price: Money | None, size_ml: Decimal | None, directions: str | None, units: int | None = None
) -> Cost | Unsaid:
    """The price of thirty days of use as directed; `units` are the vials or pads in the pack, None where not known."""
    if price is None:
        return Unsaid("We have seen no price.")
    if not directions or not directions.strip():
        return Unsaid("We have not seen the directions.")
    try:
        amount = reading.amount(directions)
        frequency = reading.frequency(directions)
    except UnreadableError as reason:
        return Unsaid(str(reason))
    pack = size_ml if amount.unit == "mL" else units
    if not pack or pack <= 0:
        missing = "volume of the pack" if amount.unit == "mL" else f"number of {amount.unit}s in the pack"
        return Unsaid(f"The {missing} was not seen.")
    weeks = Decimal(DAYS_A_MONTH) / 7
    low, high = (amount.low * frequency.low * weeks / pack, amount.high * frequency.high * weeks / pack)
    assumptions = [f"a month has {DAYS_A_MONTH} days", *([amount.assumption] if amount.assumption else [])]
    return Cost(_times(price, low), _times(price, high), "per month", tuple(assumptions))


def per_use(price: Money | None, directions: str | None, units: int | None) -> Cost | Unsaid:
    """The price of one session where the directions count vials or pads and the pack says how many it holds."""
    if price is None:
        return Unsaid("We have seen no price.")
    if not directions or not directions.strip():
        return Unsaid("We have not seen the directions.")
    try:
        amount = reading.amount(directions)
    except UnreadableError as reason:
        return Unsaid(str(reason))
    if amount.unit == "mL":
        return Unsaid("The directions count no vials or pads.")
    if not units or units <= 0:
        return Unsaid(f"The number of {amount.unit}s in the pack was not seen.")
    each = _times(price, amount.low / units)
    return Cost(each, each, "per use")


def per_billion_particles(price: Money | None, size_ml: Decimal | None, concentration: Concentration) -> Cost | Unsaid:
    """The price of a billion particles as counted by the maker. No measure of worth: counts of one sample differ."""
    if not concentration.stated:
        return Unsaid("The label states no concentration.")
    if concentration.contradiction:
        return Unsaid(concentration.contradiction)
    particles = None if concentration.is_raw_material else _particles(concentration.particles_per_ml)
    if particles is None:
        reason = concentration.not_comparable_because
        return Unsaid(reason or "The amount as stated cannot be turned into particles per mL.")
    each_ml = per_ml(price, size_ml)
    if isinstance(each_ml, Unsaid):
        return each_ml
    each = _times(each_ml.low, _BILLION / particles)
    bound = {"at_least": "the label says at least", "at_most": "the label says at most"}.get(concentration.bound)
    assumptions = ["particles as counted by the maker; methods differ", *([bound] if bound else [])]
    return Cost(each, each, "per billion particles", tuple(assumptions))


def _particles(per_millilitre: float | None) -> Decimal | None:
    if per_millilitre is None:
        return None
    try:
        particles = Decimal(str(per_millilitre))
    except InvalidOperation:
        return None
    return particles if particles.is_finite() and 1 <= particles <= MOST_PARTICLES else None


def _times(price: Money, factor: Decimal) -> Money:
    """The price times a factor, to a hundredth of a cent."""
    return Money((price.amount * factor).quantize(Decimal("0.0001"), ROUND_HALF_UP), price.currency)
