"""The lexicon: what it knows of a name, and how it says that a file is wrong."""

import shutil
from pathlib import Path

import pytest

from evaluation.core.knowledge import DATA, Knowledge, KnowledgeError
from evaluation.core.knowledge.lexicon import VesicleName, key_of, load_lexicon
from evaluation.core.patterns import compiled, expand
from evaluation.core.text import fold

LEXICON = DATA / "lexicon"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data files that a test may spoil."""
    return Path(shutil.copytree(LEXICON, tmp_path / "lexicon"))


def spoil(path: Path, line: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(KnowledgeError) as error:
        load_lexicon(folder)
    return [str(problem) for problem in error.value.problems]


def test_each_name_is_found_by_its_letters(knowledge: Knowledge) -> None:
    keys = knowledge.ingredients.keys
    assert [keys[key_of(fold(name))] for name in ("1,2-Hexanediol", "peg 40 hydrogenated castor-oil", "α-Arbutin")] == [
        "1,2-HEXANEDIOL",
        "PEG-40 HYDROGENATED CASTOR OIL",
        "ALPHA-ARBUTIN",
    ]


def test_vesicles_media_lysates_and_extracts_are_told_apart(knowledge: Knowledge) -> None:
    known = knowledge.ingredients.known
    assert known("ROSA DAMASCENA CALLUS EXTRACELLULAR VESICLES").vesicle == VesicleName(
        "extracellular_vesicle", "plant", "rosa damascena; plant callus culture", "yes", is_human=False
    )
    assert known("ROSA DAMASCENA CALLUS EXTRACELLULAR VESICLES").roles == ("vesicles",)
    assert known("HUMAN FIBROBLAST CONDITIONED MEDIA").roles == ("conditioned_media", "human_origin")
    assert known("ROSA DAMASCENA CALLUS EXTRACT").roles == ("cell_extract",)
    assert known("ROSA DAMASCENA FLOWER WATER").vesicle is None


def test_human_origin_is_what_the_source_says(knowledge: Knowledge) -> None:
    vesicles = knowledge.ingredients.vesicles
    assert {name for name, vesicle in vesicles.items() if vesicle.is_human is not ("HUMAN" in name)} == set()


def test_roles_say_supporter_irritant_and_allergen(knowledge: Knowledge) -> None:
    roles = {
        name: knowledge.ingredients.known(name).roles
        for name in (
            "SH-OLIGOPEPTIDE-1",
            "TRIPEPTIDE-1",
            "LINALOOL",
            "CITRUS LIMON PEEL OIL",
            "CITRIC ACID",
            "QUATERNIUM-15",
        )
    }
    assert roles == {
        "SH-OLIGOPEPTIDE-1": ("supporting:growth_factors",),
        "TRIPEPTIDE-1": ("supporting:peptides",),
        "LINALOOL": ("irritant:allergen", "allergen"),
        "CITRUS LIMON PEEL OIL": ("irritant:essential_oil", "allergen"),
        "CITRIC ACID": ("active:aha",),
        "QUATERNIUM-15": ("irritant:formaldehyde_releaser", "prohibited_eu"),
    }


def test_fatty_alcohols_pressed_oils_and_plant_waters_are_no_irritants(knowledge: Knowledge) -> None:
    names = (
        "CETEARYL ALCOHOL",
        "CETYL ALCOHOL",
        "VITIS VINIFERA SEED OIL",
        "ROSA CANINA FRUIT OIL",
        "LAVANDULA ANGUSTIFOLIA FLOWER WATER",
    )
    assert [knowledge.ingredients.known(name).irritants for name in names] == [()] * len(names)


def test_all_eu_allergens_are_irritants_by_every_name(knowledge: Knowledge) -> None:
    lexicon = knowledge.ingredients
    assert len({allergen.id for allergen in lexicon.allergens.values() if not allergen.is_prohibited}) == 81
    assert [name for name in lexicon.allergens if not lexicon.known(name).irritants] == []


def test_every_pattern_of_groups_and_promises_compiles(knowledge: Knowledge) -> None:
    kinds = knowledge.ingredients.kinds
    words = [
        *(words for group in kinds.supporting.values() for words in group.words),
        *(words for rule in kinds.promises.values() for words in (*rule.words, *rule.alone)),
    ]
    assert [pattern for pattern in words if compiled(expand(pattern, {})).match("")] == []


def test_every_plant_begins_a_name(knowledge: Knowledge) -> None:
    starts = {" ".join(name.lower().split()[:n]) for name in knowledge.ingredients.functions for n in (1, 2, 3)}
    assert [plant for plant in knowledge.ingredients.plants.values() if plant not in starts] == []


def test_a_reference_to_no_name_is_reported_with_a_near_one(folder: Path) -> None:
    spoil(folder / "synonyms.csv", "Fragrant stuff,PARFUMM")
    assert problems(folder) == [
        'synonyms.csv, label name "Fragrant stuff": "PARFUMM" is no name of inci.csv or exosome_inci.csv. '
        'Did you mean "PARFUM"?'
    ]


def test_a_synonym_for_two_names_is_reported(folder: Path) -> None:
    spoil(folder / "synonyms.csv", "Vitamin E,PARFUM")
    assert problems(folder) == ['synonyms.csv, label name "Vitamin E": stands for "TOCOPHEROL" as well as for "PARFUM"']


def test_a_synonym_that_is_a_name_is_reported(folder: Path) -> None:
    spoil(folder / "synonyms.csv", "Linalool,PARFUM")
    assert problems(folder) == ['synonyms.csv, label name "Linalool": is itself the INCI name "LINALOOL"']


def test_an_unknown_kind_is_reported_with_a_near_one(folder: Path) -> None:
    spoil(folder / "irritants.csv", "fragrence,LINALOOL")
    assert problems(folder) == [
        'irritants.csv, name "LINALOOL": "fragrence" does not stand in kinds.toml. Did you mean "fragrance"?'
    ]


def test_a_name_that_stands_twice_is_reported(folder: Path) -> None:
    spoil(folder / "inci.csv", "LINALOOL,")
    assert problems(folder) == ['inci.csv, name "LINALOOL": stands twice']


def test_a_row_too_long_is_reported(folder: Path) -> None:
    spoil(folder / "inci.csv", "FOO,solvent,more")
    assert problems(folder)[0].endswith("expected a name and its functions, found ['FOO', 'solvent', 'more']")


def test_a_vesicle_answer_that_is_none_is_reported(folder: Path) -> None:
    spoil(folder / "exosome_inci.csv", "FOO EXOSOMES,exosome,plant,,perhaps,no")
    assert problems(folder) == [
        'exosome_inci.csv, name "FOO EXOSOMES": "vesicles": expected one of yes, may_contain, no, found "perhaps"'
    ]
