"""What the words promise is held against the list, and the finding is said in a sentence."""

import pytest

from evaluation.core.assess import assess
from evaluation.core.label import Label

LIST = "\n\nIngredients: Aqua, Glycerin, Ceramide NP, Cetyl Alcohol, Carbomer, Phenoxyethanol, {last}"


def held(words, last, knowledge):
    card = assess(Label(text=words + LIST.format(last=last)), knowledge)
    return [(one.kind, one.text, one.finding, one.because) for one in card.words_against_list]


def test_a_promise_that_the_list_breaks_names_the_entry(knowledge):
    assert held("A fragrance-free cream.", "Parfum", knowledge) == [
        ("free_from", "fragrance-free", "conflict", "The list holds “Parfum”.")
    ]


def test_a_promise_that_a_whole_list_bears_out_is_kept(knowledge):
    assert held("A fragrance-free cream.", "Citric Acid", knowledge) == [
        ("free_from", "fragrance-free", "no_conflict", "The whole list shows none.")
    ]


def test_an_ingredient_named_in_words_is_looked_for_in_the_list(knowledge):
    findings = [row[2] for row in held("A cream with ceramides and retinol.", "Citric Acid", knowledge)]
    assert findings == ["no_conflict", "conflict"]


@pytest.mark.parametrize("words", ["A fragrance-free cream.", "A cream with ceramides."])
def test_without_a_list_nothing_can_be_checked(words, knowledge):
    card = assess(Label(text=words), knowledge)
    assert [one.finding for one in card.words_against_list] == ["cannot_check"]


def test_a_label_that_promises_nothing_has_nothing_to_check(knowledge):
    assert held("A cream.", "Citric Acid", knowledge) == []
