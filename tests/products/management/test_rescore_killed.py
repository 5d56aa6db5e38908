"""A run of rescore that is killed in the middle: nothing is half done, and the next run goes on where it stopped."""

import signal
import time

import pytest

from tests.processes import PRODUCTS, command, counts, fresh_site, run

pytestmark = pytest.mark.own_database


def test_a_killed_run_leaves_each_product_whole_and_is_taken_up_again(tmp_path):
    database = fresh_site(tmp_path)
    process = command(tmp_path, "rescore")
    deadline = time.monotonic() + 300
    while counts(database)[0] < 3:
        assert process.poll() is None, "it was done before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    half = counts(database)
    assert len(set(half)) == 1
    assert 3 <= half[0] < PRODUCTS
    assert f"Scored {PRODUCTS - half[0]} labels." in run(tmp_path, "rescore")
    assert set(counts(database)) == {PRODUCTS}
