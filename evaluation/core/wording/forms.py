"""The forms in which one word turns up: inflected, and spelt the British or the American way."""

import re
from functools import cache

_IRREGULAR = {
    "beat": "beats beating beaten",
    "break": "breaks breaking broke broken",
    "build": "builds building built",
    "burn": "burns burning burned burnt",
    "control": "controls controlling controlled",
    "cut": "cuts cutting",
    "dispel": "dispels dispelling dispelled",
    "drive": "drives driving drove driven",
    "fight": "fights fighting fought",
    "get": "gets getting got gotten",
    "give": "gives giving gave given",
    "go": "goes going went gone",
    "grow": "grows growing grew grown",
    "keep": "keeps keeping kept",
    "lose": "loses losing lost",
    "make": "makes making made",
    "overcome": "overcomes overcoming overcame",
    "rebuild": "rebuilds rebuilding rebuilt",
    "regrow": "regrows regrowing regrew regrown",
    "rid": "rids ridding",
    "say": "says saying said",
    "see": "sees seeing saw seen",
    "shrink": "shrinks shrinking shrank shrunk shrunken",
    "speed": "speeds speeding sped speeded",
    "take": "takes taking took taken",
    "tell": "tells telling told",
    "wake": "wakes waking woke woken",
    "awake": "awakes awaking awoke awoken",
    "win": "wins winning won",
}
# "regenerate" has a noun of its own and "reduce" a doer; in short words "-er" compares ("firmer").
_SHORT = 5
_DOUBLES_ITS_LAST_LETTER = re.compile(
    r"[^aeiou]{0,3}[aeiou][bdgklmnprt]|.*(?:[^aeiou][aeiou]|ue)l|.*(?:set|gram|fer|grow)"
)
# British spelling as our data writes it, and what American (or plainer) labels write.
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)", "iz"),
        (r"ys(?=(?:e|es|ed|ing)$)", "yz"),
        (r"(?<=col|tum|abi|odo|avi|aly|lab|fav|vap)our", "or"),
        (r"^odour", "odor"),
        (r"ageing", "aging"),
        (r"oedema", "edema"),
        (r"haem", "hem"),
        (r"aem(?=ia)", "em"),
        (r"oestr", "estr"),
        (r"anaesth", "anesth"),
        (r"fibre", "fiber"),
        (r"diarrhoea", "diarrhea"),
        (r"^grey", "gray"),
        (r"ll(?=(?:ed|ing)$)", "l"),
    )
)


_SPELT_TWO_WAYS = re.compile("|".join(british.pattern for british, _ in _SPELLINGS))


@cache
def spellings(word: str) -> frozenset[str]:
    """The word as written here (British) and as it is written elsewhere."""
    if _SPELT_TWO_WAYS.search(word) is None:
        return frozenset((word,))
    found = {word}
    for british, american in _SPELLINGS:
        found |= {british.sub(american, form) for form in found}
    return frozenset(found)


@cache
def forms(word: str) -> frozenset[str]:
    """Every form of a verb or noun: "heal" gives heal, heals, healed, healing; "stimulate" also stimulation."""
    if word in _IRREGULAR:
        inflected = {word, *_IRREGULAR[word].split()}
    elif word.endswith(("ate", "ise")) and len(word) > _SHORT:
        stem = word[:-1]
        noun = f"{stem}ion" if word.endswith("ate") else f"{stem}ation"
        inflected = {word, f"{word}s", f"{word}d", f"{stem}ing", noun, f"{stem}or", f"{stem}ors"}
    elif word.endswith("e"):
        stem = word[:-1]
        inflected = {word, f"{word}s", f"{word}d", f"{word}ing" if word.endswith(("ee", "age")) else f"{stem}ing"}
    elif word.endswith("y") and word[-2:-1] not in "aeiou":
        inflected = {word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    else:
        stem = word + word[-1] if _DOUBLES_ITS_LAST_LETTER.fullmatch(word) else word
        plural = f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
        inflected = {word, plural, f"{stem}ed", f"{stem}ing"}
    if len(word) > _SHORT and not word.endswith(("ate", "ise")):
        stem = word[:-1] if word.endswith(("e", "y")) else word
        agent = f"{stem}ier" if word.endswith("y") else f"{stem}er"
        inflected |= {agent, f"{agent}s"}
    return frozenset(spelling for form in inflected for spelling in spellings(form))
