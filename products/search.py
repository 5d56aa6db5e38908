"""Words as the search compares them: no case, no accents, letters and digits only."""

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from products.querysets import ProductQuerySet

_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The text without case, accents and compatibility forms: "Forté" and "ＦＯＲＴＥ" become "forte"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def search_words(text: str) -> list[str]:
    """The words of the text, folded, each once, in order; empty if it holds no letter or digit."""
    return list(dict.fromkeys(_WORD.findall(folded(text).replace("_", " "))))


def refresh_search_words(products: "ProductQuerySet") -> None:
    """Write what the search looks through: brand, name and newest ingredient list of each product."""
    for product in products.select_related("brand"):
        label = product.labels.newest_first().first()
        words = search_words(f"{product.brand.name} {product.name} {(label and label.ingredients) or ''}")
        products.model.objects.filter(pk=product.pk).update(search_words=" ".join(words))
