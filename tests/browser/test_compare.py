import re

import pytest
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from tests.browser.conftest import PHONE, NewPage
from tests.browser.test_accessibility import SMALLEST, violations, visit
from tests.builders import make_brand, make_label, make_price, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ALL = "/compare/?product=rose&product=milk&product=platelet"
FRONTS = {
    "rose": "Rose exosome serum, from Rosa damascena callus. Heals eczema overnight.",
    "milk": "Milk exosome serum with bovine colostrum exosomes, 2 billion particles per mL. Tested on 40 people.",
    "platelet": "Exosome serum from human platelets. Isolated by tangential flow filtration. Donors screened.",
}


@pytest.fixture(autouse=True)
def products(transactional_db: None) -> None:
    """Three serums, scored from their words."""
    for slug, front in FRONTS.items():
        product = make_product(slug=slug, name=slug.title(), size_ml=30, brand=make_brand(name=f"Maker of {slug}"))
        make_price(product)
        assess_label(make_label(product, front=front))


def heads(page: Page) -> list[str]:
    """The names over the first table, as far as they show."""
    names = page.locator(".compare").first.locator(".compare-name")
    return [name.inner_text() for name in names.all() if name.is_visible()]


def test_products_are_chosen_searched_and_compared_without_script(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/compare/")
    page.get_by_label("Rose").check()
    page.get_by_label("Milk").check()
    page.get_by_role("button", name="Compare the ticked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two serums, side by side")
    assert sorted(heads(page)) == ["Milk", "Rose"]
    page.get_by_text("Add or take out products").click()
    page.get_by_label("Platelet").check()
    page.get_by_role("button", name="Compare the ticked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Three serums, side by side")
    page.get_by_role("link", name="Take out Rose").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two serums, side by side")


def test_own_weights_work_without_script(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(ALL)
    page.get_by_label("Proof", exact=True).fill("100")
    page.get_by_label("Identity & source", exact=True).fill("0")
    page.get_by_role("button", name="Show by these").click()
    expect(page.get_by_text("By your weights, place 1")).to_be_visible()
    assert heads(page)[0] == "Milk"
    page.get_by_role("link", name="Reset to the published weights").click()
    expect(page).to_have_url(ALL)
    assert heads(page) == ["Rose", "Milk", "Platelet"]


def test_weights_change_the_table_in_place_and_back_undoes_them(page: Page) -> None:
    page.goto(ALL)
    page.evaluate("window.stays = true")
    field = page.get_by_label("Proof", exact=True)
    field.fill("100")
    field.press("Enter")
    expect(page).to_have_url(re.compile("w-proof=100"))
    expect(page.get_by_role("status")).to_have_text("Three serums, side by side, ordered by your weights.")
    expect(page.get_by_label("Proof", exact=True)).to_be_focused()
    assert page.evaluate("window.stays")
    page.go_back()
    expect(page.get_by_label("Proof", exact=True)).to_have_value("17")
    expect(page.get_by_text("By your weights, place 1")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_the_row_on_source_bars_follows_the_market(new_page: NewPage, script: bool) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(ALL)
    page.get_by_label("Source rules in").select_option("us")
    if not script:
        page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("th").filter(has_text="Source bar, United States")).to_have_count(1)
    expect(page).to_have_url(re.compile("my-market=us"))


def test_a_weight_goes_up_and_down_by_the_arrow_keys(page: Page) -> None:
    page.goto(ALL)
    field = page.get_by_label("Proof", exact=True)
    field.press("ArrowUp")
    field.press("ArrowUp")
    expect(field).to_have_value("19")


def test_a_search_finds_products_to_add_and_keeps_the_chosen(page: Page) -> None:
    page.goto("/compare/?product=rose")
    page.get_by_label("Search products to compare").fill("milk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Found for “milk”")).to_be_visible()
    expect(page.get_by_label("Rose")).to_be_checked()
    page.get_by_label("Milk").check()
    page.get_by_role("button", name="Compare the ticked").click()
    expect(page).to_have_url("/compare/?product=rose&product=milk")
    expect(page).to_have_title("Two serums, side by side · Skinguide")


def test_nothing_can_be_ticked_that_the_answer_to_a_search_would_replace(page: Page) -> None:
    page.goto("/compare/?product=rose")
    page.route("**/compare/?**", lambda route: None)  # the answer never comes
    page.get_by_label("Search products to compare").fill("milk")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Milk")).to_be_disabled()


def test_the_table_is_read_by_keyboard_alone(page: Page) -> None:
    page.goto(ALL)
    reached = []
    page.locator("main").focus()
    for _ in range(7):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
        )
    assert reached == [
        "Add or take out products",
        "Download as a sheet (CSV)",
        "Embed these",
        "Source rules in",
        "Rose",
        "Milk",
        "Platelet",
    ]
    summary = page.locator(".compare-same summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".compare-same table")).to_be_visible()


def test_the_title_takes_the_focus_where_what_was_pressed_is_gone(page: Page) -> None:
    page.goto(ALL)
    page.get_by_role("link", name="Take out Rose").focus()
    page.keyboard.press("Enter")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text("Two serums, side by side")
    expect(title).to_be_focused()
    page.get_by_text("Add or take out products").click()
    page.get_by_label("Rose", exact=False).first.check()
    page.get_by_role("button", name="Compare the ticked").press("Enter")
    expect(title).to_have_text("Three serums, side by side")
    expect(title).to_be_focused()


def test_a_field_keeps_the_focus_while_the_table_changes(page: Page) -> None:
    page.goto(ALL)
    market = page.get_by_label("Source rules in")
    market.focus()
    market.select_option("us")
    expect(page).to_have_url(re.compile("my-market=us"))
    expect(market).to_be_focused()


def test_names_stay_in_sight_while_the_rows_pass(page: Page) -> None:
    page.goto(ALL)
    page.get_by_role("rowheader", name="Red flags").first.scroll_into_view_if_needed()
    page.evaluate("window.scrollTo(0, 700)")
    expect(page.locator(".compare").first.get_by_role("link", name="Rose", exact=True)).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_phone_shows_two_at_a_time_and_which(new_page: NewPage, script: bool) -> None:
    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True, java_script_enabled=script)
    page.goto(ALL)
    assert heads(page) == ["Rose", "Milk"]
    page.get_by_label("Right").select_option("platelet")
    if not script:
        page.get_by_role("button", name="Show these two").click()
    expect(page).to_have_url(re.compile("see=rose&see=platelet"))
    expect(page.locator(".compare-name:visible").nth(1)).to_have_text("Platelet")
    assert heads(page) == ["Rose", "Platelet"]


def test_a_phone_still_has_a_table_for_those_who_listen(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto(ALL)
    table = page.get_by_role("table", name="Where they differ")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(table.get_by_role("rowheader", name="Source", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/compare/", ALL, f"{ALL}&w-proof=90", f"{ALL}&w-proof=lots&choose=1"])
@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, SMALLEST], ids=["1280", "320"])
def test_no_state_has_an_accessibility_violation(
    new_page: NewPage, scheme: str, address: str, viewport: dict[str, int]
) -> None:
    page = new_page(expects_errors=True, color_scheme=scheme, viewport=viewport)
    visit(page, address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_rows_of_the_list_are_ticked_and_compared(new_page: NewPage, script: bool) -> None:
    page = new_page(java_script_enabled=script)
    page.goto("/products/")
    page.get_by_label("Compare Milk").check()
    page.get_by_label("Compare Rose").check()
    button = page.get_by_role("button", name="Compare the ticked")
    expect(button).to_be_in_viewport()
    button.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two serums, side by side")


def test_a_product_page_leads_to_its_comparison(page: Page) -> None:
    page.goto("/products/rose/")
    page.get_by_role("link", name="Compare with others").click()
    expect(page.get_by_label("Rose")).to_be_checked()
