"""A server process takes at its start what memory it will come to need, and keeps it.

What requests make is of all sizes, and now and then something stays: the gaps that the rest leaves fit ever fewer of
what comes next, so that a process without spare room grows for hours, ever more slowly. Giving back each empty page of
the machine's every few seconds does not help: the gaps remain, and what comes next has the page fetched again.
"""

import ctypes

_MIB = 1 << 20
# As malloc.h numbers them.
_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_THRESHOLD = -1, -2, -3
# From so many bytes on a block comes from the system and goes straight back to it.
LARGE = 256 * 1024
# For what is larger than Python's own allocator serves, and for what it does serve: of both, what five minutes under
# load came to need, several times over.
SPARE_BLOCKS = 6 * _MIB
SPARE_SMALL = 4 * _MIB
_BLOCK, _SMALL = LARGE // 4, 448
# One of so many small ones stays: Python gives back room in which nothing is left, a MiB at a time.
_ONE_IN = 1_000

_stays: list[bytes] = []


def keep_room() -> None:
    """Let large blocks lie by themselves and the rest of the room stay, where GNU's allocator is in use.

    The catalogue's tables are made anew after each save. Once one of them was freed, GNU's allocator would put the next
    among small blocks, and the gaps would grow with each. What lies free at the end of the room goes back to the
    machine only when it is far more than the spare room: after something rare and large.
    """
    if set_option := getattr(ctypes.CDLL(None), "mallopt", None):
        set_option(_M_MMAP_THRESHOLD, LARGE)
        set_option(_M_TOP_PAD, SPARE_BLOCKS)
        set_option(_M_TRIM_THRESHOLD, 4 * SPARE_BLOCKS)


def take_spare_room() -> None:
    """Take it in the thread that calls: each has room of its own. Written to, for only then is it the process's."""
    small = [b"+" * _SMALL for _ in range(SPARE_SMALL // _SMALL)]
    _stays[:] = small[::_ONE_IN]
    blocks = [b"+" * _BLOCK for _ in range(SPARE_BLOCKS // _BLOCK)]
    del small, blocks
