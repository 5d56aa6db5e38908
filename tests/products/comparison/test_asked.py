import pytest
from django.http import QueryDict

from evaluation.core.profile import MarketCode
from products.comparison.asked import Asked, published_weights

PUBLISHED = {"identity": 29.0, "making": 36.0, "proof": 17.0, "formula": 18.0}


def asked(query):
    return Asked.of(QueryDict(query))


def problems(query):
    return asked(query).form.weight_problems


def test_the_published_weights_are_those_of_the_method():
    assert published_weights() == PUBLISHED
    assert sum(published_weights().values()) == 100


def test_products_stand_once_and_in_the_order_of_the_address():
    assert asked("product=b&product=a&product=b&product=+&product=c").slugs == ("b", "a", "c")


def test_without_weights_the_published_ones_stand():
    assert asked("product=a").form.own_weights is None


def test_the_published_numbers_typed_out_are_no_weights_of_ones_own():
    assert asked("w-identity=29&w-making=36&w-proof=17&w-formula=18").form.own_weights is None


def test_a_weight_left_out_or_left_empty_keeps_the_published_points():
    assert asked("w-proof=40&w-making=+").form.own_weights == PUBLISHED | {"proof": 40.0}


def test_a_part_may_weigh_nothing():
    assert asked("w-proof=0").form.own_weights == PUBLISHED | {"proof": 0.0}


@pytest.mark.parametrize("typed", ["abc", "-1", "101", "1.5", "1e2", "NaN", "9" * 400, "%00", "٣x", "--"])
def test_what_is_no_weight_is_named_kept_and_not_used(typed):
    form = asked(f"w-proof={typed}&w-making=50").form
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


def test_a_market_is_chosen_by_its_code():
    assert asked("my-market=us").form.market is MarketCode.US
    assert asked("").form.market is MarketCode.EU


def test_an_unknown_market_is_named():
    found = asked("my-market=mars")
    assert found.form.market is MarketCode.EU
    assert found.problems == ("That market is not in our table: choose from those shown.",)


def test_an_unknown_format_is_named():
    assert asked("format=xls").problems == ("The table comes as a page or as csv; this is the page.",)
    assert (asked("format=csv").wants_sheet, asked("format=xls").wants_sheet) == (True, False)


def test_links_keep_products_weights_market_and_pair():
    query = "product=a&product=b&product=c&w-proof=40&my-market=us&see=c&see=a"
    assert asked(query).address(["a", "b", "c"]) == (
        "/compare/?product=a&product=b&product=c"
        "&w-identity=29&w-making=36&w-proof=40&w-formula=18&my-market=us&see=c&see=a"
    )


def test_a_link_forgets_a_pair_that_is_no_longer_compared():
    assert asked("product=a&product=b&product=c&see=c&see=a").address(["a", "b"]) == "/compare/?product=a&product=b"


def test_the_way_back_to_the_published_weights_keeps_the_rest():
    query = "product=a&product=b&w-proof=40&my-market=us"
    assert asked(query).address_without_weights(["a", "b"]) == "/compare/?product=a&product=b&my-market=us"
