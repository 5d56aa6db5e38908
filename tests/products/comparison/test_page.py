import pytest
from django.http import QueryDict

from products.comparison.asked import Asked
from products.comparison.chosen import choose
from products.comparison.page import comparison_page
from tests.builders import make_assessment, make_label, make_price, make_product
from tests.evaluation.core.cards import claim, make_card, source

pytestmark = pytest.mark.django_db

IDENTITY = dict.fromkeys(("C01", "C02", "C03"), "met")
PROOF = dict.fromkeys(("C13", "C14", "C15"), "met")


def put(slug, card=None, *, price=None, product_type="serum", **stored):
    """A product in the catalogue whose stored scorecard is made by hand."""
    card = card or make_card()
    product = make_product(slug=slug, name=slug.upper(), size_ml=10, product_type=product_type)
    if price:
        make_price(product, price[0], price[1])
    stored = {"low": card.score.low, "high": card.score.high} | stored
    make_assessment(make_label(product), scorecard=card.model_dump(mode="json"), **stored)


def shown(query):
    asked = Asked.of(QueryDict(query))
    chosen, _ = choose(asked.slugs)
    return comparison_page(chosen, asked)


def names(page):
    return [column.name for column in page.columns]


def row(page, title):
    return next(row for row in (*page.differing, *page.same) if row.title == title)


def titles(rows):
    return [row.title for row in rows]


class TestTable:
    """What stands in its rows."""

    def test_rows_that_differ_stand_apart_from_those_that_do_not(self):
        put("a", make_card(verdicts={"C06": "met"}))
        put("b")
        page = shown("product=a&product=b")
        assert titles(page.differing) == ["Purity"]
        assert "Source" in titles(page.same)

    def test_a_cell_has_shape_and_word_and_never_the_same_words_twice(self):
        put("a", make_card(verdicts={"C01": "met"}, sources=[source("human_platelet")]))
        put("b")
        cells = row(shown("product=a&product=b"), "Source").cells
        assert [(cell.words, cell.shape, cell.verdict_word) for cell in cells] == [
            ("Human platelets", "met", "Met"),
            ("Not stated", "not_stated", ""),
        ]

    def test_red_flags_are_said_in_words(self):
        put("a", make_card(claims=[claim("heals"), claim("cures", rule="R03")]))
        put("b")
        cells = row(shown("product=a&product=b"), "Red flags").cells
        assert [(cell.words, cell.shape) for cell in cells] == [("“heals” and 1 more", "against"), ("None", "met")]

    def test_no_red_flag_is_only_sure_where_the_whole_front_was_seen(self):
        put("a", make_card(whole=("ingredients",)))
        put("b")
        found = row(shown("product=a&product=b"), "Red flags")
        assert [(cell.words, cell.shape) for cell in found.cells] == [("None seen yet", "not_seen"), ("None", "met")]
        assert found in shown("product=a&product=b").differing

    @pytest.mark.parametrize(
        ("market", "title", "cells"),
        [
            ("eu", "Source bar, European Union", [("Source barred", "against"), ("No source bar", "met")]),
            ("us", "Source bar, United States", [("No source bar; claims decide", "met")] * 2),
        ],
    )
    def test_the_row_on_source_bars_follows_the_market(self, market, title, cells):
        put("a", make_card(sources=[source("human_msc")]))
        put("b", make_card(sources=[source("plant")]))
        found = row(shown(f"product=a&product=b&my-market={market}"), title)
        assert [(cell.words, cell.shape) for cell in found.cells] == cells
        assert found.citations

    def test_the_lowest_price_is_marked_within_one_currency(self):
        put("a", price=("60.00", "USD"))
        put("b", price=("90.00", "USD"))
        cells = row(shown("product=a&product=b"), "Price per mL").cells
        assert [(cell.words, cell.is_best) for cell in cells] == [("USD 6.00 per mL", True), ("USD 9.00 per mL", False)]

    def test_prices_of_two_currencies_say_why_they_do_not_compare(self):
        put("a", price=("60.00", "USD"))
        put("b", price=("90.00", "EUR"))
        found = row(shown("product=a&product=b"), "Price per mL")
        assert [cell.is_best for cell in found.cells] == [False, False]
        assert found.note == "Prices in EUR and USD do not compare: we keep no exchange rates."

    def test_a_price_that_was_not_seen_is_told_from_one_that_was(self):
        put("a", price=("60.00", "USD"))
        put("b")
        assert [cell.is_unsaid for cell in row(shown("product=a&product=b"), "Price per mL").cells] == [False, True]


class TestHead:
    """Title, order, and which two a narrow screen shows."""

    @pytest.mark.parametrize(
        ("kinds", "title"),
        [
            (("serum", "serum"), "Two serums, side by side"),
            (("hair", "hair", "hair"), "Three hair and scalp products, side by side"),
            (("serum", "mask"), "Two products, side by side"),
            (("other", "other"), "Two products, side by side"),
        ],
    )
    def test_the_title_counts_and_names_the_kind(self, kinds, title):
        for number, kind in enumerate(kinds):
            put(f"p{number}", product_type=kind)
        assert shown("&".join(f"product=p{number}" for number in range(len(kinds)))).title == title

    def test_without_weights_the_order_is_that_of_the_address(self):
        put("low")
        put("high", make_card(verdicts=IDENTITY))
        assert names(shown("product=low&product=high")) == ["LOW", "HIGH"]

    @pytest.mark.parametrize(
        ("query", "pair"),
        [
            ("", ["a", "b"]),
            ("&see=c&see=a", ["a", "c"]),
            ("&see=c&see=c", ["a", "b"]),
            ("&see=c", ["a", "b"]),
            ("&see=c&see=nowhere", ["a", "b"]),
        ],
    )
    def test_a_narrow_screen_shows_the_two_asked_for_or_the_first(self, query, pair):
        for slug in "abc":
            put(slug)
        page = shown(f"product=a&product=b&product=c{query}")
        assert [column.product.slug for column in page.columns if not column.is_aside] == pair
        assert [field.slug for field in page.pair_fields] == pair
        assert all([cell.is_aside for cell in row.cells] == [c.is_aside for c in page.columns] for row in page.same)

    def test_each_product_can_be_taken_out(self):
        for slug in "ab":
            put(slug)
        page = shown("product=a&product=b&w-proof=0")
        assert page.columns[0].without_address.startswith("/compare/?product=b&w-identity=29")


class TestWeights:
    """Order and ranges by a shopper's own weights."""

    def test_order_and_ranges_follow_and_the_published_score_stays(self):
        put("source", make_card(verdicts=IDENTITY))
        put("tested", make_card(verdicts=PROOF))
        assert names(shown("product=source&product=tested")) == ["SOURCE", "TESTED"]
        page = shown("product=source&product=tested&w-identity=0&w-proof=100")
        first, second = page.columns
        assert (page.has_own_weights, names(page)) == (True, ["TESTED", "SOURCE"])
        assert ((first.place, first.own_bar.low, first.bar.low), second.own_bar.low) == ((1, 64, 17), 0)

    def test_what_the_catalogue_lists_last_stays_behind_under_any_weights(self):
        put("flagged", make_card(verdicts=PROOF), critical_flags=1, flag_count=1)
        put("clean")
        page = shown("product=flagged&product=clean&w-proof=100&w-identity=0")
        assert names(page) == ["CLEAN", "FLAGGED"]

    def test_weights_that_cannot_be_used_leave_order_and_ranges(self):
        put("a")
        put("b", make_card(verdicts=PROOF))
        page = shown("product=a&product=b&w-proof=all")
        assert (page.has_own_weights, names(page)) == (False, ["A", "B"])
        assert all(column.own_bar is None for column in page.columns)

    def test_a_product_to_which_nothing_weighed_applies_says_so(self):
        put("a", make_card(verdicts=dict.fromkeys(("C13", "C14", "C15"), "not_applicable")))
        put("b", make_card(verdicts=PROOF))
        page = shown("product=a&product=b&w-identity=0&w-making=0&w-formula=0&w-proof=50")
        assert [(column.name, column.own_words) for column in page.columns] == [
            ("B", ""),
            ("A", "Nothing that you weigh applies to it."),
        ]


class TestFirmness:
    """How firm the order is, in sentences."""

    def test_every_pair_has_a_sentence(self):
        for slug in "abcde":
            put(slug)
        assert len(shown("&".join(f"product={slug}" for slug in "abcde")).pairs) == 10

    def test_what_holds_for_all_pairs_is_said_once(self):
        put("a", make_card(verdicts=IDENTITY))
        for slug in "bc":
            put(slug)
        page = shown("product=a&product=b&product=c")
        assert page.pairs[0] == "A is better than or equal to B on every question, silences counted alike."
        assert page.overlap == (
            "The ranges of all pairs always overlap: an answer to an open question could turn the order."
        )

    def test_a_single_pair_is_said_whole(self):
        put("a", make_card(verdicts=IDENTITY))
        put("b")
        page = shown("product=a&product=b")
        assert (len(page.pairs), page.overlap) == (1, "")
        assert page.pairs[0].endswith(
            "Their ranges always overlap: an answer to an open question could turn the order."
        )

    def test_it_says_how_it_was_reckoned(self):
        put("a")
        put("b")
        assert shown("product=a&product=b").reckoned == (
            "Tried with 300 weightings, the same ones for everybody: each part of the score counts up to two times as"
            " much or as little as published, each question up to 1.5 times."
        )
