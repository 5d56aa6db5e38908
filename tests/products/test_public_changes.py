import pytest
from django.db import connections, transaction

from products.models import ErrorReport, FormDraft, PublicChange
from products.public_changes import CLEARED_EVERY, _note_changes, is_public_change, watch
from tests.builders import make_brand, make_label, make_price, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed():
    """Whether the token is another after doing something."""

    def changed(do):
        before = PublicChange.token()
        do()
        return PublicChange.token() != before

    return changed


@pytest.mark.parametrize(
    "do",
    [
        make_product,
        make_label,
        lambda: make_price(make_product()),
        lambda: type(make_brand()).objects.update(name="Other"),
        lambda: make_product().prices.all().delete() or make_product().delete(),
    ],
    ids=["product", "label", "price", "update", "delete"],
)
def test_every_way_to_change_what_the_public_sees_makes_another_token(changed, do):
    assert changed(do)


def test_what_no_page_shows_makes_none(changed):
    product = make_product()
    assert not changed(
        lambda: ErrorReport.objects.create(product=product, kind="fact", words="x", sent_on="2026-11-01")
    )


def test_what_an_editor_types_and_has_not_saved_makes_none(changed, admin_client):
    address = f"/admin/drafts/keep/product/{make_product().pk}/"
    assert not changed(lambda: admin_client.post(address, {"name": "half typed"}))
    assert FormDraft.objects.count() == 1


def test_reading_makes_none(changed):
    product = make_product()
    assert not changed(product.refresh_from_db)


def test_a_change_that_is_taken_back_makes_none(changed):
    def do():
        with transaction.atomic():
            make_product()
            transaction.set_rollback(True)

    assert not changed(do)


def test_the_rows_that_tell_of_changes_do_not_pile_up():
    brand = make_brand()
    for number in range(3 * CLEARED_EVERY):
        type(brand).objects.filter(pk=brand.pk).update(country=f"Country {number}")
    assert PublicChange.objects.count() <= 2 * CLEARED_EVERY


@pytest.mark.parametrize(
    ("sql", "is_one"),
    [
        ('INSERT INTO "products_product" ("name") VALUES (%s)', True),
        ('INSERT OR IGNORE INTO "products_label_x" VALUES (1)', True),
        ('  update products_product SET name = "x"', True),
        ('DELETE FROM "products_productlabel" WHERE id = 1', True),
        ('SELECT * FROM "products_product"', False),
        ('UPDATE "auth_user" SET last_login = 1', False),
        ('INSERT INTO "products_historicalproduct" VALUES (1)', False),
        ('INSERT INTO "products_publicchange" DEFAULT VALUES', False),
        ("INSERT INTO products_search (rowid) VALUES (%s)", False),
    ],
)
def test_statements_are_told_apart(sql, is_one):
    assert is_public_change(sql) is is_one


def test_a_connection_made_within_a_request_stays_watched_and_gives_the_request_s_watch_back():
    made = connections.create_connection("default")
    for _ in range(3):
        with made.execute_wrapper(lambda execute, *asked: execute(*asked)):
            watch(None, made)
    assert made.execute_wrappers == [_note_changes]
