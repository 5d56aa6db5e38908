"""The words against the list: promises of absence and named ingredients."""

import pytest

from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label
from evaluation.core.parsing import parse

BASE = "Ingredients: Aqua, Glycerin, Carbomer, Panthenol, Betaine"


def promises(text: str, knowledge: Knowledge) -> list[tuple[str, str, list[str]]]:
    found = parse(Label(text=text), knowledge).words_against_list.promises
    return [(promise.id, promise.finding, [span.text for span in promise.against]) for promise in found]


def test_each_rule_finds_and_passes_its_examples(knowledge: Knowledge) -> None:
    rules = knowledge.ingredients.kinds.promises
    found = {
        (rule.id, text): {id_ for id_, _, _ in promises(text, knowledge)}
        for rule in rules.values()
        for text in (*rule.finds, *rule.passes)
    }
    assert [
        (rule.id, text) for rule in rules.values() for text in rule.finds if rule.id not in found[rule.id, text]
    ] == []
    assert [(rule.id, text) for rule in rules.values() for text in rule.passes if rule.id in found[rule.id, text]] == []


def test_a_promise_is_kept_broken_or_cannot_be_checked(knowledge: Knowledge) -> None:
    assert promises(f"Fragrance-free.\n{BASE}", knowledge) == [("fragrance", "no_conflict", [])]
    assert promises(f"Fragrance-free.\n{BASE}, Parfum, Linalool", knowledge) == [
        ("fragrance", "conflict", ["Parfum", "Linalool"])
    ]
    assert promises("Fragrance-free.", knowledge) == [("fragrance", "cannot_check", [])]
    assert promises("Fragrance-free.\nKey ingredients: Panthenol, Betaine", knowledge) == [
        ("fragrance", "cannot_check", [])
    ]
    assert promises("Fragrance-free.\nKey ingredients: Panthenol, Linalool", knowledge) == [
        ("fragrance", "conflict", ["Linalool"])
    ]


def test_a_list_of_absences_is_read_to_its_end(knowledge: Knowledge) -> None:
    listed = f"{BASE}, Methylparaben, Magnesium Sulfate, Cetyl Alcohol, Dimethicone"
    assert promises(f"Free from parabens, sulfates, silicones and alcohol.\n{listed}", knowledge) == [
        ("parabens", "conflict", ["Methylparaben"]),
        ("sulfates", "no_conflict", []),
        ("silicones", "conflict", ["Dimethicone"]),
        ("alcohol", "no_conflict", []),
    ]


def test_what_hides_behind_a_fragrance_cannot_be_checked(knowledge: Knowledge) -> None:
    assert promises(f"Phthalate-free.\n{BASE}, Parfum", knowledge) == [("phthalates", "cannot_check", [])]


def test_the_longer_words_say_what_is_meant(knowledge: Knowledge) -> None:
    assert promises(f"No artificial fragrance.\n{BASE}, Citrus Limon Peel Oil", knowledge) == [
        ("synthetic_fragrance", "no_conflict", [])
    ]


@pytest.mark.parametrize(
    "text",
    ["Not fragrance-free.", "Free shipping on fragrance.", "No wonder: it has silicones.", "Alcohol. Free gift."],
)
def test_other_words_promise_nothing(text: str, knowledge: Knowledge) -> None:
    assert promises(f"{text}\n{BASE}", knowledge) == []


def test_named_ingredients_are_looked_for_in_the_list(knowledge: Knowledge) -> None:
    text = f"With ceramides and panthenol.\n{BASE}"
    named = parse(Label(text=text), knowledge).words_against_list.named
    assert [(active.group, active.finding) for active in named] == [("ceramides", "absent"), ("panthenol", "listed")]
