from django.http import QueryDict

from evaluation.core.profile import MarketCode
from products.comparison.asked import Asked


def asked(query):
    return Asked.of(QueryDict(query))


def test_products_stand_once_and_in_the_order_of_the_address():
    assert asked("product=b&product=a&product=b&product=+&product=c").slugs == ("b", "a", "c")


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
