"""The comparison as a table of comma-separated values, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from products.comparison.page import ComparisonPage, ShownCell

# Spreadsheets read a cell that begins so as a formula, and a label's words are nobody's to run. The wide forms
# count too: some programs fold them.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # fmt: skip


def sheet(page: ComparisonPage, site: str) -> str:
    """All rows as text, quoted throughout, the differing ones first; `site` goes before addresses of products."""
    columns = page.columns
    rows: list[Sequence[str]] = [
        ["Product", *(column.name for column in columns)],
        ["Brand", *(column.product.brand.name for column in columns)],
        ["Address", *(f"{site}{column.product.get_absolute_url()}" for column in columns)],
        ["Proven, of 100", *(str(column.bar.low) for column in columns)],
        ["Possible, of 100", *(str(column.bar.high) for column in columns)],
        ["Documented", *(column.band for column in columns)],
    ]
    if page.has_own_weights:
        bars = [column.own_bar for column in columns]
        rows.append(["Proven by my weights", *(str(bar.low) if bar else "" for bar in bars)])
        rows.append(["Possible by my weights", *(str(bar.high) if bar else "" for bar in bars)])
    rows += [[row.title, *map(_words, row.cells)] for row in (*page.differing, *page.same)]
    rows += [[f"Note on {row.title}", row.note] for row in (*page.differing, *page.same) if row.note]
    rows += [["How firm is the order", sentence] for sentence in page.pairs]
    return _written(rows)


def _words(cell: ShownCell) -> str:
    return f"{cell.verdict_word}: {cell.words}" if cell.verdict_word else cell.words


def _written(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows([_harmless(words) for words in row] for row in rows)
    return text.getvalue()


def _harmless(words: str) -> str:
    """The words with an apostrophe before what would be a formula, as OWASP advises ("CSV Injection")."""
    return f"'{words}" if words.lstrip(" \u00a0").startswith(_FORMULA_STARTS) else words
