import signal
import socket
import time

from products.server import HOST, Bell, is_free


def test_a_port_is_free_until_somebody_listens_there():
    with socket.create_server((HOST, 0)) as listener:
        port = listener.getsockname()[1]
        assert is_free(port) is False
    assert is_free(port) is True


def test_a_port_that_another_shares_is_not_free():
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind((HOST, 0))
        listener.listen()
        assert is_free(listener.getsockname()[1]) is False


def test_a_bell_wakes_whoever_waits_when_a_signal_rings_it():
    bell = Bell()
    before = signal.signal(signal.SIGALRM, lambda *_: bell.set())
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        assert bell.wait(timeout=5) is True
    finally:
        signal.signal(signal.SIGALRM, before)
    bell.clear()
    assert bell.is_set() is False


def test_a_bell_that_nobody_rings_is_not_waited_for_too_long():
    start = time.monotonic()
    assert Bell().wait(timeout=0.1) is False
    assert time.monotonic() - start < 1
