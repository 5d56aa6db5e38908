"""Every list, form and page of the admin, with and without script: no violation of what axe knows."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import Page, expect

from products.assessments import assess_label
from products.groups import EDITOR
from products.queues import QUEUES
from tests.browser.conftest import NewPage
from tests.browser.test_accessibility import violations
from tests.browser.test_admin_transfer import sign_in
from tests.builders import make_user
from tests.products.admin.one_of_each import MODELS, one_of_each

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CAN_BE_ADDED = ["brand", "clinic", "editorfact", "inquiry", "product", "productimage", "productlabel", "productprice"]


def wrong_on(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    """What axe objects to, by address."""
    found = {}
    for address in addresses:
        page.goto(address)
        expect(page.locator(".select2-selection:not([aria-label])")).to_have_count(0)
        if wrong := violations(page):
            found[address] = wrong
    return found


def changes() -> list[str]:
    """A page of every table, the product with all that stands beside it."""
    rows = one_of_each()
    assess_label(rows["productlabel"])
    return [reverse(f"admin:products_{name}_change", args=[row.pk]) for name, row in rows.items()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_a_row_has_an_accessibility_violation(new_page: NewPage, scheme: str) -> None:
    page = new_page(expects_errors=True, color_scheme=scheme)
    addresses = changes()
    sign_in(page)
    assert wrong_on(page, addresses) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_list_or_empty_form_has_an_accessibility_violation(new_page: NewPage, scheme: str) -> None:
    page = new_page(expects_errors=True, color_scheme=scheme)
    one_of_each()
    sign_in(page)
    addresses = ["/admin/", "/admin/products/product/import/"]
    addresses += [reverse(f"admin:products_{name}_changelist") for name in MODELS]
    addresses += [reverse(f"admin:products_{name}_add") for name in CAN_BE_ADDED]
    addresses += [reverse("work:queue", args=[queue.id]) for queue in QUEUES]
    assert wrong_on(page, addresses) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_about_access_has_an_accessibility_violation(new_page: NewPage, scheme: str) -> None:
    page = new_page(expects_errors=True, color_scheme=scheme)
    sign_in(page)
    others = [model for model in admin.site._registry if model._meta.app_label != "products"]
    addresses = ["/admin/second-factor/", "/admin/password_change/", "/admin/state/"]
    for model in others:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        addresses.append(reverse(f"{name}_changelist"))
        if _may_add(admin.site._registry[model]):
            addresses.append(reverse(f"{name}_add"))
    user = User.objects.get(is_superuser=True)
    addresses += [
        reverse("admin:auth_user_change", args=[user.pk]),
        reverse("admin:auth_user_password_change", args=[user.pk]),
    ]
    group = make_user(EDITOR).groups.get()
    addresses.append(reverse("admin:auth_group_change", args=[group.pk]))
    assert wrong_on(page, addresses) == {}


def test_a_product_s_page_reads_as_well_without_script(new_page: NewPage) -> None:
    addresses = [address for address in changes() if "/product/" in address]
    page = new_page(expects_errors=True)
    sign_in(page)
    state = page.context.storage_state()
    plain = new_page(expects_errors=True, storage_state=state, java_script_enabled=False)
    for address in addresses:
        plain.goto(address)
        # axe is a script itself, so it looks at the page as it came
        page.goto("/admin/")
        page.set_content(plain.content())
        assert violations(page) == []


def test_every_form_that_adds_something_is_looked_at() -> None:
    addable = [
        model._meta.model_name
        for model, model_admin in admin.site._registry.items()
        if model._meta.app_label == "products" and _may_add(model_admin)
    ]
    assert sorted(addable) == sorted(CAN_BE_ADDED)


def _may_add(model_admin: admin.ModelAdmin) -> bool:
    request = RequestFactory().get("/")
    request.user = User(is_superuser=True, is_staff=True, is_active=True)
    return model_admin.has_add_permission(request)
