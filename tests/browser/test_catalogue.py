import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewPage
from tests.browser.test_accessibility import violations, visit
from tests.builders import make_assessment, make_label, make_price, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def products(transactional_db: None) -> None:
    """Two serums from plants, of which one has a price, and a cream from milk."""
    for name, source, kind in (
        ("Rose Serum", "plant", "serum"),
        ("Centella Serum", "plant", "serum"),
        ("Milk Cream", "animal_milk", "cream"),
    ):
        product = make_product(name=name, product_type=kind, size_ml=30)
        make_assessment(make_label(product, sources=(source,)))
        if name == "Rose Serum":
            make_price(product)


def names(page: Page) -> list[str]:
    return sorted(page.locator(".row-name").all_inner_texts())


def test_a_search_changes_the_list_in_place_and_back_undoes_it(page: Page, products: None) -> None:
    page.goto("/products/")
    page.evaluate("window.stays = true")
    page.get_by_label("Search").fill("serum")
    expect(page.locator(".row")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 products · “serum”")
    expect(page).to_have_url("/products/?q=serum")
    expect(page.get_by_label("Search")).to_be_focused()
    expect(page.locator("#count-source-animal_milk")).to_have_text("0")
    assert page.evaluate("window.stays")
    page.go_back()
    expect(page.locator(".row")).to_have_count(3)
    expect(page.get_by_label("Search")).to_have_value("")


def test_a_source_filters_in_place_and_its_address_shows_the_same(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_role("checkbox", name="Plant").check()
    expect(page.locator(".row")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 products · Plant")
    filtered = names(page)
    page.goto(page.url)
    expect(page.get_by_role("checkbox", name="Plant")).to_be_checked()
    assert (names(page), filtered) == (["Centella Serum", "Rose Serum"], ["Centella Serum", "Rose Serum"])


def test_back_from_a_product_shows_the_filtered_list_again(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_role("checkbox", name="Milk or colostrum").check()
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("link", name="Milk Cream").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Milk Cream")
    page.go_back()
    expect(page.locator(".row")).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Milk or colostrum")).to_be_checked()


def test_a_list_without_products_says_what_to_do(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_label("Search").fill("unheard of")
    expect(page.get_by_role("heading", name="No product matches")).to_be_visible()
    page.get_by_role("link", name="Show all products").click()
    expect(page.locator(".row")).to_have_count(3)


def test_search_and_filter_work_without_script(new_page: NewPage, products: None) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/products/")
    page.get_by_role("checkbox", name="Plant").check()
    page.get_by_label("Search").fill("rose")
    page.get_by_role("button", name="Show").click()
    assert names(page) == ["Rose Serum"]


def test_the_search_of_every_page_leads_to_the_list(page: Page, products: None) -> None:
    page.goto("/method/")
    page.get_by_label("Search products").fill("milk")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/products/?q=milk")
    expect(page.locator(".row-name")).to_have_text(["Milk Cream"])  # the address changes before the page is there


def test_the_whole_row_leads_to_the_product(page: Page, products: None) -> None:
    page.goto("/products/?q=milk")
    page.locator(".row-bar").click(force=True)  # the link lies over it, which is the point
    expect(page.get_by_role("heading", level=1)).to_have_text("Milk Cream")


def test_a_misspelt_search_finds_the_product_and_says_how_it_was_read(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_label("Search").fill("centlla")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".spelling")).to_contain_text("Shown for “centella”")


def test_what_narrows_the_list_is_taken_out_by_its_chip(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_role("checkbox", name="Plant").check()
    page.get_by_label("Search").fill("rose")
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("link", name="Take out “rose”").click()
    expect(page).to_have_url("/products/?source=plant")
    expect(page.locator(".row")).to_have_count(2)
    page.get_by_role("link", name="Take out Plant").click()
    expect(page.locator(".row")).to_have_count(3)
    expect(page.locator(".chip")).to_have_count(0)


def test_a_chosen_order_stays_while_the_list_is_narrowed(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_role("link", name="USD per mL").click()
    expect(page.locator(".row-name").first).to_have_text("Rose Serum")
    page.get_by_role("checkbox", name="Plant").check()
    expect(page.locator(".row")).to_have_count(2)
    expect(page.locator(".sorts [aria-current]")).to_have_text("USD per mL")
    assert "sort=price" in page.url


def test_the_plot_follows_the_filters_and_its_points_lead_to_products(page: Page, products: None) -> None:
    page.goto("/products/")
    expect(page.locator(".point")).to_have_count(1)
    page.get_by_role("checkbox", name="Milk or colostrum").check()
    expect(page.locator("#plot")).to_contain_text("nothing to draw")
    page.get_by_role("checkbox", name="Milk or colostrum").uncheck()
    point = page.locator("a.point")
    point.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rose Serum")


def test_on_a_phone_the_filters_unfold(new_page: NewPage, products: None) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/products/")
    expect(page.get_by_role("checkbox", name="Plant")).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("checkbox", name="Plant").check()
    expect(page.locator(".row")).to_have_count(2)
    expect(page.get_by_role("checkbox", name="Plant")).to_be_visible()


@pytest.mark.parametrize(
    "query", ["q=centlla&source=plant&sort=price&currency=USD", "q=centella&source=animal_milk"], ids=["some", "none"]
)
def test_a_narrowed_list_has_no_accessibility_violation(page: Page, products: None, query: str) -> None:
    visit(page, f"/products/?{query}")
    assert violations(page) == []
