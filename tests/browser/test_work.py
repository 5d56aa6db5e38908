"""Editors' queues in real Chromium: a duplicate merged, its address followed; a brand asked, silent, and heard."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from products.likeness import look_for_twins
from products.models import Inquiry, Product
from tests.browser.conftest import PHONE, NewPage
from tests.browser.test_accessibility import ARTIFACTS, violations
from tests.builders import make_brand, make_inquiry, make_label, make_product, make_report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOSTILE = "<script>document.title = 'taken'</script>"


@pytest.fixture
def work(transactional_db: None) -> Product:
    """Two products that may be one, with something in several queues."""
    User.objects.create_superuser("ada", password="a long password")
    brand = make_brand(name="Élan")
    kept = make_product(brand=brand, name="Rose Serum", slug="rose-serum")
    twin = make_product(brand=brand, name="Rose Serums", slug="rose-serums")
    for product in (kept, twin):
        assess_label(make_label(product, ingredients="Aqua, Cetearyl Alcoholl, Glycerin", url="https://example.org/a"))
    look_for_twins(twin)
    make_report(kept, words=f"The size is wrong. {HOSTILE}")
    return kept


def sign_in(page: Page) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Work that waits")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_the_queue_to_a_merge_to_the_address_that_leads_on(new_page: NewPage, work: Product, script: bool) -> None:
    page = new_page(java_script_enabled=script)
    sign_in(page)
    page.get_by_role("link", name="Near-duplicate products").click()
    page.get_by_role("link", name="Compare and merge").click()
    page.get_by_role("radio", name="Élan Rose Serum", exact=True).check()
    page.get_by_label("Why they are one").fill("One pack, two spellings")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Undo the merge")).to_be_visible()
    page.goto("/products/rose-serums/history/")
    expect(page).to_have_url("/products/rose-serum/history/")
    expect(page.get_by_text("which turned out to be this product")).to_be_visible()


def test_asked_silent_answered_captured_and_scored(new_page: NewPage, work: Product) -> None:
    page = new_page()
    sign_in(page)
    before = work.current_assessment or Product.objects.get(pk=work.pk).current_assessment
    assert before is not None
    page.goto(f"/admin/products/product/{work.pk}/change/")
    page.get_by_role("link", name="Ask the brand").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_label("As one message")).to_contain_text("we keep a public catalogue")
    today = timezone.localdate()
    Inquiry.objects.update(asked_on=today - timedelta(days=30))
    page.goto("/products/rose-serum/")
    expect(page.get_by_text("No answer after 30 days.")).to_be_visible()

    page.goto("/admin/queues/silent/")
    page.get_by_role("link", name="Élan Rose Serum").click()
    page.get_by_role("textbox", name="Answer:", exact=True).fill(
        "2 x 10^10 particles per mL, isolated by tangential flow filtration."
    )
    page.get_by_label("Answered on").fill(today.isoformat())
    page.get_by_label("Page with the answer").fill("https://example.org/answer")
    page.get_by_role("button", name="Save and continue editing").click()
    page.get_by_role("link", name="Make the answer a look at the label").click()
    expect(page.get_by_text("must not make the rest of the label unseen")).to_be_visible()
    page.get_by_role("button", name="Make it a look at the label").click()
    expect(page.get_by_text("is a look at the label now, and scored")).to_be_visible()
    page.goto("/products/rose-serum/")
    expect(page.get_by_text("The brand answered on")).to_be_visible()
    after = Product.objects.select_related("current_assessment").get(pk=work.pk).current_assessment
    assert after is not None
    assert after.low > before.low


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE], ids=["1280", "390"])
def test_the_pages_of_the_queues_have_no_accessibility_violation(
    new_page: NewPage, work: Product, viewport: dict[str, int]
) -> None:
    page = new_page(expects_errors=True, viewport=viewport)
    sign_in(page)
    answered = make_inquiry(work, answer="Yes.", answered_on=timezone.localdate(), answer_source="by mail")
    twin = Product.objects.get(slug="rose-serums")
    addresses = {
        "index": "/admin/",
        "names": "/admin/queues/near-names/",
        "pairs": "/admin/queues/product-pairs/",
        "merge": f"/admin/merge/products/?one={work.pk}&other={twin.pk}",
        "capture": f"/admin/products/inquiry/{answered.pk}/capture/",
        "asked": "/products/rose-serum/#asked",
    }
    ARTIFACTS.mkdir(exist_ok=True)
    found, titles = {}, set()
    for name, address in addresses.items():
        page.goto(address)
        titles.add(page.title())
        page.screenshot(path=ARTIFACTS / f"work-{name}-{viewport['width']}.png", full_page=True)
        found[name] = violations(page)
    assert found == {name: [] for name in addresses}
    assert "taken" not in titles
