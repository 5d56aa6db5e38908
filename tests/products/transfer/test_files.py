"""Files that are no tables, or more than we read: each is refused in words, none of them unpacked or run."""

import io
import json
import tracemalloc
import zipfile
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from products.transfer import csv_table, json_table, xlsx_table
from products.transfer.cells import in_lines
from products.transfer.columns import COLUMNS, Kind
from products.transfer.files import read_table
from products.transfer.tables import TableError
from products.transfer.template import template
from tests.products.transfer.rows import ROSE, csv_of


def cells(name, data):
    return [row.cells for row in read_table(name, data)]


def refusal(name, data):
    with pytest.raises(TableError) as error:
        read_table(name, data)
    return str(error.value)


def book(*lines, change=None, title="Sheet"):
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    for line in lines:
        sheet.append(line)
    if change:
        change(workbook)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


HEADERS = ["brand", "name", "type", "seen_on"]
LINE = ["Élan", "Rose", "serum", None]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_in_the_encodings_that_say_what_they_are(encoding, delimiter):
    row = {"brand": "Élan, Paris; Seoul", "name": "로즈", "type": "serum", "front": "One\r\ntwo\n\u2028three"}
    read = cells("a.csv", csv_of(row, encoding=encoding, delimiter=delimiter))
    assert [{**one, "front": in_lines(one["front"])} for one in read] == [{**row, "front": "One\ntwo\n\u2028three"}]


def test_another_encoding_is_never_guessed():
    for encoding in ("latin-1", "cp1252"):
        data = csv_of({"brand": "Elan", "name": "x", "type": "serum"}, {"brand": "Élan"}, encoding=encoding)
        assert refusal("a.csv", data).startswith("The file is not in UTF-8 (line 3, byte 32). Save it again")
    assert "not in UTF-8" in refusal("a.csv", b"brand,name,type\n\x81\xfe,x,serum")
    assert "zero bytes" in refusal("a.csv", csv_of(ROSE, encoding="utf-16-le"))
    assert "not in UTF-8" in refusal("a.json", '[{"brand": "É"}]'.encode("latin-1"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "The column “brand” is missing. The first row holds the headers, as in the template."),
        ("brand,name,type\n", "The file has no rows below its headers."),
        ("brand,name,type\n,,\n\n", "The file has no rows below its headers."),
        ("brand,name\nx,y\n", "The column “type” is missing. The first row holds the headers, as in the template."),
        ("brand,name,type,brnd\nx,y,z,a\n", "There is no column “brnd”. Is “brand” meant?"),
        ("brand,name,type,zzzz\nx,y,z,a\n", "There is no column “zzzz”. The template says which there are."),
        ("brand,name,type,Name\nx,y,z,a\n", "The column “name” stands twice."),
        ("brand,,name,type\nx,y,z,a\n", "Column 2 has no header."),
        ("brand,name,type\nx,y,serum,more\n", "Row 2 has more cells than there are headers."),
        ('brand,name,type\n"x,y,serum\n', "Line 2: this is no CSV (unexpected end of data)."),
        ('brand,name,type\n"x"y,z,serum\n', "Line 2: this is no CSV (',' expected after '\"')."),
        ("brand,name,type\n" + "x,y,serum\n" * 1001, "The file has more than 1,000 rows. Split it into several."),
        ("a," * 1_000_000, "The file has more than 100 columns."),
    ],
)
def test_a_csv_file_that_is_no_table_is_refused_where_it_is_wrong(text, words):
    assert refusal("a.csv", text.encode()) == words


def test_a_cell_without_end_is_refused():
    assert "field larger than field limit" in refusal("a.csv", b"brand,name,type\n" + b"x" * 200_000)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Line 1, column 1: this is no JSON (Expecting value)."),
        ("[{]", "Line 1, column 3: this is no JSON (Expecting property name enclosed in double quotes)."),
        ("{}", "The file must hold a list of objects, one a product."),
        ("[1]", "The file must hold a list of objects, one a product."),
        ('[{"brand": "x", "name": "y"}]', "The column “type” is missing."),
        ('[{"brand": "x", "name": ["y"], "type": "z"}]', "Entry 1, name: a text, a number, true, false or null is"),
        ('[{"brand": "\\ud800", "name": "y", "type": "z"}]', "Entry 1, brand: it holds a character that is none."),
        ('[{"brand": "\\u0000", "name": "y", "type": "z"}]', "Entry 1, brand: it holds a character that is none."),
        ("[" * 100_000, "The file holds numbers or lists within lists that no row can hold."),
        ("[" + "9" * 10_000 + "]", "The file holds numbers or lists within lists that no row can hold."),
        ('[{"brand": NaN}]', "The file holds numbers or lists within lists that no row can hold."),
        ("[" + "{}," * 1000 + "{}]", "The file has more than 1,000 rows. Split it into several."),
    ],
)
def test_a_json_file_that_is_no_table_is_refused_where_it_is_wrong(text, words):
    assert refusal("a.json", text.encode()).startswith(words)


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a", "a.csv.exe", "a.html", ".csv"])
def test_other_files_are_refused_by_name(name):
    assert "it has to end in .csv, .xlsx or .json" in refusal(name, csv_of(ROSE))


def test_a_file_of_50_mb_is_refused_unread():
    assert refusal("a.csv", b"x" * 50_000_000).startswith("The file has 50.0 MB; at most 5 MB are read.")


def test_a_workbook_s_cells_come_as_what_they_are():
    lines = [HEADERS, [*LINE[:3], datetime(2026, 11, 20)], ["=x", 5, 2.5, True]]

    def as_text(workbook):
        workbook.active["A3"].data_type = "s"

    read = cells("a.xlsx", book(*lines, change=as_text))
    assert read[0]["seen_on"].isoformat() == "2026-11-20"
    assert read[1] == {"brand": "=x", "name": 5, "type": 2.5, "seen_on": True}


def test_formulas_are_named_not_calculated():
    assert refusal("a.xlsx", book(HEADERS, ["=1+1", *LINE[1:]])) == "Cell A2 holds a formula. Put its value there."
    assert refusal("a.xlsx", book(HEADERS, ["#N/A", *LINE[1:]])) == "Cell A2 holds an error: #N/A."


def test_merged_cells_are_named():
    data = book(HEADERS, LINE, LINE, change=lambda workbook: workbook.active.merge_cells("A2:A3"))
    assert refusal("a.xlsx", data) == "The cells A2:A3 are merged. Part them, so that each row has its own."


def test_a_workbook_that_unfolds_into_gigabytes_is_never_unfolded():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as file:
            for _ in range(100):
                file.write(bytes(10_000_000))
    assert len(out.getvalue()) < 1_100_000
    tracemalloc.start()
    assert refusal("a.xlsx", out.getvalue()) == "Unpacked, the workbook has more than 40 MB: it is not read."
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_workbook_of_very_many_parts_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(501):
            archive.writestr(f"xl/worksheets/{number}.xml", "")
    assert refusal("a.xlsx", out.getvalue()).startswith("Unpacked, the workbook")


def with_part(data, name, change):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            text = old.read(part)
            new.writestr(part.filename, change(text) if part.filename == name else text)
    return out.getvalue()


def test_a_workbook_that_claims_a_million_columns_is_read_as_far_as_it_goes():
    def claim(text):
        return text.replace(b'ref="A1:D2"', b'ref="A1:XFD1048576"')

    data = with_part(book(HEADERS, LINE), "xl/worksheets/sheet1.xml", claim)
    assert len(cells("a.xlsx", data)) == 1
    wide = book(HEADERS + [None] * 10_000 + ["brand"], LINE)
    assert refusal("a.xlsx", wide) == "The file has more than 100 columns."


def test_entities_that_multiply_are_not_expanded():
    bomb = b'<!DOCTYPE b [<!ENTITY a "' + b"x" * 1000 + b'">'
    for one, other in zip(b"bcdefgh", b"abcdefg", strict=True):
        bomb += b'<!ENTITY %c "%s">' % (one, b"&%c;" % other * 10)
    bomb += b"]>"

    def plant(text):
        return bomb + text.replace(b"<t>brand</t>", b"<t>&h;</t>")

    sheet = "xl/worksheets/sheet1.xml"
    for change in (plant, lambda text: plant(text).decode().encode("utf-16")):
        assert "defines its own entities" in refusal("a.xlsx", with_part(book(HEADERS, LINE), sheet, change))


def test_what_only_calls_itself_a_workbook_is_refused():
    assert refusal("a.xlsx", csv_of(ROSE)) == "This is no Excel workbook (.xlsx), whatever its name says."
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert refusal("a.xlsx", out.getvalue()).startswith("The workbook cannot be read")
    whole = book(HEADERS, LINE)
    assert "orkbook" in refusal("a.xlsx", whole[: len(whole) // 2])


def test_the_sheet_called_products_is_read_wherever_it_stands():
    def add(workbook):
        workbook.create_sheet("Products", 1).append(HEADERS)
        workbook["Products"].append(LINE)

    assert len(cells("a.xlsx", book(["something else"], change=add))) == 1


def test_too_many_rows_of_a_workbook_are_refused():
    assert refusal("a.xlsx", book(HEADERS, *[LINE] * 1001)).startswith("The file has more than 1,000 rows.")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_template_is_a_table_of_two_products_in_every_kind(kind):
    read = cells(f"t.{kind}", template(kind))
    assert [row["name"] for row in read] == ["Rose Vesicle Serum", "Calm Ampoule"]
    assert read[1]["directions"] == "(empty)"


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=30)
tables = st.lists(
    st.fixed_dictionaries({column.name: words for column in COLUMNS}).map(
        lambda row: {**row, "brand": f"x{row['brand']}"}
    ),
    min_size=1,
    max_size=3,
)


@given(tables)
def test_whatever_cells_hold_comes_back_from_csv_and_excel(rows):
    text, binary = io.StringIO(newline=""), io.BytesIO()
    csv_table.write(rows, text)
    xlsx_table.write(rows, binary)
    assert cells("a.csv", text.getvalue().encode()) == rows
    assert [{name: cell or "" for name, cell in row.items()} for row in cells("a.xlsx", binary.getvalue())] == rows


def test_json_tells_a_part_not_seen_from_an_empty_one():
    row = {column.name: "" for column in COLUMNS} | ROSE | {"making": "(empty)", "directions": "", "front": "'=x"}
    out = io.StringIO()
    json_table.write([row], out)
    written = json.loads(out.getvalue())[0]
    assert (written["making"], written["directions"], written["front"]) == ("", None, "=x")
    back = cells("a.json", out.getvalue().encode())[0]
    parts = [column.name for column in COLUMNS if column.kind is Kind.PART]
    assert {name: back[name] or "" for name in parts} == {name: row[name] for name in parts}
