import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import PHONE, WIDE, NewPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LABEL = "Rose exosome serum, isolated by tangential flow filtration.\nIngredients: Water, Glycerin, Parfum"
RARE_WORDS = "Zanzibar Nocturne"
BOX = "Words of the label"
# The largest window of layout shifts in Chromium's own measure, typing not excused.
MEASURE_SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def type_in(page: Page, words: str) -> None:
    page.get_by_label(BOX).press_sequentially(words)


def counted_checks(page: Page) -> list[Request]:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request) if request.method == "POST" else None)
    return requests


@pytest.fixture
def link(new_page: NewPage) -> str:
    """A copied link to a check of the label with a word that nothing else has."""
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/check/")
    page.get_by_label(BOX).fill(f"{RARE_WORDS}. {LABEL}")
    page.get_by_role("button", name="Copy a link to this check").click()
    expect(page.locator("[data-kept]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#keep-link").input_value()
    return copied


def test_a_label_is_read_while_it_is_typed(page: Page) -> None:
    checks = counted_checks(page)
    page.goto("/check/")
    type_in(page, "Rose exosome serum")
    expect(page.locator("#check-result .range-panel")).to_be_visible()
    expect(page.locator("#marked mark").first).to_be_visible()
    expect(page.get_by_label(BOX)).to_be_focused()
    expect(page.get_by_label(BOX)).to_have_value("Rose exosome serum")
    assert len(checks) == 1


@pytest.mark.parametrize("by_button", [False, True], ids=["typed", "button"])
def test_what_a_label_leaves_open_is_copied_as_one_message(new_page: NewPage, by_button: bool) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/check/")
    page.get_by_label(BOX).fill(LABEL)
    if by_button:
        page.get_by_role("button", name="Check this label").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator(".ask-actions [role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("As one message").input_value()
    assert copied.startswith("Hello,")


def test_parts_that_say_the_same_stay_as_their_reader_left_them(page: Page) -> None:
    page.goto("/check/")
    page.get_by_label(BOX).fill(f"Heals eczema. {LABEL}")
    page.locator("#check-result .flags").wait_for()
    page.evaluate("document.getElementById('ingredients').closest('section').isTheSame = true")
    page.evaluate("document.querySelector('.range-panel').isTheSame = true")
    page.get_by_label(BOX).fill(f"Heals eczema. Made by tangential flow filtration, SEC and TEM, by ISO 9001. {LABEL}")
    expect(page.locator("#marked")).to_contain_text("ISO 9001")
    same = "isTheSame ?? false"
    assert [
        page.evaluate(f"document.getElementById('ingredients').closest('section').{same}"),
        page.evaluate(f"document.querySelector('.range-panel').{same}"),
    ] == [True, False]


def test_the_answer_is_spoken_once_after_the_typing(page: Page) -> None:
    page.goto("/check/")
    page.evaluate(
        """() => {
            window.said = [];
            const status = document.getElementById("check-status");
            new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
        }"""
    )
    for words in ("Rose exosome serum ", "with niacinamide ", "and water"):
        type_in(page, words)
        page.wait_for_timeout(700)
    expect(page.locator("#check-status")).to_contain_text("proven by the label")
    assert len(page.evaluate("window.said")) == 1


def test_on_a_phone_the_numbers_stand_by_the_button(new_page: NewPage) -> None:
    page = new_page(viewport=PHONE)
    page.goto("/check/")
    page.get_by_label(BOX).fill(f"Heals eczema. {LABEL}")
    line = page.locator("#live-line a")
    expect(line).to_have_text(re.compile(r"^\d+ to \d+, one red flag$|^\d+ to \d+, 1 red flag$"))
    line.click()
    expect(page.locator("#check-result")).to_be_in_viewport()


def test_emptying_the_box_takes_the_answer_away(page: Page) -> None:
    page.goto("/check/")
    page.get_by_label(BOX).fill(LABEL)
    page.locator("#check-result .range-panel").wait_for()
    page.get_by_label(BOX).fill("")
    expect(page.locator(".what-comes")).to_be_visible()
    expect(page.locator("#marked")).to_be_empty()


def test_a_text_that_grows_too_long_is_said_beside_it(page: Page) -> None:
    page.goto("/check/")
    page.get_by_label(BOX).fill("a" * 20_001)
    expect(page.locator("#check-result .message-error")).to_contain_text("20,001")


def test_a_late_answer_never_replaces_that_of_the_button(page: Page) -> None:
    page.goto("/check/")
    page.get_by_label(BOX).fill(LABEL)
    page.get_by_role("button", name="Check this label").click()
    expect(page.locator("#summary")).to_be_focused()
    page.wait_for_timeout(800)
    expect(page.locator("#summary")).to_be_focused()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["1280", "390"])
def test_nothing_moves_while_somebody_types(new_page: NewPage, viewport: dict[str, int]) -> None:
    page = new_page(viewport=viewport)
    page.add_init_script(MEASURE_SHIFTS)
    page.goto("/check/")
    for words, last in ((LABEL, "Parfum"), (" Heals eczema overnight.", "overnight"), (" Soothes.", "Soothes")):
        type_in(page, words)
        expect(page.locator("#marked")).to_contain_text(last)
        page.wait_for_timeout(300)
    assert page.evaluate("[window.shifts, scrollY]") == [0, 0]


def test_a_quotation_leads_to_its_place_after_editing(page: Page) -> None:
    page.goto("/check/")
    page.get_by_label(BOX).fill(LABEL)
    page.get_by_role("button", name="Check this label").click()
    expect(page.locator("#summary")).to_be_focused()
    page.get_by_text("Edit text").click()
    page.get_by_label(BOX).fill(f"{LABEL}, Niacinamide")
    expect(page.locator("#label-text")).to_contain_text("Niacinamide")
    page.locator("#C04-isolation-method a.quote").first.click()
    expect(page.locator("#label-text .is-target")).to_contain_text("tangential flow")


def test_a_link_carries_the_text_and_sends_it_to_nobody(new_page: NewPage, link: str) -> None:
    page = new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    page.goto(link)
    expect(page.get_by_label(BOX)).to_have_value(re.compile(RARE_WORDS))
    page.get_by_label(BOX).press_sequentially("and more")
    page.wait_for_timeout(1000)
    words = link.partition("#")[2]
    assert [line for line in sent if "Zanzibar" in line or words in line.replace(page.url, "")] == []
    assert not any("POST" in line for line in sent)
    page.get_by_role("button", name="Check this label").click()
    expect(page.locator("#label-text")).to_contain_text(RARE_WORDS)
    assert sum("Zanzibar" in line for line in sent) == 1
    expect(page).to_have_url(re.compile("/check/$"))


def test_a_link_in_plain_words_is_read_too(page: Page) -> None:
    page.goto("/check/#text=Rose+exosomes%2C+50%25+%26+more")
    expect(page.get_by_label(BOX)).to_have_value("Rose exosomes, 50% & more")
    expect(page.locator("#label-count")).to_have_text("25 of 20,000 characters")


def test_a_browser_that_cannot_pack_makes_a_plain_link(page: Page) -> None:
    page.add_init_script("delete window.CompressionStream")
    page.goto("/check/?example=loud")
    page.get_by_role("button", name="Copy a link to this check").click()
    expect(page.locator("#keep-link")).to_have_value(re.compile("#text=DEMO\\+GLOW\\+EXOSOME"))


@pytest.mark.parametrize("words", ["packed-text=%%%", "packed-text=AAAA", "packed-text="])
def test_a_damaged_link_is_said_to_be_damaged(page: Page, words: str) -> None:
    page.goto(f"/check/#{words}")
    expect(page.locator(".link-note")).to_contain_text("damaged")


def test_a_link_that_unpacks_without_end_is_not_unpacked(page: Page) -> None:
    page.goto("/check/")
    bomb = page.evaluate(
        """async () => {
            const stream = new Blob(["a".repeat(50_000_000)]).stream();
            const packed = stream.pipeThrough(new CompressionStream("deflate-raw"));
            const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
            return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-")
              .replaceAll("/", "_");
        }"""
    )
    page.goto("/method/")
    page.goto(f"/check/#packed-text={bomb}")
    expect(page.locator(".link-note")).to_contain_text("damaged")


def test_a_second_link_in_the_same_tab_is_opened(page: Page) -> None:
    page.goto("/check/#text=Rose")
    expect(page.get_by_label(BOX)).to_have_value("Rose")
    page.goto("/check/#text=Lily")
    expect(page.get_by_label(BOX)).to_have_value("Lily")


def test_print_shows_the_findings_and_the_text_that_was_read(page: Page) -> None:
    page.goto("/check/?example=loud")
    page.emulate_media(media="print")
    expect(page.locator(".range-panel")).to_be_visible()
    expect(page.locator("#label-text")).to_be_visible()
    expect(page.locator(".keep")).to_be_hidden()
    expect(page.locator(".label-form")).to_be_hidden()
    assert page.evaluate(
        "document.querySelector('.check-result').offsetTop < document.querySelector('.check-label').offsetTop"
    )


def test_without_script_nothing_is_offered_that_needs_it(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/check/?example=loud")
    expect(page.locator(".keep")).to_be_hidden()
    expect(page.get_by_text("it is read while you type")).to_be_hidden()


def test_a_label_is_compared_with_the_product_whose_name_it_has(page: Page, starter_catalogue: None) -> None:
    page.goto("/check/")
    page.get_by_label(BOX).fill(f"Intense Serum by Plated. {LABEL}")
    page.get_by_role("button", name="Compare with Intense Serum").click()
    expect(page.locator("#in-catalogue-title")).to_be_focused()
    expect(page.locator(".beside-table")).to_contain_text("Isolation method")
    page.get_by_text("Edit text").click()
    page.get_by_label(BOX).fill(f"{LABEL}. Changed words.")
    expect(page.locator("#label-text")).to_contain_text("Changed words")
    expect(page.locator(".beside-table")).to_be_visible()


def test_a_label_is_compared_by_name_without_script(new_page: NewPage, starter_catalogue: None) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/check/?example=loud")
    page.get_by_label("No product has a name like it. Compare it with").fill("plated intens")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("button", name="Compare with Intense Serum").click()
    expect(page.locator(".beside-table")).to_be_visible()
    expect(page.locator("#label-text")).to_contain_text("DEMO GLOW")
