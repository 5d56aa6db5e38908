"""Takes requests in before the site sees them: whole, within size and time, so that no slow visitor holds up others.

The site runs one request at a time in each worker. Read by the site itself, a body that trickles in would stop that
worker for as long as its sender likes. Here it is gathered beside the others, and the site is handed what is complete.
"""

import asyncio
import os
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any, Protocol
from urllib.parse import unquote_to_bytes

Headers = list[tuple[str, str]]
WsgiApplication = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# Seconds in which a body must have come.
PATIENCE = 20.0
# Of what an answer streams, so much is gathered before it is sent on.
PIECE = 64_000


class Scope(Protocol):
    """What the server tells of a request."""

    proto: str
    http_version: str
    client: str
    server: str
    scheme: str
    method: str
    path: str
    query_string: str
    authority: str | None

    @property
    def headers(self) -> Any:
        """Names in lower case, and values; a name may recur."""


class TooLargeError(Exception):
    """The body is longer than it may be."""


class StoppedError(Exception):
    """The process is about to end, and takes nothing more in."""


class Doorman:
    """A granian (RSGI) application that lets a WSGI one answer complete requests, one at a time."""

    def __init__(
        self,
        application: WsgiApplication,
        most_bytes: int,
        patience: float = PATIENCE,
        after: Callable[[], object] = lambda: None,
    ) -> None:
        """`after` is called where the site answers, once an answer is on its way and before the next request."""
        self._application = application
        self._most_bytes = most_bytes
        self._patience = patience
        self._after = after
        self._site = ThreadPoolExecutor(1, thread_name_prefix="site")

    async def __rsgi__(self, scope: Scope, protocol: Any) -> None:
        """Answer one request."""
        if scope.proto != "http":
            protocol.close(403)
            return
        try:
            body = await asyncio.wait_for(self._body(scope, protocol), self._patience)
        except TimeoutError:
            protocol.response_str(408, _PLAIN, "The request did not come to its end in time.\n")
            return
        except TooLargeError:
            protocol.response_str(413, _PLAIN, "The request is larger than this site takes.\n")
            return
        answered = _Answer()
        environ = _environ(scope, body)
        loop = asyncio.get_running_loop()
        parts = await loop.run_in_executor(self._site, self._run, environ, answered)
        if isinstance(parts, bytes):
            protocol.response_bytes(answered.status, answered.headers, parts)
        else:
            await self._stream(protocol, answered, parts, loop)
        loop.run_in_executor(self._site, self._after)

    def ask(self, environ: dict[str, Any]) -> tuple[int, bytes]:
        """Let the site answer a request of our own, in its turn; the status and body of what does not stream."""
        answered = _Answer()
        body: bytes = self.in_turn(lambda: self._run(environ, answered))
        return answered.status, body

    def in_turn(self, call: Callable[[], Any]) -> Any:
        """Carry something out where the site answers, behind what it was asked before; what it gives.

        StoppedError when the process ends.
        """
        try:
            waiting = self._site.submit(call)
        except RuntimeError as error:
            raise StoppedError from error
        return waiting.result()

    async def _body(self, scope: Scope, protocol: Any) -> bytes:
        told = scope.headers.get("content-length")
        if told is None and scope.headers.get("transfer-encoding") is None:
            return b""
        if told is not None and (not told.isascii() or not told.isdigit() or int(told) > self._most_bytes):
            raise TooLargeError
        pieces, size = [], 0
        async for piece in protocol:
            size += len(piece)
            if size > self._most_bytes:
                raise TooLargeError
            pieces.append(bytes(piece))
        return b"".join(pieces)

    def _run(self, environ: dict[str, Any], answered: "_Answer") -> Any:
        """The answer's body, or for one that streams an iterator that `_stream` must drain and close."""
        parts = self._application(environ, answered)
        if getattr(parts, "streaming", False):
            return parts
        try:
            return b"".join(parts)
        finally:
            if close := getattr(parts, "close", None):
                close()

    async def _stream(self, protocol: Any, answered: "_Answer", parts: Any, loop: asyncio.AbstractEventLoop) -> None:
        transport = protocol.response_stream(answered.status, answered.headers)
        pieces = iter(parts)
        try:
            while piece := await loop.run_in_executor(self._site, _next_piece, pieces):
                await transport.send_bytes(piece)
        finally:
            if close := getattr(parts, "close", None):
                await loop.run_in_executor(self._site, close)


def _next_piece(parts: Any) -> bytes:
    gathered = bytearray()
    for part in parts:
        gathered += part
        if len(gathered) >= PIECE:
            break
    return bytes(gathered)


class _Answer:
    """WSGI's `start_response`."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []

    def __call__(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        self.status = int(status.split(" ", 1)[0])
        self.headers = headers


_PLAIN: Headers = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]
_ALWAYS: dict[str, Any] = {
    **os.environ,
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": False,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}
_NAMED_OTHERWISE = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def _environ(scope: Scope, body: bytes) -> dict[str, Any]:
    """The request as WSGI (PEP 3333) describes it."""
    host, _, port = scope.server.rpartition(":")
    environ = {
        **_ALWAYS,
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": unquote_to_bytes(scope.path).decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(body),
    }
    for name, value in scope.headers.items():
        # an underscore would pass for a hyphen, and a forged header for one that a proxy has set
        if "_" in name:
            continue
        key = _NAMED_OTHERWISE.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        environ[key] = f"{environ[key]},{value}" if key in environ and key.startswith("HTTP_") else value
    if "HTTP_HOST" not in environ and scope.authority:
        environ["HTTP_HOST"] = scope.authority
    environ["CONTENT_LENGTH"] = str(len(body))
    return environ
