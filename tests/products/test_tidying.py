"""What a request leaves in circles is collected after its answer; room goes back to the machine every few seconds."""

import ctypes
import gc
import subprocess
import sys
import weakref

import pytest

from products.tidying import LARGE, MANY, PAUSE, Tidying, set_apart


class Page:
    """Hangs together in a circle, as pages and their forms do."""

    def __init__(self):
        self.context = {"page": self}


@pytest.fixture(autouse=True)
def usual():
    """The collector as it was."""
    threshold = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*threshold)


@pytest.fixture
def asked():
    """How the allocator was asked."""
    return []


def test_what_a_request_left_is_gone_once_its_answer_is_on_its_way(asked):
    gc.disable()
    tidy = Tidying(asked.append)
    left = weakref.ref(Page())
    assert left() is not None
    tidy()
    assert (left(), asked) == (None, [])
    gc.enable()


def test_what_outlived_a_request_is_looked_at_every_few_seconds_and_then_room_is_given_back(asked):
    gc.disable()
    moments = iter([0.0, 0.0, PAUSE - 1, PAUSE, PAUSE, PAUSE + 1, 2 * PAUSE, 2 * PAUSE])
    tidy = Tidying(asked.append, moments.__next__)
    page = Page()
    outlived = weakref.ref(page)
    tidy()
    del page
    tidy()
    assert (outlived() is None, asked) == (False, [])
    tidy()
    assert (outlived(), asked) == (None, [0])
    tidy()
    assert asked == [0]
    tidy()
    assert asked == [0, 0]
    gc.enable()


def test_what_is_there_at_first_is_set_apart_and_python_looks_by_itself_after_many():
    gc.unfreeze()  # another test may have left some, which may go amid this one
    set_apart()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == MANY


def test_the_allocator_of_this_machine_can_be_asked():
    Tidying(clock=iter([0.0, PAUSE, PAUSE]).__next__)()


_BLOCKS_APART = f"""
import ctypes
import sys

from products.tidying import keep_large_apart


class Told(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", "free", "fast", "apart", *map(str, range(6)))]


library = ctypes.CDLL(None)
library.mallinfo2.restype = Told
if sys.argv[1] == "apart":
    keep_large_apart()
before = library.mallinfo2().apart
block = bytearray({LARGE})
del block  # from now on the allocator would put such a block among small ones
block = bytearray({LARGE})
print(library.mallinfo2().apart - before)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "mallinfo2"), reason="another allocator than GNU's")
@pytest.mark.parametrize(("asked_for", "apart"), [("apart", 1), ("as usual", 0)])
def test_a_large_block_lies_by_itself_however_often_one_was_freed(asked_for, apart):
    command = [sys.executable, "-c", _BLOCKS_APART, asked_for]
    told = subprocess.run(command, check=True, text=True, capture_output=True)  # noqa: S603
    assert int(told.stdout) == apart
