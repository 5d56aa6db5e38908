from datetime import date

import pytest

from products.assessments import assess_label, labels_to_assess
from products.history import history
from products.merging.log import MergeError
from products.merging.preview import preview
from products.merging.products import approve_merge, merge_products, refuse_merge
from products.merging.undoing import undo_product_merge
from products.models import Assessment, CatalogueEntry, Inquiry, Product, ProductMerge
from tests.builders import make_brand, make_editor, make_inquiry, make_label, make_price, make_product

pytestmark = pytest.mark.django_db

CALM, CRITICAL = "An exosome serum.", "An exosome serum. Cures eczema and psoriasis."
OLD, NEW, NEWEST = date(2026, 1, 1), date(2026, 6, 1), date(2026, 11, 1)


@pytest.fixture
def editor():
    return make_editor(name="ada")


@pytest.fixture
def reviewer():
    return make_editor("approve_merge", name="grace")


def seen(slug, words=CALM, day=OLD, status="published", **label):
    product = make_product(slug=slug, name=slug.title(), status=status)
    assess_label(make_label(product, front=words, seen_on=day, **label))
    return Product.objects.get(pk=product.pk)


def fresh(product):
    return Product.objects.get(pk=product.pk)


def counting(product):
    return fresh(product).current_assessment.label


def test_the_newest_capture_of_both_counts(editor):
    kept, gone = seen("rose", day=OLD), seen("rosa", day=NEW)
    merge = merge_products(kept, gone, editor, "one pack")
    assert merge.state == "done"
    assert counting(kept).product == gone, "a capture keeps the product under which it was seen"
    assert fresh(kept).newest_look() == counting(kept)
    assert (fresh(gone).status, fresh(gone).merged_into, fresh(gone).current_assessment) == ("merged", kept, None)


def test_an_older_capture_of_the_other_changes_no_score(editor):
    kept, gone = seen("rose", day=NEW), seen("rosa", day=OLD)
    merge_products(kept, gone, editor, "one pack")
    assert counting(kept).product == kept


@pytest.mark.parametrize("weak", [{"evidence_grade": "C"}, {"url": ""}])
def test_a_newer_capture_that_could_not_be_published_does_not_come_first_by_merging(editor, weak):
    kept, gone = seen("rose", day=OLD), seen("rosa", day=NEW, status="draft", **weak)
    merge_products(kept, gone, editor, "one pack")
    assert counting(kept).product == kept
    assert fresh(kept).missing_for_publication() == []
    assert fresh(kept).looks().count() == 2, "it stays in the history"


def test_a_later_capture_of_the_survivor_counts_again(editor):
    kept, gone = seen("rose", day=OLD), seen("rosa", day=NEW)
    merge_products(kept, gone, editor, "one pack")
    label = make_label(kept, seen_on=NEWEST)
    assess_label(label)
    assert counting(kept) == label


def test_a_later_capture_under_the_old_name_counts_for_the_survivor(editor):
    kept, gone = seen("rose", day=OLD), seen("rosa", day=OLD)
    merge_products(kept, gone, editor, "one pack")
    label = make_label(fresh(gone), seen_on=NEWEST)
    assert [*labels_to_assess()] == [label]
    assess_label(label)
    assert counting(kept) == label
    assert fresh(gone).current_assessment is None
    assert [*labels_to_assess()] == []


def test_rescoring_asks_for_each_capture_of_the_family_once(editor):
    kept, gone = seen("rose", day=OLD), seen("rosa", day=NEW)
    merge_products(kept, gone, editor, "one pack")
    assert [*labels_to_assess()] == []
    Assessment.objects.update(engine_digest="of another day")
    assert list(labels_to_assess()) == [gone.labels.get(), kept.labels.get()]


def test_the_history_has_the_looks_and_scores_of_both(client, editor):
    kept, gone = seen("rose", "Rose words.", OLD), seen("rosa", "Rosa words.", NEW)
    merge_products(kept, gone, editor, "one pack")
    assert len(history(fresh(kept)).labels) == 2
    page = client.get("/products/rose/history/").content.decode()
    for words in ("Rose words.", "Rosa words.", "Of “Rosa”, which turned out to be this product."):
        assert words in page
    assert history(fresh(kept)).scores[0].is_current


def test_questions_about_the_other_are_quoted_and_prices_move(client, editor):
    kept, gone = seen("rose"), seen("rosa")
    make_inquiry(gone, questions="Whose cells?")
    make_price(kept, "10.00", seen_on=OLD, origin="file")
    price = make_price(gone, "20.00", seen_on=NEW, origin="file")
    merge_products(kept, gone, editor, "one pack")
    assert [str(each.amount) for each in kept.prices.all()] == ["20.00", "10.00"]
    assert "Whose cells?" in client.get("/products/rose/").content.decode()
    assert Inquiry.objects.get().product == gone
    price.refresh_from_db()
    assert price.origin == "", "an import's key stands once in a product"


def test_the_old_addresses_lead_to_the_survivor_for_good_in_chains_too(client, editor):
    a, b, c = seen("a"), seen("b"), seen("c")
    merge_products(b, a, editor, "one pack")
    merge_products(fresh(c), fresh(b), editor, "one pack")
    for old in ("a", "b"):
        response = client.get(f"/products/{old}/")
        assert (response.status_code, response.url) == (301, "/products/c/")
    assert client.get("/products/c/").status_code == 200
    assert fresh(a).merged_into == c, "one step, so that no chain grows"


def test_no_circle_can_come_of_merges(editor):
    a, b = seen("a"), seen("b")
    merge_products(b, a, editor, "one pack")
    with pytest.raises(MergeError, match="has been merged already"):
        merge_products(fresh(a), fresh(b), editor, "and back")
    with pytest.raises(MergeError, match="into itself"):
        merge_products(b, b, editor, "why not")


def test_lists_and_search_have_the_survivor_alone(editor):
    brand = make_brand(name="Élan")
    kept, gone = make_product(brand=brand, name="Rose"), make_product(brand=brand, name="Rosa")
    merge_products(kept, gone, editor, "one pack")
    assert [entry.product for entry in CatalogueEntry.objects.all()] == [kept]
    assert [*Product.objects.matching("elan")] == [kept]


def test_a_published_product_is_not_merged_into_one_that_nobody_can_read(editor):
    kept, gone = seen("rose", status="draft"), seen("rosa")
    with pytest.raises(MergeError, match="its address would lead nowhere"):
        merge_products(kept, gone, editor, "one pack")
    assert fresh(gone).status == "published"


def test_a_merge_needs_a_reason(editor):
    kept, gone = seen("rose"), seen("rosa")
    with pytest.raises(MergeError, match="Say why"):
        merge_products(kept, gone, editor, " ")
    assert not ProductMerge.objects.exists()


def test_the_log_says_who_and_why(editor):
    merge = merge_products(seen("rose"), seen("rosa"), editor, "one pack")
    assert (merge.asked_by, merge.reason, str(merge.merged)) == (editor, "one pack", str(merge.merged))


@pytest.mark.parametrize(("kept_words", "gone_words"), [(CRITICAL, CALM), (CALM, CRITICAL)])
def test_a_critical_flag_does_not_vanish_without_a_second_person(client, editor, reviewer, kept_words, gone_words):
    kept = seen("rose", kept_words, NEW if kept_words == CALM else OLD)
    gone = seen("rosa", gone_words, OLD if kept_words == CALM else NEW)
    merge = merge_products(kept, gone, editor, "one pack")
    assert merge.state == "waiting"
    assert "Cures eczema" in merge.hidden_flags[0]
    assert (fresh(gone).status, client.get("/products/rosa/").status_code) == ("published", 200)
    with pytest.raises(MergeError, match="a second person has to approve"):
        approve_merge(merge, editor)
    with pytest.raises(MergeError, match="You may not approve"):
        approve_merge(merge, make_editor())
    with pytest.raises(MergeError, match="waits for a second person already"):
        merge_products(kept, gone, editor, "again")
    done = approve_merge(merge, reviewer)
    assert (done.state, done.asked_by, done.settled_by) == ("done", editor, reviewer)
    assert fresh(gone).merged_into == kept
    with pytest.raises(MergeError, match="does not wait"):
        approve_merge(merge, reviewer)


def test_whoever_may_approve_cannot_approve_her_own(reviewer):
    merge = merge_products(seen("rose", CALM, NEW), seen("rosa", CRITICAL, OLD), reviewer, "one pack")
    with pytest.raises(MergeError, match="a second person has to approve"):
        approve_merge(merge, reviewer)


def test_a_flag_that_stays_public_needs_nobody(editor):
    merge = merge_products(seen("rose", CALM, OLD), seen("rosa", CRITICAL, NEW), editor, "one pack")
    assert merge.state == "done"


def test_a_flag_that_nobody_could_read_needs_nobody(editor):
    merge = merge_products(seen("rose", CALM, NEW), seen("rosa", CRITICAL, OLD, status="draft"), editor, "one pack")
    assert merge.state == "done"


def test_a_refused_merge_changes_nothing_and_can_be_asked_again(editor, reviewer):
    kept, gone = seen("rose", CALM, NEW), seen("rosa", CRITICAL, OLD)
    merge = merge_products(kept, gone, editor, "one pack")
    assert refuse_merge(merge, reviewer, "two packs").state == "refused"
    assert fresh(gone).status == "published"
    assert merge_products(kept, gone, editor, "look again").state == "waiting"


def test_the_preview_counts_what_there_is(editor, django_assert_max_num_queries):
    kept, gone = seen("rose", CALM, NEW), seen("rosa", CRITICAL, OLD)
    make_price(gone)
    make_inquiry(gone)
    with django_assert_max_num_queries(10):
        found = preview(kept, gone)
    assert (found.captures, found.prices, found.reports, found.questions, found.problem) == (1, 1, 0, 1, "")
    assert found.counts.product == kept
    assert len(found.hidden_flags) == 1


def test_undone_all_is_as_before(client, editor):
    kept, gone = seen("rose", day=OLD), seen("rosa", day=NEW)
    make_price(kept, origin="file")
    price = make_price(gone, origin="file")
    before = {product.pk: product.current_assessment for product in (kept, gone)}
    merge = merge_products(kept, gone, editor, "one pack")
    undone = undo_product_merge(merge, editor, "two packs after all")
    assert (undone.state, undone.settled_by, undone.settled_because) == ("undone", editor, "two packs after all")
    assert {product.pk: fresh(product).current_assessment for product in (kept, gone)} == before
    assert (fresh(gone).status, fresh(gone).merged_into) == ("published", None)
    price.refresh_from_db()
    assert (price.product, price.origin) == (gone, "file")
    assert client.get("/products/rosa/").status_code == 200
    with pytest.raises(MergeError, match="Only a merge that was done"):
        undo_product_merge(merge, editor, "again")


def test_undoing_in_the_middle_of_a_chain_says_what_goes_first(editor):
    a, b, c = seen("a"), seen("b"), seen("c")
    first = merge_products(b, a, editor, "one pack")
    second = merge_products(fresh(c), fresh(b), editor, "one pack")
    with pytest.raises(MergeError, match="Undo that merge first"):
        undo_product_merge(first, editor, "two packs")
    undo_product_merge(second, editor, "two packs")
    assert fresh(a).merged_into == b
    undo_product_merge(first, editor, "two packs")
    assert fresh(a).merged_into is None


def test_undoing_says_where_a_price_has_gone_on(editor):
    kept, gone, other = seen("rose"), seen("rosa"), seen("iris")
    price = make_price(gone)
    merge = merge_products(kept, gone, editor, "one pack")
    price.refresh_from_db()
    price.product = other
    price.save()
    with pytest.raises(MergeError, match="1 of the prices that moved"):
        undo_product_merge(merge, editor, "two packs")
    assert fresh(gone).status == "merged", "all or nothing"


def test_undoing_hides_no_critical_flag_without_a_second_person(editor, reviewer):
    kept, gone = seen("rose", CALM, OLD), seen("rosa", CRITICAL, NEW, status="draft")
    merge = merge_products(kept, gone, editor, "one pack")
    assert fresh(kept).current_assessment.critical_flags == 1
    with pytest.raises(MergeError, match="a second person has to undo it"):
        undo_product_merge(merge, editor, "two packs")
    assert undo_product_merge(merge, reviewer, "two packs").state == "undone"
    assert fresh(kept).current_assessment.critical_flags == 0


def test_a_withdrawn_product_comes_back_withdrawn(editor):
    gone = make_product(slug="rosa", status="withdrawn", withdrawn_on=OLD, withdrawn_reason="No longer sold.")
    merge = merge_products(seen("rose"), gone, editor, "one pack")
    undo_product_merge(merge, editor, "two packs")
    gone = fresh(gone)
    assert (gone.status, gone.withdrawn_on, gone.withdrawn_reason) == ("withdrawn", OLD, "No longer sold.")


def test_a_capture_never_scored_is_judged_when_it_comes_to_count(editor):
    kept = seen("rose", day=OLD)
    gone = make_product(slug="rosa")
    label = make_label(gone, seen_on=NEW)
    merge_products(kept, gone, editor, "one pack")
    assert counting(kept) == label


def test_two_products_without_captures_can_be_one(editor):
    kept, gone = make_product(status="draft"), make_product(status="draft")
    merge_products(kept, gone, editor, "one pack")
    assert fresh(kept).current_assessment is None
