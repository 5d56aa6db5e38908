"""The words by which a sentence shows that its wording promises nothing: of denial, warning, lesson, study, looks."""

import re


def _words(*choices: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """Any of these, themselves regular expressions over folded text, as whole words."""
    return re.compile(f"{before}(?:{'|'.join(choices)}){after}")


_DOCTOR = r"(?:doctor|physician|dermatologist|pharmacist|gp|midwife|health ?care|medical)"
_COUNT = r"(?:\d+|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)"
_PEOPLE = (
    r"(?:people|persons?|women|men|subjects?|volunteers?|participants?|patients?|adults|users|panell?ists|testers|"
    r"respondents|consumers|females|males|models|faces)"
)

# A verb with an ending: "heals", "healing"; "antibiotics" are things.
INFLECTED = re.compile(r"(?!anti|[a-z]+(?:ics|oids|killers|agents)\b)[a-z]+(?:(?<![ius])s|ing)\b")
FINITE = re.compile(r"[a-z]{3,}[^s]s\b")
DENIED_AFTER = re.compile(
    r"(?:\s+(?!that\b|which\b|who\b|and\b|it\b)[a-z]+){0,3}?\s+(?:is|are|was|were|has|have|should|must|can|will|may)\s*"
    r"(?:not|n't|never|prohibited|forbidden|banned|excluded)\b|"
    r"\s+(?:is|are) (?:prohibited|forbidden|banned)\b|[\s-]+prone\b"
)
YES = _words(
    *(
        "yes",
        "absolutely",
        "definitely",
        "of course",
        "sure",
        "indeed",
        "certainly",
        "you bet",
        r"it (?:does|can|will|is)(?!\s+not|n't)",
    ),
    before=r"[\s\"']*(?:a(?:nswer)?:\s*)?",
)
WARNING = _words(
    *(
        "may cause",
        "can cause",
        "could cause",
        "avoid(?! the need)",
        "stop us(?:e|ing)",
        "discontinue",
        r"contraindicat\w*",
    ),
    *("caution", "warnings?", "allergic to", "do not use", "in case of", "should (?:you|irritation)"),
    "if (?:you|your|the skin|skin|irritation|redness|any)",
    # … right before the wording: "together with acne treatments".
    r"(?:alongside|combin\w+ with|together with|along with|after|following|during|other) (?:\w+ )?$",
    after="",
)
ASK_A_DOCTOR = re.compile(
    r"\b(?:ask|consult|tell|contact|check with|talk to|speak (?:to|with)|see|advice of) "
    r"(?:a|an|your|the|with)\b(?: \w+)? " + _DOCTOR
)
HEARSAY = _words(
    r"(?:that|who|which|brands?|products?|sellers?|anyone|creams?|serums?|companies|labels?|ads?) (?:\w+ )?"
    r"(?:claim|promise|say)(?:s|ing|ed)?",
    *("so-called", "myths?", "beware", "be wary"),
    r"(?:doctors?|dermatologists?|physicians?) (?:can|may|will|might|could)",
    "(?:only|prescription) (?:a |an )?(?:drug|medicine|medication|doctor|treatment)s?",
    "(?:drugs?|medicines?|medications?) (?:that|which|can|may|must|are|is|treat|cure|to)",
    "(?:is|are|as|be) (?:a )?(?:drug|medicine)s?",
)
CALLED_SO = re.compile(
    r"[^.;]{0,40}\b(?:is|are|would be|makes? it|makes? (?:a|the) product) (?:a |an )?(?:\w+ )?"
    r"(?:drug|medicine|medicinal|medical)s?\b"
)
LESSON = _words(
    r"(?:being|is|are|been|was|were|currently) (?:\w+ )?"
    "(?:studied|investigated|researched|explored|examined|evaluated)",
    *(
        "under (?:study|investigation|research)",
        "more research",
        "further research",
        "in nature",
        "is a (?:natural|normal|complex) process",
        "slows? (?:down )?with age",
        "no evidence",
        r"(?<=[a-z] )whether (?:it|they|this|these|such|any|a|the|our|vesicles|exosomes)",
    ),
    r"(?:researchers|scientists|doctors|studies|laboratories) (?:are|have been) \w+ing",
    r"(?:not|yet to be|un)\s?(?:yet )?(?:known|proven|established)",
    *("(?:does|do) not (?:yet )?prove", "it is unclear", "remains? (?:unclear|unproven)"),
)
STUDY = _words(
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
LOOKS = _words(
    "visibl[ey]",
    r"look(?:s|ing)? (?:of|less|more|smooth\w*)",
    "the (?:look|appearance) of",
    "appears?",
    "appear(?:ance|ing)",
)
IN_LOOKS = re.compile(r"\s+(?:visibly|look(?:s|ing)?\b|appear|in appearance)")
# "The look" as what is acted on: "renews your skin's natural appearance".
OF_LOOKS = re.compile(r"(?:'s)?\s+(?:(?:natural|overall|general|youthful|outer) )?(?:appearance|looks?)\b")
# What harms, as the subject of the wording: "UV light breaks down collagen".
_HARM = (
    r"(?:uv\w?|sun|sunlight|sunshine|pollution|smoking|tobacco|stress|sugar|glycation|menopause|oxidation|inflammation|"
    r"free radicals?|blue light|time|age|ageing|aging|dryness|dehydration|hormones?|genetics|diet|weather|enzymes?)"
)
HARM_ACTS = re.compile(
    rf"(?:^|[.,;:!?]|\b(?:when|as|because|while|that|how))\s*(?:\w+ )?{_HARM}"
    rf"(?: (?:light|rays|exposure|levels?|damage))?(?:,? (?:and|or) (?:\w+ )?{_HARM})*"
    r"(?: (?:can|may|also|often|will|slowly|gradually))*\s$"
)
# Questions that nobody is meant to answer: "Why get fillers?", "Ready to erase your wrinkles?"
RHETORICAL = _words(
    *(
        "who needs",
        r"want to(?! know| learn| find)",
        "ready to",
        "looking to",
        "wish you could",
        "dreaming of",
        "longing to",
    ),
    "why (?:get|have|pay|risk|bother|suffer|settle|choose|go|spend|put up|live with|resort)",
    "(?:sick|tired|fed up) of|struggling with|suffering from|battling",
    before=r"[\s\"'*#>-]*(?:are you |do you |so |and )?",
)
IMPERATIVE = _words(
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
PROFESSIONAL = _words(
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
HOME = _words("at home", "home", "yourself", "your (?:own )?derma", "diy")
SUN_FILTER = _words("spf", "sunscreens?", "sun protection", "broad[- ]spectrum", "uv filters?")
FROM_THE_SUN = _words("sun", "uv", "cancer", "age?ing", "photo", after="")
NOT_FOR = _words(
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
OTHER_CARE = _words(
    *("other", "with", "after", "during", "using", "existing", "current", "prescription", "medical", "any", "another"),
    *("alongside", "post", "between", "your"),
    after=r"\s+(?:\w+\s+)?$",
)
AFTER = re.compile(
    r"\b(?:after|following|post|once|between|since|(?:days?|weeks?) (?:of|after)|prior to|before) (?:\w+'?s? ){0,4}?"
    r"(?:micro-?\s?needling|needling|laser\w*|procedures?|treatments?|peels?|surgery|botox|fillers?|injections?|injectables|"
    r"derma\W?roll\w*|mts)\b"
)
FACILITY = _words(
    *("facilit(?:y|ies)", "laborator(?:y|ies)", "labs?", "plant", "factory", "site", "establishment", "cpnp", "portal"),
    *("maker", "manufacturer", "company"),
)
APPROVED = _words("approv", "clear", "certif", "endors", after="")
AT_ONCE = _words(
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
INSTANT = _words("instant", "immediate", "minute", "second", "contact", "once", after="")
OTHER_THING = _words("hair", "barrier", "scalp hair", "split ends", "plastic", "waste", "demand")
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
BY_HAND = _words(r"massag\w*", r"brush\w*", "fingertips?", "gua sha", "roller", "exercise", "tapping")
TRADE = _words(
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
NAME_NOUN = _words(
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
