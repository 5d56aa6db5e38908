"""A shopper's own answers: kept in the browser, shown where they matter, sent nowhere."""

from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from products.models import Product
from tests.browser.conftest import PHONE, NewPage
from tests.browser.test_accessibility import violations
from tests.builders import make_label, make_price, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def rose(transactional_db: None) -> Product:
    product = make_product(name="Rose", slug="rose", size_ml=30)
    make_price(product, "60.00")
    assess_label(
        make_label(
            product,
            front="Rose exosome serum.",
            ingredients="Water, Rosa Damascena Callus Extracellular Vesicles, Retinol, Linalool",
            ingredients_complete=True,
            sources=("plant",),
        )
    )
    return product


@pytest.fixture
def milk(transactional_db: None) -> Product:
    """A product of which no ingredient list was seen."""
    product = make_product(name="Quiet", slug="quiet")
    assess_label(make_label(product, front="Exosome serum.", is_summary=True))
    return product


def keep(page: Page, *answers: str, product: str = "") -> None:
    page.goto(f"/for-me/?product={product}" if product else "/for-me/")
    for answer in answers:
        page.get_by_label(answer, exact=True).check()
    page.get_by_role("button", name="Keep in this browser").click()
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()


def cautions(page: Page) -> str:
    page.wait_for_load_state()
    return page.locator("#for-me").inner_text()


PREGNANT = "Pregnant, breastfeeding, or planning to be pregnant"
WATCH_SHIFTS = (
    "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)


def test_answers_show_on_a_product_and_are_never_sent(page: Page, rose: Product) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    keep(page, PREGNANT, "Keloids: scars that grow", product="rose")
    page.get_by_role("link", name="Back to the product").click()
    shown = cautions(page)
    assert "It names Retinol." in shown
    assert "tell the clinic about your keloids" in shown
    assert "were not sent" in shown
    assert "milk allergy" not in shown
    assert [request for request in sent if "pregnant" in request or "keloids" in request] == []
    assert page.context.cookies() == []


def test_answers_are_still_there_on_the_next_visit(page: Page, rose: Product) -> None:
    keep(page, PREGNANT)
    page.goto("/for-me/")
    expect(page.get_by_label(PREGNANT)).to_be_checked()
    page.goto("/products/rose/")
    assert "It names Retinol." in cautions(page)


def test_products_that_fit_are_a_press_away(page: Page, rose: Product) -> None:
    keep(page, "Fragrance", "Vegan only")
    link = page.get_by_role("link", name="Products whose labels keep to it")
    expect(link).to_have_attribute("href", "/products/?skin=no_fragrance&skin=no_named_allergens&skin=vegan_source")


def test_forgotten_answers_are_gone(page: Page, rose: Product) -> None:
    keep(page, PREGNANT)
    page.get_by_role("button", name="Forget my answers").click()
    expect(page.get_by_text("Forgotten.")).to_be_visible()
    expect(page.get_by_label(PREGNANT)).not_to_be_checked()
    assert page.evaluate("localStorage.length") == 0
    page.goto("/products/rose/")
    assert "Retinol" not in cautions(page)


def test_what_was_not_seen_is_one_sentence_of_her_own_answers(page: Page, milk: Product) -> None:
    keep(page, "Milk allergy", "Fragrance")
    page.goto("/products/quiet/")
    assert "The ingredient list was not seen, so milk or fragrance cannot be ruled out." in cautions(page)


def test_an_allergen_by_name_is_found_in_the_list(page: Page, rose: Product) -> None:
    page.goto("/for-me/")
    page.get_by_text("Fragrance allergens by name").click()
    page.get_by_label("Linalool", exact=True).check()
    page.get_by_role("button", name="Keep in this browser").click()
    page.goto("/products/rose/")
    assert "It names Linalool, which you listed." in cautions(page)
    assert "None of your allergens listed" not in cautions(page)


def test_an_allergen_that_the_list_does_not_name_is_said_to_be_absent(page: Page, rose: Product) -> None:
    page.goto("/for-me/")
    page.get_by_text("Fragrance allergens by name").click()
    page.get_by_label("Citral", exact=True).check()
    page.get_by_role("button", name="Keep in this browser").click()
    page.goto("/products/rose/")
    assert "None of your allergens listed" in cautions(page)
    assert "Linalool" not in cautions(page)


@pytest.mark.parametrize(
    ("budget", "currency", "words"),
    [("80", "USD", "Within your budget"), ("50", "USD", "Over your budget"), ("80", "EUR", "no exchange rates")],
)
def test_budget_and_market_are_answered(page: Page, rose: Product, budget: str, currency: str, words: str) -> None:
    page.goto("/for-me/")
    page.get_by_label("At most, for one pack").fill(budget)
    page.get_by_label("Currency").select_option(currency)
    page.get_by_label("I buy in").select_option("us")
    page.get_by_role("button", name="Keep in this browser").click()
    page.goto("/products/rose/")
    shown = cautions(page)
    assert words in shown
    assert shown.count("budget") == 1
    assert "United States:" in shown
    assert "European Union" not in shown


def test_a_budget_that_is_no_number_is_not_kept(page: Page) -> None:
    page.goto("/for-me/")
    page.get_by_label("At most, for one pack").fill("eighty")
    page.get_by_role("button", name="Keep in this browser").click()
    expect(page.get_by_text("A budget is a whole number")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "stored", ["<script>alert(1)</script>", "my-health=<img src=x>", "%%%", "my-skin=" + "x" * 100_000, "{}"]
)
def test_a_broken_store_breaks_no_page(page: Page, rose: Product, stored: str) -> None:
    page.goto("/for-me/")
    page.evaluate("stored => localStorage.setItem('skinguide-profile', stored)", stored)
    for address in ("/for-me/", "/products/rose/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE], ids=["1280", "390"])
def test_kept_answers_move_nothing_while_the_page_loads(
    new_page: NewPage, rose: Product, viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    keep(page, PREGNANT, "Fine lines", "Keloids: scars that grow")
    page.add_init_script(WATCH_SHIFTS)
    page.goto("/products/rose/", wait_until="networkidle")
    # a line that is centred may move by a few pixels while its neighbours come
    assert page.evaluate("window.shift.toFixed(2)") == "0.00"
    assert violations(page) == []


def test_the_body_of_a_page_has_its_place_before_it_is_all_there(new_page: NewPage, rose: Product) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto("/products/rose/")
    place = "document.querySelector('.product-body').getBoundingClientRect().y"
    whole = page.evaluate(place)
    page.evaluate("document.querySelector('.product-body').replaceChildren()")
    assert page.evaluate(place) == whole


def test_what_she_hopes_for_comes_first(page: Page, rose: Product) -> None:
    keep(page, "Dark spots and uneven tone")
    page.goto("/products/rose/")
    expect(page.locator(".timelines dt").first).to_have_text("Dark spots and tone")


def test_without_script_the_form_asks_the_product_page_itself(new_page: NewPage, rose: Product) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/products/rose/")
    page.get_by_role("link", name="Say what your skin minds").click()
    page.get_by_label(PREGNANT).check()
    page.get_by_role("button", name="Show what fits for Rose").click()
    assert "/products/rose/?my-health=pregnant" in page.url
    shown = cautions(page)
    assert "It names Retinol." in shown
    assert "nothing is stored" in shown


def test_a_checked_label_shows_what_fits_as_well_and_is_sent_alone(page: Page) -> None:
    sent: list[str] = []
    keep(page, PREGNANT)
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto("/check/")
    page.locator("textarea[name=label_text]").fill("Rose exosome serum. Ingredients: Water, Glycerin, Retinol, Parfum")
    expect(page.locator(".for-me")).to_contain_text("It names Retinol.")
    page.get_by_role("button", name="Check this label").click()
    expect(page.get_by_text("Edit text")).to_be_visible()
    expect(page.locator(".for-me")).to_contain_text("It names Retinol.")
    expect(page.locator(".for-me")).to_contain_text("were not sent")
    assert [request for request in sent if "pregnant" in request] == []


def test_answers_show_on_the_rows_of_the_list_and_are_never_sent(page: Page, rose: Product) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    keep(page, PREGNANT, "Drying alcohol")
    page.goto("/products/")
    expect(page.locator(".row-notes:not([data-avoid])")).to_contain_text("Better not. Its label names Retinol.")
    expect(page.locator(".row-notes:not([data-avoid])")).to_contain_text("Fits. No drying alcohol listed.")
    expect(page.locator(".list-for-me")).to_contain_text("were not sent")
    page.get_by_text("Why these cautions, with sources").click()
    expect(page.get_by_text("Retinoids are usually avoided in pregnancy")).to_be_visible()
    expect(page.locator(".list-reasons")).not_to_contain_text("milk allergy")
    assert [request for request in sent if "pregnant" in request or "drying" in request] == []
    assert violations(page) == []


def test_answers_follow_a_list_that_changes_in_place(page: Page, rose: Product, milk: Product) -> None:
    keep(page, PREGNANT)
    page.goto("/products/")
    expect(page.locator(".row-notes:not([data-avoid])")).to_have_count(2)
    page.get_by_label("Search", exact=True).fill("rose")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".row-notes:not([data-avoid])")).to_contain_text("Its label names Retinol.")


ANSWERS = [
    "my-health=pregnant,milk-allergy,fish-allergy,skin-cancer&my-skin=sensitive-skin,fragrance,drying-alcohol&my-vegan=1",
    "my-allergen=linalool,citral&my-market=eu&my-budget=80&my-currency=USD",
    "my-allergen=citral&my-market=us&my-budget=20&my-currency=USD",
    "my-budget=20&my-currency=EUR&my-market=cn&my-skin=essential-oils,preservatives",
]


@pytest.mark.parametrize("answers", ANSWERS)
def test_browser_and_server_say_the_same_of_every_row(new_page: NewPage, starter_catalogue: None, answers: str) -> None:
    page = new_page()
    page.goto(f"/products/?{answers}")
    by_server = page.locator(".row-notes:not([data-avoid])").all_inner_texts()
    page.goto("/for-me/")
    page.evaluate("answers => localStorage.setItem('skinguide-profile', answers)", expanded(answers))
    page.goto("/products/")
    expect(page.locator("[data-for-me]")).to_have_count(0)
    assert page.locator(".row-notes:not([data-avoid])").all_inner_texts() == by_server
    assert any(by_server)


def expanded(answers: str) -> str:
    """As the form keeps them: one pair for each answer."""
    return "&".join(f"{name}={one}" for name, values in parse_qsl(answers) for one in values.split(","))
