"""The badge: range and red flags in a line, and below it what no card leaves out; drawn as SVG and as PNG."""

from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO

from django.utils.html import escape, format_html, format_html_join
from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, ImageFont, load_default
from PIL.PngImagePlugin import PngInfo

from evaluation.presentation.words import sentence_case
from products.embedding.card import DISCLAIMER, EmbedCard
from products.embedding.choices import Theme

HEAD_SIZE, ROW_SIZE = 13, 11
_HEAD, _ROW, _PADDING = 26, 16, 10
# Helvetica and its like are as wide as the font that is measured; this leaves room for those a little wider.
_ROOM = 1.06
SCALE = 2  # of the PNG, for screens with small pixels


@dataclass(frozen=True, slots=True)
class Colours:
    """What a theme draws with."""

    ground: str
    ink: str
    soft: str
    edge: str
    name_ground: str
    name_ink: str


COLOURS = {
    Theme.LIGHT: Colours("#ffffff", "#1c2126", "#56606a", "#0b5a57", "#0b5a57", "#ffffff"),
    Theme.DARK: Colours("#1b2023", "#ece9e3", "#aab2b8", "#6cc7bb", "#6cc7bb", "#0d1f1e"),
    Theme.MONO: Colours("#ffffff", "#000000", "#000000", "#000000", "#000000", "#ffffff"),
}


@dataclass(frozen=True, slots=True)
class BadgeWords:
    """What stands on a badge: `said` beside our name, `rows` in small letters, `title` for those who cannot see it."""

    title: str
    said: str
    rows: tuple[str, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels, fitted to the words."""
        name, said = (text_width(words, HEAD_SIZE) + 2 * _PADDING for words in (NAME, self.said))
        rows = [text_width(row, ROW_SIZE) + 2 * _PADDING for row in self.rows]
        return round(max(name + said, *rows)), _HEAD + _ROW * len(self.rows) + 6


NAME = "Skinguide"


def badge_words(card: EmbedCard) -> BadgeWords:
    """The badge of a card. The product's own name stands in the title alone: it may be in any script."""
    said = [card.range_words, card.flag_words[:1].lower() + card.flag_words[1:]]
    first = [card.identity] if card.identity else []
    rows = (
        *first,
        f"{sentence_case(card.band)} · {card.coverage_words}",
        f"Label seen {card.seen_words} · method {card.method}",
        DISCLAIMER,
    )
    return BadgeWords(f"Skinguide: {card.sentence}", " · ".join(said), rows)


def svg(words: BadgeWords, theme: Theme) -> str:
    """The badge as SVG without style, script or reference; all text escaped."""
    colours = COLOURS[theme]
    width, height = words.size
    name = text_width(NAME, HEAD_SIZE) + 2 * _PADDING
    rows = format_html_join(
        "",
        '<text x="{}" y="{}" fill="{}" textLength="{}" lengthAdjust="spacingAndGlyphs">{}</text>',
        (
            (_PADDING, _HEAD + _ROW * number + 14, colours.soft, _shown(text_width(row, ROW_SIZE)), row)
            for number, row in enumerate(words.rows)
        ),
    )
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'role="img" aria-label="{title}"><title>{title}</title>'
        '<rect x=".5" y=".5" width="{inner}" height="{tall}" rx="6" fill="{ground}" stroke="{edge}"/>'
        '<path d="M6.5 .5H{name}V26H.5V6.5a6 6 0 0 1 6-6z" fill="{name_ground}"/>'
        '<path d="M.5 26H{right}" stroke="{edge}"/>'
        '<g font-family="Helvetica,Arial,Liberation Sans,sans-serif" font-size="{row_size}">'
        '<g font-weight="700" font-size="{head_size}">'
        '<text x="{padding}" y="18" fill="{name_ink}" textLength="{name_room}" lengthAdjust="spacingAndGlyphs">'
        "Skinguide</text>"
        '<text x="{said_at}" y="18" fill="{ink}" textLength="{said_room}" lengthAdjust="spacingAndGlyphs">{said}'
        "</text></g>{rows}</g></svg>",
        width=width,
        height=height,
        title=words.title,
        inner=width - 1,
        tall=height - 1,
        right=width - 0.5,
        ground=colours.ground,
        edge=colours.edge,
        ink=colours.ink,
        name_ground=colours.name_ground,
        name_ink=colours.name_ink,
        name=_shown(name),
        name_room=_shown(text_width(NAME, HEAD_SIZE)),
        said_at=_shown(name + _PADDING),
        said_room=_shown(text_width(words.said, HEAD_SIZE)),
        said=words.said,
        rows=rows,
        padding=_PADDING,
        row_size=ROW_SIZE,
        head_size=HEAD_SIZE,
    )


def png(words: BadgeWords, theme: Theme) -> bytes:
    """The badge as PNG, twice as large as it is shown; its words are in its description too."""
    colours = COLOURS[theme]
    width, height = (length * SCALE for length in words.size)
    image = Image.new("RGBA", (width, height))
    draw = ImageDraw.Draw(image)
    box = (0, 0, width - 1, height - 1)
    draw.rounded_rectangle(box, 6 * SCALE, fill=colours.ground)
    name = (text_width(NAME, HEAD_SIZE) + 2 * _PADDING) * SCALE
    draw.rounded_rectangle(
        (0, 0, name, _HEAD * SCALE), 6 * SCALE, fill=colours.name_ground, corners=(True, False, False, False)
    )
    draw.line((0, _HEAD * SCALE, width, _HEAD * SCALE), fill=colours.edge, width=SCALE)
    draw.rounded_rectangle(box, 6 * SCALE, outline=colours.edge, width=SCALE)
    middle = _HEAD * SCALE / 2
    for x, text, colour in ((0, NAME, colours.name_ink), (name, words.said, colours.ink)):
        place = (x + _PADDING * SCALE, middle)
        draw.text(place, text, fill=colour, font=_font(HEAD_SIZE * SCALE), anchor="lm", stroke_width=0.6)
    for number, row in enumerate(words.rows):
        place = (_PADDING * SCALE, (_HEAD + _ROW * number + 11) * SCALE)
        draw.text(place, row, fill=colours.soft, font=_font(ROW_SIZE * SCALE), anchor="lm")
    about = PngInfo()
    about.add_itxt("Description", words.title)
    written = BytesIO()
    image.quantize(64).save(written, "PNG", optimize=True, pnginfo=about)
    return written.getvalue()


def alt(words: BadgeWords) -> str:
    """The title as it stands in an attribute of a snippet."""
    return escape(words.title)


@lru_cache(maxsize=512)
def text_width(text: str, size: int) -> float:
    """How wide the text is, in pixels, with room for another font than the one measured."""
    return _font(size * 4).getlength(text[:500]) / 4 * _ROOM


def _shown(length: float) -> str:
    return f"{length:.1f}".rstrip("0").rstrip(".")


@cache
def _font(size: int) -> FreeTypeFont | ImageFont:
    """The font that Pillow carries: no file of the machine's is needed."""
    return load_default(size)
