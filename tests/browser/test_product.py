import gzip
import re

import pytest
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from products.models import Product
from skinguide.static_storage import SITE_STYLES
from tests.browser.conftest import NewPage
from tests.builders import make_label, make_price, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_BYTES = 60_000
MOST_REQUESTS = 12


@pytest.fixture
def rose(transactional_db: None) -> Product:
    """A product of which every part was seen."""
    product = make_product(name="Rose Night Serum", slug="rose", size_ml=30)
    make_price(product, "60.00")
    assess_label(
        make_label(
            product,
            front="Rose exosome serum. Heals eczema. Erases wrinkles overnight.",
            making="From Rosa damascena callus, isolated by tangential flow filtration, 2 billion particles per mL.",
            ingredients="Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Niacinamide, Parfum, Linalool",
            ingredients_complete=True,
            directions="Apply in the evening. Store in the refrigerator.",
            sources=("plant",),
        )
    )
    return product


def test_a_quotation_shows_its_place_in_the_whole_text(page: Page, rose: Product) -> None:
    page.goto("/products/rose/")
    page.locator("#C04-isolation-method a.quote").first.click()
    place = page.locator("#label-text mark:target")
    expect(place).to_contain_text("tangential flow")
    expect(place).to_be_in_viewport()


def test_the_page_stands_without_script(new_page: NewPage, rose: Product) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/products/rose/")
    expect(page.locator(".range-panel")).to_be_visible()
    page.get_by_text("Questions to ask the brand").click()
    expect(page.locator(".ask-panel li").first).to_be_visible()


def test_the_page_is_light(page: Page, rose: Product) -> None:
    """Compressed here as the production server compresses it; the test server sends files as they are."""
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))}))
    page.goto("/products/rose/", wait_until="networkidle")
    assert 0 < len(sizes) - (len(SITE_STYLES) - 1) <= MOST_REQUESTS  # the production server sends them as one
    assert sum(sizes.values()) <= MOST_BYTES


def test_nothing_moves_while_the_page_loads(page: Page, rose: Product) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto("/products/rose/", wait_until="networkidle")
    assert page.evaluate("window.shift") == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_what_the_range_says_has_its_place_before_the_rest_of_it_comes(
    new_page: NewPage, rose: Product, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/products/rose/")
    where = "whose => [...document.querySelectorAll(whose)].map(part => part.getBoundingClientRect().y)"
    remove = "what => document.querySelector(what).remove()"
    for earlier, later in (
        (".range-parts li:first-child *", ".range-parts li:last-child"),
        (".range-numbers, .range-summary", ".range-caption"),
    ):
        whole = page.evaluate(where, earlier)
        page.evaluate(remove, later)
        assert page.evaluate(where, earlier) == whole
        assert len(whole) > 1


@pytest.mark.parametrize("width", [1280, 390])
def test_what_a_price_comes_to_can_be_read_beside_who_saw_it_and_how_sure_she_was(
    new_page: NewPage, rose: Product, width: int
) -> None:
    rose.prices.update(seen_on="2026-11-02", seen_by="a person with quite a long name, at home", evidence_grade="A")
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/products/rose/")
    titles = page.locator(".product-side .fact-table dt")
    expect(titles.last).to_have_text("How sure")
    lines = titles.evaluate_all(
        "titles => titles.map(title => { const words = document.createRange(); words.selectNodeContents(title);"
        " return words.getClientRects().length; })"
    )
    assert [count for count in lines if count > 2] == []


def test_a_scorecard_prints_on_one_page(page: Page, rose: Product) -> None:
    page.goto("/products/rose/")
    page.emulate_media(media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


def test_no_motion_where_none_is_wanted(new_page: NewPage, rose: Product) -> None:
    behaviours = {}
    for wish in ("reduce", "no-preference"):
        page = new_page(reduced_motion=wish)
        page.goto("/products/rose/")
        behaviours[wish] = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert behaviours == {"reduce": "auto", "no-preference": "smooth"}
