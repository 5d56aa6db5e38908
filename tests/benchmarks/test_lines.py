"""Many labels at once, as `check_label --jsonl` reads them: two processes against one, by the clock on the wall.

The bar is 1.7 times as many labels a second, where two cores are free. The memory of a run is seen from outside:
`/usr/bin/time -v python manage.py check_label --jsonl --workers 2 labels.jsonl`.
"""

import json
import time

from evaluation.core.knowledge import DATA
from evaluation.core.lines import answers, answers_by_workers
from tests.benchmarks.test_assess import TEXT

# Enough that the start of a worker, which loads all knowledge, does not count for much.
MANY, FEW = 10_000, 20


def lines(number):
    return (json.dumps({"id": n, "label_text": f"{TEXT} {n}"}).encode() for n in range(number))


def test_two_workers_against_one(benchmark, knowledge):
    """`times_faster` is noted as extra_info."""
    number = MANY if benchmark.enabled else FEW
    one = _seconds(lambda: answers(lines(number), knowledge))
    benchmark.pedantic(lambda: sum(1 for _ in answers_by_workers(lines(number), 2, DATA)), rounds=1)
    if benchmark.enabled:
        benchmark.extra_info["times_faster"] = round(one / benchmark.stats.stats.min, 2)


def _seconds(read):
    started = time.perf_counter()
    assert all(answer.is_scorecard for answer in read())
    return time.perf_counter() - started
