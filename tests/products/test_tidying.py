"""What a request leaves in circles is collected after its answer, and what outlived it every few seconds."""

import gc
import weakref

import pytest

from products.tidying import MANY, PAUSE, Tidying, set_apart


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


def test_what_a_request_left_is_gone_once_its_answer_is_on_its_way():
    gc.disable()
    tidy = Tidying()
    left = weakref.ref(Page())
    assert left() is not None
    tidy()
    assert left() is None
    gc.enable()


def test_what_outlived_a_request_is_looked_at_every_few_seconds():
    gc.disable()
    moments = iter([0.0, 0.0, PAUSE - 1, PAUSE, PAUSE, PAUSE + 1])
    tidy = Tidying(moments.__next__)
    page = Page()
    outlived = weakref.ref(page)
    tidy()
    del page
    tidy()
    assert outlived() is not None
    tidy()
    assert outlived() is None
    Page()
    tidy()
    assert next(moments, None) is None  # the next look at everything is a pause away
    gc.enable()


def test_what_is_there_at_first_is_set_apart_and_python_looks_by_itself_after_many():
    gc.unfreeze()  # another test may have left some, which may go amid this one
    set_apart()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[0] == MANY
