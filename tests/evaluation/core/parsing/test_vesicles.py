"""What the vesicles are called and where they come from, in words and in the ingredient list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.parsing.reading import read, wordings

LIST = "Glycerin, Niacinamide, Panthenol, Butylene Glycol, Carbomer, Phenoxyethanol"


def kinds(text: str, knowledge: Knowledge) -> list[str]:
    return sorted(source.kind for source in read(text, knowledge).sources)


@pytest.mark.parametrize(("term", "named", "text"), wordings("vesicles", 3))
def test_words_name_the_active_and_its_sources(term: str, named: str, text: str, knowledge: Knowledge) -> None:
    label = read(text, knowledge)
    found = sorted(source.kind for source in label.sources)
    assert ((label.terminology or ("none",))[0], found) == (term, named.replace("-", "").split())


@pytest.mark.parametrize(
    ("words", "entry", "terms", "sources"),
    [
        (
            "Exosome shot",
            "Lactobacillus Extracellular Vesicles",
            ("extracellular_vesicle", "exosome"),
            ["microbial"],
        ),
        ("Exosome shot", "Milk Exosomes", ("exosome",), ["animal_milk"]),
        (
            "Rose exosome cream",
            "Rosa Damascena Callus Culture Extract",
            ("stem_cell_extract", "exosome"),
            ["plant"],
        ),
        ("Lactobacillus exosomes", "Lactobacillus Ferment Lysate", ("lysate", "exosome"), ["microbial"]),
        (
            "Human stem cell exosomes",
            "Human Adipose Stromal Cell Conditioned Media",
            ("conditioned_media", "exosome"),
            ["conditioned_media", "human_msc"],
        ),
        ("Platelet exosomes", "Human Platelet Extract", ("exosome",), ["human_platelet"]),
        ("Rose exosome cream", "Parfum", (), ["plant"]),
        ("Exosome cream", "Bifida Ferment Lysate", (), ["unspecified"]),
        (
            "Night cream",
            "Panax Ginseng Adventitious Root Extracellular Vesicles",
            ("extracellular_vesicle",),
            ["plant"],
        ),
        ("Night cream", "Parfum", (), []),
        ("Apple cell serum", "Malus Domestica Fruit Cell Culture Extract", ("stem_cell_extract",), ["plant"]),
    ],
)
def test_the_list_wins_over_the_front(
    words: str, entry: str, terms: tuple[str, ...], sources: list[str], knowledge: Knowledge
) -> None:
    text = f"{words}\nIngredients: Water, {entry}, {LIST}"
    label = read(text, knowledge)
    assert (label.terminology, kinds(text, knowledge)) == (terms, sources)


def test_a_part_of_a_list_proves_no_absence(knowledge: Knowledge) -> None:
    label = read("CICA EXOSOMES serum. Key ingredients: Niacinamide, Sclareolide, Panthenol ...", knowledge)
    assert label.terminology == ("exosome",)


def test_conditioned_media_holding_exosomes_come_first(knowledge: Knowledge) -> None:
    text = "Contains conditioned media of umbilical cord stem cells. It holds proteins and native exosomes."
    assert read(text, knowledge).terminology == ("conditioned_media", "exosome")


@pytest.mark.parametrize("text", ["", "   ", "•", "1.2 x 10^9", "☃ ☃ ☃", "exosome" * 50, "of " * 300, "(" * 300])
def test_texts_that_are_no_labels_crash_nothing(text: str, knowledge: Knowledge) -> None:
    label = read(text, knowledge)
    assert all(source.evidence for source in label.sources)


# Words of the sort that the readers look for, so that hypothesis reaches them and not only their refusals.
LABEL_WORDS = """exosomes|Exosomes|EVs|nano-vesicles|vesicles|conditioned media|secretome|lysate|stem cell extract|rose
Rosa damascena|callus|milk|bovine|human|MSC|umbilical cord|platelets|Lactobacillus|plantarum|synthetic|engineered
derived from|of|from|by|released|and|,|(|)|.|:|;|no|not|free from|-free|without|origin|source|10|5 ml|x 10^9|10⁹|billion
twenty|per mL|/mL|per vial|each vial holds|%|ppm|mg|NTA|raw material|Ingredients:|Water|Glycerin|Panthenol|İ|—|🌹"""
label_words = st.sampled_from([*LABEL_WORDS.replace("\n", "|").split("|"), "\n", "\u0301"])


@settings(max_examples=200, deadline=None)
@given(st.lists(label_words, max_size=40).map(" ".join))
def test_any_words_are_read_with_true_spans_and_the_same_each_time(knowledge: Knowledge, text: str) -> None:
    label = read(text, knowledge)
    again = read(text, knowledge)
    assert (label.terminology, label.sources, label.concentration) == (
        again.terminology,
        again.sources,
        again.concentration,
    )
    amount = label.concentration
    assert amount.particles_per_ml is None or (amount.stated and amount.particles_per_ml > 0)
