"""Read a label: find its ingredient list, its parts and what it says, each with the place where it says so."""

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing.concentration import read_concentration
from evaluation.core.parsing.inci_list import read_list
from evaluation.core.parsing.lexemes import find_known_words
from evaluation.core.parsing.model import IngredientList, ParsedLabel
from evaluation.core.parsing.parts import seen_parts
from evaluation.core.parsing.promises import words_against_list
from evaluation.core.parsing.skin import named_in_words, read_irritants, read_supporting
from evaluation.core.parsing.testing import read_testing
from evaluation.core.parsing.vesicles import read_vesicles
from evaluation.core.parsing.words import Words
from evaluation.core.text import fold


def parse(label: Label, knowledge: Knowledge) -> ParsedLabel:
    """The label as read. Raises nothing for any text: what cannot be read is not there."""
    folded = fold(label.text)
    ingredients = read_list(label, folded, knowledge.ingredients)
    prose = _without_list(folded, ingredients)
    clauses = Clauses(prose)
    mentions = knowledge.vocabulary.find(label.text, prose, clauses)
    words = Words(label.text, folded)
    known = find_known_words(words, knowledge.source_words, ingredients)
    vesicles = read_vesicles(words, known, prose, ingredients)
    named = named_in_words(prose, clauses, knowledge.ingredients)
    return ParsedLabel(
        label=label,
        folded=folded,
        prose=prose,
        clauses=clauses,
        seen=seen_parts(label, prose, clauses, mentions, ingredients),
        ingredients=ingredients,
        mentions=mentions,
        terminology=vesicles.terminology,
        sources=vesicles.sources,
        concentration=read_concentration(prose, clauses, words, known, ingredients, mentions),
        testing=read_testing(label.text, prose, clauses, mentions),
        identity=vesicles.identity,
        supporting=read_supporting(named, ingredients, knowledge.ingredients),
        irritants=read_irritants(ingredients, prose, clauses, knowledge.ingredients),
        words_against_list=words_against_list(label.text, prose, clauses, named, ingredients, knowledge.ingredients),
    )


# An entry that is no known name and has this many words may be a sentence that ran into the list.
_SENTENCE_WORDS = 4


def _without_list(folded: str, ingredients: IngredientList | None) -> str:
    """The folded text with the ingredient list blanked out: a name in the list is no claim and no sentence.

    What stands in the list and is no name stays: "…, Parfum Heals eczema overnight" promises something.
    """
    if ingredients is None:
        return folded
    pieces, at = [folded[: ingredients.start]], ingredients.start
    for words, found in ingredients.entries:
        if not found.is_known and words.text.count(" ") + 1 >= _SENTENCE_WORDS:
            pieces += [" " * (words.start - at), folded[words.start : words.end]]
            at = words.end
    return "".join((*pieces, " " * (ingredients.end - at), folded[ingredients.end :]))
