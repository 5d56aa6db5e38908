"""Every kind of page: no violation, nothing to scroll sideways, a picture to look at."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, WIDE, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts"
PAGES = {
    "home": "/",
    "catalogue": "/products/",
    "catalogue-empty": "/products/?q=unheard+of",
    "product": "/products/plated-intense-serum/",
    "check": "/check/",
    "check-result": "/check/?example=loud",
    "compare": "/compare/?product=plated-intense-serum&product=mitoderm-exotech-gel&product=exocobio-asce-plus-srlv",
    "compare-choose": "/compare/",
    "method": "/method/",
    "not-found": "/nowhere/",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST = {"width": 320, "height": 640}
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations"]}


def visit(page: Page, address: str) -> None:
    """Open the page with every folded part open, so that what it hides is looked at as well."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(details => (details.open = true))")


def violations(page: Page) -> list[str]:
    """What axe objects to: rule, what to do, and where."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {rule['help']} {[node['html'][:200] for node in rule['nodes'][:5]]}" for rule in found]


@pytest.mark.parametrize(
    ("scheme", "viewport"), [("light", WIDE), ("dark", WIDE), ("light", SMALLEST)], ids=["light", "dark", "at-320"]
)
def test_no_page_has_an_accessibility_violation(
    new_page: NewPage, starter_catalogue: None, scheme: str, viewport: dict[str, int]
) -> None:
    page = new_page(expects_errors=True, color_scheme=scheme, viewport=viewport)
    found = {}
    for name, address in PAGES.items():
        visit(page, address)
        found[name] = violations(page)
    assert found == {name: [] for name in PAGES}


def test_a_refused_label_has_no_accessibility_violation(new_page: NewPage) -> None:
    page = new_page(expects_errors=True)
    page.goto("/check/")
    page.get_by_role("button", name="Check this label").click()
    page.get_by_role("alert").filter(has_text="There is no text").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_scrolls_sideways(new_page: NewPage, starter_catalogue: None, width: int) -> None:
    page = new_page(expects_errors=True, viewport={"width": width, "height": 800}, has_touch=True, is_mobile=True)
    widths = {}
    for name, address in PAGES.items():
        visit(page, address)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(PAGES, width)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_every_page_leaves_a_picture(new_page: NewPage, starter_catalogue: None, viewport: dict[str, int]) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    page = new_page(expects_errors=True, viewport=viewport)
    for name, address in PAGES.items():
        page.goto(address)
        picture = page.screenshot(path=ARTIFACTS / f"{name}-{viewport['width']}.png", full_page=True)
        assert picture.startswith(b"\x89PNG")
