"""Pages lie in the common cache, and the last ones in each process's own memory before it."""

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.test import override_settings

from skinguide import kept_pages
from skinguide.kept_pages import NEAR, KeptPage

ROSE = KeptPage(b"rose", (("Content-Type", "text/html"),))
OF_ITS_OWN = {"BACKEND": "skinguide.memory_cache.MemoryCache", "LOCATION": "a process of its own"}


@pytest.fixture
def own():
    """The process's own memory, where the common cache lies elsewhere."""
    with override_settings(CACHES={**settings.CACHES, NEAR: OF_ITS_OWN}):
        kept_pages.clear()
        yield caches[NEAR]
        kept_pages.clear()


def test_a_page_is_kept_in_both(own):
    kept_pages.keep("page:rose", ROSE)
    assert (own.get("page:rose"), cache.get("page:rose")) == (ROSE, ROSE)


def test_a_page_that_another_process_kept_is_found_and_then_held(own):
    cache.set("page:rose", ROSE)
    assert kept_pages.page("page:rose") == ROSE
    assert own.get("page:rose") == ROSE


def test_a_page_that_it_holds_needs_no_other(own):
    kept_pages.keep("page:rose", ROSE)
    cache.clear()
    assert kept_pages.page("page:rose") == ROSE


def test_a_page_that_nobody_keeps_is_none(own):
    assert kept_pages.page("page:rose") is None


def test_where_the_common_cache_is_in_memory_there_is_one_alone():
    without = {name: kept for name, kept in settings.CACHES.items() if name != NEAR}
    with override_settings(CACHES=without):
        kept_pages.clear()
        kept_pages.keep("page:rose", ROSE)
        assert kept_pages.page("page:rose") == ROSE
        kept_pages.clear()
        assert kept_pages.page("page:rose") is None
