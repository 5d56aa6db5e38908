from evaluation.core.facts import Irritant
from evaluation.presentation.ingredients import ListedIngredient, NameReading, listing
from tests.evaluation.scorecards import make_ingredient, make_scorecard


def test_the_list_stays_in_label_order_with_its_roles() -> None:
    assert listing(make_scorecard()).entries == (
        ListedIngredient("Water", "", ""),
        ListedIngredient("Niacinamide", "supporting", "supporting"),
        ListedIngredient("Centella Asiatica Callus Extracellular Vesicles", "vesicle", "vesicles"),
        ListedIngredient("Parfum", "irritant", "possible irritant"),
        ListedIngredient("Linalool", "irritant", "possible irritant"),
    )


def test_an_entry_that_may_irritate_and_supports_is_shown_as_irritant() -> None:
    both = make_ingredient("Parfum", roles=("supporting:vitamin_e", "irritant:fragrance"))
    assert [entry.kind for entry in listing(make_scorecard(ingredients=(both,))).entries] == ["irritant"]


def test_without_a_list_the_irritants_that_sentences_name_are_told() -> None:
    named = [Irritant(kind=name, inci=name.upper(), because="", citations=()) for name in ("limonene", "linalool")]
    without = make_scorecard(ingredients=(), irritants=tuple(named))
    assert (listing(without).irritants, listing(make_scorecard()).irritants) == ("Limonene and Linalool", "")


def test_the_legend_names_only_roles_that_occur() -> None:
    water = make_ingredient("Water")
    assert listing(make_scorecard(ingredients=(water,))).kinds == ()


def test_guessed_and_unknown_names_are_told_apart() -> None:
    guessed = make_ingredient("Parfum", inci="PARFUM", match="fuzzy", similarity=91.0)
    unknown = make_ingredient("Linalool", inci=None, match="none", similarity=0.0, suggestion="LINALYL ACETATE")
    assert listing(make_scorecard(ingredients=(guessed, unknown))).readings == (
        NameReading("Parfum", "PARFUM", is_match=True),
        NameReading("Linalool", "LINALYL ACETATE", is_match=False),
    )
