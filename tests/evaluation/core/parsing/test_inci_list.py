"""Lists in whole pages: where they begin and end, whether they are whole, what their entries are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.core.knowledge import Knowledge
from evaluation.core.label import Label, Part, Section
from evaluation.core.parsing.inci_list import read_list
from evaluation.core.parsing.model import IngredientList
from evaluation.core.text import fold


@pytest.fixture(scope="module")
def read(knowledge: Knowledge):
    def _read(text: str, *sections: Section) -> IngredientList | None:
        return read_list(Label(text=text, sections=sections or None), fold(text), knowledge.ingredients)

    return _read


def names(found: IngredientList | None) -> list[str]:
    return [entry.span.text for entry in found.entries] if found else []


@pytest.mark.parametrize(
    "heading",
    [
        "Ingredients:",
        "INGREDIENTS\n",
        "[INGREDIENTS]",
        "Full ingredient list:",
        "Ingredients (INCI):",
        "INCI:",
        "Ingrédients :",
        "Inhaltsstoffe:",
        "Ingredientes:",
        "전성분:",
        "全成分：",
        "Ingredients/Ingrédients:",
        "**Ingredients:**",
        "",
    ],
)
def test_a_list_is_found_under_its_heading_or_without(heading: str, read) -> None:
    text = (
        f"A serum for the night.\n{heading} Aqua, Glycerin, Niacinamide, Panthenol, Carbomer, Tocopherol\nApply daily."
    )
    found = read(text)
    assert names(found) == ["Aqua", "Glycerin", "Niacinamide", "Panthenol", "Carbomer", "Tocopherol"]
    assert found.is_complete
    assert text[found.end :] == "\nApply daily."


@pytest.mark.parametrize(
    "text",
    [
        "Key actives -> Niacinamide, Panthenol, Exosomes",
        "Hero ingredients: Niacinamide, Panthenol",
        "What's inside (part list): Aqua, Niacinamide, Panthenol ...",
        "Ingredients include: Aqua, Niacinamide, Panthenol",
        "Ingredients: Aqua, Niacinamide, Panthenol...",
        "Contains: peptides, niacinamide",
    ],
)
def test_a_list_of_key_actives_is_not_the_whole_list(text: str, read) -> None:
    found = read(text)
    assert found.entries
    assert not found.is_complete


def test_the_whole_list_wins_over_the_key_actives(read) -> None:
    found = read(
        "Key ingredients: Niacinamide, Peptides.\nIngredients: Aqua, Glycerin, Niacinamide, Tripeptide-1, Carbomer."
    )
    assert names(found) == ["Aqua", "Glycerin", "Niacinamide", "Tripeptide-1", "Carbomer"]
    assert found.is_complete


def test_highlights_before_the_list_are_no_entries(read) -> None:
    highlights = "-Hyaluronic Acid: Hydrates the skin. -Squalane: Locks in moisture."
    text = f"Ingredients: {highlights} Water/Aqua/Eau, Glycerin, Squalane."
    assert names(read(text)) == ["Water/Aqua/Eau", "Glycerin", "Squalane"]


def test_prose_after_the_list_stays_prose(read) -> None:
    text = "Ingredients: Aqua, Glycerin, Panthenol Apply twice daily. Heals eczema, acne and scars."
    found = read(text)
    assert names(found) == ["Aqua", "Glycerin", "Panthenol"]
    assert "Heals eczema" in text[found.end :]


def test_active_and_inactive_ingredients_are_one_list(read) -> None:
    text = "Active ingredients: Zinc Oxide 10%. Inactive ingredients: Water, Glycerin, Dimethicone."
    assert names(read(text)) == ["Zinc Oxide 10%", "Water", "Glycerin", "Dimethicone"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "An exosome serum.",
        "Hello, this is a sentence, with commas, and words.",
        "With peptides, hyaluronic acid and more.",
    ],
)
def test_a_text_without_list_has_none(text: str, read) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Free from: alcohol, fragrance, mineral oil, talc, petrolatum.",
        "Formulated without alcohol, fragrance, mineral oil, talc and petrolatum.",
        "0% alcohol, 0% fragrance, 0% mineral oil, 0% talc, 0% petrolatum",
    ],
)
def test_what_is_promised_to_be_absent_is_no_list(text: str, read) -> None:
    assert read(text) is None
    assert names(read(f"Ingredients: Aqua, Glycerin, Panthenol.\n{text}")) == ["Aqua", "Glycerin", "Panthenol"]


def test_the_lists_of_a_set_are_read_as_one(read) -> None:
    found = read(
        "Vial A (powder): Mannitol, Milk Exosomes\nVial B (diluent): Water, Sodium Hyaluronate, Phenoxyethanol"
    )
    assert names(found) == ["Mannitol", "Milk Exosomes", "Water", "Sodium Hyaluronate", "Phenoxyethanol"]


def test_a_text_that_is_nothing_but_names_is_a_list(read) -> None:
    assert names(read("Water, Glycerin, Niacinamide")) == ["Water", "Glycerin", "Niacinamide"]


def test_a_list_without_heading_is_found_among_many_lines(read) -> None:
    prose = "\n".join(["Our serum feels light, and it dries fast."] * 10)
    listed = "Aqua, Glycerin, Niacinamide, Panthenol,\nCarbomer, Sodium\nHyaluronate"
    assert names(read(f"{prose}\n{listed}\n{prose}")) == [
        "Aqua", "Glycerin", "Niacinamide", "Panthenol", "Carbomer", "Sodium\nHyaluronate",
    ]  # fmt: skip


def test_a_divided_label_has_its_list_in_that_section_only(read) -> None:
    text = "Aqua, Glycerin, Panthenol, Carbomer, Tocopherol\nNiacinamide, Exosomes"
    section = Section(part=Part.INGREDIENTS, start=48, end=len(text), complete=False)
    found = read(text, section)
    assert names(found) == ["Niacinamide", "Exosomes"]
    assert not found.is_complete
    assert read(text, Section(part=Part.FRONT, start=0, end=len(text))) is None


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1,2-Hexanediol, Polysorbate 20, Aqua", ["1,2-Hexanediol", "Polysorbate 20", "Aqua"]),
        ("Aqua (Water, Eau), Glycerin", ["Aqua (Water, Eau)", "Glycerin"]),
        ("Aqua (Water, Glycerin, Panthenol", ["Aqua (Water", "Glycerin", "Panthenol"]),
        ("Aqua · Glycerin • Panthenol | Carbomer; Betaine", ["Aqua", "Glycerin", "Panthenol", "Carbomer", "Betaine"]),
        ("Aqua\nGlycerin\nSodium\nHyaluronate\nPanthenol", ["Aqua", "Glycerin", "Sodium\nHyaluronate", "Panthenol"]),
        ("Aqua, Retinyl, Palmitate, Glycerin", ["Aqua", "Retinyl, Palmitate", "Glycerin"]),
        ("Zinc Oxide 4.0%Water, Glycerin", ["Zinc Oxide 4.0%", "Water", "Glycerin"]),
        ("Aqua, Glycerin. [+/- CI 77891, Mica]", ["Aqua", "Glycerin", "CI 77891", "Mica"]),
        ("Aqua, Lavandula Angustifolia Oil*, Glycerin. *Organic.", ["Aqua", "Lavandula Angustifolia Oil", "Glycerin"]),
        ("Parfum (Linalool, Limonene), Aqua", ["Parfum", "Linalool", "Limonene", "Aqua"]),
        (
            "Aqua, Dimethicone (and) Mica, Glycerin and Panthenol",
            ["Aqua", "Dimethicone", "Mica", "Glycerin", "Panthenol"],
        ),
        ("Water Glycerin Niacinamide Panthenol", ["Water", "Glycerin", "Niacinamide", "Panthenol"]),
        ("Aqua, Glycerin: 5%, Panthenol", ["Aqua", "Glycerin", "Panthenol"]),
        ("Aqua,. Glycerin,. Panthenol", ["Aqua", "Glycerin", "Panthenol"]),
    ],
)
def test_entries_are_cut_where_names_end(text: str, entries: list[str], read) -> None:
    assert names(read(f"Ingredients: {text}")) == entries


def test_a_blend_is_opened_and_its_trade_name_kept(read) -> None:
    found = read("Ingredients: Aqua, HydraComplex (Sodium Hyaluronate, Panthenol), Glycerin")
    assert [(entry.span.text, entry.inci) for entry in found.entries] == [
        ("Aqua", "AQUA"),
        ("HydraComplex", None),
        ("Sodium Hyaluronate", "SODIUM HYALURONATE"),
        ("Panthenol", "PANTHENOL"),
        ("Glycerin", "GLYCERIN"),
    ]


@pytest.mark.parametrize(
    "junk", ["," * 10_000, "x" * 20_000, "(" * 20_000, "\n" * 20_000, "a," * 10_000, "[+/-" * 5_000]
)
def test_junk_is_survived(junk: str, read) -> None:
    read(f"Ingredients: {junk}"[:20_000])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Aqua",
                "(",
                ")",
                "[",
                ",",
                ". ",
                "\n",
                ":",
                "/",
                "Ingredients:",
                "Parfum (Linalool",
                "100%",
                "İ",
                "é̂",
                "𝒜",
                "and",
                "-",
            ]
        )
        | st.text(max_size=8),
        max_size=30,
    )
)
def test_every_span_is_the_labels_own_words(knowledge: Knowledge, pieces: list[str]) -> None:
    text = "".join(pieces)
    found = read_list(Label(text=text), fold(text), knowledge.ingredients)
    spans = [entry.span for entry in found.entries] if found else []
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert spans == sorted(spans, key=lambda span: span.start)
    if found:
        assert (found.start, found.end) == (spans[0].start, spans[-1].end)


def test_the_numbers_of_a_numbered_list_are_no_part_of_its_names(read) -> None:
    found = read("Ingredients: 1. Water 2. Glycerin 3. Niacinamide 4. Panthenol")
    assert names(found) == ["Water", "Glycerin", "Niacinamide", "Panthenol"]


def test_one_name_in_three_languages_is_one_entry(read) -> None:
    found = read("Ingredients: Water\\Aqua\\Eau, Yeast Extract\\Faex\\Extrait De Levure, Caffeine")
    assert names(found) == ["Water\\Aqua\\Eau", "Yeast Extract\\Faex\\Extrait De Levure", "Caffeine"]


def test_a_name_printed_back_to_front_is_one_entry(read) -> None:
    found = read("Ingredients: Water, Purified, Glycerin, Vegetable, Pantenol, Niacinamida, Carbomer")
    assert [entry.inci for entry in found.entries] == ["AQUA", "GLYCERIN", "PANTHENOL", "NIACINAMIDE", "CARBOMER"]


def test_a_heading_may_end_in_a_semicolon(read) -> None:
    assert names(read("Ingredients; Water, Glycerin, Panthenol")) == ["Water", "Glycerin", "Panthenol"]
