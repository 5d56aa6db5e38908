"""A cache in a process's own memory that never takes more room than it was given.

Django's counts entries, and one may be a number or a page: how much memory it fills shows after hours.
"""

import pickle
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

# Filled within a minute where fifty visitors read in a catalogue of thousands: what it takes shows early.
USUAL_BYTES = 6_000_000
# What Python and we need for an entry beside its key and value, about.
OVERHEAD = 300

Kept = tuple[bytes, float | None]  # pickled, and the moment it ends


@dataclass
class _Shelf:
    """What all threads of a process share of one cache: its entries, the longest unused first, and their bytes."""

    entries: OrderedDict[str, Kept] = field(default_factory=OrderedDict)
    size: int = 0
    lock: Lock = field(default_factory=Lock)

    def put(self, key: str, kept: Kept, most: int) -> None:
        """Keep it, and drop as many others as it needs; one that needs all the room there is is not kept."""
        self.drop(key)
        self.entries[key] = kept
        self.size += _size(key, kept)
        while self.size > most:
            self.drop(next(iter(self.entries)))

    def drop(self, key: str) -> bool:
        """Forget it; whether there was one."""
        kept = self.entries.pop(key, None)
        if kept is None:
            return False
        self.size -= _size(key, kept)
        return True

    def found(self, key: str) -> bytes | None:
        """The value, which now counts as used; None where there is none or it has ended."""
        kept = self.entries.get(key)
        if kept is None:
            return None
        if kept[1] is not None and kept[1] <= time.time():
            self.drop(key)
            return None
        self.entries.move_to_end(key)
        return kept[0]


_shelves: dict[str, _Shelf] = {}


class MemoryCache(BaseCache):
    """`LOCATION` names it: caches of one name share their entries. `OPTIONS`: `MAX_BYTES`, of keys and values."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._shelf = _shelves.setdefault(name, _Shelf())
        self._most = int((params.get("OPTIONS") or {}).get("MAX_BYTES", USUAL_BYTES))

    @property
    def size(self) -> int:
        """Bytes that the entries take, about."""
        return self._shelf.size

    def names(self) -> list[str]:
        """The keys of all entries, the longest unused first."""
        with self._shelf.lock:
            return [*self._shelf.entries]

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, as Django's caches give it."""
        with self._shelf.lock:
            pickled = self._shelf.found(self.make_key(key, version=version))
        return default if pickled is None else pickle.loads(pickled)  # noqa: S301  (this process's own)

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep the value."""
        made, kept = self.make_key(key, version=version), self._kept(value, timeout)
        with self._shelf.lock:
            self._shelf.put(made, kept, self._most)

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value where there is none; whether there was none."""
        made, kept = self.make_key(key, version=version), self._kept(value, timeout)
        with self._shelf.lock:
            if self._shelf.found(made) is not None:
                return False
            self._shelf.put(made, kept, self._most)
        return True

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value until another moment; False where there is none."""
        made = self.make_key(key, version=version)
        with self._shelf.lock:
            if (pickled := self._shelf.found(made)) is None:
                return False
            self._shelf.put(made, (pickled, self.get_backend_timeout(timeout)), self._most)
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count up, until the same moment as before; ValueError where there is nothing to count from."""
        made = self.make_key(key, version=version)
        with self._shelf.lock:
            if (pickled := self._shelf.found(made)) is None:
                raise ValueError(f"Key '{key}' not found")
            counted: int = pickle.loads(pickled) + delta  # noqa: S301
            self._shelf.put(made, (pickle.dumps(counted), self._shelf.entries[made][1]), self._most)
        return counted

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether there is a value."""
        with self._shelf.lock:
            return self._shelf.found(self.make_key(key, version=version)) is not None

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget the value; False where there was none."""
        with self._shelf.lock:
            made = self.make_key(key, version=version)
            return self._shelf.found(made) is not None and self._shelf.drop(made)

    def clear(self) -> None:
        """Forget everything."""
        with self._shelf.lock:
            self._shelf.entries.clear()
            self._shelf.size = 0

    def _kept(self, value: Any, timeout: float | None) -> Kept:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL), self.get_backend_timeout(timeout)


def _size(key: str, kept: Kept) -> int:
    return len(key) + len(kept[0]) + OVERHEAD
