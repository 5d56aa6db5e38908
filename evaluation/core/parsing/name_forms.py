"""The ways in which labels print one name: with amounts and notes, trivial names in brackets, plurals."""

import re
from collections.abc import Iterator

_AMOUNT = re.compile(
    r"[(\[]?\s*(?:min\.?|max\.?|approx\.?|at least|up to|[<>≤≥~])?\s*\d+(?:[.,]\d+)?\s?"
    r"(?:%|percent\b|ppm\b|ppb\b|mg\b(?:/\w+)?|mcg\b|iu\b)(?:\s?\(?w/[wv]\)?)?\s*[)\]]?"
)
# Words that say where a thing comes from or how it was handled, not what it is.
_NOTE = re.compile(
    r"\((?:nano|organic|bio|vegan|natural|and|plant[\s-]derived|vegetable|usp|ep|sustainable|certified organic|"
    r"as (?:a )?preservative|preservative|(?:derived |sourced |obtained )?(?:from|of) [^()]{0,40})\)|"
    r"\b(?:certified organic|organically grown|organic|biologique|bio|wild[\s-]?crafted|fair[\s-]trade|"
    r"cold[\s-]pressed|"
    r"virgin|extra[\s-]virgin|unrefined|raw|vegan|plant[\s-]derived|plant[\s-]based|food[\s-]grade|"
    r"pharmaceutical grade|"
    r"cosmetic[\s-]grade|micronized|non[\s-]?nano|nano|usp|filtered|freshly|fresh|pure|purified|natural|"
    r"naturally derived|"
    r"ultra[\s-]?pure|high purity|high quality|multi[\s-]?molecular|low[\s-]molecular[\s-](?:weight)?|"
    r"high[\s-]molecular[\s-](?:weight)?)\b"
)
_MARKS = re.compile(r"[*†‡§¹²³®™©°#^]+")
_INNERMOST = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"sulph", "sulf"),
        (r"alumini?um", "aluminum"),
        (r"\bglycerine\b", "glycerin"),
        (r"hydrolis|hydrolys(?!ate)", "hydrolyz"),
        (r"(\w{4,})ised\b", r"\1ized"),
        (r"colour", "color"),
        (r"\bleaves\b", "leaf"),
        (r"\bberries\b", "berry"),
        (
            r"\b(flower|stem|root|seed|fruit|kernel|peel|bark|extract|oil|bud|nut|sprout|ferment|filtrate|lysate|juice|"
            r"powder|polymer|twig|branche?|vesicle|exosome)s\b",
            r"\1",
        ),
        (r"\bmedium\b", "media"),
        (r"[\s-]derived\b", ""),
        (r"\b[ld]-(?=\w)|\bdl-(?=\w)", ""),
        (r"\bfd&c\b|\bd&c\b|\bext\.?\b|\bno\.?(?=\s?\d)|#(?=\d)", ""),
        (r"(\d)\s+(?:aluminum |calcium )?lake\b", r"\1"),
        (r"\bextrait d[e']\s?|\bextract of\b", ""),
        (r"\bhydrochloride\b", "hcl"),
        (r"\bvit\.?\s?(?=[abcek]\b)", "vitamin "),
        (r"\bw(?:ei)?ss\b", "white"),
    )
)
_PART = re.compile(
    r"\b(?:seed|kernel|fruit|leaf|flower|root|bark|peel|stem|nut|germ|bran|bud|oil|butter|extract|wax|water|juice|"
    r"powder|"
    r"gum|starch|flour|cera)\b"
)
_COLOUR_INDEX = re.compile(r"\b(?:c\.?\s?i\.?\s?)?(\d{5})\b")


def without_notes(folded: str) -> str:
    """The name without amounts, footnote marks and words on origin or handling."""
    name = _MARKS.sub(" ", _AMOUNT.sub(" ", folded)) if not folded.isalpha() else folded
    return " ".join(_NOTE.sub(" ", name).split()).strip(" .,:;-–+/")


def respelled(folded: str) -> str:
    """The name in American spelling, plant parts in the singular, colours without their certificate."""
    for pattern, plain in _SPELLINGS:
        folded = pattern.sub(plain, folded)
    return " ".join(folded.split())


def bracket_forms(folded: str) -> Iterator[str]:
    """The readings of a name with brackets, the likeliest first: without them, then with what stands in them.

    "simmondsia chinensis (jojoba) seed oil" is the name around the bracket; "olive (olea europaea) leaf oil" the one in
    it; "butyrospermum parkii (shea butter)" takes its last word from it; "red 40 (ci 16035)" says it twice.
    """
    outside, insides = _taken_apart(folded)
    if not insides:
        return
    yield outside
    head, _, tail = folded.partition("(")
    rest = tail.rpartition(")")[2]
    for inside in insides:
        if part := _PART.search(inside):
            yield f"{outside} {inside[part.start() :]}"
        if rest.strip():
            yield f"{inside} {rest.strip()}"
    if not rest.strip():
        yield from insides
        yield head


def _taken_apart(folded: str) -> tuple[str, list[str]]:
    """The words outside all brackets, and the contents of each, the inner brackets dropped from the outer ones."""
    insides: list[str] = []
    outside = folded
    for _ in range(4):  # brackets in brackets in brackets: more is no name
        found = _INNERMOST.search(outside)
        if found is None:
            break
        insides += [found[1].strip()] if found[1].strip() else []
        outside = f"{outside[: found.start()]} {outside[found.end() :]}"
    return " ".join(outside.replace("(", " ").replace(")", " ").split()), insides


def colour_index(folded: str) -> str | None:
    """The first colour index name that stands in the name, "ci 77891", or None."""
    found = _COLOUR_INDEX.search(folded)
    return f"ci{found[1]}" if found else None
