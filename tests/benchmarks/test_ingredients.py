"""How quickly ingredient lists are read: `pytest tests/benchmarks --benchmark-enable` measures, else each runs once."""

import re

import pytest
from rapidfuzz import fuzz, process

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.lexicon import key_of
from evaluation.core.label import Label
from evaluation.core.parsing.inci_list import read_list
from evaluation.core.parsing.matching import Matcher
from evaluation.core.parsing.near_names import NearNames
from evaluation.core.parsing.skin import read_irritants
from evaluation.core.text import fold
from tests.benchmarks.timing import best_of

# 35 entries as packs print them: brackets, slashes, amounts, an allergen, vesicles.
NAMES = (
    "Aqua/Water/Eau", "Glycerin", "Butylene Glycol", "1,2-Hexanediol", "Niacinamide 4%", "Propanediol",
    "Lactobacillus Extracellular Vesicles", "Camellia Japonica Callus Exosomes", "Sodium Hyaluronate", "Panthenol",
    "Simmondsia Chinensis (Jojoba) Seed Oil", "Butyrospermum Parkii (Shea) Butter", "Caprylic/Capric Triglyceride",
    "Cetearyl Alcohol", "Dimethicone", "Palmitoyl Tripeptide-1", "Palmitoyl Tetrapeptide-7", "Acetyl Hexapeptide-8",
    "Tocopherol (Vitamin E)", "Ascorbyl Glucoside", "Ceramide NP", "Centella Asiatica Extract", "Allantoin", "Betaine",
    "Acrylates/C10-30 Alkyl Acrylate Crosspolymer", "Xanthan Gum", "Carbomer", "Sodium Hydroxide", "Disodium EDTA",
    "Phenoxyethanol", "Ethylhexylglycerin", "Parfum (Fragrance)", "Linalool", "Limonene", "CI 16035 (Red 40)",
)  # fmt: skip
TEXT = f"Ingredients: {', '.join(NAMES)}."
LABEL = Label(text=TEXT)
NOTHING = Clauses("")  # the list is the whole text
SLIPS = (
    "phenoxyethanole",
    "hydroxyethlcellulose",
    "sodium hyaluronat",
    "caprilyl glycol",
    "niacinamid",
    "tocopheryl acetat",
)


@pytest.fixture(scope="module")
def lexicon(knowledge):
    return knowledge.ingredients


def read(lexicon, folded):
    """The whole ingredient step."""
    ingredients = read_list(LABEL, folded, lexicon)
    return ingredients, read_irritants(ingredients, "", NOTHING, lexicon)


# What has to go so that a dictionary finds the names of packs at all: brackets and amounts.
NOISE = re.compile(r"\([^)]*\)|\d+ ?%")


def look_up(lexicon):
    """The plainest reading that still finds most names: normalise each one, ask the dictionary."""
    return [lexicon.keys.get(key_of(NOISE.sub("", fold(name)))) for name in NAMES]


def test_a_list_of_35_entries_is_read(benchmark, lexicon):
    ingredients, irritants = benchmark(read, lexicon, fold(TEXT))
    assert len(ingredients.entries) == len(NAMES)
    assert [irritant.kind for irritant in irritants] == ["fragrance", "linalool", "limonene"]


def test_plain_look_up_of_the_same_names(benchmark, lexicon):
    assert sum(found is not None for found in benchmark(look_up, lexicon)) >= 28


def test_reading_against_plain_look_up(benchmark, lexicon):
    """The ratio of their speeds is noted as extra_info; the bar is 0.5."""
    folded = fold(TEXT)
    reading = best_of(200, lambda: read(lexicon, folded))
    looking = best_of(200, lambda: look_up(lexicon))
    benchmark.extra_info["ratio"] = round(looking / reading, 2)
    benchmark(read, lexicon, folded)


def test_near_search_against_comparing_all(benchmark, lexicon):
    """`times_faster` is noted as extra_info; the bar is 5."""
    near = NearNames(lexicon.keys, lexicon.synonyms)
    keys = [*lexicon.keys, *lexicon.synonyms]

    def compare_all():
        return [process.extractOne(key_of(slip), keys, scorer=fuzz.ratio, score_cutoff=80) for slip in SLIPS]

    def search():
        return [near.find(slip) for slip in SLIPS]

    assert [found.inci for found in search()] == [lexicon.keys[key] for key, _, _ in compare_all()]
    benchmark(search)
    if benchmark.enabled:
        benchmark.extra_info["times_faster"] = round(best_of(3, compare_all) / best_of(3, search), 1)


@pytest.mark.parametrize("hostile", ["a," * 10_000, "x" * 20_000, "(" * 20_000, "Foo bar, " * 2_000, "and no " * 2_800])
def test_hostile_lists_take_linear_time(benchmark, lexicon, hostile):
    """The ratio of a list to its first tenth is noted as extra_info; the bar is 20."""
    text = f"Ingredients: {hostile}"
    benchmark.pedantic(read_list, args=(Label(text=text), fold(text), lexicon), rounds=1)
    short = text[: len(text) // 10]
    if benchmark.enabled:
        longer = best_of(2, lambda: read_list(Label(text=text), fold(text), lexicon))
        shorter = best_of(10, lambda: read_list(Label(text=short), fold(short), lexicon))
        benchmark.extra_info["ratio"] = round(longer / shorter, 1)


def test_unknown_names_are_read_from_cold(benchmark, lexicon):
    """Without its memory the matcher pays for every form of every name."""
    folded = [fold(name) for name in NAMES]
    benchmark(lambda: [Matcher(lexicon).find(name) for name in folded])
