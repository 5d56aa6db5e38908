"""A product goes to the public and back in real Chromium: one person submits, another publishes and withdraws."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from products.models import HeldChange, Product
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import violations
from tests.builders import make_label, make_product, make_user, make_withdrawn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "tests-only-rose"  # noqa: S105  opens nothing


def signed_in(new_page: NewPage, name: str, group: str, **options: bool) -> Page:
    make_user(group, username=name, password=PASSWORD)
    page = new_page(**options)
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Log out").or_(page.get_by_role("button", name="Log out"))).to_be_visible()
    return page


def test_one_person_submits_and_another_publishes_and_withdraws(new_page: NewPage) -> None:
    product = make_label(make_product(slug="rose", name="Rose", status="draft")).product
    assess_label(product.labels.get())
    address = f"/admin/products/product/{product.pk}/change/"

    editor = signed_in(new_page, "edith", "Editor")
    editor.goto(address)
    expect(editor.get_by_role("link", name="Publish", exact=True)).to_have_count(0)
    editor.get_by_role("link", name="Submit for review").click()
    editor.get_by_label("For the reviewer").fill("Please look at the source.")
    editor.get_by_role("button", name="Submit for review").click()
    expect(editor.get_by_text("was submitted for review.")).to_be_visible()
    assert editor.request.get("/products/rose/").status == 404

    reviewer = signed_in(new_page, "rita", "Reviewer")
    reviewer.goto(address)
    reviewer.get_by_role("link", name="Publish", exact=True).click()
    reviewer.get_by_role("button", name="Publish").click()
    expect(reviewer.get_by_text("was published.")).to_be_visible()
    reviewer.goto("/products/rose/")
    expect(reviewer.get_by_role("heading", name="Rose", exact=True)).to_be_visible()

    reviewer.goto(address)
    reviewer.get_by_role("link", name="Withdraw", exact=True).click()
    reviewer.get_by_label("Reason, shown on the public page").fill("It is no longer sold.")
    reviewer.get_by_role("button", name="Withdraw").click()
    expect(reviewer.get_by_text("was withdrawn.")).to_be_visible()
    reviewer.goto("/products/rose/")
    expect(reviewer.get_by_text("It is no longer sold.")).to_be_visible()
    today = date.today().isoformat()
    reviewer.goto(f"/products/rose/history/?on={today}")
    expect(reviewer.get_by_text("This is not today's page.")).to_be_visible()


def test_a_second_person_approves_that_a_critical_flag_goes(new_page: NewPage) -> None:
    product = make_product(slug="rose", name="Rose")
    assess_label(make_label(product, front="Milk exosome serum. Cures eczema.", seen_on=date(2026, 1, 1)))
    author = make_user("Editor")
    assess_label(make_label(product, front="Milk exosome serum.", seen_on=date(2026, 2, 1)), by=author)
    change = HeldChange.objects.get()
    make_withdrawn(slug="lily")

    # axe asks for style sheets in places of its own
    reviewer = signed_in(new_page, "rita", "Reviewer", expects_errors=True)
    found = {}
    for address in (
        f"/admin/products/product/{product.pk}/step/withdraw/",
        "/admin/products/product/",
        "/admin/products/heldchange/",
        f"/admin/products/product/{product.pk}/causes/",
        f"/admin/products/product/{product.pk}/history/",
        "/admin/products/decision/",
        "/admin/products/publication/",
        "/products/rose/history/",
        "/products/rose/history/?on=2026-01-01",
        f"/products/rose/history/?on={date.today().isoformat()}",
        "/products/rose/history/?on=tomorrow",
        "/products/lily/",
        f"/admin/products/heldchange/{change.pk}/decide/",
    ):
        reviewer.goto(address)
        found[address] = violations(reviewer)
    assert found == {address: [] for address in found}
    expect(reviewer.get_by_role("heading", name="Critical red flags that would go")).to_be_visible()
    reviewer.get_by_role("button", name="Approve: show the new score").click()
    expect(reviewer.get_by_text("the public sees the new score now")).to_be_visible()
    assert Product.objects.get(pk=product.pk).current_assessment == change.assessment
