"""Garbage of a server process is collected between two answers, and the room that it left is given back to the machine.

Nearly all that a request made hangs together in circles: forms and their fields, a page's context, a product and its
assessment. Python looks for such when enough is new, amid a page or after many: they pile up meanwhile, the process
grows, and what was made last keeps open the room of all that went before.
"""

import ctypes
import gc
import time
from collections.abc import Callable

PAUSE = 2.0  # seconds between two looks at everything
# So many new objects let Python look by itself: more than a page makes, fewer than a long import.
MANY = 100_000
# As malloc.h numbers it; from so many bytes on a block comes from the system and goes straight back to it.
_M_MMAP_THRESHOLD = -3
LARGE = 256 * 1024


def keep_large_apart() -> None:
    """Let large blocks lie by themselves, where GNU's allocator is in use.

    The catalogue's tables are made anew after each save. Once one of them was freed, GNU's allocator would put the next
    among small blocks, and the gaps would grow with each.
    """
    if set_option := getattr(ctypes.CDLL(None), "mallopt", None):
        set_option(_M_MMAP_THRESHOLD, LARGE)


def set_apart() -> None:
    """Let the collector pass over what is there by now, for it stays; and leave what is new to `Tidying`."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MANY, 10, 10)


class Tidying:
    """Called after each answer: collects what that one left, and every few seconds whatever else there is.

    `trim` stands for that of GNU's allocator, where it is the one in use: it gives back the room between blocks that
    are in use. Without it a process grows for minutes, as pages of unlike sizes come and go.
    """

    def __init__(
        self, trim: Callable[[int], object] | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._trim = trim or getattr(ctypes.CDLL(None), "malloc_trim", None)
        self._clock = clock
        self._again_at = clock() + PAUSE

    def __call__(self) -> None:
        if self._clock() < self._again_at:
            gc.collect(1)
            return
        gc.collect()
        if self._trim:
            self._trim(0)
        self._again_at = self._clock() + PAUSE
