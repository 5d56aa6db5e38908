"""What a product's page tells beside the scorecard, as a shopper meets it."""

import gzip

import pytest
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from products.models import ErrorReport, Product
from skinguide.static_storage import SITE_STYLES
from tests.browser.conftest import PHONE, WIDE, NewPage
from tests.browser.test_accessibility import SMALLEST, violations, visit
from tests.builders import make_label, make_price, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOST_BYTES = 60_000
MOST_REQUESTS = 12


@pytest.fixture
def rose(transactional_db: None) -> Product:
    """A product of which every part was seen, and a cheaper one that proves more."""
    for name, price, making in (
        ("Rose", "60.00", "From Rosa damascena callus, 2 billion particles per mL."),
        ("Better", "20.00", "From Rosa damascena callus, isolated by ultracentrifugation, 2 billion particles per mL."),
    ):
        product = make_product(name=name, slug=name.lower(), size_ml=30)
        make_price(product, price)
        assess_label(
            make_label(
                product,
                front="Rose exosome serum.",
                making=making,
                ingredients="Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Retinol, Linalool",
                ingredients_complete=True,
                directions="Apply 4 drops every night.",
                sources=("plant",),
            )
        )
    return Product.objects.get(slug="rose")


def test_the_questions_are_copied_by_a_press(new_page: NewPage, rose: Product) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/products/rose/")
    page.get_by_text("Questions to ask the brand").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("As one message").input_value()


def test_where_copying_is_refused_the_words_are_selected(new_page: NewPage, rose: Product) -> None:
    page = new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto("/products/rose/")
    page.get_by_text("Questions to ask the brand").click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("the words are selected")).to_be_visible()
    assert page.evaluate("getSelection().toString().startsWith('Hello')")


def test_everything_is_there_without_script(new_page: NewPage, rose: Product) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/products/rose/")
    page.get_by_text("Questions to ask the brand").click()
    expect(page.get_by_label("As one message")).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
    page.get_by_label("Vitamin C").check()
    page.get_by_role("button", name="Show my routine").click()
    expect(page.get_by_text("Vitamin C first")).to_be_visible()
    page.locator("#market-eu > summary").click()
    expect(page.locator("#market-eu p").first).to_be_visible()
    expect(page.locator("#alternatives ~ ul").get_by_role("link", name="Better")).to_be_visible()


def test_an_error_is_reported_with_the_keyboard(page: Page, rose: Product) -> None:
    page.goto("/products/rose/")
    page.get_by_role("link", name="Report an error").click()
    page.get_by_role("radio", name="A fact is wrong").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("The list has no Linalool any more.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert page.context.cookies() == []
    assert ErrorReport.objects.get().words == "The list has no Linalool any more."


def test_the_trap_for_programs_is_neither_seen_nor_reached(page: Page, rose: Product) -> None:
    page.goto("/products/rose/report/")
    expect(page.get_by_role("textbox", name="Leave this empty")).to_have_count(0)
    expect(page.locator("#homepage")).not_to_be_in_viewport()


def test_the_data_for_machines_is_no_script(page: Page, rose: Product) -> None:
    """The page's fixture fails on any complaint of the console, such as a script that the policy refused."""
    page.goto("/products/rose/")
    assert (
        page.evaluate("JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent).name") == "Rose"
    )


def test_a_real_page_is_light(page: Page, starter_catalogue: None) -> None:
    """Compressed here as the production server compresses it; the test server sends files as they are."""
    sizes: dict[str, int] = {}
    page.on("response", lambda response: sizes.update({response.url: len(gzip.compress(response.body()))}))
    page.goto("/products/medicube-one-day-exosome-shot-2000/", wait_until="networkidle")
    assert 0 < len(sizes) - (len(SITE_STYLES) - 1) <= MOST_REQUESTS  # the production server sends them as one
    assert sum(sizes.values()) <= MOST_BYTES


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", WIDE), ("light", SMALLEST)], ids=["light", "dark", "at-320"]
)
def test_no_page_has_an_accessibility_violation(
    new_page: NewPage, rose: Product, scheme: str, viewport: dict[str, int]
) -> None:
    page = new_page(color_scheme=scheme, viewport=viewport)
    addresses = [
        "/products/rose/",
        "/products/rose/?my-health=pregnant&my-allergen=linalool&my-market=eu&active=retinoid",
        "/products/rose/report/",
        "/products/rose/report/?sent=1",
        "/for-me/",
        "/for-me/?my-health=pregnant&my-budget=x&product=rose",
    ]
    found = {}
    for address in addresses:
        visit(page, address)
        found[address] = violations(page)
    assert found == {address: [] for address in addresses}


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways(new_page: NewPage, rose: Product, width: int) -> None:
    page = new_page(viewport={"width": width, "height": PHONE["height"]}, has_touch=True, is_mobile=True)
    widths = {}
    for address in ("/products/rose/?active=retinoid", "/products/rose/report/", "/for-me/"):
        visit(page, address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(widths, width)
