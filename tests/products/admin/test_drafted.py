"""What an editor typed and did not save is kept: for her alone, in bounds, until it is saved."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from products.models import DraftKind, FormDraft, Product
from tests.builders import make_inquiry, make_price, make_product, make_user
from tests.products.admin.from_label import ADDRESS, PAGE, fields, read, save
from tests.products.admin.test_conflicts import loaded
from tests.products.admin.test_products import management, product_form

pytestmark = pytest.mark.django_db


def keep(client, kind="intake", **values):
    return client.post(f"/admin/drafts/keep/{kind}/", {"page": "Rose Serum, half typed", **values})


def test_what_was_typed_is_found_again_in_another_browser(admin_client, admin_user):
    keep(admin_client, seen_by="Ann")
    draft = FormDraft.objects.get()
    other = Client()
    other.force_login(admin_user)
    assert f'href="{ADDRESS}?draft={draft.pk}">Rose Serum, half typed' in other.get(ADDRESS).content.decode()
    restored = fields(other.get(f"{ADDRESS}?draft={draft.pk}"))
    assert (restored["page"], restored["seen_by"]) == (["Rose Serum, half typed"], ["Ann"])


def test_a_draft_is_renewed_under_its_number_and_goes_once_it_is_saved(admin_client):
    keep(admin_client)
    draft = FormDraft.objects.get()
    assert f'name="draft" value="{draft.pk}"' in keep(admin_client, draft=draft.pk, page=PAGE).content.decode()
    assert FormDraft.objects.get().title.startswith("Nova Derm Rose Exosome Ampoule")
    save(admin_client, read(admin_client, draft=draft.pk))
    assert (Product.objects.count(), FormDraft.objects.count()) == (1, 0)


def test_a_draft_is_its_editor_s_alone(admin_client, client):
    keep(admin_client)
    draft = FormDraft.objects.get()
    client.force_login(User.objects.create_superuser("bob"))
    assert "half typed" not in client.get(f"{ADDRESS}?draft={draft.pk}").content.decode()
    client.post(f"/admin/drafts/{draft.pk}/delete/")
    keep(client, draft=draft.pk, page="Bob's own")
    draft.refresh_from_db()
    assert (draft.title, FormDraft.objects.count()) == ("Rose Serum, half typed", 2)


def test_a_draft_can_be_deleted(admin_client):
    keep(admin_client)
    admin_client.post(f"/admin/drafts/{FormDraft.objects.get().pk}/delete/")
    assert FormDraft.objects.count() == 0


def test_drafts_are_bounded_in_number_and_size(admin_client):
    for number in range(22):
        keep(admin_client, page=f"draft {number}")
    assert FormDraft.objects.count() == 20
    assert not FormDraft.objects.filter(title="draft 1").exists()
    assert "more than a draft may hold" in keep(admin_client, page="a" * 300_001).content.decode()
    assert FormDraft.objects.count() == 20


def test_an_empty_form_leaves_no_draft(admin_client):
    keep(admin_client, page=" ")
    assert FormDraft.objects.count() == 0


@pytest.mark.parametrize("kind", ["other", "intake;drop"])
def test_an_unknown_kind_of_draft_is_refused(admin_client, kind):
    assert keep(admin_client, kind=kind).status_code == 403


def half_changed(client, product, **values):
    """A product's form as it is being typed, kept."""
    address = f"/admin/products/product/{product.pk}/change/"
    form = product_form(product, as_loaded=loaded(client, address), **values)
    client.post(f"/admin/drafts/keep/product/{product.pk}/", form)
    return address, form, FormDraft.objects.get()


def test_what_was_typed_into_a_product_s_form_is_found_again_with_old_and_new_rows(admin_client):
    product = make_product(name="Rose")
    price = make_price(product, "60.00")
    rows = {
        **management("prices", total=2, initial=1),
        "prices-0-id": price.pk,
        "prices-0-product": product.pk,
        "prices-0-amount": "61.50",
        "prices-1-amount": "12",
    }
    address, _, draft = half_changed(admin_client, product, name="Rose Mist", **rows)
    assert (draft.title, draft.row) == ("Rose Mist", product.pk)
    assert f'href="{address}?draft={draft.pk}">Rose Mist</a>' in admin_client.get(address).content.decode()
    page = admin_client.get(f"{address}?draft={draft.pk}").content.decode()
    assert 'name="name" value="Rose Mist"' in page
    assert ('name="prices-0-amount" value="61.50"' in page, 'name="prices-1-amount" value="12"' in page) == (True, True)
    assert f'name="draft" value="{draft.pk}"' in page
    assert "Nothing of it is saved yet" in page
    product.refresh_from_db()
    price.refresh_from_db()
    assert (product.name, str(price.amount)) == ("Rose", "60.00")


def test_a_draft_goes_once_its_row_is_saved(admin_client):
    product = make_product(name="Rose")
    address, form, draft = half_changed(admin_client, product, name="Rose Mist")
    assert admin_client.post(address, {**form, "draft": draft.pk}).status_code == 302
    assert (Product.objects.get().name, FormDraft.objects.count()) == ("Rose Mist", 0)


def test_a_draft_that_comes_back_says_what_others_changed_since(admin_client):
    product = make_product(name="Rose")
    address, _, draft = half_changed(admin_client, product, editor_notes="half a note")
    Product.objects.filter(pk=product.pk).update(name="Rose Serum")
    page = admin_client.get(f"{address}?draft={draft.pk}").content.decode()
    assert ("Rose Serum" in page, "half a note</textarea>" in page) == (True, True)
    assert "Nothing of yours is lost" in page


def test_a_draft_fills_the_form_of_its_own_row_alone(admin_client):
    product, other = make_product(name="Rose"), make_product(name="Lily")
    _, _, draft = half_changed(admin_client, product, name="Rose Mist")
    for address in (f"/admin/products/product/{other.pk}/change/", "/admin/products/product/add/"):
        page = admin_client.get(f"{address}?draft={draft.pk}").content.decode()
        assert "Rose Mist" not in page
    kept_again = admin_client.post(
        f"/admin/drafts/keep/product/{other.pk}/", product_form(other, name="Lily Mist", draft=draft.pk)
    )
    draft.refresh_from_db()
    assert (kept_again.status_code, draft.title, FormDraft.objects.count()) == (200, "Rose Mist", 2)


def test_a_draft_without_an_inline_s_rows_comes_back_with_those_of_the_catalogue(admin_client):
    product = make_product(name="Rose")
    make_price(product, "60.00")
    admin_client.post(f"/admin/drafts/keep/product/{product.pk}/", {"name": "Rose Mist"})
    page = admin_client.get(f"/admin/products/product/{product.pk}/change/?draft={FormDraft.objects.get().pk}")
    assert 'name="prices-0-amount" value="60.00"' in page.content.decode()


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("brand", {"name": "Nova"}),
        ("productprice", {"url": "https://nova.example"}),
        ("inquiry", {"questions": "How many particles?"}),
        ("editorfact", {"reason": "The page says so."}),
    ],
)
def test_every_form_in_which_editors_type_keeps_it(admin_client, kind, typed):
    admin_client.post(f"/admin/drafts/keep/{kind}/", typed)
    draft = FormDraft.objects.get()
    (words,) = typed.values()
    assert draft.title == words
    address = f"/admin/products/{kind}/add/"
    assert f'href="{address}?draft={draft.pk}"' in admin_client.get(address).content.decode()
    assert words in admin_client.get(f"{address}?draft={draft.pk}").content.decode()
    assert f'href="{address}?draft={draft.pk}"' in admin_client.get("/admin/").content.decode()


def test_a_brand_s_answer_that_is_being_pasted_is_kept(admin_client):
    inquiry = make_inquiry()
    address = f"/admin/products/inquiry/{inquiry.pk}/change/"
    admin_client.post(f"/admin/drafts/keep/inquiry/{inquiry.pk}/", {"answer": "Ten billion.", "questions": "How many?"})
    page = admin_client.get(f"{address}?draft={FormDraft.objects.get().pk}").content.decode()
    assert "Ten billion.</textarea>" in page


@pytest.mark.parametrize("kind", DraftKind.values)
def test_who_may_not_save_a_form_cannot_keep_it(client, kind):
    client.force_login(make_user(is_staff=True))
    assert keep(client, kind=kind).status_code == 403
    assert client.post(f"/admin/drafts/keep/{kind}/7/", {"name": "typed"}).status_code == 403
    assert FormDraft.objects.count() == 0


def test_a_product_s_form_keeps_what_is_typed_only_for_those_who_may_save_it(admin_client, client):
    address = f"/admin/products/product/{make_product().pk}/change/"
    assert "data-keeps" in admin_client.get(address).content.decode()
    viewer = make_user()
    viewer.user_permissions.add(Permission.objects.get(codename="view_product"))
    client.force_login(viewer)
    page = client.get(address)
    assert (page.status_code, "data-keeps" in page.content.decode()) == (200, False)
