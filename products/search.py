"""The words of the catalogue: how they are compared, and kept for the search and its spelling."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from products import full_text
from products.models.entry import SearchWord

LONGEST_WORD = 100
_WORD = re.compile(r"\w+")
_MARKS = ("Mn", "Mc", "Me")


def folded(text: str) -> str:
    """The text without case, accents and compatibility forms: "Forté" and "ＦＯＲＴＥ" become "forte"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if unicodedata.category(char) not in _MARKS).casefold()


def search_words(text: str) -> list[str]:
    """The words of the text, folded, each once, in order; empty if it holds no letter or digit."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(folded(text).replace("_", " "))))


@dataclass(frozen=True, slots=True)
class Document:
    """What the search looks through for one product: brand and name, its kind and source, its ingredients."""

    product: int
    name: str
    source: str
    ingredients: str

    def words(self) -> tuple[list[str], list[str], list[str]]:
        """The words of each part."""
        return search_words(self.name), search_words(self.source), search_words(self.ingredients)


def remember(documents: Iterable[Document]) -> dict[str, bool]:
    """Let the search find these products, and its spelling know their words. They must not be in it yet.

    Returns the words that were new to the spelling, each with whether it stands in a name.
    """
    rows: list[full_text.Row] = []
    words: set[str] = set()
    name_words: set[str] = set()
    for document in documents:
        name, source, ingredients = document.words()
        rows.append((document.product, name, source, ingredients))
        name_words.update(name)
        words.update(source, ingredients)
    learnt = _learn(words | name_words, name_words)
    full_text.add(rows)
    return learnt


def _learn(words: set[str], in_names: set[str]) -> dict[str, bool]:
    """Add the words that the spelling does not know yet, or does not know to stand in names."""
    known = dict(SearchWord.objects.filter(word__in=words).values_list("word", "in_names"))
    news = [word for word in sorted(words) if word not in known or (word in in_names and not known[word])]
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, in_names=word in in_names) for word in news],
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["in_names"],
    )
    return {word: word in in_names for word in news}


def forget(products: Iterable[int]) -> None:
    """Take these products out of the search. Their words stay known to the spelling: that does no harm."""
    full_text.remove(products)
