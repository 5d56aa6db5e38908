"""Import and export in the admin, and by the commands that do the same."""

import io
import json

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from products.models import Product, ProductLabel
from products.transfer.files import read_table
from tests.builders import make_brand, make_label, make_product
from tests.products.transfer.rows import ROSE, csv_of

pytestmark = pytest.mark.django_db

IMPORT = "/admin/products/product/import/"


def send(client, data, name="a.csv"):
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, data)})


def test_a_file_is_looked_at_then_imported(admin_client):
    looked = send(admin_client, csv_of(ROSE, {**ROSE, "name": "<b>Iris</b>"}))
    page = looked.content.decode()
    assert (looked.status_code, Product.objects.count()) == (200, 0)
    assert "a.csv: 2 × new product" in page
    assert "Elan &lt;b&gt;Iris&lt;/b&gt;" in page
    done = admin_client.post(IMPORT, {"token": looked.context["token"]}, follow=True)
    assert "Imported from a.csv: 2 × new product. New products are drafts." in done.content.decode()
    assert [product.status for product in Product.objects.all()] == ["draft", "draft"]
    assert Product.objects.get(name="Rose").current_assessment is not None
    assert LogEntry.objects.filter(object_id__in=[str(product.pk) for product in Product.objects.all()]).count() == 2
    assert Product.objects.first().history.first().history_user.username == "admin"
    again = admin_client.post(IMPORT, {"token": looked.context["token"]})
    assert "The file that waited is gone: choose it again." in again.content.decode()


def test_a_wrong_cell_is_named_and_nothing_can_be_imported(admin_client):
    response = send(admin_client, csv_of(ROSE, {**ROSE, "type": "serom"}))
    page = response.content.decode()
    assert (response.status_code, response.context["token"]) == (422, "")
    assert "<td>3</td><td>type</td><td>There is no “serom”. Is “serum” meant?</td>" in page
    assert "Import these rows" not in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", "brand,name,type\nÉ,x,serum".encode("latin-1"), "The file is not in UTF-8 (line 2, byte 17)."),
        ("a.xlsx", b"no workbook", "This is no Excel workbook (.xlsx), whatever its name says."),
        ("a.exe", b"x", "“a.exe” is no table that is read here: it has to end in .csv, .xlsx or .json."),
        ("a.csv", b"x" * 50_000_000, "The file has 50.0 MB; at most 5 MB are read. Split it into several."),
        ("a.csv", b"x" * 6_000_000, "The file has 6.0 MB; at most 5 MB are read. Split it into several."),
        ("a.csv", b"", "The submitted file is empty."),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(admin_client, name, data, words):
    response = send(admin_client, data, name)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_a_form_without_a_file_says_so(admin_client):
    assert "This field is required." in admin_client.post(IMPORT).content.decode()


def test_a_file_waits_for_its_own_editor_alone_and_where_no_reader_gets(admin_client, client):
    token = send(admin_client, csv_of(ROSE)).context["token"]
    name = default_storage.listdir("imports")[1][0]
    assert client.get(f"/media/imports/{name}").status_code == 404
    client.force_login(User.objects.create_superuser("another"))
    assert "is gone" in client.post(IMPORT, {"token": token}).content.decode()
    assert "is gone" in admin_client.post(IMPORT, {"token": token + "x"}).content.decode()
    assert Product.objects.count() == 0


def test_rows_that_became_wrong_meanwhile_are_not_imported(admin_client):
    token = send(admin_client, csv_of({**ROSE, "slug": "rose"})).context["token"]
    make_product(brand=make_brand(name="Another"), slug="rose")
    response = admin_client.post(IMPORT, {"token": token})
    assert "That product is of the brand “Another”." in response.content.decode()
    assert ProductLabel.objects.count() == 0


def editor(*permissions):
    user = User.objects.create_user("editor", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def test_import_and_export_ask_for_permission(client):
    client.force_login(editor())
    for address in (IMPORT, f"{IMPORT}template.csv", "/admin/products/product/export/catalogue.csv"):
        assert client.get(address).status_code == 403
    User.objects.all().delete()
    client.force_login(editor("view_product"))
    assert client.get(IMPORT).status_code == 403
    assert body(client.get("/admin/products/product/export/catalogue.csv")).startswith(b"\xef\xbb\xbfbrand,")


def body(response):
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_list_is_exported_as_it_is_narrowed(admin_client, kind):
    make_label(make_product(name="Rose"))
    make_product(name="Iris", status="draft")
    response = admin_client.get(f"/admin/products/product/export/catalogue.{kind}?status__exact=published&q=ros")
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert [row.cells["name"] for row in read_table(f"a.{kind}", body(response))] == ["Rose"]
    template = body(admin_client.get(f"{IMPORT}template.{kind}"))
    assert len(read_table(f"a.{kind}", template)) == 2


def test_chosen_products_are_exported(admin_client):
    chosen, _ = make_product(name="Rose"), make_product(name="Iris")
    posted = {"action": "export_json", "_selected_action": chosen.pk}
    rows = json.loads(body(admin_client.post("/admin/products/product/", posted)))
    assert [row["name"] for row in rows] == ["Rose"]


def test_there_is_no_other_kind_of_file(admin_client):
    assert admin_client.get("/admin/products/product/export/catalogue.exe").status_code == 404
    assert admin_client.get(f"{IMPORT}template.exe").status_code == 404


def test_the_commands_write_and_read_the_same(tmp_path):
    make_label(make_product(brand=make_brand(name="Elan"), name="Rose"))
    make_product(name="Draft", status="draft")
    file, said = tmp_path / "a.csv", io.StringIO()
    call_command("export_catalogue", file, stdout=said)
    assert said.getvalue() == "Wrote 2 products to a.csv.\n"
    call_command("import_catalogue", file, stdout=said)
    assert said.getvalue().endswith("Imported: 2 × nothing new.\n")
    file.write_bytes(csv_of({**ROSE, "name": "Iris"}))
    call_command("import_catalogue", file, "--dry-run", stdout=said)
    assert said.getvalue().endswith("Row 2: Elan Iris: new product\nWould import: 1 × new product.\n")
    assert Product.objects.filter(name="Iris").count() == 0
    call_command("import_catalogue", file, verbosity=0)
    assert Product.objects.get(name="Iris").current_assessment is not None
    call_command("export_catalogue", file, "--published", verbosity=0)
    assert [row.cells["name"] for row in read_table("a.csv", file.read_bytes())] == ["Rose"]


def test_the_commands_say_what_is_wrong(tmp_path):
    file = tmp_path / "a.csv"
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_catalogue", file)
    file.write_bytes(csv_of({**ROSE, "type": "serom"}))
    with pytest.raises(CommandError, match=r"Nothing was imported.\nRow 2, type: There is no “serom”."):
        call_command("import_catalogue", file)
    with pytest.raises(CommandError, match="has to end in"):
        call_command("export_catalogue", tmp_path / "a.txt")
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_catalogue", tmp_path / "nowhere" / "a.csv", verbosity=0)
