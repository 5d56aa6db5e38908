"""An editor's files in real Chromium: a picture, many rows, an export."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from products.admin import exports as exports_page
from products.assessments import assess_label
from products.models import CatalogueExport, Product
from products.transfer import exports
from products.transfer.files import read_table
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import ARTIFACTS, violations
from tests.builders import make_label, make_product
from tests.pictures import picture
from tests.products.transfer.rows import ROSE, csv_of

ROWS = 500
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(page: Page) -> None:
    User.objects.create_superuser("editor", password="a good password")
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("a good password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Site administration").or_(page.locator("#user-tools"))).to_be_visible()


def scored(**values) -> Product:
    product = make_product(**values)
    assess_label(make_label(product))
    product.refresh_from_db()
    return product


def test_an_uploaded_picture_stands_on_the_product_s_page_and_in_the_list(page: Page, tmp_path: Path) -> None:
    product = scored(name="Rose Serum", slug="rose-serum")
    file = tmp_path / "front.png"
    file.write_bytes(picture((900, 1200), "PNG"))
    sign_in(page)
    page.goto(f"/admin/products/productimage/add/?product={product.pk}")
    page.get_by_label("File:").set_input_files(file)
    page.get_by_label("Text alternative:").fill("A red and blue box.")
    page.get_by_label("Page address:").fill("https://example.org/rose")
    page.locator("#id_seen_on").fill("2026-11-20")
    page.get_by_label("Seen by:").fill("an editor")
    page.get_by_label("Licence or permission:").fill("own photograph")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    page.goto("/products/rose-serum/")
    shown = page.get_by_role("img", name="A red and blue box.")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True)
    assert shown.evaluate("image => [image.naturalWidth > 0, image.currentSrc.endsWith('.webp')]") == [True, True]
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / "pack-1280.png")
    page.goto("/products/")
    expect(page.get_by_role("img", name="A red and blue box.")).to_be_visible()
    page.screenshot(path=ARTIFACTS / "pack-list-1280.png")


def test_many_rows_are_looked_at_and_imported_and_exported(new_page: NewPage, tmp_path: Path) -> None:
    page = new_page(expects_errors=True)  # axe sets styles that the policy refuses
    file = tmp_path / "rows.csv"
    file.write_bytes(csv_of(*({**ROSE, "name": f"Rose {number:03}"} for number in range(ROWS))))
    sign_in(page)
    page.goto("/admin/products/product/")
    page.get_by_role("link", name="Import").click()
    page.get_by_label("File:").set_input_files(file)
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_role("heading", name=f"rows.csv: {ROWS} × new product")).to_be_visible()
    assert Product.objects.count() == 0
    assert violations(page) == []
    ARTIFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTIFACTS / "import-1280.png")
    page.get_by_role("button", name="Import these rows").click(no_wait_after=True)
    expect(page.get_by_text(f"Imported from rows.csv: {ROWS} × new product.")).to_be_visible(timeout=120_000)
    assert Product.objects.filter(status="draft", current_assessment__isnull=False).count() == ROWS
    with page.expect_download() as download:
        page.get_by_role("link", name="Export as xlsx").click()
    assert len(read_table("a.xlsx", Path(download.value.path()).read_bytes())) == ROWS


def test_the_page_of_a_long_export_tells_by_itself_when_it_is_whole(
    new_page: NewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exports_page, "MOST_AT_ONCE", 1)
    page = new_page(expects_errors=True)  # axe sets styles that the policy refuses
    for name in ("Rose", "Iris"):
        make_product(name=name)
    sign_in(page)
    page.goto("/admin/products/product/")
    page.get_by_role("link", name="Export as csv").click()
    assert violations(page) == []
    page.get_by_role("button", name="Write 2 products as csv").click()
    expect(page.get_by_text("It waits for a worker")).to_be_visible()
    assert violations(page) == []
    exports.write(CatalogueExport.objects.get().pk)
    with page.expect_download() as download:
        page.get_by_role("link", name="Take the csv file").click()
    rows = read_table("a.csv", Path(download.value.path()).read_bytes())
    assert sorted(row.cells["name"] for row in rows) == ["Iris", "Rose"]
