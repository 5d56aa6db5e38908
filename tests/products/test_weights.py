import pytest
from django.http import QueryDict

from products.models import Product
from products.weights import WeightsForm, in_own_order, own_ranges, published_weights
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

    def products(self):
        return list(Product.objects.published().with_assessment().in_default_order())

    def test_ranges_and_order_follow_the_weights(self):
        self.put("Source", "C01", "C02", low=50)
        self.put("Proof", "C13", "C14", low=20)
        products = self.products()
        ranges = own_ranges(products, PUBLISHED | {"identity": 0.0})
        assert [product.name for product in products] == ["Source", "Proof"]
        assert [product.name for product in in_own_order(products, ranges)] == ["Proof", "Source"]
        assert [ranges[product.pk].low > 0 for product in products] == [False, True]

    def test_the_published_weights_ask_for_nothing(self, django_assert_num_queries):
        self.put("Source", "C01")
        products = self.products()
        with django_assert_num_queries(0):
            assert own_ranges(products, None) == {}

    def test_a_list_costs_one_query(self, django_assert_num_queries):
        for name in "abc":
            self.put(name, "C01")
        products = self.products()
        with django_assert_num_queries(1):
            assert len(own_ranges(products, PUBLISHED | {"proof": 0.0})) == 3

    def test_what_cannot_be_weighed_has_no_range_and_comes_last(self):
        self.put("Old method", method_version="2020.1", low=79)
        self.put("Old shape", scorecard={}, low=78)
        self.put("Scored", "C01", low=10)
        make_product(name="Unscored")
        products = self.products()
        ranges = own_ranges(products, PUBLISHED | {"proof": 0.0})
        assert len(ranges) == 1
        assert in_own_order(products, ranges)[0].name == "Scored"
