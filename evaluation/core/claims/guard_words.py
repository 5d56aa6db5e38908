"""The words by which the guards that a rule names know their sentence: of study, looks, use, trade, procedure."""

import re

from evaluation.core.patterns import whole_words

_COUNT = r"(?:\d+|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)"
_PEOPLE = (
    r"(?:people|persons?|women|men|subjects?|volunteers?|participants?|patients?|adults|users|panell?ists|testers|"
    r"respondents|consumers|females|males|models|faces)"
)
FINITE = re.compile(r"[a-z]{3,}[^s]s\b")
STUDY = whole_words(
    *(
        "stud(?:y|ies)",
        "trials?",
        "tests?",
        "tested",
        "survey",
        "evaluation",
        "(?:self-)?assess(?:ed|ment)",
        "questionnaire",
    ),
    *("panel", "pilot", "measured"),
)
DESIGN = re.compile(
    rf"\bn ?= ?\d|(?<!out of )\b{_COUNT}[- ](?!out of|in )(?:\w+ ){{0,3}}?{_PEOPLE}\b|"
    r"split[- ]face|placebo|versus vehicle|"
    r"vs\.? vehicle|randomi[sz]ed|double[- ]blind|single-arm|controlled (?:trial|study)|published|doi\b|journal|"
    r"\d[- ]weeks? (?:\w+ )?(?:study|trial)"
)
LOOKS = whole_words(
    "visibl[ey]",
    r"look(?:s|ing)? (?:of|less|more|smooth\w*)",
    "the (?:look|appearance) of",
    "appears?",
    "appear(?:ance|ing)",
)
IN_LOOKS = re.compile(r"\s+(?:visibly|look(?:s|ing)?\b|appear|in appearance)")
IMPERATIVE = whole_words(
    *(
        "apply",
        "use",
        "leave",
        "massage",
        "smooth",
        "pat",
        "press",
        "spread",
        "wear",
        "rinse",
        "mix",
        "spray",
        "mist",
        "store",
    ),
    *(
        "keep",
        "take",
        "dispense",
        "cleanse",
        "wash",
        "start",
        "allow",
        "wait",
        "follow",
        "remove",
        "reapply",
        "shake",
        "put",
    ),
    *("place", "squeeze"),
    before=r"\s*(?:[-*•>]\s*)?(?:\d+[.)]\s*|step \d+:?\s*|(?:how to use|directions?|usage|to use)\W+)?"
    r"(?:then |gently |simply |always |please )?",
)
PROFESSIONAL = whole_words(
    *(
        "professional(?:s|ly)?",
        "practitioners?",
        "licen[sc]ed",
        "clinicians?",
        "physicians?",
        "a?estheticians?",
        "in[- ]clinic",
    ),
    "(?:trained|qualified) (?:staff|personnel|provider)",
)
HOME = whole_words("at home", "home", "yourself", "enclosed", "in the (?:kit|box|pack)", "your (?:own )?derma", "diy")
SUN_FILTER = whole_words("spf", "sunscreens?", "sun protection", "broad[- ]spectrum", "uv filters?")
FROM_THE_SUN = whole_words("sun", "uv", "cancer", "age?ing", "photo", after="")
NOT_FOR = whole_words(
    *(
        "not",
        "n't",
        "never",
        "avoid",
        r"contraindicat\w*",
        "consult",
        "ask",
        "if you",
        "warnings?",
        "cautions?",
        "precautions?",
    ),
    *("unsuitable", "except", "allergies"),
)
IS_A_SUBJECT = re.compile(r"(?:,? (?:and|or) \w+)?\s+(?:is|are|affects?|can|may|should|happens?|occurs?|sufferers)\b")
ONCE = re.compile(
    r"\b(?:once|until|when|before|after|as soon as|allow)\b (?:(?:the|your|any|all|skin|new|open) ){0,2}$|"
    r"\b(?:on|to|over|only) (?:(?:the|your|fully|completely|intact|clean|dry|and|or),? ){0,3}$"
)
CELLS_DO = re.compile(
    r"\b(?:that|which|how) (?:our |your )?cells (?:use|release|send|secrete|talk)|\bin the (?:human )?body\b|"
    r"\bhow (?:the|your) (?:body|skin)\b|"
    r"\bmessengers? between cells|\b(?:between|from) cells?\b|\bcell[- ]to[- ]cell\b"
)
OTHER_CARE = whole_words(
    *("other", "with", "after", "during", "using", "existing", "current", "prescription", "medical", "any", "another"),
    *("alongside", "post", "between", "your"),
    after=r"\s+(?:\w+\s+)?$",
)
AFTER = re.compile(
    r"\b(?:after|following|post|once|between|since|(?:days?|weeks?) (?:of|after)|prior to|before) (?:\w+'?s? ){0,4}?"
    r"(?:micro-?\s?needling|needling|laser\w*|procedures?|treatments?|peels?|surgery|botox|fillers?|injections?|injectables|"
    r"derma\W?roll\w*|mts)\b"
)
FACILITY = whole_words(
    *("facilit(?:y|ies)", "laborator(?:y|ies)", "labs?", "plant", "factory", "site", "establishment", "cpnp", "portal"),
    *("maker", "manufacturer", "company"),
)
APPROVED = whole_words("approv", "clear", "certif", "endors", after="")
AT_ONCE = whole_words(
    *(
        "hydrat",
        "moistur",
        "glow",
        "radian",
        "soft",
        "smooth",
        "supple",
        "fresh",
        "dewy",
        "plump",
        "comfort",
        "luminos",
    ),
    *("bright", "sheen", "shine", "cool", "soothing feel", "clean"),
    after="",
)
INSTANT = whole_words("instant", "immediate", "minute", "second", "contact", "once", after="")
OTHER_THING = whole_words("hair", "barrier", "scalp hair", "split ends", "plastic", "waste", "demand")
HAIR_PRODUCT = re.compile(r"\b(?:hair (?:mask|oil|serum|cream|treatment)|conditioner|shampoo)\b")
PARTICIPLE = re.compile(r"[a-z]+ing\b")
STEM_CELL = re.compile(r"stem[\s-]?cells?$")
MADE_OF = re.compile(
    r"[\s-]+(?:derived|cultures?|cultured|conditioned|extracts?|exosom\w+|vesicles?|secretome|media|medium|filtrate|lysate|serum|"
    r"cream|mask|ampoule|shampoo|essence|lotion|gel|pack|patch\w*|eye|hair|hand|lip|body|peptides?|powder|water|complex)\b"
)
OTHER_THING_NEXT = re.compile(r"(?:[\s-]+(?!and\b|to\b)\w+){0,2}?[\s-]+(?:hair|barrier|strands?|ends|lengths)\b")
LATER = re.compile(r"\s+(?:for|over|and again|each|every|with (?:regular|daily))\b")
CONTENT = re.compile(r"\s*(?:of (?:the )?(?:formula|product)|actives?|solution|w/w|w/v|v/v|concentration of)\b")
BY_HAND = whole_words(r"massag\w*", r"brush\w*", "fingertips?", "gua sha", "roller", "exercise", "tapping")
TRADE = whole_words(
    *(
        "return",
        "refund",
        "money",
        "satisf",
        "deliver",
        "dispatch",
        "ship",
        "fresh",
        "authentic",
        "genuine",
        "original",
    ),
    *(
        "quality",
        "purity",
        "stock",
        "price",
        "vegan",
        "cruelty",
        "warranty",
        "statutory",
        "minimum",
        "at least",
        "percent",
    ),
    *(
        "gluten",
        "paraben",
        "fragrance",
        "free (?:of|from)",
        "by (?:our|the) (?:brand|maker)",
        "to (?:fit|arrive|please)",
    ),
    after="",
)
NAME_NOUN = whole_words(
    *(
        "cream",
        "serum",
        "mask",
        "gel",
        "lotion",
        "balm",
        "oil",
        "essence",
        "toner",
        "ampoule",
        "cleanser",
        "concentrate",
    ),
    *("treatment", "emulsion", "mist", "complex", "moisturi[sz]er", "elixir", "kit", "set", "conditioner", "shampoo"),
    after=r"s?\b",
)
