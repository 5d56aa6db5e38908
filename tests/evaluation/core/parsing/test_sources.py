"""What a source names, what it leaves open, and where the label says so."""

import pytest

from evaluation.core.facts import Source
from evaluation.core.knowledge import Knowledge
from tests.evaluation.core.parsing.reading import read


def only_source(text: str, knowledge: Knowledge) -> Source:
    (source,) = (source for source in read(text, knowledge).sources if source.kind != "conditioned_media")
    return source


@pytest.mark.parametrize(
    ("text", "detail", "lacks"),
    [
        ("human adipose-derived stem cell exosomes", "adipose; stem cells", ()),
        ("MSC exosomes", "mesenchymal stem cells", ("organism", "tissue")),
        ("umbilical cord MSC exosomes", "umbilical cord; mesenchymal stem cells", ("organism",)),
        ("human MSC exosomes", "mesenchymal stem cells", ("tissue",)),
        ("human platelet exosomes", "platelets", ()),
        ("exosomes of platelets", "platelets", ("organism",)),
        ("human exosomes", None, ("tissue",)),
        ("milk exosomes", "milk", ("organism",)),
        ("goat colostrum exosomes", "goat; colostrum", ()),
        ("salmon exosomes", "salmon", ("tissue",)),
        ("red deer umbilical cord exosomes", "red deer; umbilical cord", ()),
        ("plant exosomes", None, ("part", "species")),
        ("rose exosomes", "rose", ("part",)),
        ("Rosa damascena callus exosomes", "rosa damascena; callus", ()),
        ("rose stem cell exosomes", "rose; stem cells", ()),
        ("cica exosomes", "centella asiatica", ("part",)),
        ("probiotic exosomes", None, ("species",)),
        ("Lactobacillus exosomes", "lactobacillus", ("species",)),
        ("Saccharomyces cerevisiae exosomes", "saccharomyces cerevisiae", ()),
        ("synthetic exosomes", "synthetic", ("material",)),
        ("biomimetic lipid exosomes", "biomimetic; lipid", ()),
        ("stem cell exosomes", "stem cells", ()),
    ],
)
def test_a_source_says_what_it_leaves_open(
    text: str, detail: str | None, lacks: tuple[str, ...], knowledge: Knowledge
) -> None:
    source = only_source(text, knowledge)
    assert (source.detail, source.lacks) == (detail, lacks)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The callus of aloe is cultured for a month, and exosomes are gathered.", "plant"),
        ("Our Lactobacillus is cultured and its exosomes are collected.", "microbial"),
        ("Aloe is cooling, and exosomes are collected.", "unspecified"),
        ("Aloe is cultured, and exosomes soften skin.", "unspecified"),
    ],
)
def test_what_was_cultured_is_the_source_of_what_is_gathered(text: str, kind: str, knowledge: Knowledge) -> None:
    assert only_source(text, knowledge).kind == kind


def test_stem_cells_alone_are_not_exact(knowledge: Knowledge) -> None:
    assert not only_source("stem cell exosomes", knowledge).is_exact


def test_what_one_place_leaves_open_another_may_say(knowledge: Knowledge) -> None:
    source = only_source("MSC EXOSOMES. The exosomes come from human mesenchymal cells of bone marrow.", knowledge)
    assert (source.detail, source.lacks) == ("mesenchymal stem cells; bone marrow", ())


def test_every_place_is_quoted(knowledge: Knowledge) -> None:
    source = only_source("CICA EXOSOMES\nExosomes isolated from Centella asiatica leaf.", knowledge)
    assert [place.text for place in source.evidence] == ["CICA", "Centella asiatica leaf"]


def test_an_unnamed_source_points_at_the_vesicles(knowledge: Knowledge) -> None:
    source = only_source("GLOW EXOSOME SERUM", knowledge)
    assert (source.kind, [place.text for place in source.evidence]) == ("unspecified", ["EXOSOME"])


def test_words_and_list_add_up(knowledge: Knowledge) -> None:
    text = (
        "Cica exosome gel\nIngredients: Water, Glycerin, Centella Asiatica Leaf Vesicles, Niacinamide, Panthenol, "
        "Betaine, Carbomer"
    )
    source = only_source(text, knowledge)
    assert (source.detail, source.lacks) == ("centella asiatica; leaf", ())
    assert [place.text for place in source.evidence] == ["Cica", "Centella Asiatica Leaf Vesicles"]


def test_a_text_that_repeats_itself_is_not_shown_whole(knowledge: Knowledge) -> None:
    assert len(only_source("rose exosomes. " * 200, knowledge).evidence) == 12
