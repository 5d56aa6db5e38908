"""The naming rule: what a name of no inventory says of vesicles and their source."""

import pytest

from evaluation.core.knowledge import Knowledge
from evaluation.core.parsing.vesicle_names import vesicle_name


@pytest.mark.parametrize(
    ("name", "term", "kind", "detail"),
    [
        ("camellia japonica callus exosomes", "exosome", "plant", "camellia japonica callus"),
        ("ecklonia cava extracellular vesicles", "extracellular_vesicle", "plant", "ecklonia cava"),
        ("zingiber officinale root nanovesicles", "nanovesicle", "plant", "zingiber officinale root"),
        ("bacillus subtilis exosomes", "exosome", "microbial", "bacillus subtilis"),
        ("yeast exosome", "exosome", "microbial", "yeast"),
        ("goat milk exosomes", "exosome", "animal_milk", "goat milk"),
        ("oat milk exosomes", "exosome", "plant", "oat milk"),
        ("salmon exosomes", "exosome", "animal_other", "salmon"),
        ("msc exosomes", "exosome", "human_msc", "msc"),
        ("human dermal fibroblast conditioned medium", "conditioned_media", "human_fibroblast", "dermal fibroblast"),
        ("platelet-derived exosomes", "exosome", "human_platelet", "platelet"),
        ("exosome-like vesicles of ginseng", "nanovesicle", "plant", "ginseng"),
        ("stem cell exosomes", "exosome", "unspecified", None),
        ("exosomes 75%", "exosome", "unspecified", None),
    ],
)
def test_source_and_term_follow_from_the_words(
    name: str, term: str, kind: str, detail: str | None, knowledge: Knowledge
) -> None:
    found = vesicle_name(name, knowledge.ingredients)
    assert found is not None
    assert (found.term, found.source_kind, found.source_detail) == (term, kind, detail)
    assert found.is_human is kind.startswith("human_")


def test_a_stand_in_is_no_vesicle(knowledge: Knowledge) -> None:
    found = vesicle_name("exosome mimetic peptides", knowledge.ingredients)
    assert found is not None
    assert (found.source_kind, found.vesicles) == ("synthetic", "no")


@pytest.mark.parametrize(
    "name", ["rosa damascena flower water", "sodium hyaluronate", "ferment filtrate", "evening primrose oil"]
)
def test_other_names_say_nothing_of_vesicles(name: str, knowledge: Knowledge) -> None:
    assert vesicle_name(name, knowledge.ingredients) is None


def test_the_rule_agrees_with_nine_names_in_ten_of_the_inventory(knowledge: Knowledge) -> None:
    vesicles = knowledge.ingredients.vesicles
    read = {name: vesicle_name(name.lower(), knowledge.ingredients) for name in vesicles}
    agreed = [name for name, found in read.items() if found and found.source_kind == vesicles[name].source_kind]
    assert len(agreed) >= 0.9 * len(vesicles)
