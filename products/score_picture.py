"""A picture of a score for those who share a link: the two numbers, the bar, the band."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw
from PIL.ImageFont import load_default

from evaluation.presentation.figures import counted, whole
from products.fonts import Font, drawable
from products.models import Assessment, Product

WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _SOFT, _ACCENT, _REST = "#faf8f4", "#1c2126", "#56606a", "#0b5a57", "#ebe6dc"
_GROUND, _LINE, _AGAINST = "#dce6e1", "#6f9c97", "#a8281e"
_MARGIN = 80
_BAR = (_MARGIN, 440, WIDTH - _MARGIN, 492)
_HATCH = 22


def score_picture(product: Product, assessment: Assessment) -> bytes:
    """A PNG of 1200 × 630 pixels. A name in letters that no font here has is drawn from its address, never as boxes."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    top = _MARGIN
    for named, size, colour in ((product.brand, 36, _SOFT), (product, 60, _INK)):
        words, font = drawable(named.name, named.slug, size)
        draw.text((_MARGIN, top), _fitting(words, font), fill=colour, font=font)
        top += size + 20
    low, high = whole(assessment.low), whole(assessment.high)
    draw.text((_MARGIN, 250), str(low), fill=_INK, font=_font(150))
    beside = _MARGIN + draw.textlength(str(low), font=_font(150)) + 28
    draw.text((beside, 312), f"to {high} of 100", fill=_SOFT, font=_font(48))
    draw.text((beside, 372), assessment.band, fill=_INK, font=_font(36))
    _draw_bar(image, assessment.low, assessment.high)
    flags = counted(assessment.flag_count, "red flag") if assessment.flag_count else "label quality, not a rating"
    draw.text((_MARGIN, 540), flags, fill=_AGAINST if assessment.flag_count else _SOFT, font=_font(34))
    draw.text((WIDTH - _MARGIN, 540), "Skinguide", fill=_ACCENT, font=_font(34), anchor="ra")
    written = BytesIO()
    image.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _draw_bar(image: Image.Image, low: float, high: float) -> None:
    """Solid up to what is proven, hatched up to what is possible, as on the pages."""
    left, top, right, bottom = _BAR
    proven, possible = (left + (right - left) * points / 100 for points in (low, high))
    bar = Image.new("RGB", (WIDTH, HEIGHT), _REST)
    draw = ImageDraw.Draw(bar)
    draw.rectangle((left, top, possible, bottom), fill=_GROUND)
    for start in range(left - HEIGHT, int(possible), _HATCH):
        draw.line((start, bottom, start + bottom - top, top), fill=_LINE, width=7)
    draw.rectangle((possible, top, right, bottom), fill=_REST)
    draw.rectangle((left, top, proven, bottom), fill=_ACCENT)
    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    ImageDraw.Draw(mask).rounded_rectangle(_BAR, radius=(bottom - top) // 2, fill=255)
    image.paste(bar, mask=mask)


@cache
def _font(size: int) -> Font:
    """The font that Pillow carries, for our own words: no file of the machine's is needed."""
    return load_default(size)


def _fitting(words: str, font: Font) -> str:
    """The words, cut at a word where they are wider than the picture."""
    room = WIDTH - 2 * _MARGIN
    # Whatever the font, no letter is so narrow that more than these fit.
    words = words[:200]
    if font.getlength(words) <= room:
        return words
    while " " in words and font.getlength(f"{words} …") > room:
        words = words.rsplit(" ", 1)[0]
    while words and font.getlength(f"{words} …") > room:
        words = words[:-1]
    return f"{words} …"
