from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine

from skinguide.memory_cache import OVERHEAD, MemoryCache

MOST = 10_000


@pytest.fixture
def cache(request):
    """An empty one, of a name of its own."""
    cache = MemoryCache(request.node.name, {"OPTIONS": {"MAX_BYTES": MOST}})
    yield cache
    cache.clear()


def test_it_gives_back_what_was_kept_and_forgets_what_was_deleted(cache):
    cache.set("page", ("body", 1))
    assert (cache.get("page"), cache.has_key("page"), cache.get("other", "none")) == (("body", 1), True, "none")
    assert [cache.delete("page"), cache.delete("page"), cache.get("page")] == [True, False, None]
    assert cache.size == 0


def test_what_is_changed_after_it_was_kept_stays_as_it_was(cache):
    kept = ["Rose"]
    cache.set("names", kept)
    kept.append("Damask")
    cache.get("names").append("Moss")
    assert cache.get("names") == ["Rose"]


def test_it_takes_no_more_room_than_it_was_given_however_much_is_kept(cache):
    for number in range(500):
        cache.set(f"page-{number}", b"x" * (number % 700))
        assert 0 < cache.size <= MOST


def test_what_was_not_used_for_longest_goes_first(cache):
    room = 4
    page = b"x" * (MOST // room - OVERHEAD - 100)
    for name in "abcd":
        cache.set(name, page)
    cache.get("a")
    cache.set("e", page)
    assert [name for name in "abcde" if cache.has_key(name)] == ["a", "c", "d", "e"]


def test_a_value_kept_anew_is_counted_once(cache):
    for size in (5_000, 100, 5_000):
        cache.set("page", b"x" * size)
    before = cache.size
    cache.set("page", b"x" * 5_000)
    assert cache.size == before < 5_000 + 2 * OVERHEAD


def test_what_is_larger_than_all_the_room_is_not_kept(cache):
    cache.set("small", 1)
    cache.set("huge", b"x" * MOST)
    assert [cache.get("huge"), cache.get("small")] == [None, 1]


def test_a_value_ends_when_its_time_is_up_and_not_before(cache):
    with time_machine.travel(1_000_000, tick=False) as clock:
        cache.set("short", 1, 60)
        cache.set("ever", 1, None)
        cache.set("never", 1, 0)
        clock.shift(59)
        assert [cache.get(key) for key in ("short", "ever", "never")] == [1, 1, None]
        assert cache.touch("short", 60) is True
        clock.shift(59)
        assert cache.get("short") == 1
        clock.shift(1)
        assert [cache.get("short"), cache.touch("short"), cache.get("ever")] == [None, False, 1]


def test_counting_goes_on_until_the_moment_that_was_set_first(cache):
    with time_machine.travel(1_000_000, tick=False) as clock:
        assert [cache.add("asked", 0, 60), cache.add("asked", 5, 60)] == [True, False]
        assert [cache.incr("asked"), cache.incr("asked", 3)] == [1, 4]
        clock.shift(60)
        with pytest.raises(ValueError, match="'asked' not found"):
            cache.incr("asked")
        assert cache.add("asked", 0, 60) is True


def test_caches_of_one_name_share_what_they_keep_and_others_do_not(cache, request):
    cache.set("page", 1)
    assert MemoryCache(request.node.name, {}).get("page") == 1
    assert MemoryCache("another", {}).get("page") is None


def test_threads_lose_no_count(cache):
    cache.set("asked", 0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: cache.incr("asked"), range(400)))
    assert cache.get("asked") == 400


def test_room_that_was_taken_before_is_there_for_what_is_kept(request):
    cache = MemoryCache(request.node.name, {"OPTIONS": {"MAX_BYTES": 100_000}})
    cache.take_room()
    assert 100_000 - 21_000 < cache.size <= 100_000
    pages = {f"page {number}": b"x" * 8_000 for number in range(11)}
    for name, page in pages.items():
        cache.set(name, page)
    assert {name: cache.get(name) for name in pages} == pages
    assert cache.size <= 100_000


def test_taking_room_puts_out_nothing_that_was_kept(request):
    cache = MemoryCache(request.node.name, {"OPTIONS": {"MAX_BYTES": 100_000}})
    cache.set("page", b"x" * 50_000)
    cache.take_room()
    assert cache.get("page") == b"x" * 50_000
    cache.clear()
    assert (cache.size, cache.get("page")) == (0, None)
