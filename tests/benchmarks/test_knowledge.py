"""How long it takes to know everything: the bar is half a second, once for each process, at its first label."""

from evaluation.core.knowledge import load_knowledge


def test_loading_all_knowledge(benchmark):
    assert benchmark.pedantic(load_knowledge, rounds=3).citations
