import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LABEL = (
    "Rose exosome serum, isolated by tangential flow filtration.\nHeals eczema overnight.\nIngredients: Water, Parfum"
)
BOX = "Words of the label"


def submit(page: Page, text: str) -> None:
    page.get_by_label(BOX).fill(text)
    page.get_by_role("button", name="Check this label").click()


def test_a_label_is_checked_in_place(page: Page) -> None:
    page.goto("/check/")
    page.evaluate("window.stays = true")
    submit(page, LABEL)
    summary = page.locator("#summary")
    expect(summary).to_be_focused()
    expect(page.locator("#label-text mark").filter(has_text="tangential flow").first).to_be_visible()
    assert page.evaluate("window.stays")


def test_a_label_is_checked_without_script(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/check/")
    submit(page, LABEL)
    expect(page.locator(".range-panel")).to_be_visible()
    page.get_by_text("Edit text").click()
    expect(page.get_by_label(BOX)).to_have_value(LABEL)
    expect(page.locator("#label-text")).to_be_hidden()
    submit(page, "Ingredients: Water, Glycerin")
    expect(page.locator("#label-text")).to_contain_text("Glycerin")


def test_the_home_page_s_box_leads_to_the_result(page: Page) -> None:
    page.goto("/")
    submit(page, LABEL)
    expect(page).to_have_url("/check/")
    expect(page.locator(".range-panel")).to_be_visible()


def test_a_quotation_shows_its_place_beside_it(page: Page) -> None:
    page.goto("/check/")
    submit(page, LABEL)
    quote = page.locator("#C04-isolation-method a.quote").first
    quote.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    quote.click()
    expect(page.locator("#label-text .is-target")).to_contain_text("tangential flow")
    expect(page.locator("#label-text .is-target")).to_be_in_viewport()
    assert page.evaluate("scrollY") == before


def test_a_quotation_leads_to_its_place_on_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/check/")
    submit(page, LABEL)
    page.locator("#C04-isolation-method a.quote").first.click()
    expect(page.locator("#label-text mark:target")).to_be_in_viewport()


def test_what_is_no_label_is_said_in_place_and_stays_typed(new_page: NewPage) -> None:
    page = new_page(expects_errors=True)  # Chromium itself notes every answer of status 422
    page.goto("/check/")
    text = "a" * 20_001
    submit(page, text)
    expect(page.get_by_role("alert").filter(has_text="20,001")).to_be_visible()
    expect(page.get_by_label(BOX)).to_be_focused()
    expect(page.get_by_label(BOX)).to_have_value(text)


def test_characters_are_counted_while_typing(page: Page) -> None:
    page.goto("/check/")
    page.get_by_label(BOX).fill("🧪" * 3)
    expect(page.locator("#label-count")).to_have_text("3 of 20,000 characters")
    page.get_by_label(BOX).fill("a" * 20_002)
    expect(page.locator("#label-count")).to_have_text("20,002 of 20,000 characters, 2 too many")


def test_a_site_out_of_reach_is_said_and_the_text_stays(new_page: NewPage) -> None:
    page = new_page(expects_errors=True)
    page.goto("/check/")
    page.route("**/check/", lambda route: route.abort())
    submit(page, LABEL)
    expect(page.locator("#trouble")).to_contain_text("could not be reached")
    expect(page.get_by_label(BOX)).to_have_value(LABEL)


def test_an_example_has_an_address_and_back_leads_to_the_form(page: Page) -> None:
    page.goto("/check/")
    page.get_by_role("link", name="a loud ampoule").click()
    expect(page.get_by_text("This label is invented")).to_be_visible()
    expect(page).to_have_url("/check/?example=loud")
    page.go_back()
    expect(page.locator(".range-panel")).to_have_count(0)
    expect(page.get_by_label(BOX)).to_have_value("")


def test_nothing_of_a_pasted_label_is_kept_in_the_browser(page: Page) -> None:
    page.goto("/check/")
    submit(page, LABEL)
    expect(page.locator(".range-panel")).to_be_visible()
    page.get_by_role("link", name="a loud ampoule").click()
    expect(page.get_by_text("This label is invented")).to_be_visible()
    # htmx notes the address that is shown, and nothing else.
    kept = page.evaluate("[JSON.stringify(localStorage), Object.keys(sessionStorage), document.cookie]")
    assert kept == ["{}", ["htmx-current-path-for-history"], ""]


def test_a_label_from_right_to_left_keeps_its_direction(page: Page) -> None:
    page.goto("/check/")
    submit(page, "סרום אקסוזומים לעור\nIngredients: Water, Parfum")
    assert page.locator("#label-text").evaluate("element => element.matches(':dir(rtl)')")
    assert page.locator("main").evaluate("element => element.matches(':dir(ltr)')")
