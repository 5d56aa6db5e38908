"""How long a function takes, for ratios within one run."""

import time
from collections.abc import Callable


def best_of(times: int, function: Callable[[], object]) -> float:
    """CPU seconds of the quickest of so many runs: what else the machine does meanwhile counts little."""
    seconds = []
    for _ in range(times):
        started = time.process_time()
        function()
        seconds.append(time.process_time() - started)
    return min(seconds)
