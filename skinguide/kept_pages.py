"""Where pages are kept: where all processes find them, and the last ones in each process's own memory as well.

To hand out a page that it holds, a server asks nobody: Redis takes longer for that than all else takes. A key names all
that a page is made of, so none is ever outdated, wherever it lies.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache, caches
from django.core.cache.backends.base import BaseCache

NEAR = "pages"
# Seconds. A page that is outdated is never asked for again; this is how long it takes up room.
KEPT_FOR = 3_600


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it is sent: compressed, with its headers."""

    body: bytes
    headers: tuple[tuple[str, str], ...]


def page(key: str) -> KeptPage | None:
    """The page; None where it is not kept."""
    near = _near()
    found: KeptPage | None = near.get(key) if near else None
    if found is None and (found := cache.get(key)) is not None and near:
        near.set(key, found, KEPT_FOR)
    return found


def keep(key: str, made: KeptPage) -> None:
    """Keep the page."""
    cache.set(key, made, KEPT_FOR)
    if near := _near():
        near.set(key, made, KEPT_FOR)


def clear() -> None:
    """Forget all pages, and all else that stands in the common cache."""
    cache.clear()
    if near := _near():
        near.clear()


def _near() -> BaseCache | None:
    """This process's own; None where the common one is in its memory anyway."""
    return caches[NEAR] if NEAR in settings.CACHES else None
