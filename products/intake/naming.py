"""Who makes it and what it is called, as the first words of a label say it: proposals, never more."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.text import slugify
from rapidfuzz import fuzz, process

from evaluation.core.text import Span, span
from products.models import ProductType, UseSetting
from products.search import folded

# A pack says its name first, a page soon.
LINES_READ = 8
WORDS_READ = 80
LONGEST_BRAND = 5  # words
# Of 100: a brand typed with a slip ("Medicub") and not another brand ("Medik8").
NEAR_BRAND = 86
_WORD = re.compile(r"[^\W_]+(?:['’&.+-][^\W_]+)*")
_SIZE_OR_PRICE = re.compile(
    r"\(?\b\d+(?:[.,]\d+)?\s*(?:(?:(?:vials?|ampoules?|bottles?|tubes?|sheets?)\s*(?:of)?|x|×)\s*\d+(?:[.,]\d+)?\s*)?(?:ml|g|fl\.?\s?oz|oz|pcs|sheets|vials|ampoules)\b\.?\)?"
    r"|(?:[$€£₩¥]|\b(?:USD|EUR|GBP|KRW|JPY|INR)\b)\s?\d[\d.,]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"\((?!\d)[^)]{12,}\)")  # "(an invented product)" says something of the name and is none of it
_TITLE_END = re.compile(r"(?<=[a-z)])(?<!\bDr)[.!?](?:\s|$)|\s[|–—]\s|, ")
_EDGES = " \t-–—|·:,;/®™©•*"
_BY = re.compile(r"\b(?:by|from)\s+(?P<brand>[A-Z][\w&'’+-]*(?:\s+[A-Z&][\w&'’+-]*){0,3})")
_BRAND_LINE = re.compile(r"^\s*(?:brand|marke|manufacturer)\s*[:：]\s*(?P<brand>[^\n]{2,60})$", re.IGNORECASE | re.M)

_TYPES = (
    (ProductType.HAIR, r"hair|scalp"),
    (ProductType.SPICULE_SHOT, r"spicules?|shots?"),
    (ProductType.PROFESSIONAL_KIT, r"(?:professional|treatment|clinic) (?:kit|set)|kits?|systems?|vials?"),
    (ProductType.AMPOULE, r"ampoules?|ampules?|booster"),
    (ProductType.SERUM, r"serums?|essence|elixir|concentrate"),
    (ProductType.MASK, r"masks?"),
    (ProductType.PAD, r"pads?"),
    (ProductType.MIST, r"mists?|sprays?|toners?"),
    (ProductType.BALM, r"balms?"),
    (ProductType.GEL, r"gels?"),
    (ProductType.CREAM, r"creams?|cr[eè]me|moisturi[sz]ers?|lotions?|emulsions?"),
)
_TYPE = re.compile("|".join(rf"(?P<{kind.value}>\b(?:{words})\b)" for kind, words in _TYPES), re.IGNORECASE)
_NAME_WORD = re.compile(rf"{_TYPE.pattern}|\bexosom\w+|\bvesicles?\b|\bPDRN\b", re.IGNORECASE)
_PROFESSIONAL = re.compile(
    r"\b(?:for )?professional use(?: only)?\b|\b(?:by|for) (?:a |your )?(?:trained |licensed )?"
    r"(?:professionals?|practitioners?|physicians?|dermatologists?|aestheticians?)\b(?! tested)"
    r"|\bin[- ]clinic\b|\bafter (?:micro-?needling|laser)\b|\bmicro-?needling\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposal with the words that it rests on; no words where it is a guess from other proposals."""

    value: str
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class BrandProposal:
    """A brand's name; `known` if the catalogue has it, `did_you_mean` a known one that is spelt nearly so."""

    value: str
    words: tuple[Span, ...] = ()
    known: bool = False
    did_you_mean: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a product is called and what it is."""

    brand: BrandProposal
    name: Proposed
    slug: Proposed
    product_type: Proposed
    use_setting: Proposed


def read_name(text: str, brands: Sequence[str] = ()) -> Naming:
    """Brand, name, slug, type and use of a label; `brands` are those that the catalogue has. Raises nothing."""
    brand = read_brand(text, brands)
    name = _name(text, brand)
    kind = _product_type(text, name)
    slug = Proposed(slugify(f"{brand.value} {name.value}")[:120].strip("-"))
    return Naming(brand, name, slug, kind, _use(text, kind))


def read_brand(text: str, brands: Sequence[str]) -> BrandProposal:
    """A brand of the catalogue that the first words hold, one spelt nearly so, or what looks like a new one."""
    words = [*_words(text)][:WORDS_READ]
    if known := _known_brand(text, words, brands):
        return known
    if stated := _BRAND_LINE.search(text):
        return named_brand(span(text, *stated.span("brand")), brands)
    lines = [*_first_lines(text)]
    if len(lines) > 1 and len(lines[0].text.split()) <= 3 and not _NAME_WORD.search(lines[0].text):
        return named_brand(lines[0], brands)
    if by := _BY.search(text[:400]):
        return named_brand(span(text, *by.span("brand")), brands)
    near = _near_brand(text, words, brands)
    if near:
        return near
    return BrandProposal(words[0].text, (words[0],)) if words else BrandProposal("")


def named_brand(place: Span, brands: Sequence[str]) -> BrandProposal:
    """A brand that the label names in so many words: known, nearly known, or new."""
    value = place.text.strip(_EDGES)[:120]
    same = next((brand for brand in brands if folded(brand) == folded(value)), "")
    near = "" if same else near_brand(value, brands)
    return BrandProposal(same or value, (place,), known=bool(same), did_you_mean=near)


def near_brand(name: str, brands: Sequence[str]) -> str:
    """The brand of the catalogue that is spelt most like `name`, if any comes near; "" otherwise."""
    if len(name) < 3:
        return ""
    found = process.extractOne(folded(name), brands, scorer=fuzz.WRatio, processor=folded, score_cutoff=NEAR_BRAND)
    return found[0] if found and found[0] != name and len(found[0]) > 2 else ""


def _known_brand(text: str, words: Sequence[Span], brands: Sequence[str]) -> BrandProposal | None:
    """The known brand that stands first; of two in one place the longer."""
    places: dict[str, Span] = {}
    for length in range(LONGEST_BRAND, 0, -1):
        for first in range(len(words) - length + 1):
            place = Span(words[first].start, words[first + length - 1].end, "")
            key = _plain(text[place.start : place.end])
            places.setdefault(key, Span(place.start, place.end, text[place.start : place.end]))
    held = [(places[key], brand) for brand in brands if (key := _plain(brand)) in places]
    if not held:
        return None
    place, brand = min(held, key=lambda pair: (pair[0].start, pair[0].start - pair[0].end))
    return BrandProposal(brand, (place,), known=True)


def _near_brand(text: str, words: Sequence[Span], brands: Sequence[str]) -> BrandProposal | None:
    """What begins the label and is spelt nearly like a known brand: proposed as it stands, with the question."""
    by_plain = {_plain(brand): brand for brand in brands if len(brand) > 3}
    for length in (3, 2, 1):
        if len(words) >= length:
            place = span(text, words[0].start, words[length - 1].end)
            found = process.extractOne(_plain(place.text), by_plain.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_BRAND)
            if found:
                return BrandProposal(place.text, (place,), did_you_mean=by_plain[found[0]])
    return None


def _name(text: str, brand: BrandProposal) -> Proposed:
    """What stands beside the brand; else the first line that names a kind of product. Without brand, size and price."""
    lines = [*_first_lines(text)]
    beside = [line for line in lines if any(line.start <= word.start < line.end for word in brand.words)]
    kinds = [line for line in lines if _NAME_WORD.search(line.text)]
    for line in (*beside, *kinds, *lines):
        if _BRAND_LINE.match(line.text):
            continue
        pieces = _TITLE_END.split(line.text)
        title = next((piece for piece in pieces if _NAME_WORD.search(piece)), pieces[0])
        start = line.start + line.text.index(title)
        place = span(text, start, start + len(title))
        if value := _without_brand(place.text, brand):
            return Proposed(value[:200], (place,))
    return Proposed("")


def _without_brand(title: str, brand: BrandProposal) -> str:
    value = _SIZE_OR_PRICE.sub(" ", _NOTE.sub(" ", title))
    for spelling in {brand.value, *(word.text for word in brand.words)} - {""}:
        value = re.sub(rf"\b(?:by\s+)?{re.escape(spelling)}(?!\w)[®™]?", " ", value, flags=re.IGNORECASE)
    return " ".join(value.split()).strip(_EDGES)


def _product_type(text: str, name: Proposed) -> Proposed:
    """By the name's own words, the telling one first ("spicule" before "ampoule"); else by the first of the text."""
    found = {match.lastgroup: match.group() for match in _TYPE.finditer(name.value)}
    for kind, _ in _TYPES:
        if word := found.get(kind.value):
            start = text.find(word, name.words[0].start if name.words else 0)
            return Proposed(kind.value, (Span(start, start + len(word), word),) if start >= 0 else ())
    first = _TYPE.search(text)
    if first and first.lastgroup:
        return Proposed(first.lastgroup, (span(text, *first.span()),))
    return Proposed(ProductType.OTHER.value)


def _use(text: str, kind: Proposed) -> Proposed:
    if found := _PROFESSIONAL.search(text):
        return Proposed(UseSetting.PROFESSIONAL.value, (span(text, *found.span()),))
    is_kit = kind.value == ProductType.PROFESSIONAL_KIT
    return Proposed((UseSetting.PROFESSIONAL if is_kit else UseSetting.HOME).value)


def _first_lines(text: str) -> Iterator[Span]:
    """The first few lines that hold words."""
    start = found = 0
    for line in text.split("\n"):
        if _WORD.search(line) and found < LINES_READ:
            found += 1
            yield span(text, start, start + len(line))
        start += len(line) + 1


def _words(text: str) -> Iterable[Span]:
    return (Span(match.start(), match.end(), match.group()) for match in _WORD.finditer(text[:2000]))


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", folded(words)))
