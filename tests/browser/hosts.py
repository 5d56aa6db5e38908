"""Pages of other people, on another origin than the site's, with our snippets pasted into them."""

import html
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from django.test import Client

Page = tuple[str, dict[str, str]]


class Hosts:
    """A web server that gives out the pages put into it."""

    def __init__(self) -> None:
        pages: dict[str, Page] = {}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body, headers = pages.get(self.path, ("", {}))
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                pass

        self._pages = pages
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def put(self, body: str, *, head: str = "", policy: str = "", page: str = 'lang="en"') -> str:
        """Serve a page around this body; its address."""
        path = f"/{len(self._pages)}"
        words = (
            f'<!doctype html><html {page}><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
            f"<title>A clinic</title>{head}</head>"
            f"<body><main><h1>A clinic</h1><p>Before.</p>{body}<p>After.</p></main></body></html>"
        )
        self._pages[path] = (words, {"Content-Security-Policy": policy} if policy else {})
        return f"http://127.0.0.1:{self.server.server_port}{path}"


@contextmanager
def hosts() -> Iterator[Hosts]:
    """The server, while it runs."""
    made = Hosts()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def snippet(site: str, address: str, **chosen: str) -> str:
    """What the page at this address offers to copy, as it would from this site."""
    host = site.removeprefix("http://")
    shown = Client(headers={"host": host}).get(address, chosen).content.decode()
    (found,) = re.findall(r'<textarea class="field made-html"[^>]*>(.*?)</textarea>', shown, re.DOTALL)
    return html.unescape(found)
