"""Tables as Excel workbooks: looked at as an archive before anything is unpacked, read row by row, never calculated."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from products.transfer.columns import COLUMNS, Kind
from products.transfer.tables import MOST_COLUMNS, MOST_ROWS, Cell, ReadRow, Row, TableError, rows_below

SHEET, EXPLAINED = "Products", "Columns"
MOST_PARTS = 500
MOST_UNPACKED = 40_000_000  # bytes; a thousand full rows come to a tenth
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*ref=\"([A-Z0-9:]+)\"")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_SIXTEEN_BITS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # encodings in which the words above are spelt otherwise
_OVERLAP = 200
# XML cannot hold these; Excel writes them so.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_WRITTEN = re.compile("_x(00[01][0-9A-Fa-f]|[Ff]{3}[EFef])_")


def read(data: bytes) -> list[ReadRow]:
    """The rows of the sheet "Products", else of the first; TableError names the cell that cannot be used."""
    _check_archive(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet: Any = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        sheet.reset_dimensions()  # a file may say that it has a million columns
        headers = [_value(cell) for cell in next(sheet.iter_rows(max_row=1), ())]
        lines = sheet.iter_rows(min_row=2, max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1)
        return list(rows_below(headers, _filled(lines)))
    except TableError:
        raise
    # a damaged workbook makes openpyxl fail in whatever place it was in
    except (InvalidFileException, zipfile.BadZipFile, Exception) as error:
        raise TableError(f"The workbook cannot be read ({type(error).__name__}). Open it, and save it again.") from None


def write(rows: Iterable[Row], out: IO[bytes], explained: bool = False) -> None:
    """Write headers and rows as they come, all as text; `explained`: with a second sheet on what each column holds."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = 40 if column.kind is Kind.PART else 18
    sheet.append([_bold(sheet, column.name) for column in COLUMNS])
    for row in rows:
        sheet.append([_text(sheet, row[column.name]) for column in COLUMNS])
    if explained:
        second = book.create_sheet(EXPLAINED)
        second.column_dimensions["A"].width = 24
        second.column_dimensions["B"].width = 100
        second.append([_bold(second, words) for words in ("Column", "What it holds")])
        for column in COLUMNS:
            second.append([column.name, column.words + (" Required." if column.is_required else "")])
    book.save(out)


def _check_archive(data: bytes) -> None:
    """Look at the table of contents alone: what is declared there is all that is ever unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise TableError(
                    f"Unpacked, the workbook has more than {MOST_UNPACKED // 1_000_000} MB: it is not read."
                )
            if any(part.flag_bits & 1 for part in parts):
                raise TableError("The workbook is locked with a password. Save it without.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part)
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError):
        raise TableError("This is no Excel workbook (.xlsx), whatever its name says.") from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse entities, which can multiply, and merged cells, of which all but one would be read as empty."""
    with archive.open(part) as file:
        before = b""
        while piece := file.read(1 << 20):
            seen = before + piece
            if _ENTITIES.search(seen) or (not before and seen[:2] in _SIXTEEN_BITS):
                raise TableError("The workbook cannot be read: it defines its own entities. Save it anew.")
            if part.filename.startswith("xl/worksheets/") and (found := _MERGED.search(seen)):
                raise TableError(f"The cells {found[1].decode()} are merged. Part them, so that each row has its own.")
            before = piece[-_OVERLAP:]


def _filled(lines: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, list[Cell]]]:
    """The lines that hold something, by their numbers; how many empty ones lie between does not matter."""
    for number, line in enumerate(lines, start=2):
        values = [_value(cell) for cell in line]
        if any(value not in (None, "") for value in values):
            yield number, values


def _value(cell: Any) -> Cell:
    if cell.value is None:
        return None
    place = f"Cell {get_column_letter(cell.column)}{cell.row}"
    if cell.data_type == "f":
        raise TableError(f"{place} holds a formula. Put its value there.")
    if cell.data_type == "e":
        raise TableError(f"{place} holds an error: {cell.value}.")
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, str):
        return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), cell.value)
    value: Cell = cell.value
    return value


def _text(sheet: Any, text: str) -> Any:
    """A cell that is text, whatever its words look like."""
    cell = WriteOnlyCell(sheet, _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text) or None)
    if text:
        cell.data_type = "s"
        cell.alignment = _TOP
    return cell


def _bold(sheet: Any, words: str) -> Any:
    cell = WriteOnlyCell(sheet, words)
    cell.font = Font(bold=True)
    return cell


_TOP = Alignment(vertical="top")
