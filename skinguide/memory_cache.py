"""A cache in a process's own memory that never takes more room than it was given.

Django's counts entries, and one may be a number or a page: how much memory it fills shows after hours.
"""

import pickle
import time
from itertools import count
from threading import Lock
from typing import Any

from cachetools import LRUCache
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

USUAL_BYTES = 6_000_000
# What Python and we need for an entry beside its value, about.
OVERHEAD = 400
# What stands for entries to come: about the size of one. Not of zeros, which the system would promise and not give.
_BLANK, _BLANK_BYTES = b"-", 20_000

Kept = tuple[bytes, float | None]  # pickled, and the moment it ends


class _Shelf(LRUCache[str, Kept]):
    """What all threads of a process share of one cache; what was not used for longest goes first."""

    def __init__(self, most: int) -> None:
        super().__init__(most, getsizeof=lambda kept: len(kept[0]) + OVERHEAD)
        self.lock = Lock()

    def put(self, key: str, kept: Kept) -> None:
        """Keep it; one that needs more than all the room is not kept, nor what stood there before."""
        self.pop(key, None)
        if self.getsizeof(kept) <= self.maxsize:
            self[key] = kept

    def take_room(self) -> None:
        """Fill what is empty with blanks, which are the first to go."""
        for number in count():
            blank = _BLANK * _BLANK_BYTES, None
            if self.currsize + self.getsizeof(blank) > self.maxsize:
                return
            self[f"blank:{number}"] = blank

    def found(self, key: str) -> Kept | None:
        """The value, which now counts as used; None where there is none or it has ended."""
        kept = self.get(key)
        if kept is None or kept[1] is None or kept[1] > time.time():
            return kept
        del self[key]
        return None


_shelves: dict[str, _Shelf] = {}


class MemoryCache(BaseCache):
    """`LOCATION` names it: caches of one name share their entries, and the room that the first was given.

    `OPTIONS`: `MAX_BYTES`, of all values.
    """

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        most = int((params.get("OPTIONS") or {}).get("MAX_BYTES", USUAL_BYTES))
        self._shelf = _shelves.setdefault(name, _Shelf(most))

    @property
    def size(self) -> int:
        """Bytes that the entries take, about."""
        return int(self._shelf.currsize)

    def names(self) -> list[str]:
        """The keys of all entries."""
        with self._shelf.lock:
            return [*self._shelf]

    def take_room(self) -> None:
        """Take from the system all the memory that it may ever need, before anything is kept.

        A process that serves shows from the start what it will come to, not after as long as it takes to fill.
        """
        with self._shelf.lock:
            self._shelf.take_room()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, as Django's caches give it."""
        with self._shelf.lock:
            kept = self._shelf.found(self.make_key(key, version=version))
        return default if kept is None else pickle.loads(kept[0])  # noqa: S301  (this process's own)

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep the value."""
        made, kept = self.make_key(key, version=version), self._kept(value, timeout)
        with self._shelf.lock:
            self._shelf.put(made, kept)

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value where there is none; whether there was none."""
        made, kept = self.make_key(key, version=version), self._kept(value, timeout)
        with self._shelf.lock:
            if self._shelf.found(made) is not None:
                return False
            self._shelf.put(made, kept)
        return True

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value until another moment; False where there is none."""
        made = self.make_key(key, version=version)
        with self._shelf.lock:
            if (kept := self._shelf.found(made)) is None:
                return False
            self._shelf.put(made, (kept[0], self.get_backend_timeout(timeout)))
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count up, until the same moment as before; ValueError where there is nothing to count from."""
        made = self.make_key(key, version=version)
        with self._shelf.lock:
            if (kept := self._shelf.found(made)) is None:
                raise ValueError(f"Key '{key}' not found")
            counted: int = pickle.loads(kept[0]) + delta  # noqa: S301
            self._shelf.put(made, (pickle.dumps(counted), kept[1]))
        return counted

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether there is a value."""
        with self._shelf.lock:
            return self._shelf.found(self.make_key(key, version=version)) is not None

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget the value; False where there was none."""
        made = self.make_key(key, version=version)
        with self._shelf.lock:
            was_there = self._shelf.found(made) is not None
            self._shelf.pop(made, None)
        return was_there

    def clear(self) -> None:
        """Forget everything."""
        with self._shelf.lock:
            self._shelf.clear()

    def _kept(self, value: Any, timeout: float | None) -> Kept:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL), self.get_backend_timeout(timeout)
