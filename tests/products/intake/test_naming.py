"""What a label calls itself, proposed with the words it rests on."""

import pytest

from products.intake.naming import near_brand, read_name

BRANDS = ("Medicube", "Medik8", "VT Cosmetics", "Dr. Sheth's", "ExoCoBio", "CELL CODE", "A&B")


def naming(text, brands=BRANDS):
    found = read_name(text, brands)
    return found.brand.value, found.name.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Medicube One Day Exosome Shot 2000 30 mL\n$35.00", ("Medicube", "One Day Exosome Shot 2000")),
        ("medicube® One Day Exosome Shot", ("Medicube", "One Day Exosome Shot")),
        ("VT COSMETICS\nCica Exosome Moisture Mask 6 x 28 g", ("VT Cosmetics", "Cica Exosome Moisture Mask")),
        ("Dr. Sheth's Cica Exosomes & Vitamin C Glow Serum", ("Dr. Sheth's", "Cica Exosomes & Vitamin C Glow Serum")),
        ("ExoCoBio ASCE+ SRLV\nRose callus extracellular vesicles", ("ExoCoBio", "ASCE+ SRLV")),
        ("Exosome Serum by CELL CODE\nFor glow.", ("CELL CODE", "Exosome Serum")),
        ("A&B Rose Exosome Ampoule 5 vials of 2 mL", ("A&B", "Rose Exosome Ampoule")),
        ("A&B Milk Exosome Cream (an invented product)", ("A&B", "Milk Exosome Cream")),
    ],
)
def test_a_brand_of_the_catalogue_and_the_name_beside_it(text, expected):
    assert naming(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quiet Leaf\nVesicle Serum 30 mL", ("Quiet Leaf", "Vesicle Serum")),
        ("Brand: Nova Derm\nRose Exosome Ampoule", ("Nova Derm", "Rose Exosome Ampoule")),
        ("Rose Exosome Ampoule by Nova Derm. Glows.", ("Nova Derm", "Rose Exosome Ampoule")),
    ],
)
def test_a_brand_that_is_new(text, expected):
    found = read_name(text, BRANDS)
    assert (found.brand.value, found.name.value, found.brand.known) == (*expected, False)


def test_a_brand_with_a_slip_is_proposed_as_it_stands_with_the_question():
    brand = read_name("Medicubee One Day Exosome Shot", BRANDS).brand
    assert (brand.value, brand.known, brand.did_you_mean) == ("Medicubee", False, "Medicube")


@pytest.mark.parametrize(("name", "near"), [("Medik 8", "Medik8"), ("Sesderma", ""), ("Medicube", ""), ("x", "")])
def test_near_brands(name, near):
    assert near_brand(name, BRANDS) == near


@pytest.mark.parametrize(
    ("text", "kind", "use"),
    [
        ("A&B Exosome Spicule Ampoule", "spicule_shot", "home"),
        ("A&B Hair Exosome Ampoule", "hair", "home"),
        ("A&B Exosome Serum\nDermatologist tested.", "serum", "home"),
        ("A&B Exosome Booster\nFor professional use only.", "ampoule", "professional"),
        ("A&B Exosome Moisturiser", "cream", "home"),
        ("A&B Exo-PDRN", "other", "home"),
        ("A&B Exosome Wash\nUse with our serum.", "serum", "home"),
    ],
)
def test_what_it_is_and_where_it_is_used(text, kind, use):
    found = read_name(text, BRANDS)
    assert (found.product_type.value, found.use_setting.value) == (kind, use)


def test_every_proposal_points_at_its_words():
    text = "Medicube One Day Exosome Shot 2000 30 mL\nFor professional use only."
    found = read_name(text, BRANDS)
    for proposal in (found.brand, found.name, found.product_type, found.use_setting):
        assert [text[place.start : place.end] for place in proposal.words] == [place.text for place in proposal.words]
        assert proposal.words
    assert found.slug.value == "medicube-one-day-exosome-shot-2000"


@pytest.mark.parametrize("text", ["", "   \n", "…", "Medicube", "سيروم", "a" * 20_000, "- \n" * 500, "(((" * 100])
def test_whatever_is_pasted_is_read_without_failing(text):
    found = read_name(text, BRANDS)
    assert len(found.name.value) <= 200
    assert len(found.slug.value) <= 120
