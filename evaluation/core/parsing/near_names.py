"""The nearest known name to one that is not known: a slip of the pen is a match, a likeness only a suggestion."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from evaluation.core.knowledge.ingredient_names import key_of
from evaluation.core.values import value

# On real lists a match at 95 and above was wrong once in 87, one at 90 to 94 half the time.
SAME = 95.0
ALIKE = 80.0
# A slip changes a name's length by little; looking further would only find other substances.
LENGTH_SLACK = 0.12
SHORTEST, LONGEST = 5, 90

# Parts that make another substance of a name: where one has it and the other not, no likeness helps.
_TELLING = (
    "oil", "extract", "water", "butter", "wax", "cera", "juice", "powder", "acid", "alcohol", "ester", "glyceride",
    "leaf", "seed", "fruit", "flower", "root", "bark", "stem", "kernel", "peel", "bran", "germ", "nut", "bud",
    "sprout", "rhizome", "berry", "callus", "meristem", "cell", "culture", "exosome", "vesicle", "conditioned",
    "lysate", "ferment", "filtrate", "starch", "gum", "protein", "peptide", "copolymer", "crosspolymer",
    "hydrolyzed", "hydrogenated", "methyl", "ethyl", "propyl", "butyl", "sulfate", "sulfite", "nitrate", "nitrite",
    "amine", "amide", "imide", "acetyl", "cetyl", "palmate", "palmitate", "oleate", "oleth", "laurate", "laureth",
    "stearate", "steareth", "caprate", "caprylate", "glycol", "glyceryl", "iso", "mono", "bis", "tri", "tetra",
    "penta", "hexa", "hydroxy", "sodium", "potassium", "calcium", "magnesium", "zinc", "copper", "chloride",
    "citrate", "phosphate", "phosphite",
)  # fmt: skip
_DIGITS = re.compile(r"\d+")


@value
class Near:
    """A known name, how like it is (0–100), and whether it may count as the same."""

    inci: str
    similarity: float
    is_same: bool


class NearNames:
    """All keys, sorted into drawers by first letter and length, so that a search compares a few hundred at most."""

    def __init__(self, *tables: Mapping[str, str]) -> None:
        self._names: dict[str, str] = {}
        self._drawers: dict[str, dict[int, list[str]]] = {}
        for table in tables:
            for key, inci in table.items():
                if key not in self._names and SHORTEST <= len(key) <= LONGEST + 10:
                    self._names[key] = inci
                    self._drawers.setdefault(key[0], {}).setdefault(len(key), []).append(key)

    def find(self, folded: str) -> Near | None:
        """The nearest name to a folded one with a likeness of at least 80, or None."""
        key = key_of(folded)
        if not SHORTEST <= len(key) <= LONGEST:
            return None
        best = process.extract(key, self._alike(key), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=2)
        if not best:
            return None
        nearest, similarity, _ = best[0]
        rival = best[1][1] if len(best) > 1 and self._names[best[1][0]] != self._names[nearest] else 0.0
        is_same = similarity >= SAME and similarity > rival and _tell_the_same(folded, self._spelled(nearest))
        return Near(self._names[nearest], round(similarity, 1), is_same)

    def _spelled(self, key: str) -> str:
        """The name with its spaces, where the key is that of an INCI name; else the key."""
        inci = self._names[key].lower()
        return inci if key_of(inci) == key else key

    def _alike(self, key: str) -> Iterable[str]:
        drawers = self._drawers.get(key[0], {})
        slack = max(2, int(len(key) * LENGTH_SLACK))
        for length in range(len(key) - slack, len(key) + slack + 1):
            yield from drawers.get(length, ())


def _tell_the_same(one: str, other: str) -> bool:
    """Whether two names agree in all digits and in every part that makes another substance.

    With their spaces, because "sodium ethyl" without them holds a "methyl".

    A slip may sit within such a part ("ethl" for "ethyl"): then the part is only misspelt, if it is long enough not to
    have been left out whole, and nothing that it holds ("ethyl" in "methyl") stands in its place.
    """
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    both = {part for part in _TELLING if part in one and part in other}
    odd = [part for part in _TELLING if (part in one) is not (part in other)]
    if not odd:
        return True
    is_one_sided = all(part in one for part in odd) or all(part in other for part in odd)
    return is_one_sided and all(
        len(part) >= 5 and len(part) * 10 > len(one) and not any(held in part for held in both) for part in odd
    )
