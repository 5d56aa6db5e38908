"""What a server process hears of changes, so that it need not ask with every request whether anything has changed.

Asking took longer than all else that a kept page needs. PostgreSQL tells whoever listens what was committed, within a
millisecond or so. A thread with a connection of its own hears it: one that were read only while visitors ask would let
what is told pile up, until PostgreSQL waited for it to be read, and all who wait for PostgreSQL with it. Where nothing
can be heard, behind a pooler of transactions, say, or over a line that was cut without a word, an answer holds for a
second at most.
"""

import selectors
import threading
import time
from collections.abc import Callable

from django.db import DEFAULT_DB_ALIAS, Error, connections
from django.db.backends.base.base import BaseDatabaseWrapper

CHANNEL = "products_public_change"
LISTEN = f"LISTEN {CHANNEL}"
LONGEST = 1.0  # seconds for which an answer holds without another word
BETWEEN_PROBES = 10.0  # seconds of silence after which the line is tried
BETWEEN_LINES = 1.0


class Hearing:
    """What this process has heard, and the answer that holds as long as it hears no more.

    Asked and told in the thread that serves; only `hear` is called in the one that listens.
    """

    def __init__(self) -> None:
        self.is_on = False
        self._heard = 0
        self._kept: tuple[str, int, float] | None = None  # the answer, what had been heard then, until when it holds

    def hear(self) -> None:
        """Something was committed, by whomever."""
        self._heard += 1

    def forget(self) -> None:
        """This process itself has committed something: it need not wait to be told."""
        self._kept = None

    def answer(self, ask: Callable[[], str]) -> str:
        """The answer that holds, or a new one."""
        if not self.is_on:
            return ask()
        # before it asks: what is heard while it does may not be in the answer
        heard, now = self._heard, time.monotonic()
        if self._kept is None or self._kept[1] != heard or now >= self._kept[2]:
            self._kept = (ask(), heard, now + LONGEST)
        return self._kept[0]


hearing = Hearing()


def begin() -> None:
    """From now on, in a process that serves visitors: listen beside them, where the database can tell anything."""
    if connections[DEFAULT_DB_ALIAS].vendor == "postgresql":
        threading.Thread(target=_listen_for_ever, args=(hearing,), name="hearing", daemon=True).start()


def _listen_for_ever(hearing: Hearing) -> None:
    while True:
        line = connections[DEFAULT_DB_ALIAS]  # this thread's own
        try:
            listen(line, hearing)
        except Error:
            pass  # whoever asks next tells what became of the database
        finally:
            line.close()
        time.sleep(BETWEEN_LINES)


def listen(line: BaseDatabaseWrapper, hearing: Hearing) -> None:
    """Listen over that connection for as long as it lasts; django.db.Error when it ends."""
    with line.cursor() as cursor, selectors.DefaultSelector() as selector:
        line.connection.add_notify_handler(lambda _: hearing.hear())  # what comes with an answer
        cursor.execute(LISTEN)
        with line.wrap_database_errors:
            selector.register(line.connection.fileno(), selectors.EVENT_READ)
        try:
            hearing.hear()  # what happened while nobody listened
            hearing.is_on = True
            while True:
                if not selector.select(BETWEEN_PROBES):
                    cursor.execute(LISTEN)  # once more changes nothing
                with line.wrap_database_errors:
                    line.connection.pgconn.consume_input()
                    while line.connection.pgconn.notifies():
                        hearing.hear()
        finally:
            hearing.is_on = False
