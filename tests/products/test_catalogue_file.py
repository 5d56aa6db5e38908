import json

import pytest

from products.catalogue_file import CatalogueFileError, read_catalogue

BRAND = {"slug": "elan", "name": "Élan"}
LABEL = {
    "key": "first",
    "seen_on": "2026-11-01",
    "seen_by": "a tester",
    "evidence_grade": "A",
    "front": ["Rose exosome serum.", "Quoted: “softens”."],
    "quoted_claims": [{"text": "softens", "said_by": "brand page"}],
}
PRODUCT = {
    "slug": "elan-rose",
    "brand": "elan",
    "name": "Rose",
    "product_type": "serum",
    "use_setting": "home",
    "labels": [LABEL],
}
FILE = {"about": {"what": "a test"}, "brands": [BRAND], "products": [PRODUCT]}


def written(tmp_path, content):
    path = tmp_path / "catalogue.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def problems(tmp_path, content):
    with pytest.raises(CatalogueFileError) as caught:
        read_catalogue(written(tmp_path, content))
    return list(caught.value.problems)


def with_product(**changes):
    return {**FILE, "products": [{**PRODUCT, **changes}]}


def with_label(**changes):
    return with_product(labels=[{**LABEL, **changes}])


def test_what_is_absent_was_not_seen(tmp_path):
    label = read_catalogue(written(tmp_path, FILE)).products[0].labels[0]
    assert label.front == ("Rose exosome serum.", "Quoted: “softens”.")
    assert (label.making, label.ingredients, label.directions) == (None, None, None)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (with_product(size_ml="0"), "product “elan-rose”, size_ml: Input should be greater than 0"),
        (with_product(colour="red"), "product “elan-rose”, colour: Extra inputs are not permitted"),
        (with_product(slug="Élan"), "product “Élan”, slug: String should match pattern '^[a-z0-9]+(?:-[a-z0-9]+)*$'"),
        (with_product(brand="alan"), "product “elan-rose”, brand: there is no brand “alan”"),
        (with_product(labels=[LABEL, LABEL]), "product “elan-rose”: the key “first” stands twice"),
        (
            with_label(seen_on="later"),
            "product “elan-rose”, labels.0.seen_on: Input should be a valid date or datetime, input is too short",
        ),
        (
            with_label(url="javascript:alert(1)"),
            "product “elan-rose”, labels.0.url: URL scheme should be 'http' or 'https'",
        ),
        (
            with_label(evidence_grade="D"),
            "product “elan-rose”, labels.0.evidence_grade: Input should be 'A', 'B' or 'C'",
        ),
        (
            with_label(quoted_claims=[{"text": "cures"}]),
            "product “elan-rose”, labels.0: the quoted claim “cures” stands in no part of the label",
        ),
        ({**FILE, "brands": [BRAND, BRAND]}, "brand “elan” stands twice"),
        ({**FILE, "brands": [{"name": "Élan"}]}, "brand number 1, slug: Field required"),
        ({**FILE, "products": 3}, "products: Input should be a valid array"),
        ({"about": {}, "brands": []}, "products: Field required"),
    ],
)
def test_a_problem_names_the_entry_and_the_field(tmp_path, content, problem):
    assert problems(tmp_path, content) == [f"catalogue.json: {problem}"]


def test_all_problems_are_named_at_once(tmp_path):
    broken = {**FILE, "products": [{**PRODUCT, "name": ""}, {**PRODUCT, "slug": "other", "use_setting": "car"}]}
    assert [problem.split(":")[1] for problem in problems(tmp_path, broken)] == [
        " product “elan-rose”, name",
        " product “other”, use_setting",
    ]


@pytest.mark.parametrize("content", ["", "[", "null", "[]", '{"products": [1], "brands": [2], "about": {}}'])
def test_a_file_that_is_no_catalogue_is_refused(tmp_path, content):
    assert problems(tmp_path, content) != []


def test_a_missing_or_binary_file_is_refused(tmp_path):
    with pytest.raises(CatalogueFileError, match="cannot be read"):
        read_catalogue(tmp_path / "nowhere.json")
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueFileError, match="cannot be read"):
        read_catalogue(tmp_path / "binary.json")
