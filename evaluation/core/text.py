"""Read text without moving it: every offset found in the folded text holds in the text as given."""

import re
import unicodedata

from evaluation.core.values import value


@value
class Span:
    """A piece of the label: `text == label_text[start:end]`, offsets in Unicode code points, end exclusive."""

    start: int
    end: int
    text: str


# Look-alikes that would hide a word from a pattern. One code point becomes one code point, so offsets stay.
_LOOK_ALIKES = {
    "‘": "'", "’": "'", "‛": "'", "′": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u00ad": "-",
    "⁄": "/", "∕": "/", "·": "·", "∙": "·", "•": "•", "、": ",", "，": ",", "；": ";", "：": ":",
    "×": "x", "✕": "x", "µ": "μ", "İ": "i", "ı": "i", "ſ": "s",
}  # fmt: skip


def _folding_table() -> dict[int, str]:
    """Code point -> one plainer code point: full width, accents, spaces, controls, look-alikes."""
    table: dict[int, str] = {}
    for code in range(0x2FF):
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Zs" or (category == "Cc" and char not in "\n"):
            table[code] = " "
        elif category.startswith("L"):
            base = unicodedata.normalize("NFKD", char)[0]
            table[code] = base if base.isalpha() else char
    for code in [*range(0x1E00, 0x1F00)]:
        table[code] = unicodedata.normalize("NFKD", chr(code))[0]
    for code in range(0xFF01, 0xFF5F):
        table[code] = chr(code - 0xFEE0)
    for code in [0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000, 0xFEFF, 0x200B, 0x200C, 0x200D, 0x2060]:
        table[code] = " "
    for code in (0x2028, 0x2029, 0x0085):
        table[code] = "\n"
    table.update({ord(char): plain for char, plain in _LOOK_ALIKES.items()})
    return table


_FOLDING = _folding_table()
# Most of a label is plain already: only what is not goes through the table, which takes many times longer.
_NOT_PLAIN = re.compile(r"[^\n -_a-~]+")
_PLAIN = bytes((ord("\n"), *range(ord(" "), ord("`")), *range(ord("a"), 0x7F)))
_FEW = 8  # so many odd characters are replaced faster one by one


def fold(text: str) -> str:
    """The text in lower case without accents, full-width forms and look-alikes; as long as the text itself.

    Superscript digits stay, because "10⁹" is not "109".
    """
    folded = _plain(text)
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def _plain(text: str) -> str:
    """The text with plainer characters, each in the place of one."""
    left = text.encode(errors="surrogatepass").translate(None, _PLAIN)
    if not left:
        return text
    odd = set(left.decode(errors="surrogatepass"))
    plainer = {char: plain for char in odd if (plain := _FOLDING.get(ord(char), char)) != char}
    if len(odd) > _FEW or not odd.isdisjoint(plainer.values()):
        return _NOT_PLAIN.sub(lambda found: found[0].translate(_FOLDING), text)
    for char, plain in plainer.items():
        text = text.replace(char, plain)
    return text


def span(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`, without the white space at its edges."""
    piece = text[start:end]
    bare = piece.strip()
    if len(bare) < len(piece):
        start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(bare), bare)


def overlaps(one: Span, other: Span) -> bool:
    """Whether the two share at least one character."""
    return one.start < other.end and other.start < one.end
