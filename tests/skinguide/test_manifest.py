import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from skinguide.offline import SHELL
from skinguide.static_storage import SITE_STYLES


def manifest(client: Client) -> dict:
    return json.loads(client.get("/manifest.webmanifest").content)


def test_the_site_can_be_installed(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    content = manifest(client)
    assert (content["short_name"], content["start_url"], content["scope"]) == ("Skinguide", "/", "/")
    assert {(icon["sizes"], icon["purpose"]) for icon in content["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("192x192", "maskable"),
        ("512x512", "maskable"),
    }


def test_every_icon_is_a_picture_of_the_size_that_it_says(client: Client) -> None:
    for icon in manifest(client)["icons"]:
        data = Path(finders.find(icon["src"].removeprefix("/static/"))).read_bytes()
        width, height = (int.from_bytes(data[start : start + 4]) for start in (16, 20))
        assert (data[:4], f"{width}x{height}") == (b"\x89PNG", icon["sizes"])


def test_the_worker_rules_the_whole_site_and_is_asked_for_anew_each_time(client: Client) -> None:
    answer = client.get("/service-worker.js")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/javascript; charset=utf-8", "no-cache")


def test_the_worker_names_the_files_of_the_offline_page(client: Client) -> None:
    worker = client.get("/service-worker.js").content.decode()
    (shell,) = re.findall(r"const SHELL = \[(.*?)\]", worker)
    assert json.loads(f"[{shell}]") == [f"/static/{path}" for path in (*SITE_STYLES, *SHELL)]
    page = client.get("/offline/").content.decode()
    needed = re.findall(r'(?:<link rel="(?:stylesheet|icon)" href|<script src)="/static/([^"]+)"', page)
    assert set(needed) <= {*SITE_STYLES, *SHELL}


def test_the_offline_page_says_what_can_be_read_and_is_no_search_result(client: Client) -> None:
    page = client.get("/offline/").content.decode()
    assert '<h1 class="page-title">No connection</h1>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


def test_the_icon_is_found_by_who_has_read_no_page(client: Client) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/img/favicon.ico"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/check/?example=loud", "/method/"])
def test_every_page_names_its_address_title_and_picture(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    path = address.partition("?")[0]
    (title,) = re.findall(r"<title>(.*?)</title>", page)
    assert f'<link rel="canonical" href="http://testserver{path}">' in page
    assert f'<meta property="og:title" content="{title}">' in page
    assert '<meta property="og:image" content="http://testserver/static/img/icon-maskable-512.png">' in page


@pytest.mark.django_db
def test_a_host_that_is_not_ours_gets_no_page_with_its_name(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/method/", headers={"Host": "evil.example"})
    assert (answer.status_code, b"evil.example" in answer.content) == (400, False)


@pytest.mark.django_db
def test_a_missing_page_has_no_address_of_its_own_and_offers_a_search(client: Client) -> None:
    page = client.get("/nowhere/").content.decode()
    assert 'rel="canonical"' not in page
    assert '<input class="field" type="search" id="error-search" name="q" maxlength="100">' in page


def test_a_page_read_again_and_unchanged_costs_next_to_nothing(client: Client) -> None:
    tag = client.get("/method/")["ETag"]
    again = client.get("/method/", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
