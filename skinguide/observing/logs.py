"""Log lines as JSON, one object a line, each with the id of the request that it was written in."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

request_id: ContextVar[str] = ContextVar("request_id", default="")

# What every record has; anything else was handed over with `extra` and belongs into the line.
_ALWAYS_THERE = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request_id"}
# Django hands these over for its own formatters; they hold addresses and what visitors sent.
_NEVER_TOLD = frozenset({"request", "server_time", "sql", "params", "alias"})


class WithRequestId(logging.Filter):
    """Gives every record the id of the request, "-" outside of one.

    Django writes of a refused request only once the outermost middleware is done with it, and hands it over.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let all pass."""
        record.request_id = request_id.get() or getattr(getattr(record, "request", None), "request_id", "-")
        return True


class JsonLine(logging.Formatter):
    """One record as one line of JSON: time, level, logger, request id, message, extra fields, traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        extra = {name: value for name, value in vars(record).items() if name not in _ALWAYS_THERE | _NEVER_TOLD}
        line |= {name: value for name, value in extra.items() if isinstance(value, str | int | float | bool | None)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class WithoutTypedWords(logging.Filter):
    """Takes out of Django's own records of requests what a visitor may have typed: the path and what follows it.

    Django writes "Not Found: /products/…" and "Bad Request: …"; who wants to know more has the request's id.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Let all pass; of a record on a request the last argument, which is its path, is left out."""
        if hasattr(record, "request") and isinstance(record.args, tuple) and record.args:
            record.args = (*record.args[:-1], "…")
        return True
