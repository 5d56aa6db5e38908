import pytest

from products.merging.brands import merge_brands, undo_brand_merge
from products.merging.log import MergeError
from products.models import Brand, Product
from tests.builders import make_brand, make_editor, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor(name="ada")


def fresh(brand):
    return Brand.objects.get(pk=brand.pk)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_products_go_by_the_survivor_s_name(editor, count):
    kept, gone = make_brand(name="Aurora"), make_brand(name="Elan")
    for number in range(count):
        make_product(brand=gone, name=f"Rose {number}")
    merge = merge_brands(kept, gone, editor, "one company")
    assert (merge.asked_by, merge.reason, merge.state) == (editor, "one company", "done")
    assert [Product.objects.matching(words).count() for words in ("aurora rose", "elan rose")] == [count, 0]
    assert fresh(gone).merged_into == kept


def test_each_product_s_history_says_why_its_brand_changed(editor):
    kept, gone = make_brand(name="Aurora"), make_brand(name="Elan")
    product = make_product(brand=gone)
    merge_brands(kept, gone, editor, "one company")
    record = product.history.first()
    assert (record.brand_id, record.history_user, record.history_change_reason) == (
        kept.pk,
        editor,
        "Elan was merged into Aurora",
    )


def test_chains_stay_one_step_long(editor):
    a, b, c = make_brand(), make_brand(), make_brand()
    merge_brands(b, a, editor, "one company")
    merge_brands(c, fresh(b), editor, "one company")
    assert (fresh(a).merged_into, fresh(b).merged_into) == (c, c)


def test_a_brand_is_merged_once_and_never_into_itself(editor):
    a, b = make_brand(), make_brand()
    with pytest.raises(MergeError, match="into itself"):
        merge_brands(a, a, editor, "why not")
    with pytest.raises(MergeError, match="Say why"):
        merge_brands(a, b, editor, "")
    merge_brands(a, b, editor, "one company")
    with pytest.raises(MergeError, match="has been merged already"):
        merge_brands(fresh(b), a, editor, "and back")


def test_undone_the_products_go_back(editor):
    kept, gone = make_brand(name="Aurora"), make_brand(name="Elan")
    own, moved = make_product(brand=kept, name="Iris"), make_product(brand=gone, name="Rose")
    merge = merge_brands(kept, gone, editor, "one company")
    assert undo_brand_merge(merge, editor, "two companies").state == "undone"
    assert fresh(gone).merged_into is None
    assert {product.pk: product.brand for product in Product.objects.all()} == {own.pk: kept, moved.pk: gone}
    assert Product.objects.matching("elan rose").get() == moved
    with pytest.raises(MergeError, match="Only a merge that was done"):
        undo_brand_merge(merge, editor, "again")


def test_undoing_says_what_has_changed_since(editor):
    a, b, c = make_brand(), make_brand(), make_brand()
    product = make_product(brand=a)
    first = merge_brands(b, a, editor, "one company")
    second = merge_brands(c, b, editor, "one company")
    with pytest.raises(MergeError, match="Undo that merge first"):
        undo_brand_merge(first, editor, "two")
    undo_brand_merge(second, editor, "two")
    Product.objects.filter(pk=product.pk).update(brand=c)
    with pytest.raises(MergeError, match="1 of the products that moved"):
        undo_brand_merge(first, editor, "two")
