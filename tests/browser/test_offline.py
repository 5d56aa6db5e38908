import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from products.models import Product
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import violations
from tests.builders import make_label

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PRODUCT = "/products/plated-intense-serum/"
LABEL = "Zanzibar Nocturne exosome serum. Ingredients: Water, Glycerin, Parfum"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page whose service worker stands ready; that connections fail is the point, so errors are expected."""
    page = new_page(service_workers="allow", expects_errors=True)
    page.goto("/method/")
    page.evaluate("navigator.serviceWorker.ready")
    return page


def lose_connection(page: Page) -> None:
    page.context.set_offline(True)


def kept(page: Page) -> list[str]:
    """What stands in the browser's stores, addresses and texts."""
    return page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) {
                    // a page that is being kept anew is gone for a moment
                    const kept = await cache.match(request, { ignoreVary: true });
                    found.push(request.url + " " + ((await kept?.text()) ?? ""));
                }
            }
            return found;
        }"""
    )


def test_a_page_that_was_seen_can_be_read_without_connection_and_says_of_when_it_is(
    page: Page, starter_catalogue: None
) -> None:
    page.goto(PRODUCT)
    expect(page.locator(".offline-notice")).to_have_count(0)
    lose_connection(page)
    page.goto(PRODUCT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Intense Serum")
    expect(page.get_by_text("No connection. This is the page as you saw it on")).to_be_visible()
    when = page.locator(".offline-notice").inner_text()
    assert re.search(r"on \d{1,2} \w+ \d{4} at \d\d:\d\d\. Scores and prices may have changed since\.", when)
    assert page.locator("body").evaluate("body => getComputedStyle(body).marginTop") == "0px"
    assert violations(page) == []


def test_with_a_connection_the_score_is_the_site_s(page: Page, starter_catalogue: None) -> None:
    page.goto(PRODUCT)
    seen_again = "Scored with method 2026.2 from the label seen on 28 Nov 2026."
    expect(page.get_by_text(seen_again)).to_have_count(0)
    product = Product.objects.get(slug="plated-intense-serum")
    label = make_label(product, front="Exosomes from human platelets, seen again.", seen_on=date(2026, 11, 28))
    assess_label(label)
    page.goto(PRODUCT)
    expect(page.get_by_text(seen_again)).to_be_visible()
    lose_connection(page)
    page.goto(PRODUCT)
    expect(page.get_by_text(seen_again)).to_be_visible()


def test_a_page_that_was_never_seen_leads_to_those_that_were(page: Page, starter_catalogue: None) -> None:
    page.goto(PRODUCT)
    lose_connection(page)
    page.goto("/guide/")
    expect(page.get_by_role("heading", level=1)).to_have_text("No connection")
    link = page.locator("#kept-pages a").first
    expect(link).to_contain_text("Intense Serum")
    assert violations(page) == []
    link.click()
    expect(page.locator(".offline-notice")).to_be_visible()


def test_back_online_a_page_is_fresh_again(page: Page) -> None:
    page.goto("/guide/")
    lose_connection(page)
    page.goto("/guide/")
    expect(page.locator(".offline-notice")).to_be_visible()
    page.context.set_offline(False)
    page.goto("/guide/")
    expect(page.locator(".offline-notice")).to_have_count(0)


def test_nothing_of_a_check_is_kept(page: Page) -> None:
    page.goto("/check/?example=loud")
    page.goto("/check/")
    page.get_by_label("Words of the label").fill(LABEL)
    page.get_by_role("button", name="Check this label").click()
    expect(page.locator("#label-text")).to_contain_text("Zanzibar")
    page.goto("/method/")
    page.goto("/check/#text=Zanzibar")
    page.goto("/method/")
    stored = kept(page)
    assert any("/method/" in line for line in stored)
    assert [line[:100] for line in stored if "/check/" in line.split()[0] or "Zanzibar" in line] == []


def test_a_check_without_connection_says_so_and_keeps_the_text(page: Page) -> None:
    page.goto("/check/")
    lose_connection(page)
    page.get_by_label("Words of the label").fill(LABEL)
    page.get_by_role("button", name="Check this label").click()
    expect(page.locator("#trouble")).to_contain_text("could not be reached")
    expect(page.get_by_label("Words of the label")).to_have_value(LABEL)


def test_the_admin_is_never_kept(page: Page) -> None:
    page.goto("/admin/login/")
    page.goto("/method/")
    assert [line[:100] for line in kept(page) if re.match(r"https?://[^/]+/admin/", line)] == []
