"""A font for any name that is to be drawn: one of the machine's, for none is shipped and none knows every script."""

import unicodedata
from functools import cache, lru_cache

from PIL.ImageFont import FreeTypeFont, ImageFont, load_default, truetype

Font = FreeTypeFont | ImageFont

# As systems name them, the widest Latin, Greek and Cyrillic ones first, then such as know the scripts of East Asia.
# Debian: fonts-dejavu-core, fonts-liberation, fonts-noto-core, fonts-nanum, fonts-noto-cjk, fonts-wqy-microhei.
FILES = (
    "DejaVuSans.ttf",
    "LiberationSans-Regular.ttf",
    "NotoSans-Regular.ttf",
    "NanumGothic.ttf",
    "NotoSansCJK-Regular.ttc",
    "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf",
    "Arial Unicode.ttf",
    "AppleSDGothicNeo.ttc",
    "malgun.ttf",
    "msyh.ttc",
)
_LACKING = "\U0010ffff"  # no character: what a font draws for it is its sign for all that it lacks


def drawable(name: str, slug: str, size: int) -> tuple[str, Font]:
    """The name and a font that has all its letters; else the slug's words, which are plain ASCII, in Pillow's own font.

    Controls, which nothing draws, are left out.
    """
    composed = unicodedata.normalize("NFC", name)
    words = "".join(letter for letter in composed if unicodedata.category(letter) not in ("Cc", "Cf")).strip()
    for font in _fonts(size):
        if words and all(_has(font, letter) for letter in words):
            return words, font
    return slug.replace("-", " ").title(), load_default(size)


@cache
def _fonts(size: int) -> tuple[Font, ...]:
    """Pillow's own font and those of the machine."""
    found: list[Font] = [load_default(size)]
    for file in FILES:
        try:
            found.append(truetype(file, size))
        except OSError:
            continue  # this machine has no such font
    return tuple(found)


@lru_cache(maxsize=4096)
def _has(font: Font, letter: str) -> bool:
    """Whether the font draws the letter as anything but its sign for what it lacks."""
    return letter.isspace() or _drawn(font, letter) != _drawn(font, _LACKING)


def _drawn(font: Font, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)
