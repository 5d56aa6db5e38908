"""How fast a whole scorecard is made, and whether time grows with the text alone. Nothing here asserts a clock time.

Run with `uv run pytest tests/benchmarks --benchmark-enable`; the bar is 800 scorecards a second in one process for the
300-word label with a list of 35 entries.
"""

from functools import partial
from itertools import count
from pathlib import Path

import pytest

from evaluation.core.assess import assess
from evaluation.core.label import MAX_CHARACTERS, Label
from tests.benchmarks.timing import best_of

TEXT = (Path(__file__).parent / "label.txt").read_text(encoding="utf-8")
LABEL = Label(text=TEXT)


def test_a_whole_scorecard(benchmark, knowledge):
    """`per_second` is noted as extra_info, by the processor's time; the bar is 800. No label is met twice."""
    card = benchmark(assess, LABEL, knowledge)
    assert len(card.ingredients) == 35
    if benchmark.enabled:
        numbers = count()
        quickest = best_of(1_000, lambda: assess(Label(text=f"{TEXT} {next(numbers)}"), knowledge))
        benchmark.extra_info["per_second"] = round(1 / quickest)


def test_a_whole_scorecard_as_json(benchmark, knowledge):
    assert benchmark(lambda: assess(LABEL, knowledge).model_dump_json()).startswith('{"method"')


HOSTILE = {
    "nested negations": "not never no without " * 1_000,
    "commas": "," * MAX_CHARACTERS,
    "one long word": "exosome" * 3_000,
    "diseases": "eczema psoriasis acne " * 1_000,
    "claims": "heals eczema. " * 2_000,
    "an endless list": "Ingredients: " + "Water, Glycerin, Parfum, " * 900,
    "brackets": "(" * MAX_CHARACTERS,
    "numbers": "10^9 particles/mL " * 1_200,
    "hyphens": "stem-cell-derived-exosome-" * 1_000,
    "junk names": "Ingredients: " + "".join(f"Qzx{n}yl Wortol, " for n in range(1_500)),
    "dots": "." * MAX_CHARACTERS,
    "full of findings": (TEXT + "\n\n") * 8,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text(benchmark, knowledge, text):
    """The ratio of 20,000 to 1,000 characters is noted as extra_info; the bar is 20."""
    benchmark(assess, Label(text=text[:MAX_CHARACTERS]), knowledge)
    if benchmark.enabled:
        whole, start = (Label(text=text[:size]) for size in (MAX_CHARACTERS, 1_000))
        long, short = (best_of(5, partial(assess, label, knowledge)) for label in (whole, start))
        benchmark.extra_info["ratio"] = round(long / short, 1)
