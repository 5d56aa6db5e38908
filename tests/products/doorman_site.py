"""A tiny site behind the real server and doorman, for tests: `python doorman_site.py PORT`."""

import sys
import time

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from products.doorman import Doorman


class Streamed:
    """A body that comes in parts, as Django marks it."""

    streaming = True

    def __iter__(self):
        yield from (b"part %d\n" % number for number in range(20_000))


def site(environ, start_response):
    start_response("200 OK", [("content-type", "text/plain"), ("set-cookie", "a=1"), ("set-cookie", "b=2")])
    ANSWERED.append(environ["PATH_INFO"])
    match environ["PATH_INFO"]:
        case "/answered":
            return [repr(ANSWERED[-5:]).encode()]
        case "/streamed":
            return Streamed()
        case "/echo":
            return [environ["wsgi.input"].read()]
        case "/slow":
            time.sleep(1)
            return [b"done"]
    told = {
        key: value for key, value in environ.items() if key.startswith(("HTTP_X_", "PATH_INFO", "QUERY_", "REMOTE_"))
    }
    return [repr(sorted(told.items())).encode()]


ANSWERED = []


def application():
    return Doorman(site, most_bytes=1_000, patience=2.0, after=lambda: ANSWERED.append("after"))


if __name__ == "__main__":
    MPServer(
        "doorman_site:application",
        factory=True,
        port=int(sys.argv[1]),
        interface=Interfaces.RSGI,
        workers=1,
        log_level=LogLevels.error,
        websockets=False,
    ).serve()
