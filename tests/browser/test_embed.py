"""Our snippets on other people's pages, in real Chromium."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.conftest import PATIENCE, NewPage
from tests.browser.hosts import Hosts, hosts, snippet
from tests.browser.test_accessibility import OPTIONS, violations
from tests.products.embedding.builders import make_scored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FALLBACK = "Label quality, not medical advice."
# Layout shifts of a page from its first moment, as browsers reckon them for "cumulative layout shift".
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((entry) => entry.value)))
    .observe({ type: "layout-shift", buffered: true });
"""


class Visit:
    """Another site's page as a visitor sees it, with every address that answered it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.answered: list[str] = []
        self.complaints: list[str] = []
        page.on("response", lambda response: self.answered.append(response.url))
        page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        page.add_init_script(SHIFTS)

    def card(self, place: int = 0) -> Frame:
        """The card in the frame at this place, once it stands there in sight."""
        expect(self.page.locator("iframe").nth(place)).to_be_visible()
        self.page.locator("iframe").nth(place).scroll_into_view_if_needed()
        frame = self.page.locator("iframe").nth(place).element_handle().content_frame()
        frame.locator("h1").wait_for()
        return frame


@pytest.fixture
def host() -> Iterator[Hosts]:
    with hosts() as made:
        yield made


@pytest.fixture
def rose(transactional_db: None) -> Any:
    return make_scored(
        "rose", name="Adipose MSC Exosome Ampoule with a name that needs two lines", brand_name="Demo Lab"
    )


@pytest.fixture
def visit(browser: Browser, rose: Any) -> Iterator[Any]:
    """Opens pages of other sites; no cookie may be left by any of them."""
    contexts = []

    def open_page(address: str, width: int = 800, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        made = Visit(context.new_page())
        made.page.goto(address)
        return made

    yield open_page
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert cookies == []


def embed(site: Any, **chosen: str) -> str:
    return snippet(site.url, "/products/rose/embed/", **chosen)


def frame_violations(frame: Frame) -> list[str]:
    found = Axe().run(frame, options=OPTIONS).response["violations"]
    return [f"{rule['id']}: {[node['html'][:200] for node in rule['nodes'][:3]]}" for rule in found]


def test_a_quotation_becomes_a_card_as_high_as_its_words(visit: Any, host: Hosts, live_server: Any) -> None:
    seen = visit(host.put(embed(live_server)), 320)
    card = seen.card()
    expect(seen.page.get_by_text(FALLBACK)).to_have_count(0)
    assert card.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert card.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (frame_violations(card), violations(seen.page)) == ([], [])
    assert seen.complaints == []


def test_where_no_script_runs_the_sentence_and_its_link_stay(visit: Any, host: Hosts, live_server: Any) -> None:
    seen = visit(host.put(embed(live_server) + embed(live_server, skin="frame")), java_script_enabled=False)
    expect(seen.page.get_by_text(FALLBACK)).to_be_visible()
    link = seen.page.get_by_role("link", name="Adipose MSC Exosome Ampoule")
    assert link.get_attribute("href") == f"{live_server.url}/products/rose/"
    # the plain frame needs none
    expect(seen.page.frame_locator("iframe").get_by_text("Full scorecard")).to_be_visible()


def test_a_host_whose_policy_forbids_everything_shows_the_words(visit: Any, host: Hosts, live_server: Any) -> None:
    static = embed(live_server, skin="static", size="full")
    seen = visit(host.put(embed(live_server) + static, policy="default-src 'none'"))
    expect(seen.page.locator("blockquote")).to_contain_text(FALLBACK)
    article = seen.page.get_by_role("article")
    expect(article).to_contain_text("Label quality, not medical advice")
    expect(article.get_by_role("img", name="QR code")).to_be_visible()
    assert seen.page.locator("iframe").count() == 0
    assert [address for address in seen.answered if address.startswith(live_server.url)] == []


def test_a_host_whose_policy_lets_us_in_by_name_shows_the_card(visit: Any, host: Hosts, live_server: Any) -> None:
    site = live_server.url
    policy = f"default-src 'none'; script-src {site}; frame-src {site}"
    seen = visit(host.put(embed(live_server), policy=policy))
    expect(seen.card().get_by_text("Full scorecard")).to_be_visible()
    box = seen.page.locator("blockquote").bounding_box()
    assert (box["width"], box["height"] > 200) == (400, True)


def test_a_host_that_lets_in_the_script_but_no_frame_keeps_the_words(visit: Any, host: Hosts, live_server: Any) -> None:
    policy = f"default-src 'none'; script-src {live_server.url}; frame-src 'none'"
    seen = visit(host.put(embed(live_server), policy=policy))
    seen.page.locator("blockquote[data-skinguide-taken]").wait_for()
    expect(seen.page.get_by_text(FALLBACK)).to_be_visible()
    expect(seen.page.locator("iframe")).to_be_hidden()


def test_an_oembed_consumer_finds_and_shows_the_card(visit: Any, host: Hosts, live_server: Any) -> None:
    consumer = f"""<div id="place"></div><script>
      fetch("{live_server.url}/oembed?maxwidth=360&url=" + encodeURIComponent("{live_server.url}/products/rose/"))
        .then((answer) => answer.json())
        .then((told) => {{ document.getElementById("place").innerHTML = told.html; }});
    </script>"""
    seen = visit(host.put(consumer))
    card = seen.card()
    assert card.evaluate("innerWidth") == 360
    assert card.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert frame_violations(card) == []
    assert seen.complaints == []


def test_on_a_page_from_right_to_left_the_cards_stay_readable(visit: Any, host: Hosts, live_server: Any) -> None:
    body = embed(live_server) + embed(live_server, skin="static") + embed(live_server, skin="badge")
    seen = visit(host.put(body, page='lang="ar" dir="rtl"'), 390)
    assert seen.card().evaluate("getComputedStyle(document.querySelector('main')).direction") == "ltr"
    assert seen.page.get_by_role("article").evaluate("(card) => getComputedStyle(card).direction") == "ltr"
    assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(seen.page) == []


@pytest.mark.parametrize(
    ("theme", "ground"), [("auto", "27, 32, 35"), ("dark", "27, 32, 35"), ("light", "255, 255, 255")]
)
def test_on_a_dark_page_a_card_has_the_colours_asked_for(
    visit: Any, host: Hosts, live_server: Any, theme: str, ground: str
) -> None:
    head = "<style>:root { color-scheme: dark } body { background: #111; color: #eee } a { color: #9cf }</style>"
    seen = visit(host.put(embed(live_server, theme=theme, size="full"), head=head), color_scheme="dark")
    card = seen.card()
    assert card.evaluate("getComputedStyle(document.documentElement).backgroundColor") == f"rgb({ground})"
    assert (frame_violations(card), violations(seen.page)) == ([], [])


@pytest.mark.parametrize("width", [320, 800])
def test_twenty_cards_come_without_anything_moving(visit: Any, host: Hosts, live_server: Any, width: int) -> None:
    looks = [{"size": size, "theme": theme} for size in ("badge", "compact", "full") for theme in ("auto", "light")]
    snippets = [embed(live_server, **looks[number % len(looks)]) for number in range(18)]
    lists = [snippet(live_server.url, "/list-embed/?product=rose&product=nothing&product=rose") for _ in range(2)]
    seen = visit(host.put("<p>Between.</p>".join(snippets + lists)), width)
    for number in range(20):
        card = seen.card(number)
        assert card.evaluate("document.documentElement.scrollHeight <= innerHeight"), number
    assert seen.page.get_by_text(FALLBACK).count() == 0
    assert seen.page.evaluate("shifts") == []
    ours = [address.partition("#")[0] for address in seen.answered if address.startswith(live_server.url)]
    assert sum("/embed/" in address for address in ours) == 20
    assert {address.partition("?")[0].removeprefix(live_server.url) for address in ours} == {
        "/embed/",
        "/embed/rose/",
        "/embed-1.js",
    }
    assert violations(seen.page) == []
    # last, for it adds a script to each
    assert {number: wrong for number in range(20) if (wrong := frame_violations(seen.card(number)))} == {}


def test_a_page_that_keeps_no_room_is_seen_to_move(visit: Any, host: Hosts, live_server: Any) -> None:
    careless = re.sub(r' data-height="\d+"|min-height:[^;]+;', "", embed(live_server))
    seen = visit(host.put(careless))
    seen.card()
    seen.page.wait_for_function("shifts.length > 0")


def test_messages_from_anybody_else_are_ignored(visit: Any, host: Hosts, live_server: Any) -> None:
    seen = visit(host.put(embed(live_server)))
    seen.card()
    quote = seen.page.locator("blockquote")
    height = quote.bounding_box()["height"]
    secret = seen.page.locator("iframe").get_attribute("src").partition("#")[2]
    assert len(secret) > 16
    for message in (f"{{skinguide: '{secret}', height: 900}}", "null", "'x'", "{skinguide: undefined, height: 1e9}"):
        # from the host itself, which knows the secret: not the frame that it is of
        seen.page.evaluate(f"postMessage({message}, '*')")
    frame = seen.page.frames[1]
    for message in (
        "{skinguide: 'wrong', height: 900}",
        f"{{skinguide: '{secret}', height: '900'}}",
        f"{{skinguide: '{secret}', height: NaN}}",
        f"{{skinguide: '{secret}'}}",
        "42",
    ):
        frame.evaluate(f"parent.postMessage({message}, '*')")
    seen.page.evaluate("new Promise((done) => setTimeout(done, 200))")
    assert quote.bounding_box()["height"] == height
    frame.evaluate(f"parent.postMessage({{skinguide: '{secret}', height: 1e9}}, '*')")
    seen.page.wait_for_function("document.querySelector('blockquote').offsetHeight === 2000")


def test_a_withdrawn_product_is_no_blank_frame(visit: Any, host: Hosts, live_server: Any, rose: Any) -> None:
    body = embed(live_server) + embed(live_server, skin="badge")
    type(rose).objects.filter(pk=rose.pk).update(
        status="withdrawn", withdrawn_on="2026-11-29", withdrawn_reason="Not sold any more."
    )
    seen = visit(host.put(body))
    expect(seen.card().get_by_text("Not sold any more.")).to_be_visible()
    badge = seen.page.locator("img")
    assert badge.evaluate("(picture) => picture.decode().then(() => picture.naturalWidth > 100)")


def test_no_other_page_can_be_framed(visit: Any, host: Hosts, live_server: Any) -> None:
    seen = visit(host.put(f'<iframe title="x" src="{live_server.url}/products/rose/"></iframe>'))
    seen.page.wait_for_function("window.frames.length === 1")
    assert any("frame-ancestors" in complaint for complaint in seen.complaints)


def test_choosing_changes_snippet_and_previews_in_place(new_page: NewPage, rose: Any) -> None:
    page = new_page(viewport={"width": 1280, "height": 900})
    page.goto("/products/rose/embed/")
    expect(page.frame_locator("iframe >> nth=0").get_by_text("Full scorecard")).to_be_visible()
    page.locator("input[value=badge][name=skin]").check()
    expect(page.locator(".made-preview img")).to_have_count(2)
    page.wait_for_url("**skin=badge**")
    assert page.locator(".made-html").input_value().startswith("<a href=")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("#copied")).not_to_be_empty()
    assert violations(page) == []


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, {"width": 320, "height": 640}])
def test_the_pages_around_embeds_have_no_accessibility_violation(
    new_page: NewPage, rose: Any, viewport: dict[str, int]
) -> None:
    page = new_page(viewport=viewport)
    found, widths = {}, {}
    for address in (
        "/products/rose/embed/?skin=static",
        "/products/rose/embed/?skin=frame&size=full&theme=dark",
        "/list-embed/?product=rose",
        "/verify/",
        "/terms/embedding/",
    ):
        page.goto(address)
        found[address] = violations(page)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert found == {address: [] for address in found}
    assert widths == dict.fromkeys(found, viewport["width"])


def test_without_script_choices_are_sent_by_a_button(new_page: NewPage, rose: Any) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/products/rose/embed/")
    page.locator("input[value=static]").check()
    page.get_by_role("button", name="Show").click()
    assert page.locator(".made-html").input_value().startswith("<article ")
    expect(page.get_by_role("button", name="Copy")).to_be_hidden()
