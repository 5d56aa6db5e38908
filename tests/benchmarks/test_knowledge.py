"""How long it takes to know everything: the bar is half a second, once for each process."""

import subprocess
import sys

from evaluation.core.knowledge import load_knowledge

# Of the processor's time, in a process that has nothing in its caches but the modules.
IN_A_PROCESS_OF_ITS_OWN = """
import time
from evaluation.core.assess import assess
from evaluation.core.knowledge import load_knowledge
from evaluation.core.label import Label
began = time.process_time()
knowledge = load_knowledge()
loaded = time.process_time()
assess(Label(text="Rose exosome serum. Ingredients: Aqua, Glycerin."), knowledge)
print(loaded - began, time.process_time() - loaded)
"""


def test_loading_all_knowledge(benchmark):
    """`seconds` and `first_label` (what is only made ready at the first text) are noted as extra_info."""
    assert benchmark.pedantic(load_knowledge, rounds=3).citations
    if benchmark.enabled:
        loaded, first = zip(*(_seconds_alone() for _ in range(5)), strict=True)
        benchmark.extra_info |= {"seconds": round(min(loaded), 3), "first_label": round(min(first), 3)}


def _seconds_alone() -> list[float]:
    command = [sys.executable, "-c", IN_A_PROCESS_OF_ITS_OWN]
    told = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return [float(seconds) for seconds in told.stdout.split()]
