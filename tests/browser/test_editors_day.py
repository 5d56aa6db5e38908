"""An editor's day in one go: drafts taken up, reviewed, published, corrected; a merge, an import, a new scoring.

After each step, what the public reads of it.
"""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from products.likeness import look_for_twins
from products.models import Assessment, Brand, Product
from tests.browser.conftest import PHONE, WIDE, NewPage
from tests.browser.test_accessibility import ARTIFACTS
from tests.browser.test_workflow import signed_in
from tests.builders import make_product
from tests.products.transfer.rows import ROSE, csv_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS = 500
# Drafts of the starter catalogue, each with the words of a page on which an editor finds it again.
DRAFTS = {
    "hyphen-2-percent-cica-exosomes-oil-free-moisturizer": """Hyphen 2% Cica Exosomes Oil-Free Moisturizer 50 g
With extracellular vesicles of Centella asiatica callus, isolated by tangential flow filtration.

Ingredients: Aqua, Glycerin, Niacinamide, Centella Asiatica Callus Extracellular Vesicles, Phenoxyethanol""",
    "sesderma-exoses-the-elixir": """Sesderma EXOSES The Elixir 30 ml
Serum with plant exosomes.

Ingredients: Water, Glycerin, Propanediol, Panthenol, Phenoxyethanol

Directions: apply in the evening.""",
    "elevai-exosome-serum": """Elevai Topical exosome serum 30 ml
With conditioned media of umbilical cord mesenchymal stem cells. Store at 2 to 8 °C.

Ingredients: Water, Human Umbilical Mesenchymal Stem Cell Conditioned Media, Glycerin, Sodium Hyaluronate""",
}
CORRECTED, KEPT = "sesderma-exoses-the-elixir", "elevai-exosome-serum"


def pictured(page: Page, name: str) -> None:
    """A picture of the whole page, wide and as on a phone; nothing of a public page scrolls sideways."""
    ARTIFACTS.mkdir(exist_ok=True)
    for viewport in (PHONE, WIDE):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        page.screenshot(path=ARTIFACTS / f"day-{name}-{viewport['width']}.png", full_page=True)
        if "/admin/" not in page.url:
            assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def of(slug: str) -> Product:
    return Product.objects.get(slug=slug)


def score_on(page: Page) -> str:
    """The range as the public reads it."""
    return page.locator(".range-panel").first.inner_text()


@pytest.mark.usefixtures("starter_catalogue")
def test_an_editor_s_day(new_page: NewPage, tmp_path: Path) -> None:
    editor = signed_in(new_page, "edith", "Editor")
    reviewer = signed_in(new_page, "rita", "Reviewer")
    public = new_page()
    pictured(editor, "first-page")
    for slug, words in DRAFTS.items():
        take_up(editor, slug, words)
        assert public.request.get(f"/products/{slug}/").status == 404
    pictured(editor, "submitted")
    for slug in DRAFTS:
        publish(reviewer, slug)
        public.goto(f"/products/{slug}/")
        expect(public.get_by_role("heading", level=1)).to_contain_text(of(slug).name)
        expect(public.locator("#provenance").locator("..")).to_contain_text("by edith")
    pictured(public, "published")
    correct(editor, public)
    merge(editor, public)
    import_rows(editor, public, tmp_path)
    score_again(public)


def take_up(page: Page, slug: str, words: str) -> None:
    """From the queue of drafts that rest on a list alone, or the product's page, to a capture that can be published."""
    page.goto(f"/admin/products/product/{of(slug).pk}/change/")
    page.get_by_role("link", name="Add a capture from a label").click()
    page.get_by_label("The whole page:").fill(words)
    page.get_by_label("Page address:").fill(f"https://brand.example/{slug}")
    page.get_by_label("How sure:").select_option("A")
    page.get_by_role("button", name="Read the label").click()
    expect(page.locator("#preview .range-panel")).to_be_visible()
    if slug == CORRECTED:
        pictured(page, "intake")
    page.get_by_role("button", name="Save the capture").click()
    expect(page.locator(".messagelist")).to_contain_text("a capture was added, scored")
    page.get_by_role("link", name="Submit for review").click()
    page.get_by_label("For the reviewer").fill("The brand's page has the list now.")
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("was submitted for review.")).to_be_visible()


def publish(page: Page, slug: str) -> None:
    """A second person finds it in the queue."""
    page.goto("/admin/queues/in-review/")
    page.get_by_role("link", name=str(of(slug))).click()
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("was published.")).to_be_visible()


def correct(page: Page, public: Page) -> None:
    """What the engine cannot know of the words is noted with its reason and source, and the public reads both."""
    label = of(CORRECTED).newest_look()
    assert label is not None
    public.goto(f"/products/{CORRECTED}/")
    before = score_on(public)
    page.goto(f"/admin/products/productlabel/{label.pk}/change/")
    page.get_by_role("listitem").filter(has_text=re.compile("^C06")).get_by_role("link", name="Correct").click()
    page.locator("#id_verdict").select_option("met")
    page.locator("#id_reason").fill("The brand's data sheet gives particles per protein.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    pictured(page, "corrected-in-the-admin")
    public.reload()
    assert score_on(public) != before
    expect(public.get_by_text("The brand's data sheet gives particles per protein.").first).to_be_visible()
    pictured(public, "corrected")


def merge(page: Page, public: Page) -> None:
    """A duplicate that somebody added leads to the product that it is."""
    twin = make_product(
        brand=Brand.objects.get(slug="elevai"), name="Topical exosomes serum", slug="elevai-twice", status="draft"
    )
    look_for_twins(twin)
    page.goto("/admin/")
    page.get_by_role("link", name="Near-duplicate products").click()
    page.get_by_role("listitem").filter(has_text=str(twin)).get_by_role("link", name="Compare and merge").click()
    pictured(page, "merge")
    page.get_by_role("radio", name=str(of(KEPT)), exact=True).check()
    page.get_by_label("Why they are one").fill("One pack, two spellings")
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_role("button", name="Undo the merge")).to_be_visible()
    public.goto("/products/elevai-twice/")
    expect(public).to_have_url(f"/products/{KEPT}/")


def import_rows(page: Page, public: Page, folder: Path) -> None:
    """Looked at, then imported: drafts, which the public does not find."""
    file = folder / "rows.csv"
    file.write_bytes(csv_of(*({**ROSE, "name": f"Velvet {number:03}"} for number in range(ROWS))))
    shown = Product.objects.published().count()
    page.goto("/admin/products/product/import/")
    page.get_by_label("File:").set_input_files(file)
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_role("heading", name=f"rows.csv: {ROWS} × new product")).to_be_visible(timeout=120_000)
    page.get_by_role("button", name="Import these rows").click(no_wait_after=True)
    expect(page.get_by_text(f"Imported from rows.csv: {ROWS} × new product.")).to_be_visible(timeout=120_000)
    page.goto("/admin/products/product/?q=velvet+007")
    expect(page.get_by_role("link", name="Velvet 007")).to_be_visible()
    pictured(page, "imported")
    public.goto("/products/?q=velvet+007")
    expect(public.get_by_role("link", name="Velvet 007", exact=True)).to_have_count(0)
    assert Product.objects.published().count() == shown
    assert not Product.objects.filter(name__startswith="Velvet", current_assessment=None).exists()


def score_again(public: Page) -> None:
    """A score of an older engine: the dry run says what would move and changes nothing, the run moves it."""
    product = of(KEPT)
    Assessment.objects.filter(pk=product.current_assessment_id).update(engine_digest="older", low=1.0, high=99.0)
    said = io.StringIO()
    call_command("rescore", "--dry-run", verbosity=0, stdout=said)
    assert f"{product}, seen" in said.getvalue()
    assert "1 labels would be scored, 1 of them would move." in said.getvalue()
    product.refresh_from_db()
    assert (product.current_assessment.low, product.current_assessment.high) == (1.0, 99.0)
    call_command("rescore", verbosity=0)
    product.refresh_from_db()
    assert (product.current_assessment.low, product.current_assessment.high) != (1.0, 99.0)
    public.goto(f"/products/{KEPT}/history/")
    expect(public.get_by_text("The way we read labels changed.")).to_be_visible()
    pictured(public, "scored-again")
