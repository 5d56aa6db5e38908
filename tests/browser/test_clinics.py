"""A clinic's manager in real Chromium: her page, her form, a snippet that counts, and cards on her site alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from products.assessments import assess_label
from products.clinics import counting
from products.models import Clinic, ClinicLook, EmbedView
from tests.browser.conftest import PHONE, WIDE, NewPage
from tests.browser.hosts import Hosts, hosts
from tests.browser.test_accessibility import ARTIFACTS, violations
from tests.builders import make_clinic, make_label, make_user, make_withdrawn
from tests.products.embedding.builders import make_scored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a long password"  # noqa: S105  (it opens nothing)


@pytest.fixture
def lakeside(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    """A clinic with news: a product gained a red flag since its manager looked."""
    monkeypatch.setattr(counting, "SECONDS", 0.0)
    monkeypatch.setattr(counting, "counts", counting.Counts())
    manager = make_user("Clinic manager", username="mina", password=PASSWORD)
    rose = make_scored("rose", name="Adipose MSC Exosome Ampoule", brand_name="Demo Lab")
    lily = make_scored("lily", name="Lily Serum", brand_name="Other Lab")
    gone = make_withdrawn(name="Gone Mist", slug="gone")
    clinic = make_clinic(
        rose, lily, gone, name="Lakeside", slug="lakeside", managers=[manager], sites=["https://lakeside.example"]
    )
    ClinicLook.objects.create(clinic=clinic, user=manager, looked_at=rose.publications.first().shown_from)
    front = "An exosome serum. It heals eczema and cures acne."
    assess_label(make_label(rose, front=front, seen_on="2026-11-20"))
    return clinic


@pytest.fixture
def host() -> Iterator[Hosts]:
    with hosts() as made:
        yield made


def sign_in(page: Page) -> None:
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill("mina")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Clinics", exact=True)).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_from_the_first_page_to_news_and_snippets(new_page: NewPage, lakeside: Clinic, script: bool) -> None:
    page = new_page(java_script_enabled=script)
    sign_in(page)
    expect(page.get_by_role("link", name="gained a red flag")).to_be_visible()
    page.get_by_role("link", name="Lakeside", exact=True).click()
    expect(page.get_by_text("Regulators treat such wording as: drug claim.").first).to_be_visible()
    page.get_by_label("Live card without script").check()
    page.get_by_role("button", name="Show these").click()
    html = page.get_by_label("HTML for Demo Lab Adipose MSC Exosome Ampoule").input_value()
    assert "<iframe" in html
    assert "clinic=lakeside" in html
    page.get_by_role("button", name="I have seen this").click()
    expect(page.get_by_text("Nothing changed of what it shows.")).to_be_visible()


def test_a_pasted_snippet_is_counted_and_leaves_no_cookie(
    browser: Browser, new_page: NewPage, lakeside: Clinic, host: Hosts
) -> None:
    page = new_page()
    sign_in(page)
    page.goto(lakeside.get_page_url())
    html = page.get_by_label("HTML for Demo Lab Adipose MSC Exosome Ampoule").input_value()
    context = browser.new_context()
    visitor = context.new_page()
    visitor.goto(host.put(html))
    expect(visitor.frame_locator("iframe").get_by_text("Full scorecard")).to_be_visible()
    assert context.cookies() == []
    context.close()
    assert [(view.product.slug, view.count) for view in EmbedView.objects.select_related("product")] == [("rose", 1)]
    page.reload()
    expect(page.get_by_role("row", name="Demo Lab Adipose MSC Exosome Ampoule")).to_contain_text("1")


def test_another_site_cannot_frame_what_is_for_the_clinics_own(
    browser: Browser, lakeside: Clinic, host: Hosts, live_server: Any
) -> None:
    Clinic.objects.update(restricts_framing=True)
    frames = "".join(
        f'<iframe src="{live_server.url}/embed/rose/{query}"></iframe>' for query in ("?clinic=lakeside", "")
    )
    context = browser.new_context()
    visitor = context.new_page()
    said: list[str] = []
    visitor.on("console", lambda line: said.append(line.text))
    visitor.goto(host.put(frames))
    expect(visitor.frame_locator("iframe >> nth=1").get_by_text("Full scorecard")).to_be_visible()
    assert visitor.frame_locator("iframe >> nth=0").get_by_text("Full scorecard").count() == 0
    assert any("frame-ancestors" in line for line in said)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_clinics_pages_pass_axe(new_page: NewPage, lakeside: Clinic, scheme: str, viewport: dict[str, int]) -> None:
    # axe sets styles that the policy refuses
    page = new_page(expects_errors=True, color_scheme=scheme, viewport=viewport)
    sign_in(page)
    page.request.get("/embed/rose/?clinic=lakeside")
    notice = lakeside.notices.get()
    addresses = {
        "index": "/admin/",
        "list": "/admin/products/clinic/",
        "form": f"/admin/products/clinic/{lakeside.pk}/change/",
        "page": lakeside.get_page_url(),
        "notices": "/admin/products/clinicnotice/",
        "notice": f"/admin/products/clinicnotice/{notice.pk}/change/",
    }
    ARTIFACTS.mkdir(exist_ok=True)
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(details => (details.open = true))")
        found[name] = violations(page)
        page.screenshot(path=ARTIFACTS / f"clinic-{name}-{viewport['width']}-{scheme}.png", full_page=True)
    assert found == {name: [] for name in addresses}
