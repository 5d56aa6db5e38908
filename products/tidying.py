"""Garbage of a server process is collected between two answers.

Nearly all that a request made hangs together in circles: forms and their fields, a page's context, a product and its
assessment. Python looks for such when enough is new, amid a page or after many: they pile up meanwhile, the process
grows, and what was made last keeps open the room of all that went before.
"""

import gc
import time
from collections.abc import Callable

PAUSE = 2.0  # seconds between two looks at everything
# So many new objects let Python look by itself: more than a page makes, fewer than a long import.
MANY = 100_000


def set_apart() -> None:
    """Let the collector pass over what is there by now, for it stays; and leave what is new to `Tidying`."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MANY, 10, 10)


class Tidying:
    """Called after each answer: collects what that one left, and every few seconds whatever else there is."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._again_at = clock() + PAUSE

    def __call__(self) -> None:
        if self._clock() < self._again_at:
            gc.collect(1)
            return
        gc.collect()
        self._again_at = self._clock() + PAUSE
