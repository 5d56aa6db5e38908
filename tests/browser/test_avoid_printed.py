"""Lists to avoid on paper, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.test_avoid import read_code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_without_script_what_is_ticked_can_be_printed_and_nothing_else(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/avoid/")
    expect(page.get_by_text("Without JavaScript there is no link and no code")).to_be_visible()
    page.get_by_label("Linalool", exact=True).check()
    page.emulate_media(media="print")
    expect(page.locator(".avoid-choice:visible")).to_have_text([re.compile("Linalool")])
    expect(page.get_by_role("button", name="Print for the patient")).to_be_hidden()


def test_the_printed_sheet_has_names_code_and_link(page: Page) -> None:
    page.goto("/avoid/")
    page.get_by_label("Linalool", exact=True).check()
    page.emulate_media(media="print")
    expect(page.locator("[data-picked]")).to_have_text("Linalool")
    expect(page.locator("[data-address]")).to_be_visible()
    assert read_code(page) == page.locator("[data-address]").inner_text()
    expect(page.locator(".avoid-pick")).to_be_hidden()
