"""The words of the search in the database's own full-text search: FTS5 in SQLite, `tsvector` in PostgreSQL.

Both are given words already folded (products.search) and asked the same questions, so both find the same products.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count

from django.db import connection

Phrase = tuple[str, ...]
# Any phrase of a group will do.
Group = Sequence[Phrase]
# A product, the words of its name, of its source, of its ingredients.
Row = tuple[int, Sequence[str], Sequence[str], Sequence[str]]

# Wider than any phrase is long, so that none reaches from one part of a document into the next.
_GAP = 10


@dataclass(frozen=True, slots=True)
class Question:
    """Which products have, in their names or anywhere, every group of any of the `ways`.

    A phrase's last word, if it has two letters or more, also stands for words that begin so.
    """

    ways: Sequence[Sequence[Group]]
    in_names: bool = False


def add(rows: Sequence[Row]) -> None:
    """Take products into the index. They must not be in it yet."""
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            vectors = [(product, _vector(name), _vector(name, source, rest)) for product, name, source, rest in rows]
            cursor.executemany("INSERT INTO products_search (product, name, words) VALUES (%s, %s, %s)", vectors)
        else:
            texts = [
                (product, " ".join(name), " ".join(source), " ".join(rest)) for product, name, source, rest in rows
            ]
            cursor.executemany(
                "INSERT INTO products_search (rowid, name, source, ingredients) VALUES (%s, %s, %s, %s)", texts
            )


def remove(products: Iterable[int]) -> None:
    """Take products out of the index, those that are in it."""
    key = "product" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM products_search WHERE {key} = %s", [(one,) for one in products])  # noqa: S608


def products() -> list[int]:
    """Every product in the index, by id, as often as it stands there. One query."""
    key = "product" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key} FROM products_search ORDER BY {key}")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


def ask(question: Question, limit: int | None = None) -> list[int]:
    """The products, by id, at most so many of them. One query."""
    if not any(question.ways):
        return []
    if connection.vendor == "postgresql":
        column = "name" if question.in_names else "words"
        condition = f"{column} @@ %s::tsquery"
        sql = f"SELECT product FROM products_search WHERE {condition} ORDER BY product LIMIT %s"  # noqa: S608
        values = [_tsquery(question), limit]
    else:
        sql = "SELECT rowid FROM products_search WHERE products_search MATCH %s ORDER BY rowid LIMIT %s"
        values = [_fts5(question), -1 if limit is None else limit]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(chain.from_iterable(cursor.fetchall()))


def _vector(*parts: Sequence[str]) -> str:
    """A `tsvector` literal: each word with its places. Words are letters and digits only, so nothing is escaped."""
    places: dict[str, list[int]] = {}
    place = count(1)
    for part in parts:
        for word in part:
            places.setdefault(word, []).append(next(place))
        place = count(next(place) + _GAP)
    return " ".join(f"'{word}':{','.join(map(str, where))}" for word, where in places.items())


def _tsquery(question: Question) -> str:
    return _spelt(question, one_of=" | ", all_of=" & ", phrase=_tsquery_phrase)


def _tsquery_phrase(words: Phrase) -> str:
    last = f"'{words[-1]}'{':*' if _begins(words) else ''}"
    return "(" + " <-> ".join([*(f"'{word}'" for word in words[:-1]), last]) + ")"


def _fts5(question: Question) -> str:
    spelt = _spelt(question, one_of=" OR ", all_of=" AND ", phrase=_fts5_phrase)
    return f"{{name}} : ({spelt})" if question.in_names else spelt


def _fts5_phrase(words: Phrase) -> str:
    return f'"{" ".join(words)}"{"*" if _begins(words) else ""}'


def _begins(words: Phrase) -> bool:
    """Whether the last word also stands for its continuations: of one letter there would be too many."""
    return len(words[-1]) > 1


def _spelt(question: Question, one_of: str, all_of: str, phrase: Callable[[Phrase], str]) -> str:
    """The question in a language that has words for "one of" and "all of"."""
    ways = []
    for groups in question.ways:
        spelt = (one_of.join(phrase(words) for words in group) for group in groups)
        ways.append(all_of.join(f"({group})" for group in spelt))
    return one_of.join(f"({way})" for way in ways)
