import io
import json
import tarfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.core.management import CommandError, call_command

from products.assessments import assess_label
from products.keeping import backup
from products.keeping.tables import table_sums
from products.models import Brand, Product
from tests.builders import make_label, make_price, make_product

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def place(tmp_path, settings):
    settings.VAR_DIR = tmp_path / "var"
    settings.VAR_DIR.mkdir()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": f"{FileSystemStorage.__module__}.FileSystemStorage"},
    }
    return tmp_path


@pytest.fixture
def file(place):
    """A backup of a catalogue with a scored product, a price and a picture."""
    product = make_product(slug="rose", name="Rose")
    make_price(product)
    assess_label(make_label(product, front="Rose exosome serum. Heals eczema."))
    default_storage.save("pack.webp", ContentFile(b"a picture"))
    call_command("backup", str(place / "kept.tar.gz"), stdout=io.StringIO())
    return place / "kept.tar.gz"


def restore(file, *args):
    told = io.StringIO()
    call_command("restore", str(file), *args, stdout=told)
    return told.getvalue()


def test_what_is_put_back_is_row_by_row_what_was_kept(file):
    before = table_sums()
    Product.objects.filter(slug="rose").update(name="Damask")
    Brand.objects.create(name="New", slug="new")
    default_storage.delete("pack.webp")
    assert table_sums() != before
    assert "as in the backup, row by row; 1 pictures" in restore(file, "--replace")
    assert table_sums() == before
    with default_storage.open("pack.webp") as picture:
        assert picture.read() == b"a picture"


def test_a_catalogue_is_not_replaced_by_mistake(file):
    Product.objects.filter(slug="rose").update(name="Damask")
    with pytest.raises(CommandError, match="has products already"):
        restore(file)
    assert Product.objects.get().name == "Damask"


def test_a_backup_is_never_overwritten(file):
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(file), stdout=io.StringIO())


@pytest.mark.parametrize("tenth", range(10))
def test_a_damaged_backup_changes_nothing(file, place, tenth):
    bytes_ = bytearray(file.read_bytes())
    bytes_[len(bytes_) * (2 * tenth + 1) // 20] ^= 0xFF
    damaged = place / "damaged.tar.gz"
    damaged.write_bytes(bytes_)
    before = table_sums()
    with pytest.raises(CommandError, match=r"cannot be read as a backup|is damaged"):
        restore(damaged, "--replace")
    assert table_sums() == before


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "media/../../outside"])  # noqa: S108
def test_a_forged_backup_writes_nothing_outside_its_folder(place, name):
    forged = place / "forged.tar.gz"
    with tarfile.open(forged, "w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = 4
        archive.addfile(entry, io.BytesIO(b"evil"))
    with pytest.raises(CommandError, match="cannot be read as a backup"):
        restore(forged)
    assert not (place / "outside").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_a_backup_holds_plain_files_and_nothing_else(place, kind):
    forged = place / "forged.tar.gz"
    with tarfile.open(forged, "w:gz") as archive:
        entry = tarfile.TarInfo("media/link")
        entry.type, entry.linkname = kind, "/etc/passwd"
        archive.addfile(entry)
    with pytest.raises(CommandError, match="'media/link' is no file of a backup"):
        restore(forged)


def test_what_is_no_backup_is_refused_with_words(place):
    other = place / "other.tar.gz"
    with tarfile.open(other, "w:gz") as archive:
        words = json.dumps({"format": "something else"}).encode()
        entry = tarfile.TarInfo(backup.MANIFEST)
        entry.size = len(words)
        archive.addfile(entry, io.BytesIO(words))
    with pytest.raises(CommandError, match="is of the format 'something else': this release reads"):
        restore(other)


def test_a_backup_that_cannot_be_finished_leaves_nothing_behind(place, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup, "copy_out", full)
    with pytest.raises(CommandError, match="No space left on device"):
        call_command("backup", str(place / "kept.tar.gz"), stdout=io.StringIO())
    assert [path.name for path in place.iterdir() if "kept" in path.name or path.name.startswith(".")] == []
