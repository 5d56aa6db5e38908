"""Names of no inventory that follow the naming rule: a source, then "Exosomes", "Vesicles", "Conditioned Media"."""

import re

from evaluation.core.knowledge.lexicon import IngredientLexicon, VesicleName, Vesicles

# What the name says it is, the first that fits: a stand-in is no vesicle whatever it is likened to.
_TERMS: tuple[tuple[re.Pattern[str], str, Vesicles], ...] = (
    (re.compile(r"nano[\s-]?vesicles?|exosome[\s-]like"), "nanovesicle", "yes"),
    (re.compile(r"extra[\s-]?cellular[\s-]vesicles?|\bevs?\b"), "extracellular_vesicle", "yes"),
    (re.compile(r"exosom\w*|엑소좀|エクソソーム|外泌体|外泌體"), "exosome", "yes"),
    (re.compile(r"\bvesicles?\b"), "nanovesicle", "yes"),
    (re.compile(r"secretome"), "secretome", "may_contain"),
    (
        re.compile(
            r"condition(?:ed|ing) (?:culture )?medi(?:a|um)|culture (?:fluid|supernatant|medi(?:a|um))|"
            r"배양액|培養液|培养液"
        ),
        "conditioned_media",
        "may_contain",
    ),
    (re.compile(r"\blysates?\b"), "lysate", "no"),
    (
        re.compile(r"\b(?:callus|meristem|phytoplacenta|stem cells?|cell culture|cell extract)\b"),
        "stem_cell_extract",
        "no",
    ),
)
_STAND_IN = re.compile(r"mimetic|synthetic|artificial|exosome structure|man-made|recombinant exosome")
_SPECIES = re.compile(
    r"\b(?:cow|bovine|calf|pig|porcine|horse|equine|sheep|ovine|goat|deer|elk|rabbit|chicken|hen|duck|egg|salmon|trout|"
    r"fish|sturgeon|caviar|snail|mouse|rat|hamster|turtle|jellyfish|sponge|starfish|sea cucumber|bee|"
    r"royal jelly|silkworm|"
    r"donkey|camel|swallow)\b"
)
_MILK = re.compile(r"\b(?:milk|colostrum|whey)\b")
_PLANT_MILK = re.compile(r"\b(?:oat|rice|soy|almond|coconut|nut|pea) ?milk|soymilk|milk thistle")
_MICROBE = re.compile(
    r"\w*(?:bacillus|bacter|bacterium|coccus|monas|myces)\b|\b(?:lacto|bifida|bifido|leuconostoc|pichia|candida|yeast|"
    r"aspergillus|escherichia|weissella|nostoc|chlorella|spirulina|arthrospira|probiotic|postbiotic|microbiome|microbial|bacterial?|fung\w+|"
    r"mushrooms?|ganoderma|reishi|tremella|cordyceps|lentinula|shiitake|inonotus|chaga|phellinus|tricholoma|"
    r"ferment(?:ed|ation)?)\b|유산균|락토"
)
_PLANT_PART = re.compile(
    r"\b(?:callus|leaf|leaves|root|flower|fruit|seed|sprout|stem(?! cells?)|bark|peel|juice|berry|sap|bulb|rhizome|"
    r"herb|plant|meristem|phytoplacenta|botanical|cica|rose|ginseng|centella|green tea|edelweiss|tomato|carrot|"
    r"grapefruit|ginger|aloe|lemon|grape|apple|algae?|seaweed|moss|orchid|lotus|camellia|broccoli|raspberry|cactus)\b"
)
_HUMAN = re.compile(r"\bhumans?\b|ヒト|인체|인간|人源")
_HUMAN_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"platelets?"), "human_platelet"),
    (
        re.compile(r"induced|pluripotent|keratinocyte|cord blood|amniotic(?!.*(?:mesenchymal|membrane stem))"),
        "human_other",
    ),
    (re.compile(r"fibroblasts?"), "human_fibroblast"),
    (
        re.compile(
            r"mesenchymal|stem cells?|\b[ab]?d?msc'?s?\b|\badscs?\b|\bascs?\b|adipose|wharton|umbilical|bone marrow|"
            r"줄기세포|幹細胞|間葉系|脂肪"
        ),
        "human_msc",
    ),
)
# Cells that cosmetics take from people unless a species is named.
_HUMAN_BY_CUSTOM = re.compile(
    r"mesenchymal|\b[ab]?d?mscs?\b|\badscs?\b|adipose|wharton|umbilical cord|bone marrow|platelets?|fibroblasts?|"
    r"keratinocytes?|amniotic|foreskin"
)
_HEAD = re.compile(
    r"\b(?:exosom\w*|(?:extra[\s-]?cellular )?(?:nano[\s-]?)?vesicles?|evs?|secretome|"
    r"condition(?:ed|ing) (?:culture )?medi(?:a|um)|culture (?:fluid|supernatant|medi(?:a|um))|lysates?|filtrate|"
    r"extracts?|complex|solution|powder|derived|from|of|like|the|lyophili[sz]ed|freeze[\s-]dried|purified|isolated|pure|technology|concentrate|"
    r"ppm|(?<!stem )cells?|humans?|synthetic)\b"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def has_vesicle_word(folded: str) -> bool:
    """Whether the name speaks of vesicles or of what cells give off: such a name is never cut down to its parent."""
    return _VESICLE_WORD.search(folded) is not None


_VESICLE_WORD = re.compile("|".join(pattern.pattern for pattern, _, vesicles in _TERMS if vesicles != "no"))


def vesicle_name(folded: str, lexicon: IngredientLexicon) -> VesicleName | None:
    """What a folded name says by the naming rule; None where it names no vesicles, medium, lysate or cell extract."""
    found = next(((term, says) for pattern, term, says in _TERMS if pattern.search(folded)), None)
    if found is None:
        return None
    term, vesicles = found
    kind = _source_kind(folded, lexicon)
    if kind == "synthetic":
        vesicles = "no"
    return VesicleName(
        term=term,
        source_kind=kind,
        source_detail=_detail(folded) if kind != "unspecified" else None,
        vesicles=vesicles,
        is_human=kind.startswith("human_"),
    )


def _source_kind(folded: str, lexicon: IngredientLexicon) -> str:
    if _STAND_IN.search(folded):
        return "synthetic"
    if _HUMAN.search(folded):
        return _human_kind(folded)
    is_plant_milk = _PLANT_MILK.search(folded) is not None
    if _MICROBE.search(folded):
        return "microbial"
    if _MILK.search(folded) and not is_plant_milk:
        return "animal_milk"
    if _SPECIES.search(folded):
        return "animal_other"
    if _PLANT_PART.search(folded) or is_plant_milk or _starts_with_a_plant(folded, lexicon):
        return "plant"
    if _HUMAN_BY_CUSTOM.search(folded):
        return _human_kind(folded)
    return "unspecified"


def _human_kind(folded: str) -> str:
    return next((kind for pattern, kind in _HUMAN_KINDS if pattern.search(folded)), "human_other")


def _starts_with_a_plant(folded: str, lexicon: IngredientLexicon) -> bool:
    words = _LETTERS.findall(folded)
    return bool(words) and words[0] in lexicon.plant_words


def _detail(folded: str) -> str | None:
    words = " ".join(_HEAD.sub(" ", folded.replace("-derived", " ")).split())
    words = re.sub(r"\(\s*\)|\d+(?:\.\d+)?\s?(?:%|ppm)", "", words).strip(" -,.*()/+&")
    return " ".join(words.split()) or None
