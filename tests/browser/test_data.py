import pytest
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import SMALLEST, violations, visit
from tests.builders import make_label, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def product(transactional_db: None) -> None:
    assess_label(make_label(make_product(slug="rose", name="Rose"), front="Rose exosome serum."))


def test_an_answer_is_shown_below_its_form(page: Page) -> None:
    page.goto("/data/")
    page.get_by_text("Try it: One product").click()
    page.get_by_role("button", name="Ask /api/v1/products/{slug}", exact=True).click()
    expect(page.get_by_role("region", name="Answer: One product")).to_contain_text('"name": "Rose"')


def test_a_label_is_checked_there(page: Page) -> None:
    page.goto("/data/")
    page.get_by_text("Try it: Check a label").click()
    page.get_by_label("label_text").fill("Milk exosome serum that heals eczema.")
    page.get_by_role("button", name="Ask /api/v1/check").click()
    expect(page.get_by_role("region", name="Answer: Check a label")).to_contain_text('"disease_treatment"')


def test_without_script_a_form_leads_to_the_answer(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/data/")
    page.get_by_text("Try it: Its history").click()
    page.get_by_role("button", name="Ask /api/v1/products/{slug}/history").click()
    expect(page.locator("body")).to_contain_text('"slug": "rose"')


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_accessibility_violation(new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme, viewport=SMALLEST)
    visit(page, "/data/")
    for summary in page.locator("details > summary").all():
        summary.click()
    assert violations(page) == []
