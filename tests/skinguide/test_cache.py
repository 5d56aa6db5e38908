import pytest

from skinguide.cache import PatientRedisCache


@pytest.fixture
def away():
    """A cache at an address where nobody listens."""
    return PatientRedisCache("redis://127.0.0.1:1/0", {"OPTIONS": {"socket_connect_timeout": 0.2}})


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        (lambda cache: cache.get("key"), None),
        (lambda cache: cache.get("key", "otherwise"), "otherwise"),
        (lambda cache: cache.add("key", 1), True),
        (lambda cache: cache.set("key", 1), None),
        (lambda cache: cache.touch("key"), False),
        (lambda cache: cache.delete("key"), False),
        (lambda cache: cache.incr("key", 3), 3),
        (lambda cache: cache.has_key("key"), False),
        (lambda cache: cache.get_many(["key"]), {}),
        (lambda cache: cache.set_many({"key": 1}), ["key"]),
        (lambda cache: cache.delete_many(["key"]), None),
        (lambda cache: cache.clear(), None),
        (lambda cache: cache.get_or_set("key", 7), 7),
    ],
)
def test_a_cache_that_is_away_has_nothing_and_raises_nothing(away, ask, answer):
    assert ask(away) == answer


def test_a_cache_that_is_away_is_not_asked_again_at_once(away, monkeypatch):
    away.get("key")
    monkeypatch.setattr(away, "_cache", None)  # asking it would now fail in another way
    assert away.get("key", "otherwise") == "otherwise"
