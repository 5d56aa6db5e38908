"""Django's PostgreSQL, except that a process that serves does not wait without end for an answer."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import IsolationLevel
from psycopg.abc import RV, PQGen
from psycopg.pq import TransactionStatus

from skinguide.postgresql.patience import LOCK, STATEMENT, UncertainError, patience

OFTEN = 0.1  # seconds after which psycopg looks whether somebody interrupts it
LIMITS = "select set_config('lock_timeout', %s, false), set_config('statement_timeout', %s, false)"


class UnansweredError(psycopg.OperationalError, UncertainError):
    """A commit, or a statement that commits itself, to which no answer came."""


class Connection(psycopg.Connection[Any]):
    """psycopg's, closed when an answer does not come in time."""

    def wait(self, gen: PQGen[RV], interval: float = OFTEN, timeout: float | None = None) -> RV:
        """The answer. OperationalError when there is none in time: UnansweredError if it may have been done."""
        try:
            return super().wait(gen, interval, patience.seconds if timeout is None else timeout)
        except psycopg.OperationalError as error:
            if self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            # still at it: there is no talking over this connection. Without it, what was not committed is undone
            self.close()
            patience.lost()
            kind = UnansweredError if self._autocommit else psycopg.OperationalError
            raise kind("the database does not answer") from error

    def commit(self) -> None:
        """Commit. UnansweredError when the connection is lost before it is known to be done."""
        try:
            super().commit()
        except psycopg.OperationalError as error:
            if not self.closed:
                raise
            raise UnansweredError("the database did not say whether it committed") from error


class DatabaseWrapper(base.DatabaseWrapper):
    """Found by its name, in the module that ENGINE names."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """A connection; OperationalError at once while one that was silent is left alone."""
        if patience.is_pausing:
            raise psycopg.OperationalError("the database did not answer just now")
        self.isolation_level = IsolationLevel.READ_COMMITTED
        try:
            return Connection.connect(**conn_params)
        except psycopg.errors.ConnectionTimeout:
            patience.lost()
            raise

    def init_connection_state(self) -> None:
        """Tell PostgreSQL how long it may take, where somebody waits for it."""
        super().init_connection_state()
        if patience.is_limited:
            with self.cursor() as cursor:
                cursor.execute(LIMITS, [f"{LOCK:.0f}s", f"{STATEMENT:.0f}s"])
