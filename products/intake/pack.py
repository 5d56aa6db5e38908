"""How much is in the pack and what it costs, as a page says it."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from evaluation.core.text import Span, span

ML_IN_FLUID_OUNCE = Decimal("29.57")
_NUMBER = r"\d{1,5}(?:[.,]\d{1,2})?"
_UNIT = r"(?P<unit>ml|millilit(?:re|er)s?|g|grams?)\b"
# "per 2 mL" and "2×10⁹/mL" measure something else than the pack
_NOT_A_SIZE = r"(?<![\d.,/^×x])(?<!per )(?<!/ )(?<!every )"
_PACK = re.compile(
    rf"{_NOT_A_SIZE}(?P<count>\d{{1,3}})\s*(?:(?:x|×|\*)|(?P<piece>vials?|ampoules?|bottles?|sachets?|tubes?|sheets?|pcs)"
    rf"\s*(?:of|x|×|à)?)\s*(?P<each>{_NUMBER})\s*{_UNIT}",
    re.IGNORECASE,
)
_TURNED = re.compile(
    rf"{_NOT_A_SIZE}(?P<each>{_NUMBER})\s*{_UNIT}\s*(?:x|×|\*)\s*(?P<count>\d{{1,3}})\b", re.IGNORECASE
)
_SIZE = re.compile(rf"{_NOT_A_SIZE}(?P<each>{_NUMBER})\s*{_UNIT}(?!\s*(?:per|of water)\b|\s*/\s*[a-z])", re.IGNORECASE)
_OUNCES = re.compile(rf"{_NOT_A_SIZE}(?P<each>{_NUMBER})\s*(?:us\s)?fl\.?\s?oz", re.IGNORECASE)
_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "¥": "JPY", "₹": "INR"}
_CODES = r"USD|EUR|GBP|KRW|JPY|INR|CHF|AUD|CAD|SGD|CNY|AED"
_AMOUNT = r"\d{1,3}(?:[, ]\d{3})+(?:\.\d{1,2})?|\d{1,8}(?:[.,]\d{1,2})?"
_PRICE = re.compile(
    rf"(?:(?P<sign>US\$|[$€£₩¥₹])|\b(?P<code>{_CODES}))\s?(?P<amount>{_AMOUNT})(?![\d%])"
    rf"|(?<![\d.,])(?P<amount_first>{_AMOUNT})\s?(?:(?P<sign_after>[€£₩])|(?P<code_after>{_CODES})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PackProposal:
    """The size in mL or g (the whole pack), what it is made of, and the words."""

    size_ml: Decimal | None = None
    size_g: Decimal | None = None
    pack: str = ""
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PriceProposal:
    """The first price that the page states."""

    amount: Decimal
    currency: str
    words: tuple[Span, ...]


def read_pack(text: str) -> PackProposal:
    """Several pieces of one size before a size alone, millilitres before ounces; empty where none is stated."""
    for pattern in (_PACK, _TURNED):
        if found := pattern.search(text):
            each, count = _number(found["each"]), int(found["count"])
            if each and count > 1:
                return _pack(found, text, each * count, _pieces(found, each, count))
    if found := _SIZE.search(text):
        return _pack(found, text, _number(found["each"]), "")
    if found := _OUNCES.search(text):
        size = (_number(found["each"]) * ML_IN_FLUID_OUNCE).quantize(Decimal("0.1"))
        return PackProposal(size_ml=size or None, words=(span(text, *found.span()),))
    return PackProposal()


def _pieces(found: re.Match[str], each: Decimal, count: int) -> str:
    piece = (found.groupdict().get("piece") or "").lower()
    unit = "g" if found["unit"].lower().startswith("g") else "mL"
    if not piece:
        return f"{count} × {each.normalize():f} {unit}"
    return f"{count} {piece if piece.endswith('s') else f'{piece}s'} of {each.normalize():f} {unit}"


def _pack(found: re.Match[str], text: str, size: Decimal, pack: str) -> PackProposal:
    words = (span(text, *found.span()),)
    if not size:
        return PackProposal()
    if found["unit"].lower().startswith("g"):
        return PackProposal(size_g=size, pack=pack, words=words)
    return PackProposal(size_ml=size, pack=pack, words=words)


def read_price(text: str) -> PriceProposal | None:
    """The first price stated, its currency by code or sign ("$" is read as US dollars: look at the page)."""
    for found in _PRICE.finditer(text):
        sign = (found["sign"] or found["sign_after"] or "").lower()
        currency = (found["code"] or found["code_after"] or "").upper() or _SIGNS.get(sign, "")
        amount = _number(found["amount"] or found["amount_first"])
        if amount and currency:
            return PriceProposal(amount, currency, (span(text, *found.span()),))
    return None


def _number(words: str) -> Decimal:
    """ "1,234.50" -> 1234.50, "12,5" -> 12.5; 0 for what is no number."""
    plain = words.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return Decimal(0)
