"""The doorman before the site, behind the real server, asked over real sockets."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from products.doorman import Doorman

HERE = Path(__file__).resolve().parent
BEGUN = b"POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nonly a beginning"


@pytest.fixture(scope="module")
def server():
    """A running server's port."""
    with running() as (port, _):
        yield port


@contextmanager
def running():
    """A server's port and process, while it runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent.parent), str(HERE)])}
    process = subprocess.Popen([sys.executable, HERE / "doorman_site.py", str(port)], env=environment)  # noqa: S603
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield port, process
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)


@pytest.fixture
def ask(server):
    """Asks for a page; its status, and what it holds."""

    def ask(path, method="GET", **options):
        with closing(http.client.HTTPConnection("127.0.0.1", server, timeout=30)) as connection:
            connection.request(method, path, **options)
            with connection.getresponse() as answer:
                return answer.status, answer.read()

    return ask


def test_the_site_is_told_of_a_request_what_it_needs(ask):
    status, told = ask("/a%20b/%C3%A9?q=%20x", headers={"X-One": "1", "X_Two": "forged"})
    assert status == 200
    expected = {
        "HTTP_X_ONE": "1",
        "PATH_INFO": "/a b/é".encode().decode("latin-1"),
        "QUERY_STRING": "q=%20x",
        "REMOTE_ADDR": "127.0.0.1",
    }
    assert eval(told) == sorted(expected.items())  # noqa: S307  (what our own site printed)


def test_a_body_arrives_whole(ask):
    assert ask("/echo", "POST", body=b"x" * 1_000) == (200, b"x" * 1_000)


def test_a_body_in_chunks_arrives_whole(ask):
    assert ask("/echo", "POST", body=iter([b"one", b"two"]), encode_chunked=True) == (200, b"onetwo")


def test_a_body_that_is_too_large_is_refused_before_the_site_sees_it(ask):
    assert ask("/echo", "POST", body=b"x" * 1_001)[0] == 413


def test_a_body_in_chunks_cannot_grow_without_end(ask):
    assert ask("/echo", "POST", body=iter([b"x" * 600] * 2), encode_chunked=True)[0] == 413


def test_an_answer_that_streams_arrives_whole(ask):
    status, body = ask("/streamed")
    assert (status, body.splitlines()[0], len(body.splitlines())) == (200, b"part 0", 20_000)


def test_every_cookie_of_an_answer_is_sent(server):
    with closing(http.client.HTTPConnection("127.0.0.1", server, timeout=30)) as connection:
        connection.request("GET", "/")
        with connection.getresponse() as answer:
            assert answer.headers.get_all("set-cookie") == ["a=1", "b=2"]


def test_visitors_who_send_slowly_hold_up_nobody_and_are_sent_away(server, ask):
    slow = [socket.create_connection(("127.0.0.1", server), timeout=30) for _ in range(20)]
    try:
        for one in slow:
            one.sendall(BEGUN)
        start = time.monotonic()
        assert ask("/")[0] == 200
        assert time.monotonic() - start < 2.0  # the patience that the slow ones are given
        assert {one.recv(12) for one in slow} == {b"HTTP/1.1 408"}
    finally:
        for one in slow:
            one.close()


def test_after_each_answer_and_before_the_next_request_the_site_tidies_up(ask):
    ask("/streamed")
    ask("/then")
    assert ask("/answered") == (200, b"['/streamed', 'after', '/then', 'after', '/answered']")


def test_a_request_under_way_is_finished_when_the_server_is_told_to_stop():
    with running() as (port, process), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/slow")
        time.sleep(0.5)  # until the site has it
        process.send_signal(signal.SIGTERM)
        with connection.getresponse() as answer:
            assert (answer.status, answer.read()) == (200, b"done")


def test_the_site_answers_its_own_process_in_turn():
    def site(environ, start_response):
        start_response("404 Not Found", [])
        return [environ["PATH_INFO"].encode(), b" is not here"]

    doorman = Doorman(site, most_bytes=1_000)
    assert doorman.ask({"PATH_INFO": "/page"}) == (404, b"/page is not here")
    assert doorman.in_turn(lambda: threading.current_thread().name).startswith("site")
