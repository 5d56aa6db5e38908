"""The words that excuse every wording near them: of denial, question, warning, hearsay, lesson, the look of things."""

import re

from evaluation.core.patterns import whole_words

_DOCTOR = (
    "(?:doctor|physician|dermatologist|pharmacist|gp|midwife|clinician|practitioner|surgeon|nurse|health ?care|medical)"
)
# A verb with an ending: "heals", "healing"; "antibiotics" are things.
INFLECTED = re.compile(r"(?!anti|[a-z]+(?:ics|oids|killers|agents)\b)[a-z]+(?:(?<![ius])s|ing)\b")
DENIED_AFTER = re.compile(
    r"(?:\s+(?!that\b|which\b|who\b|and\b|it\b)[a-z]+){0,3}?\s+(?:is|are|was|were|has|have|does|do|should|must|can|will|may)\s*"
    r"(?:not|n't|never|prohibited|forbidden|banned|excluded)\b|"
    r"\s+(?:is|are) (?:prohibited|forbidden|banned)\b|[\s-]+(?:prone|friendly)\b"
)
YES = whole_words(
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
WARNING = whole_words(
    *(
        "may cause",
        "can cause",
        "could cause",
        "avoid(?! the need)",
        "stop us(?:e|ing)",
        "discontinue",
        r"contraindicat\w*",
    ),
    *("caution", "warnings?", "history of", "allergic to", "do not use", "in case of", "should (?:you|irritation)"),
    "if (?:you|your|the skin|skin|irritation|redness|any)",
    # … right before the wording: "together with acne treatments".
    r"(?:alongside|combin\w+ with|together with|along with|after|following|during|other) (?:\w+ )?$",
    after="",
)
ASK_A_DOCTOR = re.compile(
    r"\b(?<!no need to )(?<!not need to )(?<!n't need to )(?<!having to )"
    r"(?:ask|consult|tell|contact|check with|talk to|speak (?:to|with)|see|advice of) "
    r"(?:a|an|your|the|with)\b(?: \w+)? " + _DOCTOR
)
HEARSAY = whole_words(
    r"(?:that|who|which|brands?|products?|sellers?|anyone|creams?|serums?|companies|labels?|ads?) (?:\w+ )?"
    r"(?:claim|promise|say)(?:s|ing|ed)?",
    *("so-called", "myths?", "beware", "be wary"),
    r"(?:warn|caution|fine|prosecute)(?:s|d|ed)? (?:\w+ )?(?:about|of|against|that|clinics|sellers|firms|brands)",
    r"(?:doctors?|dermatologists?|physicians?) (?:can|may|will|might|could)",
    "(?:only|prescription) (?:a |an )?(?:drug|medicine|medication|doctor|treatment)s?",
    "(?:drugs?|medicines?|medications?) (?:that|which|can|may|must|are|is|treat|cure|to)",
    "(?:is|are|as|be) (?:a )?(?:drug|medicine)s?",
)
CALLED_SO = re.compile(
    r"[^.;]{0,40}\b(?:is|are|would be|makes? it|makes? (?:a|the) product) (?:a |an )?(?:\w+ )?"
    r"(?:drug|medicine|medicinal|medical)s?\b"
)
LESSON = whole_words(
    r"(?:being|is|are|been|was|were|currently) (?:\w+ )?"
    "(?:studied|investigated|researched|explored|examined|evaluated)",
    *(
        "under (?:study|investigation|research)",
        "more research",
        "further research",
        "in nature",
        "may one day",
        r"(?:help|protect|lets?)s? plants?",
        r"plants (?:\w+ )?(?:use|release|make|send|defend|protect|heal)",
        "is a (?:natural|normal|complex) process",
        "slows? (?:down )?with age",
        "no evidence",
        "falls? under",
        "(?:is|are) regulated",
        "(?:stricter|tighter) (?:regulation|rules)",
        r"(?:data|evidence|studies|trials|proof) (?:\w+ ){0,2}?(?:is|are|remains?|stays?) (?:still |very |so far )?"
        "(?:scarce|limited|lacking|thin|weak|sparse|missing|few|small|mixed|poor|early|preliminary)",
        r"(?<=[a-z] )whether (?:[a-z]+ )?(?:it|they|this|these|such|any|a|the|our|vesicles|exosomes)",
    ),
    r"(?:researchers|scientists|doctors|studies|laboratories) (?:are|have been) (?:still |now |already )?\w+ing",
    r"(?:not|yet to be|un)\s?(?:yet )?(?:known|proven|established)",
    *("(?:does|do) not (?:yet )?prove", "it is unclear", "remains? (?:unclear|unproven)"),
)
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
RHETORICAL = whole_words(
    *(
        "who needs",
        r"want to(?! know| learn| find)",
        "ready to",
        "looking to",
        "wish you could",
        "dreaming of",
        "longing to",
    ),
    "why (?:get|have|pay|risk|bother|suffer|settle|choose|go|spend|put up|live with|resort|inject|undergo|endure)",
    "(?:sick|tired|fed up) of|struggling with|suffering from|battling",
    before=r"[\s\"'*#>-]*(?:are you |do you |so |and )?",
)
