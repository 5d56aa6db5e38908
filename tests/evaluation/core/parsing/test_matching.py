"""What the entries of lists mean: just so, as packs print them, by a slip of the pen, or nothing."""

import csv
from pathlib import Path

import pytest

from evaluation.core.knowledge import Knowledge
from evaluation.core.parsing.matching import Matcher, matcher_of
from evaluation.core.text import fold

CHECKED = Path(__file__).with_name("checked_names.csv")


@pytest.fixture(scope="module")
def matcher(knowledge: Knowledge) -> Matcher:
    return matcher_of(knowledge.ingredients)


@pytest.mark.parametrize(
    ("name", "inci"),
    [
        ("Aqua (Water)", "AQUA"),
        ("WATER\\AQUA\\EAU", "AQUA"),
        ("Parfum (Fragrance)", "PARFUM"),
        ("Simmondsia Chinensis (Jojoba) Seed Oil", "SIMMONDSIA CHINENSIS SEED OIL"),
        ("Olive (Olea Europaea) Leaf Extract", "OLEA EUROPAEA LEAF EXTRACT"),
        ("Butyrospermum Parkii (Shea Butter)", "BUTYROSPERMUM PARKII BUTTER"),
        ("Tocopherol (Vitamin E)", "TOCOPHEROL"),
        ("Vitamin B3 (Niacinamide) 4%", "NIACINAMIDE"),
        ("CI 77891/Titanium Dioxide", "CI 77891"),
        ("Iron Oxides (CI 77492)", "CI 77492"),
        ("FD&C Yellow No. 5 Lake", "CI 19140"),
        ("Egg Yolk Extract/Extrait De Jaune D'oeuf", "EGG YOLK EXTRACT"),
        ("Sideritis Scardica Flowers/Leaves/Stems Extract", "SIDERITIS SCARDICA FLOWER/LEAF/STEM EXTRACT"),
        ("Persea Gratissima (Extra Virgin, Cold-Pressed Avocado) Oil", "PERSEA GRATISSIMA OIL"),
        ("Zinc Oxide [nano]", "ZINC OXIDE"),
        ("Rosa Dama-scena Flower Water", "ROSA DAMASCENA FLOWER WATER"),
        ("Magnesium sulphate", "MAGNESIUM SULFATE"),
        ("Sunflower Seed Oil", "HELIANTHUS ANNUUS SEED OIL"),
        ("Borago Officinalis (Borage) Oil", "BORAGO OFFICINALIS SEED OIL"),
        ("글리세린", "GLYCERIN"),
    ],
)
def test_forms_of_packs_lead_to_the_name(name: str, inci: str, matcher: Matcher) -> None:
    assert matcher.find(fold(name)).inci == inci


@pytest.mark.parametrize(
    "name",
    [
        "Dimethicone/Unknown Crosspolymer",
        "Glyceryl Stearate/PEG-100 Stearate",
        "Curcuma Longa (Turmeric) Extract",
        "Rosa Damascena (Callus) Flower Water",
        "Fermented Butylene Glycol",
        "Peptide Complex 5",
    ],
)
def test_a_name_that_says_more_is_not_cut_down(name: str, matcher: Matcher) -> None:
    assert matcher.find(fold(name)).inci is None


def test_all_names_of_vesicles_are_told_apart(knowledge: Knowledge, matcher: Matcher) -> None:
    vesicles = knowledge.ingredients.vesicles
    found = {name: matcher.find(fold(name)) for name in vesicles}
    assert {
        name for name, match in found.items() if match.vesicle is None or match.vesicle.term != vesicles[name].term
    } == set()
    assert {name for name, match in found.items() if match.inci not in vesicles} == set()


def test_a_shops_word_in_brackets_keeps_the_listed_name(matcher: Matcher) -> None:
    found = matcher.find("lactobacillus/soymilk ferment filtrate (exosome)")
    assert (found.inci, found.match, found.roles) == ("LACTOBACILLUS/SOYMILK FERMENT FILTRATE", "exact", ("vesicles",))
    assert found.vesicle is not None
    assert (found.vesicle.source_kind, found.vesicle.source_detail) == ("microbial", "lactobacillus/soymilk ferment")


def test_a_vesicle_name_of_no_inventory_is_read_by_its_words(matcher: Matcher) -> None:
    found = matcher.find("camellia japonica callus exosomes")
    assert (found.inci, found.match, found.roles) == (None, "none", ("vesicles",))


@pytest.mark.parametrize(
    ("name", "inci"), [("Phenoxythanol", "PHENOXYETHANOL"), ("Hydroxyethlcellulose", "HYDROXYETHYLCELLULOSE")]
)
def test_a_slip_of_the_pen_is_a_match(name: str, inci: str, matcher: Matcher) -> None:
    found = matcher.find_near(fold(name))
    assert (found.inci, found.match) == (inci, "fuzzy")
    assert found.similarity >= 95


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Caffine", "CAFFEINE"),
        ("Sodium Lauril Sulfate", "SODIUM LAURYL SULFATE"),
        ("Palmitoyl Tripeptide-101", "PALMITOYL TRIPEPTIDE-1"),
    ],
)
def test_a_likeness_is_a_suggestion_only(name: str, suggestion: str, matcher: Matcher) -> None:
    found = matcher.find_near(fold(name))
    assert (found.inci, found.match, found.suggestion) == (None, "none", suggestion)


def test_an_oil_is_never_taken_for_an_extract(matcher: Matcher) -> None:
    assert matcher.find_near("ahnfeltia concinna extrakt oil").inci is None


def test_the_memory_changes_no_answer(knowledge: Knowledge) -> None:
    fresh, used = Matcher(knowledge.ingredients), matcher_of(knowledge.ingredients)
    for name in ("aqua/water/eau", "nonsense of some kind", "phenoxythanol"):
        assert (fresh.find(name), fresh.is_likely(name), fresh.find_near(name)) == (
            used.find(name),
            used.is_likely(name),
            used.find_near(name),
        )


def test_two_hundred_hand_checked_names(matcher: Matcher) -> None:
    with CHECKED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    found = {row["as_listed"]: matcher.find(fold(row["as_listed"])) for row in rows}
    read = {name: match if match.is_known else matcher.find_near(fold(name)) for name, match in found.items()}
    assert {name for name, match in read.items() if (match.inci or "") not in ("", inci(rows, name))} == set()
    assert sum(match.inci is not None for match in read.values()) >= 185


def inci(rows: list[dict[str, str]], name: str) -> str:
    return next(row["inci"] for row in rows if row["as_listed"] == name)
