"""Whether a label reads as English: we read other languages less well, and say so."""

import re
import unicodedata
from collections import Counter

# Little words that no ingredient list holds. Ingredient names are Latin or English everywhere, so they decide nothing.
_ENGLISH = """
    the and of for with from your our is are this that to by on it not after before which use
"""
_OTHERS = """
    der die das und mit für aus ist nicht ein eine ihre zur
    le la les des du et pour avec une est dans sur votre vos peau
    el los las del para con una por su piel y en
    il della delle dei per e pelle di gli do da os
    het een van voor niet huid och för med är till av
    i z na nie jest się oraz dla ve ile bir için
"""  # German; French; Spanish and Portuguese; Italian; Dutch and Swedish; Polish and Turkish
ENGLISH, OTHERS = frozenset(_ENGLISH.split()), frozenset(_OTHERS.split())
_WORD = re.compile(r"[^\W\d_]+")
MOST_OTHER_LETTERS = 0.3
FEWEST_LITTLE_WORDS = 4


def reads_as_english(text: str) -> bool:
    """False where much of the text is in other letters, or its little words are another language's."""
    words = _WORD.findall(text)
    letters = "".join(words)
    if not letters:
        return True
    scripts = Counter(_is_latin(letter) for letter in letters)
    if scripts[False] > MOST_OTHER_LETTERS * len(letters):
        return False
    little = [word.lower() for word in words]
    english = sum(word in ENGLISH for word in little)
    other = sum(word in OTHERS for word in little)
    return other < FEWEST_LITTLE_WORDS or other <= english


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
