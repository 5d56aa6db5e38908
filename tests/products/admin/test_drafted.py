"""What an editor typed and did not save is kept: for her alone, in bounds, until it is saved."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from products.models import LabelDraft, Product
from tests.products.admin.from_label import ADDRESS, PAGE, fields, read, save

pytestmark = pytest.mark.django_db


def keep(client, kind="intake", **values):
    return client.post(f"{ADDRESS}drafts/{kind}/", {"page": "Rose Serum, half typed", **values})


def test_what_was_typed_is_found_again_in_another_browser(admin_client, admin_user):
    keep(admin_client, seen_by="Ann")
    draft = LabelDraft.objects.get()
    other = Client()
    other.force_login(admin_user)
    assert f'href="{ADDRESS}?draft={draft.pk}">Rose Serum, half typed' in other.get(ADDRESS).content.decode()
    restored = fields(other.get(f"{ADDRESS}?draft={draft.pk}"))
    assert (restored["page"], restored["seen_by"]) == (["Rose Serum, half typed"], ["Ann"])


def test_a_draft_is_renewed_under_its_number_and_goes_once_it_is_saved(admin_client):
    keep(admin_client)
    draft = LabelDraft.objects.get()
    assert f'name="draft" value="{draft.pk}"' in keep(admin_client, draft=draft.pk, page=PAGE).content.decode()
    assert LabelDraft.objects.get().title.startswith("Nova Derm Rose Exosome Ampoule")
    save(admin_client, read(admin_client, draft=draft.pk))
    assert (Product.objects.count(), LabelDraft.objects.count()) == (1, 0)


def test_a_draft_is_its_editor_s_alone(admin_client, client):
    keep(admin_client)
    draft = LabelDraft.objects.get()
    client.force_login(User.objects.create_superuser("bob"))
    assert "half typed" not in client.get(f"{ADDRESS}?draft={draft.pk}").content.decode()
    client.post(f"{ADDRESS}drafts/{draft.pk}/delete/")
    keep(client, draft=draft.pk, page="Bob's own")
    draft.refresh_from_db()
    assert (draft.title, LabelDraft.objects.count()) == ("Rose Serum, half typed", 2)


def test_a_draft_can_be_deleted(admin_client):
    keep(admin_client)
    admin_client.post(f"{ADDRESS}drafts/{LabelDraft.objects.get().pk}/delete/")
    assert LabelDraft.objects.count() == 0


def test_drafts_are_bounded_in_number_and_size(admin_client):
    for number in range(22):
        keep(admin_client, page=f"draft {number}")
    assert LabelDraft.objects.count() == 20
    assert not LabelDraft.objects.filter(title="draft 1").exists()
    assert "more than a draft may hold" in keep(admin_client, page="a" * 300_001).content.decode()
    assert LabelDraft.objects.count() == 20


def test_an_empty_form_leaves_no_draft(admin_client):
    keep(admin_client, page=" ")
    assert LabelDraft.objects.count() == 0


@pytest.mark.parametrize("kind", ["other", "intake;drop"])
def test_an_unknown_kind_of_draft_is_refused(admin_client, kind):
    assert keep(admin_client, kind=kind).status_code == 403
