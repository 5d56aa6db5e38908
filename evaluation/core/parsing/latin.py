"""Latin names of plants and microbes that no word list knows, told by their endings and capitals."""

import re

from evaluation.core.parsing.grammar import NOT_LATIN, PLANT_PARTS
from evaluation.core.parsing.lexemes import Lexeme
from evaluation.core.parsing.words import JOINED, Words

_GENUS = re.compile(r"[a-z]{2,}(?:a|us|um|is|on|os|ix|ax|ex|ys|es|as|er|en|ine|ium|ma)")
_EPITHET = re.compile(
    r"[a-z]{2,}(?:ic[ausm]{1,2}|[ao]t[ausm]{1,2}|ensis|ense|oides|(?<!o)us|um|[lnrstdci]i|iae|ae|is|ifera|folia|flora|[a-z]a|ens|ale)"
)
_MICROBE = re.compile(r"[a-z]+(?:bacillus|bacterium|bacter|coccus|myces|monas|spirillum)")


def binomial(words: Words, index: int, *, led_up: bool) -> Lexeme | None:
    """A Latin name of two words, or None.

    Read backwards from a vesicle word (`led_up`) `index` is its second word: a brand may stand there, so the name must
    be written as botanists do ("Nelumbo nucifera") or be followed by a plant part. Read forwards after "from", `index`
    is its first word.
    """
    first = index - 1 if led_up else index
    if first < 0 or first + 1 >= len(words.all) or words.gaps[first + 1] != JOINED:
        return None
    genus, epithet = words.all[first], words.all[first + 1]
    if genus in NOT_LATIN or epithet in NOT_LATIN or not (_GENUS.fullmatch(genus) and _EPITHET.fullmatch(epithet)):
        return None
    start, end = words.start(first), words.end(first + 1)
    written = words.text[start].isupper() and words.text[words.start(first + 1)].islower()
    followed = words.all[first + 2 : first + 3] != [] and words.all[first + 2] in PLANT_PARTS
    if led_up and not (written or followed):
        return None
    name = f"{genus} {epithet}"
    role = "microbe" if _MICROBE.fullmatch(genus) else "plant"
    return Lexeme("microbe" if role == "microbe" else "plant", name, genus, first, first + 1, start, end)


def epithet_after(words: Words, lexeme: Lexeme) -> str | None:
    """The second word of a Latin name whose genus is known: "Lactobacillus PLANTARUM"."""
    after = lexeme.last + 1
    if lexeme.first != lexeme.last or after >= len(words.all) or words.gaps[after] != JOINED:
        return None
    word = words.all[after]
    return word if word not in NOT_LATIN and len(word) > 3 and _EPITHET.fullmatch(word) else None
