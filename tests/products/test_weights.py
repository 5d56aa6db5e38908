import pytest
from django.http import QueryDict

from evaluation.core.ordering import reweighted
from products.catalogue import CatalogueAnswer
from products.entries import refresh_entries
from products.forms import CatalogueForm
from products.index import catalogue_index
from products.models import Product
from products.table import MOST_OWN, EntryTable
from products.weights import WeightsForm, published_weights
from tests.builders import make_assessment, make_label, make_product
from tests.evaluation.core.cards import make_card

PUBLISHED = {"identity": 29.0, "making": 36.0, "proof": 17.0, "formula": 18.0}


def asked(query):
    form = WeightsForm(QueryDict(query))
    form.is_valid()
    return form


def problems(query):
    return asked(query).weight_problems


def test_the_published_weights_are_those_of_the_method():
    assert published_weights() == PUBLISHED
    assert sum(published_weights().values()) == 100


def test_without_weights_the_published_ones_stand():
    assert asked("product=a").own_weights is None


def test_the_published_numbers_typed_out_are_no_weights_of_ones_own():
    assert asked("w-identity=29&w-making=36&w-proof=17&w-formula=18").own_weights is None


def test_a_weight_left_out_or_left_empty_keeps_the_published_points():
    assert asked("w-proof=40&w-making=+").own_weights == PUBLISHED | {"proof": 40.0}


def test_a_part_may_weigh_nothing():
    assert asked("w-proof=0").own_weights == PUBLISHED | {"proof": 0.0}


@pytest.mark.parametrize("typed", ["abc", "-1", "101", "1.5", "1e2", "NaN", "9" * 400, "%00", "٣x", "--"])
def test_what_is_no_weight_is_named_kept_and_not_used(typed):
    form = asked(f"w-proof={typed}&w-making=50")
    assert form.own_weights is None
    assert len(form.weight_problems) == 1
    assert form.weight_problems[0].startswith("Proof: “")
    assert "is no whole number from 0 to 100" in form.weight_problems[0]
    assert (str(form["w-making"].value()), form["w-proof"].value()) == ("50", QueryDict(f"w={typed}")["w"])


def test_a_long_weight_is_shortened_in_the_message():
    assert problems(f"w-proof={'9' * 400}") == [
        f"Proof: “{'9' * 20}…” is no whole number from 0 to 100. The published weights stand."
    ]


def test_weights_of_nothing_at_all_are_refused():
    nothing = "&".join(f"w-{category}=0" for category in PUBLISHED)
    assert problems(nothing) == ["Give at least one part some weight: of nothing there is no order."]


def test_links_carry_own_weights_and_none_where_the_published_ones_stand():
    assert asked("w-proof=40").pairs == [
        ("w-identity", "29"),
        ("w-making", "36"),
        ("w-proof", "40"),
        ("w-formula", "18"),
    ]
    assert asked("w-proof=17").pairs == []


@pytest.mark.django_db
class TestRanges:
    """Ranges and order of a list by a shopper's own weights."""

    def put(self, name, *met, **stored):
        card = make_card(verdicts=dict.fromkeys(met, "met"))
        product = make_product(name=name)
        make_assessment(make_label(product), **{"scorecard": card.model_dump(mode="json"), **stored})

    def answered(self, query=""):
        form = CatalogueForm(QueryDict(query), index := catalogue_index())
        form.is_valid()
        return CatalogueAnswer(form, index)

    def listed(self, query):
        names = dict(Product.objects.values_list("pk", "name"))
        return [names[product] for product in self.answered(query).ids(0, 100)]

    def ranges(self, query):
        return self.answered(query).own_ranges(Product.objects.values_list("pk", flat=True))

    def test_ranges_and_order_follow_the_weights(self):
        self.put("Source", "C01", "C02", low=50)
        self.put("Proof", "C13", "C14", low=20)
        assert self.listed("") == ["Source", "Proof"]
        assert self.listed("w-identity=0") == ["Proof", "Source"]
        assert [by_own.low > 0 for _, by_own in sorted(self.ranges("w-identity=0").items())] == [False, True]

    def test_a_range_is_the_one_of_the_comparison(self):
        self.put("Some", "C01", "C05", "C13")
        (by_own,) = self.ranges("w-identity=3&w-proof=70").values()
        card = Product.objects.get().current_assessment.read_scorecard()
        weighed = reweighted(card, {"identity": 3.0, "proof": 70.0})
        assert (by_own.low, by_own.high, by_own.coverage) == pytest.approx(
            (weighed.low, weighed.high, weighed.coverage)
        )

    def test_the_order_reaches_over_all_pages(self):
        for number in range(30):
            self.put(f"Source {number:02}", "C01", low=50)
        self.put("Proof", "C13", low=20)
        assert (self.listed("")[-1], self.listed("w-identity=0")[0]) == ("Proof", "Proof")

    def test_unsound_products_stay_behind_unless_only_what_is_proven_counts(self):
        self.put("Unsound", "C13", "C14", identity_sound=False)
        self.put("Sound", "C13")
        assert self.listed("w-identity=0") == ["Sound", "Unsound"]
        assert self.listed("w-identity=0&sort=proven") == ["Unsound", "Sound"]

    def test_the_published_weights_ask_for_nothing(self):
        self.put("Source", "C01")
        assert self.ranges("") == {}
        assert self.answered("w-identity=29").follows_weights is False

    def test_what_cannot_be_weighed_has_no_range_and_comes_last(self):
        self.put("Old method", method_version="2020.1", low=79)
        self.put("Old shape", scorecard={}, low=78)
        self.put("Scored", "C01", low=10)
        make_product(name="Unscored")
        assert len(self.ranges("w-proof=0")) == 1
        assert self.listed("w-proof=0")[0] == "Scored"

    def test_only_so_many_orders_are_kept(self):
        self.put("Source", "C01")
        for points in range(2 * MOST_OWN):
            self.listed(f"w-proof={points}")
        index = catalogue_index()
        assert (len(index._orders), len(index.table._by_own)) == (MOST_OWN, MOST_OWN)

    def test_after_a_change_what_is_kept_by_own_weights_is_what_reading_all_gives(self):
        for number in range(9):
            self.put(f"Serum {number}", *("C01", "C05", "C13")[: number % 4], low=number)
        make_product(name="Unscored")
        weights = [(0.1, 0.7, 2.3, 1.0), (1.0, 0.0, 3.0, 0.3)]
        kept = [catalogue_index().table.lows_by(factors) for factors in weights]
        Product.objects.filter(name="Serum 3").update(status="draft")
        refresh_entries(Product.objects.filter(name__in=["Serum 3", "Serum 4", "Unscored"]))
        self.put("New", "C02", "C14", low=4)
        table, read = catalogue_index().table, EntryTable.read()
        assert table._by_own.keys() == set(weights)
        assert [table.lows_by(factors) for factors in weights] == [read.lows_by(factors) for factors in weights]
        assert [len(lows) for lows in kept] == [10, 10], "a table in use stays as it was"
