from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

from skinguide.static_storage import BUNDLE, SITE_STYLES, BundlingStorage, site_styles


@pytest.fixture
def collected(tmp_path: Path, settings) -> Path:
    """The static files, collected as for production."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "skinguide.static_storage.BundlingStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


def test_production_has_one_sheet_with_all_of_them_in_order(collected: Path) -> None:
    sheets = [Path(finders.find(path)).read_text() for path in SITE_STYLES]
    assert (collected / BUNDLE).read_text() == "\n".join(sheets)
    assert sheets[0].index("@layer tokens, base, layout, scorecard, pages, print;") >= 0


def test_pages_link_to_the_one_sheet_by_its_digest_and_it_is_there_compressed(collected: Path, client: Client) -> None:
    assert site_styles() == (BUNDLE,)
    address = BundlingStorage().url(BUNDLE)
    assert f'<link rel="stylesheet" href="{address}">' in client.get("/method/").content.decode()
    name = address.removeprefix("/static/")
    assert [(collected / name).exists(), (collected / f"{name}.gz").exists()] == [True, True]


def test_collecting_again_changes_nothing(collected: Path) -> None:
    before = (collected / BUNDLE).read_text()
    call_command("collectstatic", verbosity=0, interactive=False)
    assert (collected / BUNDLE).read_text() == before


def test_a_missing_sheet_stops_the_collection(collected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skinguide.static_storage.SITE_STYLES", ("css/nowhere.css",))
    with pytest.raises(ValueError, match=r"cannot bundle css/nowhere\.css"):
        call_command("collectstatic", verbosity=0, interactive=False)


def test_where_nothing_was_collected_each_sheet_stands_by_itself(client: Client) -> None:
    assert site_styles() == SITE_STYLES
    page = client.get("/method/").content.decode()
    assert [path for path in SITE_STYLES if f'href="/static/{path}"' not in page] == []
