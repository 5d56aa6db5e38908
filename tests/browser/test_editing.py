"""An editor at work: from a label to a product, the scorecard beside the form, drafts, two editors at one product."""

import re
import time

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from products.models import EditorFact, FormDraft, Product
from tests.browser.conftest import PATIENCE, PHONE, WIDE, NewPage
from tests.browser.test_accessibility import violations
from tests.builders import make_label, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/admin/products/product/from-label/"
LABEL = """Nova Derm
Rose Exosome Ampoule 5 vials of 2 mL
Rose stem cell exosomes, isolated by tangential flow filtration. Heals eczema.

Ingredients: Water, Glycerin, Rosa Damascena Callus Extracellular Vesicles, Parfum"""


def signed_in(page: Page, name: str = "ann") -> Page:
    """The page with this editor's session."""
    user, _ = User.objects.get_or_create(username=name, first_name=name.title(), is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    origin = page.evaluate("location.origin") if page.url.startswith("http") else None
    if origin is None:
        page.goto("/admin/login/")
        origin = page.evaluate("location.origin")
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": origin}])
    return page


def test_from_label_to_product_by_keyboard(page: Page) -> None:
    signed_in(page).goto(ADDRESS)
    expect(page.get_by_label("The whole page:")).to_be_focused()
    page.keyboard.insert_text(LABEL)
    expect(page.locator("#preview .range-panel")).to_be_visible()
    page.get_by_label("Page address:").fill("https://nova.example/rose")
    page.get_by_label("How sure:").select_option("A")
    page.get_by_label("Page address:").press("Enter")
    expect(page.get_by_label("Brand:", exact=True)).to_be_focused()
    expect(page.get_by_label("Product name:")).to_have_value("Rose Exosome Ampoule")
    page.locator("#fix-C06 summary").click()
    page.get_by_label("Verdict on Evidence of purity").select_option("met")
    page.locator("#fix-C06-reason").fill("The brand's data sheet says so.")
    expect(page.locator("#preview .edit-mark")).to_be_visible()
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/change/")
    expect(page.locator(".messagelist")).to_contain_text("saved as a draft, scored")
    assert (Product.objects.get().name, EditorFact.objects.get().about) == ("Rose Exosome Ampoule", "C06")


def test_without_script_the_same_form_reads_previews_and_saves(new_page: NewPage) -> None:
    page = new_page()
    signed_in(page)
    plain = new_page(java_script_enabled=False)
    plain.context.add_cookies(page.context.cookies())
    plain.goto(ADDRESS)
    plain.get_by_label("The whole page:").fill(LABEL)
    plain.get_by_role("button", name="Preview", exact=True).click()
    expect(plain.locator("#preview .range-panel")).to_be_visible()
    plain.get_by_label("How sure:").select_option("B")
    plain.get_by_role("button", name="Save as a draft product").click()
    expect(plain.locator(".messagelist")).to_contain_text("saved as a draft")


def test_a_browser_closed_in_mid_edit_loses_nothing(new_page: NewPage) -> None:
    page = signed_in(new_page())
    page.goto(ADDRESS)
    page.get_by_label("The whole page:").fill("Rose Serum, half typed")
    expect(page.locator("#draft-kept")).to_contain_text("Draft kept at")
    page.get_by_label("Caveat:").fill("typed last")
    page.goto("/admin/")
    # what was typed in the last second is sent while the page goes: no answer shows that it came
    deadline = time.monotonic() + PATIENCE / 1000
    while FormDraft.objects.get().fields.get("caveat") != ["typed last"] and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    page.context.close()
    other = signed_in(new_page())
    other.goto(ADDRESS)
    other.get_by_role("link", name="Rose Serum, half typed").click()
    expect(other.get_by_label("The whole page:")).to_have_value("Rose Serum, half typed")
    expect(other.get_by_label("Caveat:")).to_have_value("typed last")
    assert FormDraft.objects.count() == 1


def test_a_product_s_form_that_was_being_filled_in_comes_back_with_a_row_that_was_added(new_page: NewPage) -> None:
    product = make_product(name="Rose", status="draft")
    page = signed_in(new_page())
    page.goto(f"/admin/products/product/{product.pk}/change/")
    page.locator("#id_editor_notes").fill("half a note")
    page.get_by_role("button", name=re.compile("Add another.*price", re.IGNORECASE)).click()
    page.locator("#id_prices-0-amount").fill("61.50")
    expect(page.locator("#draft-kept")).to_contain_text("Draft kept at")
    page.context.close()
    other = signed_in(new_page())
    other.goto("/admin/")
    other.get_by_role("region", name="Typed, and not saved yet").get_by_role("link", name="Rose").click()
    expect(other.locator("#id_editor_notes")).to_have_value("half a note")
    expect(other.locator("#id_prices-0-amount")).to_have_value("61.50")
    expect(other.locator(".draft-back")).to_contain_text("Nothing of it is saved yet")
    other.locator("#id_prices-0-amount").fill("62")
    other.locator("#id_prices-0-currency").fill("USD")
    other.locator("#id_prices-0-url").fill("https://nova.example/rose")
    other.locator("#id_prices-0-seen_on").fill("2026-11-20")
    other.locator("#id_prices-0-evidence_grade").select_option("B")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".messagelist")).to_contain_text("was changed successfully")
    product.refresh_from_db()
    assert (product.editor_notes, str(product.prices.get().amount)) == ("half a note", "62.00")
    assert FormDraft.objects.count() == 0


def test_a_label_added_on_a_product_s_page_is_scored_beside_it(page: Page) -> None:
    product = make_product(status="draft")
    signed_in(page).goto(f"/admin/products/product/{product.pk}/change/")
    page.get_by_role("button", name=re.compile("Add another label", re.IGNORECASE)).click()
    page.locator("#id_labels-0-front").fill("Rose exosome serum. Heals eczema.")
    expect(page.locator("#preview .flag-count")).to_contain_text("1 red flag")


def test_the_second_of_two_editors_is_told_and_decides(new_page: NewPage) -> None:
    product = make_product(name="Rose", status="draft")
    ann, bob = signed_in(new_page(), "ann"), signed_in(new_page(expects_errors=True), "bob")
    for page in (ann, bob):
        page.goto(f"/admin/products/product/{product.pk}/change/")
    ann.locator("#id_name").fill("Rose Serum")
    ann.get_by_role("button", name="Save", exact=True).click()
    expect(ann.locator(".messagelist")).to_contain_text("was changed successfully")
    bob.locator("#id_name").fill("Rose Mist")
    bob.locator("#id_editor_notes").fill("Bob's note")
    bob.get_by_role("button", name="Save", exact=True).click()
    expect(bob.locator(".conflict")).to_contain_text("Rose Serum")
    assert violations(bob) == []
    bob.get_by_label("Take theirs").check()
    bob.get_by_role("button", name="Save", exact=True).click()
    expect(bob.locator(".messagelist")).to_contain_text("was changed successfully")
    product.refresh_from_db()
    assert (product.name, product.editor_notes) == ("Rose Serum", "Bob's note")


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_the_editors_pages_have_no_accessibility_violation(new_page: NewPage, viewport: dict[str, int]) -> None:
    page = signed_in(new_page(viewport=viewport, expects_errors=True))
    label = make_label(make_product(status="draft"), front="Rose exosome serum. Heals eczema.")
    found = {}
    page.goto(ADDRESS)
    page.get_by_label("The whole page:").fill(LABEL)
    page.get_by_role("button", name="Read the label").click()
    expect(page.get_by_label("Product name:")).to_have_value("Rose Exosome Ampoule")
    page.evaluate("document.querySelectorAll('details').forEach(details => (details.open = true))")
    found["read"] = violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]
    page.get_by_role("button", name="Save as a draft product").click()
    expect(page.locator(".errornote").first).to_contain_text("Nothing is saved yet")
    found["refused"] = violations(page)
    for address in (
        "/admin/products/productlabel/add/",
        f"/admin/products/productlabel/{label.pk}/change/",
        f"/admin/products/editorfact/add/?label={label.pk}&kind=verdict&about=C04",
        f"/admin/products/product/{label.product_id}/change/",
    ):
        page.goto(address)
        found[address] = violations(page)
    assert found == {name: [] for name in found}
