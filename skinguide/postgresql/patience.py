"""How long this process waits for a PostgreSQL that takes a question and never answers, stuck on its disk, say.

Commands and workers wait: their work may be long, and nobody stands behind them. A server has one thread, and all its
visitors wait with it, so it gives up after a while, and for a moment after that does not ask at all.
"""

import time

# Seconds. PostgreSQL itself, as long as it runs at all, ends what waits for another's lock, and what takes too long:
# then it is certain that nothing of it was done. Only after that a silent one is left.
LOCK = 5.0
STATEMENT = 8.0
ANSWER = 10.0
# One who was silent is not asked again so soon: else each of many who wait would wait for it in turn.
PAUSE = 1.0


class UncertainError(Exception):
    """The question was put, and no answer came: it may have been done, or may be yet."""


class Patience:
    """A process's own."""

    def __init__(self) -> None:
        self.is_limited = False
        self._asks_from = 0.0

    @property
    def seconds(self) -> float | None:
        """How long an answer is waited for; None without end."""
        return ANSWER if self.is_limited else None

    def limit(self) -> None:
        """From now on, in a process that serves visitors."""
        self.is_limited = True

    def lost(self) -> None:
        """It was silent."""
        self._asks_from = time.monotonic() + PAUSE

    @property
    def is_pausing(self) -> bool:
        """Whether it was silent just now, and there is no sense in asking."""
        return self.is_limited and time.monotonic() < self._asks_from


patience = Patience()
