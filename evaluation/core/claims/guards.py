"""What excuses a wording: a denial, a warning, a question, a lesson, the look of things. Each for its own clause only."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from evaluation.core.clauses import Clauses
from evaluation.core.knowledge.claim_rules import ClaimRule, Guard

# How much of a sentence is read around a wording: a hostile sentence may be as long as the label.
_REACH = 300

_INFLECTED = re.compile(r"[a-z]+(?:(?<!s)s|ing)\b")
_DENIED_AFTER = re.compile(
    r"(?:\s+[a-z]+){0,3}?\s+(?:is|are|was|were|has|have|should|must|can|will|may)\s*"
    r"(?:not|n't|never|prohibited|forbidden|banned|excluded)\b|\s+(?:is|are) (?:prohibited|forbidden|banned)\b|"
    r"\s+prone\b|-prone\b"
)
_YES = re.compile(
    r"[\s\"']*(?:a(?:nswer)?:\s*)?(?:yes|absolutely|definitely|of course|sure|indeed|certainly|you bet|it (?:does|can|will|is))\b"
)
_WARNING = re.compile(
    r"\b(?:(?:ask|consult|tell|contact|check with|talk to|speak (?:to|with)|see|advice of) (?:a|an|your|the|with)\b[^.]{0,60}"
    r"\b(?:doctor|physician|dermatologist|pharmacist|gp|health ?care|medical|professional|practitioner|midwife|provider)|"
    r"may cause|can cause|could cause|avoid(?! the need)|stop us(?:e|ing)|discontinue|contraindicat\w*|caution|warnings?|"
    r"allergic to|do not use|in case of|should (?:you|irritation)|if (?:you|your|the skin|skin|irritation|redness|any)|"
    r"(?:alongside|combin\w+ with|together with|along with|after|following|during|other) (?:\w+ )?(?=$))"
)
_ASK_A_DOCTOR = re.compile(
    r"\b(?:ask|consult|tell|contact|check with|talk to|speak (?:to|with)|see) (?:a|an|your|the)(?: \w+)? "
    r"(?:doctor|physician|dermatologist|pharmacist|gp|midwife|health ?care)"
)
_HEARSAY = re.compile(
    r"\b(?:(?:that|who|which|brands?|products?|sellers?|anyone|creams?|serums?|companies|labels?|ads?) "
    r"(?:\w+ )?(?:claim|promise|say)(?:s|ing|ed)?\b|so-called|myths?|beware|be wary|"
    r"(?:doctors?|dermatologists?|physicians?) (?:can|may|will|might|could) (?:\w+ )?|"
    r"(?:only|prescription) (?:a |an )?(?:drug|medicine|medication|doctor|treatment)s?|"
    r"(?:drugs?|medicines?|medications?) (?:that|which|can|may|must|are|is|treat|cure|to)|(?:is|are|as|be) (?:a )?(?:drug|medicine)s?\b)"
)
_CALLED_SO = re.compile(
    r"[^.;]{0,40}\b(?:is|are|would be|makes? it|makes? (?:a|the) product) (?:a |an )?(?:\w+ )?(?:drug|medicine|medicinal|medical)s?\b"
)
_LESSON = re.compile(
    r"\b(?:(?:being|is|are|been|was|were|currently) (?:\w+ )?(?:studied|investigated|researched|explored|examined|evaluated)|"
    r"under (?:study|investigation|research)|(?:researchers|scientists|doctors|studies|laboratories) (?:are|have been) \w+ing|"
    r"more research|further research|(?:not|yet to be|un)\s?(?:yet )?(?:known|proven|established)|(?:does|do) not (?:yet )?prove|"
    r"in nature|no evidence|whether|it is unclear|remains? (?:unclear|unproven))\b"
)
_STUDY = re.compile(r"\b(?:stud(?:y|ies)|trials?|tests?|tested|survey|evaluation)\b")
_DESIGN = re.compile(
    r"\bn ?= ?\d|(?<!out of )\b(?:\d+|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred)[- ](?!out of|in )(?:\w+ ){0,3}?"
    r"(?:people|persons?|women|men|subjects?|volunteers?|participants?|patients?|adults|users|panell?ists|testers|respondents|"
    r"consumers|females|males|models|faces)\b|split face|split-face|placebo|versus vehicle|vs\.? vehicle|randomi[sz]ed|"
    r"double blind|double-blind|single-arm|controlled (?:trial|study)|published|doi\b|journal|\d[- ]weeks? (?:\w+ )?(?:study|trial)"
)
_LOOKS = re.compile(
    r"\b(?:visibl[ey]|look(?:s|ing)? (?:of|less|more|smooth\w*)|the (?:look|appearance) of|appears?|appear(?:ance|ing)?)\b"
)
_IN_LOOKS = re.compile(r"\s+(?:visibly|look(?:s|ing)?\b|appear|in appearance)")
_IMPERATIVE = re.compile(
    r"\s*(?:[-*•>]\s*)?(?:\d+[.)]\s*|step \d+:?\s*|(?:how to use|directions?|usage|to use)\W+)?(?:then |gently |simply |always |please )?"
    r"(?:apply|use|leave|massage|smooth|pat|press|spread|wear|rinse|mix|spray|mist|store|keep|take|dispense|cleanse|wash|start|"
    r"allow|wait|follow|remove|reapply|shake|put|place|squeeze)\b"
)
_PROFESSIONAL = re.compile(
    r"\b(?:professional(?:s|ly)?|practitioners?|licen[sc]ed|clinicians?|physicians?|aestheticians?|estheticians?|"
    r"in[- ]clinic|(?:trained|qualified) (?:staff|personnel|provider))\b"
)
_HOME = re.compile(r"\b(?:at home|home|yourself|your (?:own )?derma|diy)\b")
_SUN_FILTER = re.compile(r"\b(?:spf|sunscreens?|sun protection|broad[- ]spectrum|uv filters?)\b")
_FROM_THE_SUN = re.compile(r"\b(?:sun|uv|cancer|age?ing|photo)")
_NOT_FOR = re.compile(
    r"\b(?:not|n't|never|avoid|contraindicat\w*|consult|ask|if you|warnings?|cautions?|precautions?|unsuitable|except|allergies)\b"
)
_IS_A_SUBJECT = re.compile(r"(?:,? (?:and|or) \w+)?\s+(?:is|are|affects?|can|may|should|happens?|occurs?|sufferers)\b")
_ONCE = re.compile(r"\b(?:once|until|when|before|after|as soon as|allow)\b (?:(?:the|your|any|all|skin|new|open) ){0,2}$")
_CELLS_DO = re.compile(
    r"\b(?:that|which|how) (?:our |your )?cells (?:use|release|send|secrete|talk)|\bin the (?:human )?body\b|\bmessengers? between cells"
)
_OTHER_CARE = re.compile(
    r"\b(?:other|with|after|during|using|existing|current|prescription|medical|any|another|alongside|post|between|your)\s+(?:\w+\s+)?$"
)
_AFTER = re.compile(
    r"\b(?:after|following|post|once|between|since|days? (?:of|after)|weeks? (?:of|after)|prior to|before) (?:\w+'?s? ){0,4}?"
    r"(?:micro-?\s?needling|needling|laser\w*|procedures?|treatments?|peels?|surgery|botox|fillers?|injections?|injectables|derma\W?roll\w*|mts)\b"
)
_FACILITY = re.compile(
    r"\b(?:facilit(?:y|ies)|laborator(?:y|ies)|labs?|plant|factory|site|establishment|cpnp|portal|maker|manufacturer|company)\b"
)
_APPROVED = re.compile(r"\b(?:approv|clear|certif|endors)")
_AT_ONCE = re.compile(
    r"\b(?:hydrat|moistur|glow|radian|soft|smooth|supple|fresh|dewy|plump|comfort|luminos|bright|sheen|shine|cool|soothing feel|clean)"
)
_LATER = re.compile(r"\s+(?:for|over|and again|each|every|with (?:regular|daily))\b")
_CONTENT = re.compile(r"\s*(?:of (?:the )?(?:formula|product)|actives?|solution|w/w|w/v|v/v|concentration of)\b")
_BY_HAND = re.compile(r"\b(?:massag\w*|brush\w*|fingertips?|gua sha|roller|exercise|tapping)\b")
_FINITE = re.compile(r"[a-z]{3,}[^s]s\b")
_TRADE = re.compile(
    r"\b(?:return|refund|money|satisf|deliver|dispatch|ship|fresh|authentic|genuine|original|quality|purity|stock|price|vegan|"
    r"cruelty|warranty|statutory|minimum|at least|percent|gluten|paraben|fragrance|free (?:of|from)|by (?:our|the) (?:brand|maker))"
)
_NAME_NOUN = re.compile(
    r"\b(?:cream|serum|mask|gel|lotion|balm|oil|essence|toner|ampoule|cleanser|concentrate|treatment|emulsion|mist|complex|"
    r"moisturi[sz]er|elixir|kit|set|conditioner|shampoo)s?\b"
)
_FULL_STOP = re.compile(r"[.!?]\s")


class Page:
    """The label around its wordings: the text, its folded prose and clauses, and what holds for all of it."""

    def __init__(self, text: str, prose: str, clauses: Clauses) -> None:
        self.text, self.prose, self.clauses = text, prose, clauses

    @cached_property
    def is_for_professionals(self) -> bool:
        """Whether the label speaks to or of people who treat others."""
        return _PROFESSIONAL.search(self.prose) is not None

    @cached_property
    def is_sun_protection(self) -> bool:
        """Whether the product protects from the sun, for which US rules know a wording on skin cancer."""
        return _SUN_FILTER.search(self.prose) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where on a page a wording stands."""

    page: Page
    start: int
    end: int

    @property
    def prose(self) -> str:
        """The folded text of the whole label."""
        return self.page.prose

    @property
    def sentence(self) -> tuple[int, int]:
        """Start and end of the sentence, as far as it is read."""
        begin, end = self.page.clauses.sentence_at(self.start)
        return max(begin, self.start - _REACH), max(self.end, min(end, self.end + _REACH))

    @property
    def before(self) -> str:
        """What the sentence says before the wording."""
        return self.prose[self.sentence[0] : self.start]


def is_excused(place: Place, rule: ClaimRule) -> bool:
    """Whether the wording is no promise of the product at this place."""
    return (
        _is_denied(place)
        or _is_asked(place)
        or _WARNING.search(place.before) is not None
        or _is_told_of_others(place)
        or any(_GUARDS[guard](place) for guard in rule.guards)
    )


def _is_denied(place: Place) -> bool:
    inflected = _INFLECTED.match(place.prose, place.start) is not None
    return (
        place.page.clauses.negated(place.start, inflected=inflected)
        or _DENIED_AFTER.match(place.prose, place.end) is not None
    )


def _is_asked(place: Place) -> bool:
    """Whether the sentence is a question that the text does not answer with yes."""
    _, end = place.page.clauses.sentence_at(max(place.start, place.end - 1))
    return "?" in place.prose[max(place.end, end - 3) : end] and _YES.match(place.prose, end) is None


def _is_told_of_others(place: Place) -> bool:
    begin, end = place.sentence
    return (
        _ASK_A_DOCTOR.search(place.prose, begin, end) is not None
        or _HEARSAY.search(place.before) is not None
        or _CALLED_SO.match(place.prose, place.end) is not None
        or _LESSON.search(place.prose, begin, end) is not None
    )


def _is_appearance(place: Place) -> bool:
    """Whether the clause speaks of looks before the wording, or right behind it."""
    begin, _ = place.page.clauses.clause_at(place.start)
    return (
        _LOOKS.search(place.prose, max(begin, place.start - _REACH), place.start) is not None
        or _IN_LOOKS.match(place.prose, place.end) is not None
    )


def _is_instruction(place: Place) -> bool:
    return _IMPERATIVE.match(place.prose, place.sentence[0]) is not None


def _is_massage(place: Place) -> bool:
    begin, end = place.sentence
    return _BY_HAND.search(place.prose, begin, end) is not None


def _is_product_name(place: Place) -> bool:
    """Whether the line is a name such as "Advanced Repair Night Cream, 30 g": capitals throughout, no sentence."""
    begin = place.page.text.rfind("\n", max(0, place.start - _REACH), place.start) + 1
    end = place.page.text.find("\n", place.end, place.end + _REACH)
    line = place.page.text[max(begin, place.start - _REACH) : end if end >= 0 else place.end + _REACH]
    words = [word for word in re.findall(r"[^\W\d_]{4,}", line)]
    capitals = sum(word[0].isupper() for word in words)
    return (
        _FINITE.match(place.prose, place.start) is None
        and 0 < len(words) <= 8
        and capitals == len(words)
        and not line.isupper()
        and _NAME_NOUN.search(line.lower()) is not None
        and _FULL_STOP.search(line) is None
    )


def _is_for_professionals(place: Place) -> bool:
    begin, end = place.sentence
    return place.page.is_for_professionals and _HOME.search(place.prose, begin, end) is None


def _is_study(place: Place) -> bool:
    """Whether a study is reported here with its people or its design, in this sentence or the ones beside it."""
    begin, end = place.sentence
    nearby = place.prose[max(0, begin - _REACH // 2) : end + _REACH // 2]
    return _STUDY.search(nearby) is not None and _DESIGN.search(nearby) is not None


def _is_sun_protection(place: Place) -> bool:
    wording = place.prose[place.start : place.end]
    return place.page.is_sun_protection and _FROM_THE_SUN.search(wording) is not None


def _is_listed_as_unfit(place: Place) -> bool:
    """Whether a heading before a bare list of conditions says that it is not for them."""
    return (
        _NOT_FOR.search(place.prose, max(0, place.start - 120), place.start) is not None
        or _IS_A_SUBJECT.match(place.prose, place.end) is not None
    )


def _is_of_healed_skin(place: Place) -> bool:
    return _ONCE.search(place.before) is not None


def _is_lesson_on_cells(place: Place) -> bool:
    begin, end = place.sentence
    return _CELLS_DO.search(place.prose, begin, end) is not None


def _is_ongoing_care(place: Place) -> bool:
    """Whether a treatment is named that the reader already has: "with other acne treatments"."""
    return _OTHER_CARE.search(place.before) is not None


def _is_aftercare(place: Place) -> bool:
    """Whether the procedure is one that was done before, or is still to come: "after microneedling"."""
    begin, end = place.sentence
    return _AFTER.search(place.prose, begin, place.end) is not None and _HOME.search(place.prose, begin, end) is None


def _is_footnoted(place: Place) -> bool:
    """Whether an asterisk or figure behind the wording, or its sentence, sends the reader to a study that is told."""
    if place.prose[place.end : place.end + 2].strip()[:1] not in ("*", "†", "¹", "²"):
        return False
    return _DESIGN.search(place.prose, place.end) is not None


def _is_of_registered_facility(place: Place) -> bool:
    """Whether a facility is said to be registered, which is a fact; said to be approved, it is not."""
    begin, end = place.sentence
    return _FACILITY.search(place.prose, begin, end) is not None and _APPROVED.search(place.prose, begin, end) is None


def _is_temporary(place: Place) -> bool:
    """Whether the effect is one that a cosmetic has at once: moisture, glow, a softer feel."""
    begin, end = place.sentence
    return _AT_ONCE.search(place.prose, begin, end) is not None


def _is_out_of_time(place: Place) -> bool:
    return _LATER.match(place.prose, place.end) is not None or _is_appearance(place)


def _is_not_of_the_skin(place: Place) -> bool:
    """Whether the figure counts what is in the bottle, not what it does."""
    return _CONTENT.match(place.prose, place.end) is not None


def _is_trade_guarantee(place: Place) -> bool:
    """Whether a delivery, a refund or the goods are guaranteed, not what they do."""
    begin, end = place.sentence
    return _TRADE.search(place.prose, begin, end) is not None


_GUARDS: Mapping[Guard, Callable[[Place], bool]] = {
    "aftercare": _is_aftercare,
    "appearance": _is_appearance,
    "footnoted": _is_footnoted,
    "healed_skin": _is_of_healed_skin,
    "instruction": _is_instruction,
    "lesson_on_cells": _is_lesson_on_cells,
    "listing": _is_listed_as_unfit,
    "massage": _is_massage,
    "not_in_time": _is_out_of_time,
    "not_of_the_skin": _is_not_of_the_skin,
    "ongoing_care": _is_ongoing_care,
    "product_name": _is_product_name,
    "professional": _is_for_professionals,
    "registered_facility": _is_of_registered_facility,
    "study": _is_study,
    "sun_protection": _is_sun_protection,
    "temporary": _is_temporary,
    "trade_guarantee": _is_trade_guarantee,
}
