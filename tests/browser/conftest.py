"""Real Chromium against a running site. Missing Chromium skips these tests, unless SKINGUIDE_REQUIRE_BROWSER is set."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = Path(os.environ.get("SKINGUIDE_CHROMIUM", "/usr/bin/chromium"))
# The rest keeps Chromium from calling home, which a closed network answers with errors.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}

# How long a page may take on a machine with other work before a test calls it lost, in milliseconds.
PATIENCE = 30_000

expect.set_options(timeout=PATIENCE)

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if not CHROMIUM.exists():
        reason = f"{CHROMIUM} is missing: install Debian's package chromium, or set SKINGUIDE_CHROMIUM to yours."
        if os.environ.get("SKINGUIDE_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright keeps an event loop in this thread, in which Django would refuse the queries of all later tests.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(autouse=True)
def asked_by_nobody_yet() -> None:
    """Forgets how often other tests have asked within the minute: all come from one address."""
    cache.clear()


@pytest.fixture(autouse=True)
def served_to_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    """Waits, once a test's pages are closed, for what the site still answers: the tables are emptied right after.

    A form that keeps its draft sends it while its page closes. Emptying tables under such a request failed, or its row
    fell into the next test.
    """
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    before = set(threading.enumerate())
    yield
    answering = [thread for thread in threading.enumerate() if thread not in before and "request" in thread.name]
    for thread in answering:
        thread.join(PATIENCE / 1000)


@pytest.fixture
def new_page(browser: Browser, live_server: Any) -> Iterator[NewPage]:
    """Makes pages of the running site; at the end none may have complained on its console or called elsewhere.

    `expects_errors=True` for a page that provokes them.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def make(*, expects_errors: bool = False, **options: Any) -> Page:
        # A page that still glides to its place when the mouse arrives gets the click somewhere else.
        # A service worker would answer in the site's stead, unseen by the routes that tests lay.
        defaults = {"viewport": WIDE, "reduced_motion": "reduce", "service_workers": "block"}
        context = browser.new_context(base_url=live_server.url, **defaults | options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if not expects_errors:
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on(
            "request",
            lambda request: None if request.url.startswith(live_server.url) else complaints.append(request.url),
        )
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A wide page with script."""
    return new_page()


@pytest.fixture
def starter_catalogue(transactional_db: None) -> None:
    """The real starter catalogue, scored."""
    call_command("load_catalogue", verbosity=0)
    call_command("rescore", verbosity=0)
