"""What a server process hears of changes without asking: PostgreSQL tells it over the connection that it has anyway.

Asked with every request, "has anything changed?" took longer than all else that a kept page needs. A process that
serves listens instead, and looks with each request whether something was said, which asks nobody. What was committed is
heard within a millisecond or so. Where nothing can be heard, behind a pooler of transactions, say, or over a line that
was cut without a word, the last answer holds for a second at most.
"""

import time
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper

CHANNEL = "products_public_change"
LONGEST = 1.0  # seconds


class Hearing:
    """What is heard over one connection, and the token that holds as long as nothing is.

    `heard` counts the changes that were heard of by now: also those that came with the answer to some question.
    """

    def __init__(self, line: psycopg.Connection[Any]) -> None:
        self.line = line
        self.heard = 0
        self._kept: tuple[str, int, float] | None = None  # the token, what had been heard then, until when it holds
        line.add_notify_handler(self._hear)

    def _hear(self, _: object) -> None:
        self.heard += 1

    def token(self) -> str | None:
        """The token, where nothing was heard since it was asked for; None where it has to be asked for."""
        try:
            # takes what has come over the line, and waits for nothing
            self.line.pgconn.consume_input()
            while note := self.line.pgconn.notifies():
                self._hear(note)
        except psycopg.Error:
            return None  # whoever asks next finds out what became of the line
        if self._kept is None or self._kept[1] != self.heard or time.monotonic() >= self._kept[2]:
            return None
        return self._kept[0]

    def keep(self, token: str, heard: int) -> None:
        """Let the token hold that was asked for after `heard` changes: one that came with it undoes it."""
        self._kept = (token, heard, time.monotonic() + LONGEST)


_hearings: WeakKeyDictionary[BaseDatabaseWrapper, Hearing] = WeakKeyDictionary()
_is_on = False


def begin() -> None:
    """From now on, in a process that serves visitors."""
    global _is_on
    _is_on = True


def listen(wrapper: BaseDatabaseWrapper) -> None:
    """Listen over a connection to PostgreSQL that was just made, in a process that serves."""
    if _is_on and wrapper.vendor == "postgresql" and wrapper.connection is not None:
        with wrapper.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        _hearings[wrapper] = Hearing(wrapper.connection)


def hearing_of(wrapper: BaseDatabaseWrapper) -> Hearing | None:
    """What is heard over its connection; None where nothing is: none yet, another database, amid a transaction."""
    found = _hearings.get(wrapper)
    return found if found and found.line is wrapper.connection and not wrapper.in_atomic_block else None
