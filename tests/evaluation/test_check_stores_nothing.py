"""What somebody pastes is read and forgotten: no row, no file, no cookie, no line in a log."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db

RARE = "Zanzibar Nocturne"
LABEL = f"{RARE} exosome serum. Heals eczema.\nIngredients: Water, Glycerin, Parfum"
WAYS = [
    {"label_text": LABEL},
    {"label_text": LABEL, "live": "1"},
    {"label_text": LABEL, "product_name": RARE},
    {"label_text": LABEL * 1_000},
]

# PostgreSQL reads many rows through a cursor
READING = ("SELECT", "DECLARE")

_opened: list[str] | None = None


def _note_writing(event: str, details: tuple[object, ...]) -> None:
    if event != "open" or _opened is None:
        return
    path, mode, flags = details
    is_written = bool(isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    if is_written or (isinstance(mode, str) and set(mode) & set("wax+")):
        _opened.append(str(path))


sys.addaudithook(_note_writing)


@contextmanager
def files_written() -> Iterator[list[str]]:
    """The files that this process opens to write while it lasts; Python reports every one of them."""
    global _opened
    _opened = written = []
    try:
        yield written
    finally:
        _opened = None


@pytest.mark.parametrize("values", WAYS, ids=["pressed", "typed", "compared", "refused"])
def test_a_check_writes_no_row_and_no_file_and_sets_no_cookie(client: Client, values: dict[str, str]) -> None:
    client.post("/check/", values)  # what is loaded on first use is loaded now
    with CaptureQueriesContext(connection) as queries, files_written() as written:
        response = client.post("/check/", values)
    changes = [query["sql"] for query in queries if not query["sql"].lstrip().upper().startswith(READING)]
    assert (changes, written, dict(response.cookies)) == ([], [], {})


@pytest.mark.parametrize("values", WAYS, ids=["pressed", "typed", "compared", "refused"])
def test_no_log_repeats_a_word_of_a_label(
    client: Client, caplog: pytest.LogCaptureFixture, values: dict[str, str]
) -> None:
    with caplog.at_level(logging.INFO):
        client.post("/check/", values)
    assert RARE not in caplog.text


def test_a_large_file_in_place_of_words_reaches_no_disk(client: Client) -> None:
    picture = SimpleUploadedFile("label.png", b"\x89PNG" * 1_000_000)
    with files_written() as written:
        response = client.post("/check/", {"label_text": picture})
    assert (response.status_code, written) == (422, [])


def test_no_answer_may_be_stored_on_its_way(client: Client) -> None:
    assert {client.post("/check/", values)["Cache-Control"] for values in WAYS} == {"no-store"}


def test_writing_is_noticed_where_it_happens(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with files_written() as written:
        (tmp_path / "note").write_text("seen")
    assert written == [str(tmp_path / "note")]
