"""Products side by side: what differs first, what is the same apart, numbers only where they compare."""

from decimal import Decimal

import pytest

from evaluation.core import facts
from evaluation.core.comparison import Cell, Compared, comparison
from evaluation.core.facts import Concentration
from evaluation.core.money import Money
from evaluation.core.profile import MarketCode
from evaluation.core.text import Span
from evaluation.core.verdicts import Verdict
from tests.evaluation.core.cards import NUMBERS, claim, entry, make_card, source


def compared(advice, *products, markets=(MarketCode.EU,)):
    """Row id -> row, and the ids of those that differ."""
    made = [product if isinstance(product, Compared) else Compared("X", product) for product in products]
    found = comparison(made, advice, markets)
    rows = {row.id: row for row in (*found.differing, *found.same)}
    return rows, [row.id for row in found.differing]


def words(row):
    return [cell.words for cell in row.cells]


def priced(amount, currency="EUR", size=30, **more):
    price = None if amount is None else Money(Decimal(amount), currency)
    return Compared("X", make_card(), price=price, size_ml=Decimal(size), **more)


class TestRows:
    """Which rows there are and which differ."""

    def test_every_criterion_flags_markets_and_prices_have_a_row(self, advice):
        rows, _ = compared(advice, make_card(), make_card(), markets=(MarketCode.EU, MarketCode.US))
        assert set(rows) == {
            *NUMBERS, "red_flags", "market_eu", "market_us", "price_per_ml", "price_per_month",
        }  # fmt: skip

    def test_equal_cards_differ_nowhere(self, advice):
        assert compared(advice, make_card(), make_card())[1] == []

    def test_another_verdict_is_a_difference(self, advice):
        one, other = make_card(verdicts={"C04": "met"}), make_card()
        assert compared(advice, one, other)[1] == ["C04"]

    def test_the_same_verdict_on_another_source_is_a_difference(self, advice):
        one = make_card(verdicts={"C01": "met"}, sources=[source("plant", "rose")])
        other = make_card(verdicts={"C01": "met"}, sources=[source("plant", "centella")])
        assert compared(advice, one, other)[1] == ["C01"]

    def test_the_same_verdict_in_other_words_is_none(self, advice):
        one = make_card(verdicts={"C06": "met"}, evidence={"C06": [Span(0, 4, "pure")]})
        other = make_card(verdicts={"C06": "met"}, evidence={"C06": [Span(0, 8, "purified")]})
        rows, differing = compared(advice, one, other)
        assert (differing, words(rows["C06"])) == ([], ["“pure”", "“purified”"])

    def test_one_product_alone_has_all_rows_the_same(self, advice):
        assert compared(advice, make_card())[1] == []

    def test_nothing_compared_has_empty_rows(self, advice):
        assert {row.cells for row in compared(advice)[0].values()} == {()}

    def test_cards_of_two_methods_are_not_compared(self, advice):
        products = [Compared("X", make_card()), Compared("Y", make_card(rubric="2027.1"))]
        with pytest.raises(ValueError, match="different versions of the method"):
            comparison(products, advice)


class TestCells:
    """What a cell says, in few words."""

    def row(self, advice, number, **card):
        return compared(advice, make_card(**card))[0][number].cells[0]

    def test_a_source_is_named(self, advice):
        cell = self.row(advice, "C01", verdicts={"C01": "met"}, sources=[source("human_msc", "adipose")])
        assert (cell.words, cell.verdict) == ("Human stem cells (adipose)", Verdict.MET)

    def test_silence_and_our_debt_have_different_words(self, advice):
        assert self.row(advice, "C04") == Cell("Not stated", Verdict.NOT_STATED)
        assert self.row(advice, "C04", verdicts={"C04": "not_seen"}) == Cell("Not seen yet", Verdict.NOT_SEEN)
        assert self.row(advice, "C03", verdicts={"C03": "not_applicable"}).words == "Does not apply"

    def test_an_isolation_method_is_named(self, advice):
        cell = self.row(advice, "C04", verdicts={"C04": "met"}, isolation=["tangential_flow_filtration"])
        assert cell.words == "Tangential flow filtration"

    def test_no_irritants_in_a_whole_list_are_none_listed(self, advice):
        assert self.row(advice, "C11", verdicts={"C11": "met"}).words == "None listed"

    def test_irritants_are_named(self, advice):
        card = {"verdicts": {"C11": "partly"}, "irritants": [("fragrance", "PARFUM"), ("linalool", "LINALOOL")]}
        assert self.row(advice, "C11", ingredients=[entry("Parfum")], **card).words == "Parfum and Linalool"

    def test_testing_is_told_with_people_and_time(self, advice):
        testing = facts.Testing(level="clinical", people=56, duration="12 weeks")
        cell = self.row(advice, "C13", verdicts={"C13": "met"}, testing=testing)
        assert cell.words == "On people, 56 people, 12 weeks"

    def test_a_long_quotation_is_cut_at_a_word(self, advice):
        span = Span(0, 80, "purified of proteins and lipids and cell debris by many steps that the label tells of")
        cell = self.row(advice, "C06", verdicts={"C06": "met"}, evidence={"C06": [span]})
        assert cell.words == "“purified of proteins and lipids and cell debris by many …”"

    def test_red_flags_are_quoted_and_counted(self, advice):
        flags = [claim("regenerates damaged tissue"), claim("overnight lift", rule="R06")]
        assert self.row(advice, "red_flags", claims=flags).words == "“regenerates damaged tissue” and 1 more"
        assert self.row(advice, "red_flags").words == "None"

    def test_no_red_flag_is_not_yet_sure_where_the_front_was_not_seen_whole(self, advice):
        assert self.row(advice, "red_flags", whole=("ingredients",)) == Cell("None seen yet", is_unsaid=True)
        assert self.row(advice, "red_flags", whole=(), claims=[claim("heals")]).words == "“heals”"

    def test_a_market_says_its_source_bar(self, advice):
        assert self.row(advice, "market_eu", sources=[source("human_msc")]).words == "Source barred"


class TestNumbers:
    """Comparable only where they are."""

    def stated(self, **fields):
        return make_card(verdicts={"C05": "met"}, concentration=Concentration(stated=True, **fields))

    def test_counts_per_ml_stand_side_by_side_and_never_rank(self, advice):
        one = self.stated(particles_per_ml=2e9, as_stated="2 billion per mL", kind="particles_per_ml")
        other = self.stated(particles_per_ml=2e10, as_stated="20 billion per mL", kind="particles_per_ml")
        row = compared(advice, one, other)[0]["C05"]
        assert row.note.startswith("Counts of one sample differ between laboratories")
        assert (row.best, row.citations) == ((), ("trps-2016", "nta-variation-2017"))

    def test_a_share_and_a_count_do_not_compare(self, advice):
        one = self.stated(particles_per_ml=2e9, as_stated="2 billion per mL", kind="particles_per_ml")
        other = self.stated(as_stated="2000 ppm", kind="share")
        row = compared(advice, one, other)[0]["C05"]
        assert row.note == "One label states particles per mL, the other a share of the formula."

    def test_one_stated_amount_has_nothing_to_compare_with(self, advice):
        assert compared(advice, self.stated(particles_per_ml=2e9), make_card())[0]["C05"].note == ""

    def test_the_least_price_in_one_currency_is_marked(self, advice):
        row = compared(advice, priced("74"), priced("60"), priced(None))[0]["price_per_ml"]
        assert (words(row), row.best, row.note) == (
            ["EUR 2.47 per mL", "EUR 2.00 per mL", "We have seen no price."], (1,), "",
        )  # fmt: skip

    def test_prices_in_two_currencies_are_never_ranked(self, advice):
        row = compared(advice, priced("74"), priced("60", "USD"))[0]["price_per_ml"]
        assert (row.best, row.note) == ((), "Prices in EUR and USD do not compare: we keep no exchange rates.")

    def test_equal_prices_mark_none(self, advice):
        assert compared(advice, priced("60"), priced("60"))[0]["price_per_ml"].best == ()

    def test_monthly_prices_that_overlap_mark_none(self, advice):
        one = priced("60", directions="2-4 drops daily")
        other = priced("90", directions="2 drops daily")
        row = compared(advice, one, other)[0]["price_per_month"]
        assert (words(row), row.best) == (["EUR 6.00 to 12.00 per month", "EUR 9.00 per month"], ())
