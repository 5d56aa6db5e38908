import csv
import hashlib
import io
import json
import re
from datetime import date

import pyarrow.parquet as pq
import pytest
from django.core.management import CommandError, call_command

from products.assessments import assess_label
from products.open_data import NAMES, SUMS, write_open_data
from tests.builders import make_label, make_price, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """The open data of two scored products, one without a score, and a draft that is in none of the files."""
    for slug in ("rose", "milk"):
        product = make_product(slug=slug, name=slug.title(), size_ml=30)
        make_price(product)
        assess_label(make_label(product, front=f"{slug} exosome serum.", sources=("plant",)))
    make_product(slug="new")
    make_product(slug="draft", status="draft")
    told = []
    assert write_open_data(tmp_path, date(2026, 11, 29), told.append) == 3
    assert sum(told) == 3
    return tmp_path


def test_every_file_is_there_and_as_its_checksum_says(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    sums = dict(reversed(line.split("  ")) for line in (folder / SUMS).read_text().splitlines())
    assert sums == {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in NAMES if name != SUMS}


def test_every_format_holds_the_same_published_products(folder):
    lines = [json.loads(line)["slug"] for line in (folder / "products.jsonl").read_text().splitlines()]
    rows = [row["slug"] for row in csv.DictReader(io.StringIO((folder / "products.csv").read_text()))]
    table = pq.read_table(folder / "products.parquet").to_pydict()
    assert lines == rows == table["slug"] == ["rose", "milk", "new"]
    assert table["price_per_ml"] == [2.0, 2.0, None]


def test_scorecards_are_those_of_the_pages(folder):
    cards = [json.loads(line) for line in (folder / "scorecards.jsonl").read_text().splitlines()]
    assert [card["slug"] for card in cards] == ["rose", "milk"]
    assert cards[0]["scorecard"]["score"]["low"] > 0


def test_the_licence_names_the_day(folder):
    assert "open data of 2026-11-29" in (folder / "LICENCE.txt").read_text()


def test_the_site_offers_what_the_command_made(client):
    make_product(slug="rose")
    call_command("open_data", stdout=io.StringIO())
    page = client.get("/data/").content.decode()
    (day,) = set(re.findall(r'href="/data/([\d-]+)/', page))
    response = client.get(f"/data/{day}/products.jsonl")
    assert json.loads(b"".join(response.streaming_content))["slug"] == "rose"
    assert response["Content-Disposition"] == f'attachment; filename="skinguide-{day}-products.jsonl"'


@pytest.mark.parametrize("address", ["/data/2026-01-01/products.csv", "/data/../secret-key", "/data/2026-11-29/..%2Fx"])
def test_nothing_else_can_be_had_there(client, address):
    assert client.get(address).status_code == 404


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "kept").write_text("x")
    with pytest.raises(CommandError, match="is not empty"):
        call_command("open_data", to=tmp_path, stdout=io.StringIO())


def test_the_page_describes_every_operation_and_fills_in_a_real_product(client):
    make_product(slug="rose")
    page = client.get("/data/").content.decode()
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert [path for path in paths if f" {path}</code>" not in page] == []
    assert 'action="/api/v1/products/rose/scorecard"' in page
