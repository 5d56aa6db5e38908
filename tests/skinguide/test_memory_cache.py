from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from skinguide.memory_cache import BLOCK, MemoryCache

MOST = 10 * BLOCK


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
    page = b"x" * 2 * BLOCK  # and a little, as it is kept: three blocks
    for name in "abc":
        cache.set(name, page)
    cache.get("a")
    cache.set("d", page)
    assert [name for name in "abcd" if cache.has_key(name)] == ["a", "c", "d"]


def test_a_value_kept_anew_is_counted_once(cache):
    for size in (5_000, 100, 5_000):
        cache.set("page", b"x" * size)
    before = cache.size
    cache.set("page", b"x" * 5_000)
    assert cache.size == before < 5_000 + BLOCK


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


@pytest.mark.parametrize("length", [0, 1, BLOCK - 20, BLOCK, BLOCK + 1, 3 * BLOCK, 8 * BLOCK])
def test_a_value_of_any_length_comes_back_whole_from_room_that_others_left(cache, length):
    for number in range(30):
        cache.set(f"before-{number}", bytes([number]) * (number * 97))
    value = bytes(range(256)) * 40
    cache.set("page", value[:length])
    cache.set("beside", b"y")
    assert (cache.get("page"), cache.get("beside")) == (value[:length], b"y")


def test_room_comes_back_when_what_lay_there_goes(cache):
    page = b"x" * (MOST - BLOCK)
    for forget in (cache.clear, lambda: cache.delete("page"), lambda: cache.set("page", 1, 0)):
        cache.set("page", page)
        assert (cache.size, cache.get("page")) == (MOST, page)
        forget()
        assert cache.get("page") is None
        assert cache.size == 0


def test_taking_room_changes_nothing_that_was_kept(cache):
    cache.set("page", b"x" * 5_000)
    cache.take_room()
    assert (cache.get("page"), cache.size) == (b"x" * 5_000, 5 * BLOCK)
    cache.set("other", b"y" * 3_000)
    assert cache.get("other") == b"y" * 3_000


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.none() | st.binary(max_size=6 * BLOCK)), max_size=30))
def test_whatever_comes_and_goes_what_is_there_is_what_was_kept_last(doings):
    cache = MemoryCache("comings and goings", {"OPTIONS": {"MAX_BYTES": MOST}})
    cache.clear()
    last = {}
    for name, value in doings:
        if value is None:
            cache.delete(name)
            last.pop(name, None)
        else:
            cache.set(name, value)
            last[name] = value
    assert [cache.get(name, last.get(name)) for name in "abcdef"] == [last.get(name) for name in "abcdef"]
    assert cache.size <= MOST
    if doings and doings[-1][1] is not None:
        assert cache.has_key(doings[-1][0])
