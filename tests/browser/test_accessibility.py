"""Every kind of page: no violation, nothing to scroll sideways, a picture to look at."""

from pathlib import Path
from typing import Any

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
    "catalogue-for-me": "/products/?my-health=pregnant,milk-allergy&my-skin=fragrance&my-market=eu&w-proof=50",
    "product": "/products/plated-intense-serum/",
    "history": "/products/plated-intense-serum/history/",
    "report": "/products/plated-intense-serum/report/",
    "check": "/check/",
    "check-result": "/check/?example=loud",
    "compare": "/compare/?product=plated-intense-serum&product=mitoderm-exotech-gel&product=exocobio-asce-plus-srlv",
    "compare-choose": "/compare/",
    "for-me": "/for-me/?my-health=pregnant",
    "avoid": "/avoid/#a=wjynh.1",
    "guide": "/guide/",
    "guide-page": "/guide/safety/",
    "method": "/method/",
    "offline": "/offline/",
    "not-found": "/nowhere/",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# A window of 1280 by 1024 at 400 % zoom (WCAG 1.4.10): four device pixels a pixel of the page.
ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
# The narrowest window in which nothing may scroll sideways.
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
    "options",
    [{}, {"color_scheme": "dark"}, ZOOMED, ZOOMED | {"color_scheme": "dark"}],
    ids=["light", "dark", "at-400-percent", "dark-at-400-percent"],
)
def test_no_page_has_an_accessibility_violation(
    new_page: NewPage, starter_catalogue: None, options: dict[str, Any]
) -> None:
    page = new_page(expects_errors=True, **options)
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


@pytest.mark.parametrize(
    "options",
    [ZOOMED, {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}],
    ids=["at-400-percent", "phone"],
)
def test_nothing_scrolls_sideways(new_page: NewPage, starter_catalogue: None, options: dict[str, Any]) -> None:
    page = new_page(expects_errors=True, **options)
    widths = {}
    for name, address in PAGES.items():
        visit(page, address)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(PAGES, options["viewport"]["width"])


COVERED = """() => [...document.querySelectorAll('body *')]
  .filter(one => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
  .map(one => one.getBoundingClientRect())
  .filter(box => box.width > innerWidth / 2 && box.height > innerHeight / 2 && box.top < innerHeight && box.bottom > 0)
  .length"""


def test_at_400_percent_nothing_that_stays_covers_what_is_read(new_page: NewPage, starter_catalogue: None) -> None:
    page = new_page(expects_errors=True, **ZOOMED)
    covered = {}
    for name, address in PAGES.items():
        page.goto(address)
        page.mouse.wheel(0, 900)
        covered[name] = page.evaluate(COVERED)
    assert covered == dict.fromkeys(PAGES, 0)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_every_page_leaves_a_picture(new_page: NewPage, starter_catalogue: None, viewport: dict[str, int]) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    page = new_page(expects_errors=True, viewport=viewport)
    for name, address in PAGES.items():
        page.goto(address)
        picture = page.screenshot(path=ARTIFACTS / f"{name}-{viewport['width']}.png", full_page=True)
        assert picture.startswith(b"\x89PNG")
