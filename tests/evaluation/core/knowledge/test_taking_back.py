"""What a label names only to take it back: spared, missing, or done by others."""

import pytest

from evaluation.core.knowledge.taking_back import taken_back

_METHOD = "ultracentrifugation"


def is_taken_back(text: str) -> bool:
    start = text.index(_METHOD)
    return taken_back(text, start, start + len(_METHOD))


@pytest.mark.parametrize(
    "text",
    [
        "we skip harsh ultracentrifugation",
        "it avoids the stress of ultracentrifugation",
        "avoiding precipitation and ultracentrifugation",
        "a gentler than ultracentrifugation process",
        "our alternative to ultracentrifugation",
        "ultracentrifugation is deliberately avoided",
        "ultracentrifugation and precipitation are avoided",
        "ultracentrifugation was left out",
        "ultracentrifugation: no",
        "ultracentrifugation | no | filtration | yes",
        "ultracentrifugation-free",
        "what we do not do: heat, ultracentrifugation, precipitation",
        "not used: ultracentrifugation",
        "we chose size exclusion over ultracentrifugation",
        "exosomes are often isolated by ultracentrifugation. ours are not",
        "where other brands stop at ultracentrifugation, we go on",
        "vesicles that have never been through ultracentrifugation",
        "some brands use ultracentrifugation",
        "fine. others still rely on slow ultracentrifugation",
        "conventional methods such as ultracentrifugation break vesicles",
    ],
)
def test_a_thing_that_is_spared_or_done_by_others_is_taken_back(text: str) -> None:
    assert is_taken_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "it avoids heat by ultracentrifugation",
        "to avoid solvents we use ultracentrifugation",
        "we skip peg, ultracentrifugation does the work",
        "replaced by ultracentrifugation",
        "ultracentrifugation: no. 3 rotor",
        "ultracentrifugation | no preservatives added",
        "ultracentrifugation is followed by a rest",
        "what we do: ultracentrifugation",
        "exosomes are isolated over two days of ultracentrifugation",
        "our exosomes are mostly kept cold: ultracentrifugation",
        "like many brands we rely on ultracentrifugation",
        "other brands use filters: ultracentrifugation is ours",
        "isolated by standard methods such as ultracentrifugation",
        "apply before other serums. ultracentrifugation",
    ],
)
def test_a_thing_that_is_done_is_not(text: str) -> None:
    assert not is_taken_back(text)


def test_what_is_done_instead_is_not_taken_back_with_what_is_spared() -> None:
    text = "avoids heat by sec"
    assert not taken_back(text, text.index("by sec"), len(text))
