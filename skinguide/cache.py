"""Redis or Valkey as a cache that may go away: the site is slower then, and serves."""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# Seconds in which a cache that failed is not asked again: each question to one that is away costs its time-out.
PAUSE = 5.0

Answer = TypeVar("Answer")


class PatientRedisCache(RedisCache):
    """Django's own, except that a cache that cannot be reached has nothing and keeps nothing."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._asked_again_at = 0.0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value; `default` while the cache is away."""
        return self._try(lambda: super(PatientRedisCache, self).get(key, default, version), default)

    def add(self, key: str, value: Any, *args: Any, **options: Any) -> bool:
        """Keep the value where there is none. While the cache is away True: nobody else holds the key either."""
        return self._try(lambda: super(PatientRedisCache, self).add(key, value, *args, **options), True)

    def set(self, key: str, value: Any, *args: Any, **options: Any) -> None:
        """Keep the value, or not, while the cache is away."""
        self._try(lambda: super(PatientRedisCache, self).set(key, value, *args, **options), None)

    def touch(self, key: str, *args: Any, **options: Any) -> bool:
        """Keep the value longer; False while the cache is away."""
        return self._try(lambda: super(PatientRedisCache, self).touch(key, *args, **options), False)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget the value; False while the cache is away."""
        return self._try(lambda: super(PatientRedisCache, self).delete(key, version), False)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count up; while the cache is away the count begins anew each time."""
        return self._try(lambda: super(PatientRedisCache, self).incr(key, delta, version), delta)

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether there is a value; False while the cache is away."""
        return self._try(lambda: super(PatientRedisCache, self).has_key(key, version), False)

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        """The values there are; none while the cache is away."""
        return self._try(lambda: super(PatientRedisCache, self).get_many(keys, version), {})

    def set_many(self, data: dict[str, Any], *args: Any, **options: Any) -> list[str]:
        """Keep the values; the keys of those that were not, all of them while the cache is away."""
        return self._try(lambda: super(PatientRedisCache, self).set_many(data, *args, **options), [*data])

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        """Forget the values."""
        self._try(lambda: super(PatientRedisCache, self).delete_many(keys, version), None)

    def clear(self) -> None:
        """Forget everything."""
        self._try(lambda: super(PatientRedisCache, self).clear(), None)

    def _try(self, ask: Callable[[], Answer], otherwise: Answer) -> Answer:
        if time.monotonic() < self._asked_again_at:
            return otherwise
        try:
            return ask()
        except (RedisError, OSError) as error:
            self._asked_again_at = time.monotonic() + PAUSE
            logger.warning("the cache is away: %s", type(error).__name__)
            return otherwise
