"""The starter catalogue keeps what it promises at its head."""

from collections import Counter
from datetime import date

import pytest

from evaluation.core.assess import assess
from evaluation.core.label import Part
from evaluation.core.verdicts import SILENT
from evaluation.knowledge import knowledge
from products.catalogue_file import LabelEntry, ProductEntry, read_catalogue
from products.label_text import compose
from products.management.commands.load_catalogue import STARTER

CATALOGUE = read_catalogue(STARTER)
# Their pages name a range, not a product, so a score would be nobody's.
WITHOUT_EXACT_NAME = {"elevai-exosome-serum", "neogenesis-s2rm-skin-products"}


def core_label(label: LabelEntry):
    return compose(
        **{part: None if (lines := getattr(label, part)) is None else "\n".join(lines) for part in ("front", "making")},
        ingredients=label.ingredients,
        directions=None,
        ingredients_complete=label.ingredients_complete,
        is_summary=label.is_summary,
    )


def each(products=CATALOGUE.products):
    return pytest.mark.parametrize("product", products, ids=lambda product: product.slug)


PUBLISHED = [product for product in CATALOGUE.products if product.status == "published"]


def test_nineteen_of_forty_eight_products_are_published():
    assert Counter(str(product.status) for product in CATALOGUE.products) == {"published": 19, "draft": 29}
    assert len(CATALOGUE.brands) == 27


@each(PUBLISHED)
def test_a_published_product_has_a_page_a_date_and_good_evidence(product: ProductEntry):
    (label,) = product.labels
    assert label.url.startswith("http")
    assert label.evidence_grade in ("A", "B")
    assert date(2026, 1, 1) <= label.seen_on <= date(2026, 11, 23)


def test_whatever_could_be_published_is_but_for_the_nameless():
    could_be = {
        product.slug
        for product in CATALOGUE.products
        for label in product.labels
        if label.url and label.evidence_grade != "C"
    }
    assert could_be - {product.slug for product in PUBLISHED} == WITHOUT_EXACT_NAME


@each()
def test_every_label_is_a_summary_by_the_starter_collection(product: ProductEntry):
    (label,) = product.labels
    assert (label.is_summary, label.seen_by, label.key) == (True, "starter collection", "starter-2026-11")
    assert label.directions is None


FRONT_HEADINGS = ("Term used: ", "Size: ", "Stated: ", "Quoted: “")
MAKING_HEADINGS = ("Source: ", "Concentration as stated: ", "Noted: ")


@each()
def test_every_line_has_a_known_heading(product: ProductEntry):
    (label,) = product.labels
    assert [line for line in (label.front or ())[1:] if not line.startswith(FRONT_HEADINGS)] == []
    assert [line for line in label.making or () if not line.startswith(MAKING_HEADINGS)] == []


def test_our_own_headings_answer_no_question():
    headings = "\n".join((*FRONT_HEADINGS, *MAKING_HEADINGS))
    label = compose(
        front=headings, making=None, ingredients=None, directions=None, ingredients_complete=False, is_summary=True
    )
    scorecard = assess(label, knowledge())
    assert [result.id for result in scorecard.criteria if result.evidence] == []
    assert scorecard.claims == ()


@each()
def test_only_a_brand_s_own_words_raise_flags(product: ProductEntry):
    (label,) = product.labels
    core = core_label(label)
    quotes = [(core.text.index(claim.text), len(claim.text)) for claim in label.quoted_claims]
    quotes.append((0, len(label.front[0])))  # the name
    flags = assess(core, knowledge()).claims
    outside = [
        f"{flag.rule}: {flag.text}"
        for flag in flags
        if not any(start <= flag.start and flag.end <= start + length for start, length in quotes)
    ]
    assert outside == []


@each()
def test_notes_for_editors_stand_in_no_label(product: ProductEntry):
    (label,) = product.labels
    sentences = [sentence for sentence in product.editor_notes.split(". ") if len(sentence) > 20]
    assert [sentence for sentence in sentences if sentence in core_label(label).text] == []


@each()
def test_silence_in_a_summary_is_our_own(product: ProductEntry):
    (label,) = product.labels
    core = core_label(label)
    silent = [criterion.id for criterion in assess(core, knowledge()).criteria if criterion.outcome == SILENT]
    seen_whole = {section.part for section in core.sections if section.complete}
    assert seen_whole <= {Part.INGREDIENTS}
    assert silent == [] or seen_whole == {Part.INGREDIENTS}
