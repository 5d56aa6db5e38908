import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.builders import make_assessment, make_label, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def products(transactional_db: None) -> None:
    """Two from plants, one from milk, with words to search for."""
    for name, source in (("Rose Serum", "plant"), ("Centella Serum", "plant"), ("Milk Cream", "animal_milk")):
        make_assessment(make_label(make_product(name=name), sources=(source,)))


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
    expect(page.locator("#count-animal_milk")).to_have_text("0")
    assert page.evaluate("window.stays")
    page.go_back()
    expect(page.locator(".row")).to_have_count(3)
    expect(page.get_by_label("Search")).to_have_value("")


def test_a_source_filters_in_place_and_its_address_shows_the_same(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_label("Plant").check()
    expect(page.locator(".row")).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("2 products · Plant")
    filtered = names(page)
    page.goto(page.url)
    expect(page.get_by_label("Plant")).to_be_checked()
    assert (names(page), filtered) == (["Centella Serum", "Rose Serum"], ["Centella Serum", "Rose Serum"])


def test_back_from_a_product_shows_the_filtered_list_again(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_label("Milk or colostrum").check()
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("link", name="Milk Cream").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Milk Cream")
    page.go_back()
    expect(page.locator(".row")).to_have_count(1)
    expect(page.get_by_label("Milk or colostrum")).to_be_checked()


def test_a_list_without_products_says_what_to_do(page: Page, products: None) -> None:
    page.goto("/products/")
    page.get_by_label("Search").fill("unheard of")
    expect(page.get_by_role("heading", name="No product matches")).to_be_visible()
    page.get_by_role("link", name="Show all products").click()
    expect(page.locator(".row")).to_have_count(3)


def test_search_and_filter_work_without_script(new_page: NewPage, products: None) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/products/")
    page.get_by_label("Plant").check()
    page.get_by_label("Search").fill("rose")
    page.get_by_role("button", name="Show").click()
    assert names(page) == ["Rose Serum"]


def test_the_search_of_every_page_leads_to_the_list(page: Page, products: None) -> None:
    page.goto("/method/")
    page.get_by_label("Search products").fill("milk")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/products/?q=milk")
    assert names(page) == ["Milk Cream"]


def test_the_whole_row_leads_to_the_product(page: Page, products: None) -> None:
    page.goto("/products/?q=milk")
    page.locator(".row-bar").click(force=True)  # the link lies over it, which is the point
    expect(page.get_by_role("heading", level=1)).to_have_text("Milk Cream")
