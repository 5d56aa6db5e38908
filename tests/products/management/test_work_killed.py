"""Workers that are killed over a job lose nothing: another takes the job up, and no label is scored twice."""

import signal
import time

import pytest

from tests.processes import PRODUCTS, command, counts, fresh_site, run

pytestmark = pytest.mark.own_database


def test_what_a_killed_worker_left_is_done_by_two_others_and_nothing_twice(tmp_path):
    database = fresh_site(tmp_path)
    assert run(tmp_path, "rescore", "--queue") == "2 jobs wait for a worker.\n"
    worker = command(tmp_path, "work")
    deadline = time.monotonic() + 300
    while counts(database)[0] < 3:
        assert worker.poll() is None, "it stopped before it could be killed"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    half = counts(database)
    assert len(set(half)) == 1
    assert 3 <= half[0] < PRODUCTS
    others = [command(tmp_path, "work", "--once", "--lease", "0.1") for _ in range(2)]
    for other in others:
        assert other.communicate(timeout=300)[1] is not None
        assert other.returncode == 0
    run(tmp_path, "work", "--once", "--lease", "0.1")
    assert counts(database) == (PRODUCTS,) * 4
    assert run(tmp_path, "verify").splitlines()[-1] == "The catalogue is whole."


def test_a_worker_that_is_told_to_stop_finishes_its_job(tmp_path):
    database = fresh_site(tmp_path)
    run(tmp_path, "rescore", "--queue")
    worker = command(tmp_path, "work")
    deadline = time.monotonic() + 300
    while counts(database)[0] < 1:
        assert worker.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=120)
    done = counts(database)
    assert done in [(25,) * 4, (PRODUCTS,) * 4]
