"""The known phrases of a text."""

import pytest

from evaluation.core.knowledge import Knowledge
from evaluation.core.parsing.lexemes import find_lexemes
from evaluation.core.parsing.words import Words
from evaluation.core.text import fold


def phrases(text: str, knowledge: Knowledge) -> list[tuple[str, str]]:
    found = find_lexemes(Words(text, fold(text)), knowledge.source_words)
    return [(lexeme.role, text[lexeme.start : lexeme.end]) for lexeme in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Exosome-Like Nanovesicles", [("vesicle", "Exosome-Like Nanovesicles")]),
        ("exo-some", [("vesicle", "exo-some")]),
        ("umbilical cord blood", [("other_tissue", "umbilical cord blood")]),
        ("umbilical\ncord", [("tissue", "umbilical\ncord")]),
        ("umbilical. Cord", [("tissue", "umbilical")]),
        ("lactoexosomes", [("microbe", "lacto"), ("vesicle", "exosomes")]),
        ("phytoexosome", [("plant_class", "phyto"), ("vesicle", "exosome")]),
        ("EXOSOMORE", []),
        ("sEVs", [("vesicle", "sEVs")]),
        ("MSC certified fishery", []),
        ("MSC exosomes", [("msc", "MSC"), ("vesicle", "exosomes")]),
        ("apple stem cell extract", [("plant", "apple"), ("stem_cell", "stem cell"), ("preparation", "extract")]),
        ("milk thistle", [("plant", "milk thistle")]),
        ("lipid vesicles", [("other", "lipid vesicles")]),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: list[tuple[str, str]], knowledge: Knowledge) -> None:
    assert phrases(text, knowledge) == found


def test_an_abbreviation_holds_only_in_its_capitals(knowledge: Knowledge) -> None:
    assert [phrases(text, knowledge) for text in ("EVs", "evs")] == [[("vesicle", "EVs")], []]
