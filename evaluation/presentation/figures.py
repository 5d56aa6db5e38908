"""Numbers and a label's characters as a page shows them."""

import math

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_WORDS = """
    no one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)} | {0x7F: 0x2421}
# The scorecard's numbers are rounded to four digits; less than that is noise of the division.
_NOISE = 1e-6


def whole(points: float) -> int:
    """Points 0–100 as a whole number, never rounded up: 39.6 is still in the band below 40."""
    return math.floor(points + _NOISE)


def nearest(points: float) -> int:
    """What an answer is worth, to the nearest point and at least one."""
    return max(1, math.floor(points + 0.5))


def percent(points: float) -> str:
    """A width for an SVG attribute: 46.25 -> "46.25%"."""
    return f"{min(100.0, max(0.0, points)):.4g}%"


def in_words(count: int) -> str:
    """0–20 in letters, more in digits."""
    words = _WORDS.split()
    return words[count] if 0 <= count < len(words) else f"{count:,}"


def counted(count: int, noun: str) -> str:
    """1 -> "1 red flag", 2 -> "2 red flags"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def scientific(amount: float) -> str:
    """2e9 -> "2.0 × 10⁹"; below a million in plain digits. Not finite or not positive gives its plain form."""
    if not math.isfinite(amount) or amount < 1e6:
        return f"{amount:,.0f}" if math.isfinite(amount) else str(amount)
    exponent = math.floor(math.log10(amount))
    mantissa = f"{amount / 10**exponent:.1f}"
    if mantissa == "10.0":  # 9.96e9 rounds up to the next power
        mantissa, exponent = "1.0", exponent + 1
    return f"{mantissa} × 10{str(exponent).translate(_SUPERSCRIPTS)}"


def shown(text: str) -> str:
    """Label words as they may stand on a page: control characters as their pictures, one for one."""
    return text if text.isprintable() else text.translate(_CONTROL_PICTURES)
