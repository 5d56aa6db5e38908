"""Lists to avoid: made, handed over, kept and forgotten in the browser; nothing of them ever reaches the server."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
import zxingcpp
from django.core.signals import request_started
from PIL import Image
from playwright.sync_api import Page, expect

from evaluation.knowledge import things_to_avoid
from products.assessments import assess_label
from products.models import Product
from tests.browser.conftest import PHONE, WIDE, NewPage
from tests.browser.test_accessibility import violations
from tests.builders import make_label, make_product

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CODES = {entry.id: entry.code for entry in things_to_avoid().entries}
KEEP, FORGET = "Keep in this browser", "Forget this list"
LABEL = "Rose exosome serum. Ingredients: Water, Glycerin, Niacinamide, Linalool"


def labelled(slug: str, ingredients: str | None, *, is_whole: bool = True) -> Product:
    product = make_product(name=slug.capitalize(), slug=slug)
    assess_label(
        make_label(product, front="Exosome serum.", ingredients=ingredients, ingredients_complete=is_whole)
        if ingredients
        else make_label(product, front="Exosome serum.", is_summary=True)
    )
    return product


@pytest.fixture
def shelf(transactional_db: None) -> None:
    """A product that names linalool, one that does not, one scented, one with an odd name, one without a list."""
    labelled("rose", "Water, Glycerin, Niacinamide, Linalool")
    labelled("plain", "Water, Glycerin, Niacinamide")
    labelled("scented", "Water, Glycerin, Niacinamide, Parfum")
    labelled("odd", "Water, Glycerin, Niacinamide, Foobaxilium")
    labelled("unseen", None)


@pytest.fixture
def asked(live_server: Any) -> Iterator[list[str]]:
    """Everything that the server was told: its own record, beside what the browser says it sent."""
    told: list[str] = []

    def record(environ: dict[str, Any], **_: Any) -> None:
        told.append(repr({key: value for key, value in environ.items() if isinstance(value, str)}))

    request_started.connect(record)
    yield told
    request_started.disconnect(record)


def link_to(*entries: str) -> str:
    return f"/avoid/#a={''.join(CODES[entry] for entry in entries)}.{len(entries)}"


def keep(page: Page, *entries: str) -> None:
    page.goto(link_to(*entries))
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("Kept in this browser.")).to_be_visible()


def note(page: Page, slug: str) -> str:
    return page.locator(f'.row:has(a[href="/products/{slug}/"]) [data-avoided]').inner_text()


def read_code(page: Page) -> str:
    picture = Image.open(io.BytesIO(page.locator("[data-code] svg").screenshot()))
    return zxingcpp.read_barcodes(picture)[0].text


def test_neither_list_nor_link_ever_reaches_the_server(page: Page, shelf: None, asked: list[str]) -> None:
    sent: list[str] = []
    page.on("request", lambda one: sent.append(f"{one.url} {one.post_data or ''} {one.headers}"))
    page.goto("/avoid/")
    page.get_by_label("Linalool", exact=True).check()
    page.get_by_label("Any formaldehyde releaser", exact=True).check()
    link = page.locator("[data-link]").input_value()
    assert read_code(page) == link
    page.get_by_role("button", name="Copy the link").click()
    page.goto("about:blank")
    page.goto(link)
    page.get_by_role("button", name=KEEP).click()
    page.get_by_role("link", name="the list of products").click()
    expect(page.locator('[data-avoided="yes"]')).to_have_count(1)
    page.get_by_label("Search", exact=True).fill("rose")
    expect(page.locator(".row")).to_have_count(1)
    page.get_by_role("link", name="Rose", exact=True).click()
    page.get_by_role("link", name="Compare with others").click()
    page.goto("/compare/?product=rose&product=plain")
    page.goto("/check/")
    page.locator("textarea[name=label_text]").fill("Serum. Ingredients: Water, Glycerin, Niacinamide, Citral")
    expect(page.locator(".avoid-panel")).to_contain_text("names none of the 2")
    page.get_by_role("link", name="See or forget it").click()
    page.get_by_role("button", name=FORGET).click()
    codes = (CODES["linalool"], CODES["any:formaldehyde_releaser"])
    assert len(sent) > 20
    assert len(asked) > 8
    for told in (*sent, *asked):
        assert [word for word in (*codes, "#a=", "a%3D", "formaldehyde") if word in told] == []
    # linalool itself stands in no address and no body either: what was checked did not name it
    assert [told for told in sent if "linalool" in told.lower()] == []
    assert page.context.cookies() == []


def test_a_kept_list_marks_the_rows_of_the_catalogue(page: Page, shelf: None) -> None:
    keep(page, "linalool", "citral")
    page.goto("/products/")
    assert note(page, "rose") == "On your clinician’s list. Its label names Linalool."
    assert note(page, "plain") == (
        "Not named. The whole list was seen and names none of the 2 on your clinician’s list."
    )
    assert note(page, "scented").startswith("Cannot be checked. It names fragrance or an oil without saying what")
    assert note(page, "odd").startswith("None that we could read.")
    assert note(page, "unseen") == (
        "Cannot be checked. We have not seen its whole ingredient list, so not to be ruled out: Linalool and Citral."
    )


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_a_kept_list_and_kept_answers_move_nothing_while_pages_load(
    new_page: NewPage, shelf: None, viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    keep(page, "linalool", "citral")
    page.evaluate("localStorage.setItem('skinguide-profile', 'my-skin=fragrance&my-health=pregnant&my-market=eu')")
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => shift += entry.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    for address in ("/products/", "/products/rose/", "/compare/?product=rose&product=plain"):
        page.goto(address, wait_until="networkidle")
        expect(page.locator("[data-avoided]").first).to_be_visible()
        assert (address, page.evaluate("window.shift")) == (address, 0)


def test_what_is_named_can_be_hidden_and_comes_back(page: Page, shelf: None) -> None:
    keep(page, "linalool")
    page.goto("/products/")
    page.get_by_label("Hide products whose label names something of it").check()
    expect(page.locator(".row:visible")).to_have_count(4)
    expect(page.get_by_text("One product of this page is hidden.")).to_be_visible()
    page.get_by_label("Search", exact=True).fill("rose")
    expect(page.locator(".row")).to_have_count(1)
    expect(page.locator(".row:visible")).to_have_count(0)
    page.get_by_label("Hide products whose label names something of it").uncheck()
    expect(page.locator(".row:visible")).to_have_count(1)


def test_a_product_page_marks_the_ingredient_in_its_list(page: Page, shelf: None) -> None:
    keep(page, "linalool")
    page.goto("/products/rose/")
    expect(page.locator(".avoid-panel")).to_contain_text("Its label names Linalool.")
    expect(page.locator(".ingredients .is-avoided")).to_have_text(re.compile("Linalool.*on your clinician’s list"))
    assert violations(page) == []
    page.goto("/products/plain/")
    expect(page.locator(".avoid-panel")).to_contain_text("does not name the one thing on your clinician’s list")
    expect(page.locator(".is-avoided")).to_have_count(0)


def test_a_comparison_says_it_of_each_product(page: Page, shelf: None) -> None:
    keep(page, "linalool")
    page.goto("/compare/?product=rose&product=unseen")
    expect(page.locator(".compare-avoid")).to_contain_text("Its label names Linalool.")
    expect(page.locator(".compare-avoid")).to_contain_text("We have not seen its whole ingredient list")
    assert violations(page) == []


def test_a_check_says_it_of_the_label_that_is_typed(page: Page) -> None:
    keep(page, "linalool")
    page.goto("/check/")
    page.locator("textarea[name=label_text]").fill(LABEL)
    expect(page.locator(".avoid-panel")).to_contain_text("Its label names Linalool.")
    page.get_by_role("button", name="Check this label").click()
    expect(page.get_by_text("Edit text")).to_be_visible()
    expect(page.locator(".avoid-panel")).to_contain_text("Its label names Linalool.")


def test_without_a_list_no_page_says_anything_of_one(page: Page, shelf: None) -> None:
    for address in ("/products/", "/products/rose/", "/compare/?product=rose&product=plain", "/check/?example=loud"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.get_by_text("clinician’s list").locator("visible=true").count() == 0


def test_a_list_is_kept_only_on_a_press_and_forgotten_on_one(page: Page, shelf: None) -> None:
    page.goto(link_to("linalool"))
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name=KEEP).click()
    page.goto("/avoid/")
    expect(page.locator("[data-names]")).to_have_text("Linalool")
    page.get_by_role("button", name=FORGET).click()
    expect(page.get_by_text("Forgotten.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    assert "#" not in page.url
    page.goto("/products/")
    expect(page.locator("[data-avoided]")).to_have_count(0)


def test_another_list_is_named_before_it_replaces_the_one_that_is_kept(page: Page) -> None:
    keep(page, "linalool")
    page.goto("/avoid/")
    page.goto(link_to("citral"))
    expect(page.get_by_text("This browser keeps another list, which “Keep” replaces.")).to_be_visible()
    page.get_by_role("button", name=KEEP).click()
    page.goto("/avoid/")
    expect(page.locator("[data-names]")).to_have_text("Citral")


@pytest.mark.parametrize(
    "fragment", ["a=wjyn.1", "a=wjynh", "a=wjynh.2", "a=.0", "a=<img src=x>.1", "a=wjynhwjyn", "a=WJYNH.1", "a="]
)
def test_a_damaged_link_shows_no_part_of_a_list(page: Page, fragment: str) -> None:
    page.goto(f"/avoid/#{fragment}")
    expect(page.get_by_text("This link is damaged or incomplete")).to_be_visible()
    expect(page.locator("[data-received]")).to_be_hidden()


def test_an_entry_that_the_site_does_not_know_is_said_and_never_ruled_out(page: Page, shelf: None) -> None:
    page.goto(f"/avoid/#a={CODES['linalool']}77777.2")
    expect(page.get_by_text("1 of its entries is not known to this site")).to_be_visible()
    page.get_by_role("button", name=KEEP).click()
    page.goto("/products/")
    assert note(page, "plain") == ("Cannot be checked. Not known to this site: an entry that this site does not know.")


@pytest.mark.parametrize("stored", ["<script>", "[]", "{}", "[1]", '[{"name":"x"}]', "null", '[{"code":"x"}]'])
def test_a_broken_store_breaks_no_page(page: Page, shelf: None, stored: str) -> None:
    page.goto("/avoid/")
    page.evaluate("stored => localStorage.setItem('skinguide-avoid', stored)", stored)
    for address in ("/avoid/", "/products/", "/products/rose/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_names_are_found_as_clinicians_know_them(page: Page) -> None:
    page.goto("/avoid/")
    search = page.get_by_label("Search all names")
    search.fill("Balsam of Peru")
    expect(page.locator(".avoid-choice:visible")).to_have_text(re.compile("Myroxylon Pereirae"))
    search.fill("tea tree")
    expect(page.locator(".avoid-choice:visible").first).to_contain_text("Melaleuca")
    search.fill("nickel")
    expect(page.get_by_text("Nothing by that name.")).to_be_visible()


def test_a_long_list_still_makes_a_code_that_reads(page: Page) -> None:
    page.goto("/avoid/")
    page.evaluate(
        "[...document.querySelectorAll('.avoid input[type=checkbox]')].slice(0, 120).forEach(box => box.click())"
    )
    expect(page.locator("[data-count]")).to_have_text("120 ticked.")
    assert read_code(page) == page.locator("[data-link]").input_value()
    page.get_by_label("Kojic Acid").check()
    expect(page.get_by_text("A list holds 120 at most")).to_be_visible()


@pytest.mark.parametrize(
    "options",
    [{"viewport": WIDE}, {"viewport": PHONE, "color_scheme": "dark"}],
    ids=["1280-light", "390-dark"],
)
def test_the_page_passes_axe_with_and_without_a_list(new_page: NewPage, options: dict[str, Any]) -> None:
    page = new_page(**options)
    page.goto("/avoid/")
    page.get_by_label("Linalool", exact=True).check()
    page.evaluate("document.querySelectorAll('details').forEach(details => (details.open = true))")
    assert violations(page) == []
    keep(page, "linalool", "citral")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == options["viewport"]["width"]


def test_the_catalogue_with_a_list_passes_axe(new_page: NewPage, shelf: None) -> None:
    page = new_page(viewport=PHONE, color_scheme="dark")
    keep(page, "linalool")
    page.goto("/products/")
    expect(page.locator('[data-avoided="yes"]')).to_have_count(1)
    assert violations(page) == []
