"""A cache in a process's own memory that never takes more room than it was given.

Django's counts entries, and one may be a number or a page: how much memory it fills shows after hours. And where values
of unlike sizes lie among all else that a process holds, each that goes leaves a gap that the next does not fit. Here
they lie in one room of blocks of one size.
"""

import pickle
import time
from collections import OrderedDict
from threading import Lock
from typing import Any, NamedTuple

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

USUAL_BYTES = 6_000_000
BLOCK = 1_024


class Kept(NamedTuple):
    """Where a value lies in the room: in these blocks, so many bytes; and the moment it ends."""

    blocks: tuple[int, ...]
    length: int
    ends: float | None


class _Shelf:
    """What all threads of a process share of one cache; what was not used for longest goes first."""

    def __init__(self, most: int) -> None:
        self.lock = Lock()
        self._blocks = most // BLOCK
        self._room = bytearray(self._blocks * BLOCK)
        self._free = [*range(self._blocks)]
        self._kept: OrderedDict[str, Kept] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes of the room that are taken."""
        return (self._blocks - len(self._free)) * BLOCK

    def names(self) -> list[str]:
        """The keys of all entries."""
        return [*self._kept]

    def found(self, key: str) -> Kept | None:
        """Where the value lies, which now counts as used; None where there is none or it has ended."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        if kept.ends is not None and kept.ends <= time.time():
            self.drop(key)
            return None
        self._kept.move_to_end(key)
        return kept

    def value(self, kept: Kept) -> bytes:
        """What lies there."""
        room = memoryview(self._room)
        return b"".join([room[block * BLOCK : (block + 1) * BLOCK] for block in kept.blocks])[: kept.length]

    def put(self, key: str, value: bytes, ends: float | None) -> None:
        """Keep it; one that needs more than all the room is not kept, nor what stood there before."""
        self.drop(key)
        needed = -(-len(value) // BLOCK)
        if needed > self._blocks:
            return
        while len(self._free) < needed:
            self.drop(next(iter(self._kept)))
        blocks = tuple(self._free.pop() for _ in range(needed))
        for start, block in zip(range(0, len(value), BLOCK), blocks, strict=True):
            piece = value[start : start + BLOCK]
            self._room[block * BLOCK : block * BLOCK + len(piece)] = piece
        self._kept[key] = Kept(blocks, len(value), ends)

    def until(self, key: str, ends: float | None) -> None:
        """Keep what is kept until another moment."""
        self._kept[key] = self._kept[key]._replace(ends=ends)

    def drop(self, key: str) -> bool:
        """Forget it; False where there was nothing."""
        if (kept := self._kept.pop(key, None)) is None:
            return False
        self._free.extend(kept.blocks)
        return True

    def take_room(self) -> None:
        """Write where nothing is kept: the system promises memory, and gives what is written to."""
        for block in self._free:
            self._room[block * BLOCK] = 1


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
        """Bytes of the room that entries take."""
        return self._shelf.size

    def names(self) -> list[str]:
        """The keys of all entries."""
        with self._shelf.lock:
            return self._shelf.names()

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
            value = None if kept is None else self._shelf.value(kept)
        return default if value is None else pickle.loads(value)  # noqa: S301  (this process's own)

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep the value."""
        made, pickled = self.make_key(key, version=version), pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with self._shelf.lock:
            self._shelf.put(made, pickled, self.get_backend_timeout(timeout))

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value where there is none; whether there was none."""
        made, pickled = self.make_key(key, version=version), pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        with self._shelf.lock:
            if self._shelf.found(made) is not None:
                return False
            self._shelf.put(made, pickled, self.get_backend_timeout(timeout))
        return True

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep the value until another moment; False where there is none."""
        made = self.make_key(key, version=version)
        with self._shelf.lock:
            if self._shelf.found(made) is None:
                return False
            self._shelf.until(made, self.get_backend_timeout(timeout))
        return True

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count up, until the same moment as before; ValueError where there is nothing to count from."""
        made = self.make_key(key, version=version)
        with self._shelf.lock:
            if (kept := self._shelf.found(made)) is None:
                raise ValueError(f"Key '{key}' not found")
            counted: int = pickle.loads(self._shelf.value(kept)) + delta  # noqa: S301
            self._shelf.put(made, pickle.dumps(counted, pickle.HIGHEST_PROTOCOL), kept.ends)
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
            self._shelf.drop(made)
        return was_there

    def clear(self) -> None:
        """Forget everything."""
        with self._shelf.lock:
            for name in self._shelf.names():
                self._shelf.drop(name)
