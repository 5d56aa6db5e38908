import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return page.evaluate(
        "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim().replace(/\\s+/g, ' ')"
    )


def tab(page: Page, times: int) -> list[str]:
    """What each Tab leads to."""
    seen = []
    for _ in range(times):
        page.keyboard.press("Tab")
        seen.append(focused(page))
    return seen


def test_the_first_tab_offers_to_skip_to_the_content(page: Page) -> None:
    page.goto("/method/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_tab_goes_through_the_head_in_reading_order(page: Page) -> None:
    page.goto("/check/")
    assert tab(page, 6)[:3] == ["Skip to the content", "Skinguide", "Products"]


def test_a_label_is_checked_by_keyboard_alone(page: Page) -> None:
    page.goto("/check/")
    while focused(page) != "Words of the label":
        page.keyboard.press("Tab")
    page.keyboard.type("Rose exosomes. Heals eczema.")
    page.keyboard.press("Tab")
    assert focused(page) == "Check this label"
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_focused()
    # Straight on from the result, not from the top of the page.
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.check-result').contains(document.activeElement)")


def test_what_has_the_focus_shows_it(page: Page) -> None:
    page.goto("/check/")
    for _ in range(10):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_chosen_source_keeps_the_focus_while_the_list_changes(page: Page, starter_catalogue: None) -> None:
    page.goto("/products/")
    box = page.get_by_role("checkbox").first
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("source="))
    expect(box).to_be_focused()
