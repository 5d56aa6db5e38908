import csv
from io import StringIO

import pytest

from products.comparison.page import Column, ComparisonPage, ShownCell, ShownRow
from products.comparison.sheet import sheet
from products.models import Brand, Product

SITE = "https://example.org"


def column(name, brand="Maker"):
    from evaluation.presentation import range_bar

    product = Product(name=name, slug="serum", brand=Brand(name=brand))
    return Column(product, name, 1, range_bar(46.5, 79.2, "thin"), "thin", None, "", "", is_aside=False)


def cell(words, verdict_word=""):
    return ShownCell(words, "met", verdict_word, is_best=False, is_unsaid=False, is_aside=False)


def page(*columns, differing=(), same=(), pairs=()):
    return ComparisonPage(
        title="Two serums, side by side",
        columns=columns,
        differing=differing,
        same=same,
        pairs=pairs,
        overlap="",
        reckoned="",
        has_own_weights=False,
        sheet_address="",
        published_address="",
        pair_fields=(),
    )


def rows(made):
    return list(csv.reader(StringIO(sheet(made, SITE))))


def test_products_scores_and_rows_stand_in_columns():
    made = page(
        column("A"),
        column("B", brand="Élan"),
        differing=(ShownRow("Source", (cell("Plant", "Met"), cell("Not stated")), "", ()),),
        same=(ShownRow("Purity", (cell("Not stated"), cell("Not stated")), "Reason.", ()),),
        pairs=("A is ahead of B in all weightings tried.",),
    )
    assert rows(made) == [
        ["Product", "A", "B"],
        ["Brand", "Maker", "Élan"],
        ["Address", "https://example.org/products/serum/", "https://example.org/products/serum/"],
        ["Proven, of 100", "46", "46"],
        ["Possible, of 100", "79", "79"],
        ["Documented", "thin", "thin"],
        ["Source", "Met: Plant", "Not stated"],
        ["Purity", "Not stated", "Not stated"],
        ["Note on Purity", "Reason."],
        ["How firm is the order", "A is ahead of B in all weightings tried."],
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\u00a0@x"])
def test_words_that_a_spreadsheet_would_run_are_made_harmless(words):
    made = page(column(words, brand=words), differing=(ShownRow("Source", (cell(words),), "", ()),))
    found = rows(made)
    assert [found[row][1] for row in (0, 1, 6)] == [f"'{words}"] * 3


@pytest.mark.parametrize("words", ['a "quoted" word', "a, b", "line\nbreak", "5 − 3", "100% = all", "1+ trillion"])
def test_other_words_come_through_whole(words):
    assert rows(page(column(words)))[0][1] == words
