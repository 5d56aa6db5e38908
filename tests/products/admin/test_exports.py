"""Long exports in the admin: written by a job beside the site, for whoever asked, for a day."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission, User
from django.core.files.storage import default_storage, storages
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from products import jobs
from products.admin import exports as admin_exports
from products.models import CatalogueExport, Product
from products.transfer import exporting, exports
from products.transfer.files import read_table
from tests.builders import make_brand, make_label, make_product, make_user

# a worker ends its connection, and with it a transaction around the test
pytestmark = pytest.mark.django_db(transaction=True)

EXPORT = "/admin/products/product/export/catalogue.{}"
EXPORTS = "/admin/products/product/exports/"
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    monkeypatch.setattr(admin_exports, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(exports, "BATCH", 2)
    for found in default_storage.listdir(exports.FOLDER)[1] if default_storage.exists(exports.FOLDER) else ():
        default_storage.delete(f"{exports.FOLDER}/{found}")


@pytest.fixture
def five():
    """Five products; one of them has a label."""
    brand = make_brand()
    make_label(make_product(brand=brand, name="Rose"))
    for name in ("Iris", "Aster", "Lily", "Moss"):
        make_product(brand=brand, name=name)


def work():
    call_command("work", once=True, verbosity=0)


def taken(client, kind="csv"):
    """The names in the file of the export that was asked for last."""
    export = CatalogueExport.objects.first()
    answer = client.get(f"{EXPORTS}{export.pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    return [row.cells["name"] for row in read_table(f"a.{kind}", b"".join(answer.streaming_content))]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_a_long_export_is_written_beside_the_site_and_taken_once_it_is_whole(admin_client, five, kind):
    asked = admin_client.get(EXPORT.format(kind))
    assert f"Write 5 products as {kind}" in asked.content.decode()
    assert CatalogueExport.objects.count() == 0, "looking asks for nothing"
    handed_out = admin_client.post(EXPORT.format(kind), follow=True)
    assert "It waits for a worker" in handed_out.content.decode()
    work()
    assert f"Take the {kind} file" in admin_client.get(EXPORTS).content.decode()
    assert taken(admin_client, kind) == ["Aster", "Iris", "Lily", "Moss", "Rose"]


def test_a_short_one_comes_at_once(admin_client):
    make_product(name="Rose")
    answer = admin_client.get(EXPORT.format("csv"))
    assert [row.cells["name"] for row in read_table("a.csv", b"".join(answer.streaming_content))] == ["Rose"]
    assert CatalogueExport.objects.count() == 0


def test_only_what_the_list_shows_is_written(admin_client, five):
    make_product(name="Rosehip", status="draft")
    for name in ("Rosemary", "Rosewood"):
        make_product(brand=Product.objects.get(name="Rose").brand, name=name)
    admin_client.post(f"{EXPORT.format('csv')}?q=ros&status__exact=published")
    work()
    assert taken(admin_client) == ["Rose", "Rosemary", "Rosewood"]


def test_chosen_products_are_written_beside_the_site_too(admin_client, five):
    chosen = list(Product.objects.order_by("name").values_list("pk", flat=True)[:3])
    admin_client.post("/admin/products/product/", {"action": "export_csv", "_selected_action": chosen})
    work()
    assert taken(admin_client) == ["Aster", "Iris", "Lily"]


def test_the_page_says_how_far_it_is(admin_client, five, monkeypatch):
    pages = []

    def look(products):
        pages.append(admin_client.get(EXPORTS).content.decode())
        return exporting.export_rows(products)

    monkeypatch.setattr(exports, "export_rows", look)
    admin_client.post(EXPORT.format("csv"))
    work()
    assert ["40 % are written." in page for page in pages] == [False, True, False]
    assert "80 % are written." in pages[2]


def test_an_export_is_its_editor_s_alone(admin_client, client, five):
    admin_client.post(EXPORT.format("csv"))
    work()
    client.force_login(User.objects.create_superuser("bob"))
    assert client.get(f"{EXPORTS}{CatalogueExport.objects.get().pk}/").status_code == 404
    assert "Take the" not in client.get(EXPORTS).content.decode()


def test_who_may_no_longer_see_products_gets_no_file(client, five):
    editor = make_user()
    editor.is_staff = True
    editor.save()
    editor.user_permissions.set(Permission.objects.filter(codename="view_product"))
    client.force_login(editor)
    client.post(EXPORT.format("csv"))
    work()
    assert taken(client) != []
    editor.groups.clear()
    editor.user_permissions.clear()
    assert client.get(f"{EXPORTS}{CatalogueExport.objects.get().pk}/").status_code == 403


def test_a_file_is_gone_after_a_day(admin_client, five):
    with time_machine.travel(NOW, tick=False):
        admin_client.post(EXPORT.format("csv"))
        work()
        assert len(taken(admin_client)) == 5
    export = CatalogueExport.objects.get()
    with time_machine.travel(NOW + timedelta(hours=25), tick=False):
        admin_client.force_login(User.objects.get(username="admin"))
        assert admin_client.get(f"{EXPORTS}{export.pk}/").status_code == 404
        work()
    assert (CatalogueExport.objects.count(), default_storage.exists(export.file)) == (0, False)


def test_a_file_younger_than_a_day_stays(admin_client, five):
    with time_machine.travel(NOW, tick=False):
        admin_client.post(EXPORT.format("csv"))
        work()
    with time_machine.travel(NOW + timedelta(hours=23), tick=False):
        work()
    assert default_storage.exists(CatalogueExport.objects.get().file)


def test_a_storage_that_deletes_nothing_holds_up_no_job(admin_client, five, monkeypatch):
    def refuse(storage, name):
        raise PermissionError(name)

    with time_machine.travel(NOW, tick=False):
        admin_client.post(EXPORT.format("csv"))
        work()
    monkeypatch.setattr(type(storages["default"]), "delete", refuse)
    with time_machine.travel(NOW + timedelta(hours=25), tick=False):
        work()
    assert CatalogueExport.objects.count() == 1


def test_one_asked_for_by_a_clock_ahead_is_gone_once_it_is_set_back(admin_client, five):
    with time_machine.travel(NOW + timedelta(days=365), tick=False):
        admin_client.post(EXPORT.format("csv"))
    with time_machine.travel(NOW, tick=False):
        exports.forget_old()
    assert CatalogueExport.objects.count() == 0


def test_of_one_editor_five_are_kept(admin_client, five):
    for _ in range(7):
        admin_client.post(EXPORT.format("csv"))
    assert CatalogueExport.objects.count() == exports.MOST_KEPT
    work()
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_more_than_an_export_may_hold_is_refused(admin_client, five, monkeypatch):
    monkeypatch.setattr(exports, "MOST_PRODUCTS", 4)
    answer = admin_client.post(EXPORT.format("csv"), follow=True)
    assert "More than 4 products: narrow the list, or run manage.py export_catalogue." in answer.content.decode()
    assert CatalogueExport.objects.count() == 0


def test_written_twice_one_file_stays(admin_client, five):
    admin_client.post(EXPORT.format("csv"))
    key = CatalogueExport.objects.get().pk
    assert [exports.write(key), exports.write(key)] == [5, 0]
    assert len(default_storage.listdir(exports.FOLDER)[1]) == 1


def test_one_that_could_not_be_written_says_so(admin_client, five, monkeypatch):
    def fail(*_):
        raise OSError("no room")

    monkeypatch.setattr(exports, "write_table", fail)
    admin_client.post(EXPORT.format("csv"))
    work()
    assert jobs.failed(CatalogueExport.objects.get())
    page = admin_client.get(EXPORTS).content.decode()
    assert "It could not be written: ask for it again." in page
    assert "hx-trigger" not in page
