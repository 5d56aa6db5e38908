"""The guide in a real browser: no violation, nothing sideways, definitions by keyboard and without a script."""

import pytest
from playwright.sync_api import Page, expect

from evaluation.knowledge import guide
from tests.browser.conftest import PHONE, WIDE, NewPage
from tests.browser.test_accessibility import ARTIFACTS, SMALLEST, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "guide": "/guide/",
    **{f"guide-{slug}": f"/guide/{slug}/" for slug in guide().pages},
    "guide-cost-answered": "/guide/cost/?price=90&size_ml=30&times=2&ml_each=0.5",
    "guide-cost-refused": "/guide/cost/?price=free&size_ml=30&times=2&ml_each=0.5",
    "guide-routine-answered": "/guide/routine/?active=vitamin_c&active=retinoid",
}


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", WIDE), ("light", SMALLEST)], ids=["light", "dark", "at-320"]
)
def test_no_page_has_an_accessibility_violation(new_page: NewPage, scheme: str, viewport: dict[str, int]) -> None:
    page = new_page(color_scheme=scheme, viewport=viewport)
    found = {}
    for name, address in PAGES.items():
        page.goto(address)
        found[name] = violations(page)
    assert found == {name: [] for name in PAGES}


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways(new_page: NewPage, width: int) -> None:
    page = new_page(viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True)
    widths = {}
    for name, address in PAGES.items():
        page.goto(address)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(PAGES, width)


def test_a_definition_opens_and_closes_by_keyboard(page: Page) -> None:
    page.goto("/guide/what-exosomes-are/")
    word = page.get_by_role("button", name="cargo")
    word.focus()
    page.keyboard.press("Enter")
    definition = page.locator("#term-cargo")
    expect(definition).to_be_visible()
    page.keyboard.press("Tab")
    expect(definition.get_by_role("link", name="Glossary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    expect(word).to_be_focused()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_definition_opens_without_a_script_inside_the_window(new_page: NewPage, viewport: dict[str, int]) -> None:
    page = new_page(java_script_enabled=False, viewport=viewport)
    page.goto("/guide/what-exosomes-are/")
    for name in ("extracellular vesicles", "exosome", "cargo", "miRNA", "fibroblasts"):
        page.get_by_role("button", name=name, exact=True).click()
        opened = page.locator(":popover-open")
        expect(opened).to_have_count(1)
        box = opened.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= viewport["width"]
        assert box["y"] + box["height"] <= viewport["height"]


def test_a_number_leads_to_its_source(page: Page) -> None:
    page.goto("/guide/penetration/")
    page.get_by_role("link", name="Source 2", exact=True).first.click()
    expect(page.locator("li#source-2")).to_be_in_viewport()


def test_a_table_stays_a_table_for_screen_readers_on_a_phone(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/guide/making/")
    table = page.get_by_role("table", name="Ways of isolating vesicles and what they trade")
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.get_by_role("row")).to_have_count(7)
    expect(table.get_by_role("rowheader", name="Precipitation")).to_be_visible()


def test_a_routine_is_shown_without_a_script(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/guide/routine/")
    page.get_by_label("Vitamin C").check()
    page.get_by_role("button", name="Show my routine").click()
    expect(page.get_by_role("heading", name="Morning")).to_be_visible()
    expect(page.get_by_label("Vitamin C")).to_be_checked()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_every_page_leaves_a_picture(new_page: NewPage, viewport: dict[str, int]) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    page = new_page(viewport=viewport)
    for name, address in PAGES.items():
        page.goto(address)
        picture = page.screenshot(path=ARTIFACTS / f"{name}-{viewport['width']}.png", full_page=True)
        assert picture.startswith(b"\x89PNG")
