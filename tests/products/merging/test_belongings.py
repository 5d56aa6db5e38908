"""Pictures go along when products become one, what was published of both stays told, and an undoing brings all back."""

from datetime import UTC, datetime

import pytest
import time_machine

from products.assessments import assess_label
from products.history import histories_of_merged, history
from products.merging.preview import preview
from products.merging.products import merge_products
from products.merging.undoing import undo_product_merge
from products.models import Product, ProductImage
from tests.builders import make_editor, make_image, make_label, make_product
from tests.querying import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor("approve_merge", name="ada")


@pytest.fixture
def both():
    """Rose and Rosa, published on 2 November."""
    with at(2):
        found = [make_product(slug=slug, name=slug.title()) for slug in ("rose", "rosa")]
        for product, words in zip(found, ("Rose exosome serum.", "Rosa exosome serum. Vegan."), strict=True):
            assess_label(make_label(product, front=words))
    return [Product.objects.get(pk=product.pk) for product in found]


def at(day):
    return time_machine.travel(datetime(2026, 11, day, tzinfo=UTC), tick=False)


def pictures(product):
    return [(image.alt, image.position) for image in ProductImage.objects.filter(product=product)]


def test_pictures_of_the_other_stand_behind_the_survivor_s_own(client, both, editor):
    rose, rosa = both
    make_image(rose, alt="Rose, front.", position=2)
    make_image(rosa, alt="Rosa, front.", size=(401, 501))
    assert (preview(rose, rosa).pictures, preview(rosa, rose).pictures) == (1, 1)
    merge_products(rose, rosa, editor, "one pack")
    assert pictures(rose) == [("Rose, front.", 2), ("Rosa, front.", 3)]
    assert pictures(rosa) == []
    page = client.get("/products/rose/").content.decode()
    assert page.index("Rose, front.") < page.index("Rosa, front.")


def test_a_picture_that_both_have_is_shown_once(both, editor):
    rose, rosa = both
    make_image(rose, alt="The pack.")
    make_image(rosa, alt="The same pack.")
    assert preview(rose, rosa).pictures == 0
    merge_products(rose, rosa, editor, "one pack")
    assert (pictures(rose), pictures(rosa)) == ([("The pack.", 1)], [("The same pack.", 1)])


def test_an_undoing_brings_the_pictures_back_to_their_places(client, both, editor):
    rose, rosa = both
    make_image(rose, alt="Rose, front.")
    make_image(rosa, alt="Rosa, front.", size=(401, 501))
    merge = merge_products(rose, rosa, editor, "one pack")
    undo_product_merge(merge, editor, "two packs")
    assert (pictures(rose), pictures(rosa)) == ([("Rose, front.", 1)], [("Rosa, front.", 1)])
    assert "Rosa, front." in client.get("/products/rosa/").content.decode()


def test_an_undoing_leaves_what_came_later_and_does_not_mind_what_was_taken_down(both, editor):
    rose, rosa = both
    gone = make_image(rosa, alt="Rosa, front.")
    merge = merge_products(rose, rosa, editor, "one pack")
    ProductImage.objects.filter(pk=gone.pk).delete()
    make_image(rose, alt="Taken later.", size=(401, 501))
    undo_product_merge(merge, editor, "two packs")
    assert (pictures(rose), pictures(rosa)) == ([("Taken later.", 1)], [])


def test_a_merge_of_an_older_release_that_moved_no_pictures_can_be_undone(both, editor):
    merge = merge_products(*both, editor, "one pack")
    del merge.before["pictures"]
    merge.save()
    assert undo_product_merge(merge, editor, "two packs").state == "undone"


def test_what_was_published_of_the_other_is_told_with_the_survivor(client, both, editor):
    rose, rosa = both
    with at(5):
        merge = merge_products(rose, rosa, editor, "one pack")
    other = histories_of_merged(rose)[0]
    assert [(entry.day.day, entry.score) for entry in other.scores] == [(5, "Merged"), (2, other.scores[1].score)]
    assert not any(entry.is_current for entry in other.scores)
    assert "Scores of “Rosa”" in client.get("/products/rose/history/").content.decode()
    with at(7):
        undo_product_merge(merge, editor, "two packs")
    assert histories_of_merged(rose) == []
    assert [entry.day.day for entry in history(Product.objects.get(pk=rosa.pk)).scores] == [7, 5, 2]
    assert "Scores of “Rosa”" not in client.get("/products/rose/history/").content.decode()


def test_what_was_published_of_the_other_on_a_day_can_be_shown_again(client, both, editor):
    rose, rosa = both
    with at(5):
        merge_products(rose, rosa, editor, "one pack")
    page = client.get("/products/rose/history/?on=2026-11-03").content.decode()
    assert "/products/rose/history/?on=2026-11-03&amp;of=rosa" in page
    response = client.get("/products/rose/history/?on=2026-11-03&of=rosa")
    assert response.context["label"].product == rosa
    page = response.content.decode()
    assert "Rosa, as published on 3 November 2026" in page
    assert "It turned out to be Rose" in page
    assert "of=rosa" not in client.get("/products/rose/history/?on=2026-11-06").content.decode()


@pytest.mark.parametrize("of", ["nobody", "rose", "", "<script>"])
def test_who_is_no_merged_product_asks_for_the_survivor(client, both, of):
    page = client.get("/products/rose/history/", {"on": "2026-11-03", "of": of}).content.decode()
    assert "Rose, as published on 3 November 2026" in page


def test_the_history_costs_the_same_queries_for_one_merged_product_as_for_three(
    client, both, editor, django_assert_num_queries
):
    rose, rosa = both
    merge_products(rose, rosa, editor, "one pack")
    with django_assert_num_queries(queries(6, postgresql=5)):
        client.get("/products/rose/history/")
    for _ in range(2):
        more = make_product()
        assess_label(make_label(more))
        merge_products(Product.objects.get(pk=rose.pk), more, editor, "one pack")
    with django_assert_num_queries(queries(6, postgresql=5)):
        client.get("/products/rose/history/")
