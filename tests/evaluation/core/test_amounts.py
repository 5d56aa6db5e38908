"""Costs by mL, month, use and billion particles, and the reasons where one cannot be said."""

from decimal import Decimal

import pytest

from evaluation.core.amounts import Cost, Unsaid, per_billion_particles, per_ml, per_month, per_use
from evaluation.core.facts import Concentration
from evaluation.core.money import Money

USD_258 = Money(Decimal("258.00"), "USD")
ML_30 = Decimal("30.00")
TWICE_3_DROPS = "Press 3 drops into clean skin twice daily."


def usd(amount):
    return Money(Decimal(amount), "USD")


class TestPerMl:
    """Price over volume."""

    def test_it_is_the_price_over_the_volume(self):
        assert per_ml(USD_258, ML_30) == Cost(usd("8.6000"), usd("8.6000"), "per mL")

    def test_it_reads_as_its_currency_is_written(self):
        assert per_ml(USD_258, ML_30).words == "USD 8.60 per mL"
        assert per_ml(Money(Decimal(32710), "KRW"), ML_30).words == "KRW 1,090 per mL"

    @pytest.mark.parametrize(
        ("price", "size", "words"),
        [
            (None, ML_30, "We have seen no price."),
            (USD_258, None, "The volume of the pack was not seen."),
            (USD_258, Decimal(0), "The volume of the pack was not seen."),
        ],
    )
    def test_without_price_or_volume_it_says_why(self, price, size, words):
        assert per_ml(price, size) == Unsaid(words)


class TestPerMonth:
    """Thirty days of use as directed."""

    def test_drops_twice_a_day(self):
        # 3 drops of 0.05 mL, twice a day, 30 days: 9 mL of 30
        cost = per_month(USD_258, ML_30, TWICE_3_DROPS)
        assert (cost.low, cost.high, cost.words) == (usd("77.4000"), usd("77.4000"), "USD 77.40 per month")
        assert cost.assumptions == ("a month has 30 days", "a drop is about 0.05 mL")

    def test_a_range_stays_a_range(self):
        assert per_month(USD_258, ML_30, "2-3 drops once or twice daily").words == "USD 25.80 to 77.40 per month"

    def test_vials_need_the_number_in_the_pack(self):
        weekly = "Use one vial once a week."
        assert per_month(usd(100), Decimal(10), weekly, units=5).words == "USD 85.71 per month"
        assert per_month(usd(100), Decimal(10), weekly) == Unsaid("The number of vials in the pack was not seen.")

    @pytest.mark.parametrize(
        ("size", "directions", "words"),
        [
            (ML_30, None, "We have not seen the directions."),
            (ML_30, "  ", "We have not seen the directions."),
            (
                ML_30,
                "Two pumps daily.",
                "The directions say “two pumps”, and how much that is, the label does not say.",
            ),
            (ML_30, "3 drops.", "The directions do not say how often it is used."),
            (None, TWICE_3_DROPS, "The volume of the pack was not seen."),
        ],
    )
    def test_it_says_why_not(self, size, directions, words):
        assert per_month(USD_258, size, directions) == Unsaid(words)


class TestPerUse:
    """One session of a kit."""

    def test_a_vial_a_session(self):
        assert per_use(usd(250), "One vial per session.", 5).words == "USD 50.00 per use"

    def test_a_serum_by_drops_has_no_price_a_session(self):
        assert per_use(usd(250), TWICE_3_DROPS, 5) == Unsaid("The directions count no vials or pads.")


class TestPerBillionParticles:
    """Only for a count in particles per mL of the product itself."""

    def cost(self, **fields):
        return per_billion_particles(USD_258, ML_30, Concentration(stated=True, **fields))

    def test_a_count_per_ml(self):
        cost = self.cost(particles_per_ml=2e9)
        assert cost.words == "USD 4.30 per billion particles"
        assert cost.assumptions == ("particles as counted by the maker; methods differ",)

    def test_a_lower_bound_is_said(self):
        assert self.cost(particles_per_ml=2e9, bound="at_least").assumptions[1] == "the label says at least"

    def test_a_share_is_no_count(self):
        reason = "ppm is a share, not a count of particles."
        assert self.cost(as_stated="2000 ppm", not_comparable_because=reason) == Unsaid(reason)

    def test_a_count_of_the_raw_material_is_not_the_products(self):
        assert isinstance(self.cost(particles_per_ml=2e9, is_raw_material=True), Unsaid)

    def test_figures_that_clash_are_told(self):
        assert self.cost(particles_per_ml=2e9, contradiction="The two figures clash.") == Unsaid(
            "The two figures clash."
        )

    def test_silence_is_silence(self):
        assert per_billion_particles(USD_258, ML_30, Concentration()) == Unsaid("The label states no concentration.")

    @pytest.mark.parametrize("count", [0.0, -1.0, float("inf"), float("nan"), 1e300, 1e-300])
    def test_what_no_bottle_can_hold_is_not_reckoned_with(self, count):
        assert isinstance(self.cost(particles_per_ml=count), Unsaid)
