import socket

from products.server import HOST, is_free


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
