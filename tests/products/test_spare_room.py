"""A server process has its room from the start: what comes under load fits in, and large blocks lie by themselves."""

import ctypes
import subprocess
import sys

import pytest

from products.spare_room import LARGE, SPARE_BLOCKS, SPARE_SMALL

gnu = pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="another allocator than GNU's")

_BLOCKS_APART = f"""
import ctypes
import sys

from products.spare_room import keep_room


class Told(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "free", "fast", "apart", *map(str, range(6)))]


library = ctypes.CDLL(None)
library.mallinfo2.restype = Told
if sys.argv[1] == "apart":
    keep_room()
before = library.mallinfo2().apart
block = bytearray({LARGE})
del block  # from now on the allocator would put such a block among small ones
block = bytearray({LARGE})
print(library.mallinfo2().apart - before)
"""

_TAKEN_UNDER_LOAD = f"""
import os
import sys
from pathlib import Path
from threading import Thread

from products.spare_room import keep_room, take_spare_room

KIB = os.sysconf("SC_PAGE_SIZE") // 1024


def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * KIB


def serve():
    if sys.argv[1] == "taken":
        take_spare_room()
    kept = [None] * 20_000
    before = held()
    for number in range({SPARE_SMALL} * 3 // 4 // 300):
        kept[number] = bytearray(300 - 57)
    for number in range(10_000, 10_000 + {SPARE_BLOCKS} * 3 // 4 // 20_000):
        kept[number] = b"+" * 20_000
    print(held() - before)


keep_room()
thread = Thread(target=serve)
thread.start()
thread.join()
"""


def run(script, told):
    command = [sys.executable, "-c", script, told]
    return int(subprocess.run(command, check=True, text=True, capture_output=True).stdout)  # noqa: S603


@gnu
@pytest.mark.parametrize(("asked_for", "apart"), [("apart", 1), ("as usual", 0)])
def test_a_large_block_lies_by_itself_however_often_one_was_freed(asked_for, apart):
    assert run(_BLOCKS_APART, asked_for) == apart


@gnu
def test_what_comes_under_load_fits_into_the_spare_room():
    """KiB that a process takes for three quarters of what there is room for: none, or nearly all of it."""
    wanted = (SPARE_SMALL + SPARE_BLOCKS) * 3 // 4 // 1024
    assert run(_TAKEN_UNDER_LOAD, "taken") < wanted // 20
    assert run(_TAKEN_UNDER_LOAD, "not taken") > wanted * 9 // 10
