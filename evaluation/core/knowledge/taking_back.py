"""Whether a label takes back what it names without a "no" before it: "we skip it", "it is avoided", "others do"."""

import re

from evaluation.core.linear import Sieve

# A denial may follow what it denies: "refrigeration is not required", "liposome-free", "certification pending".
_BEHIND = re.compile(
    r"[\s\-]{1,3}(?:free\b|(?:(?:is|are|was|were|has|have|had)\s(?:been\s)?)?(?:not|never)\s"
    r"(?:been\s)?(?:required|needed|necessary|used|needing|applied|added|included|performed|carried|done|tested|available|"
    r"stated|disclosed|given|known|published|shared|provided|offered|claimed|confirmed)"
    r"|(?:(?:is|are)\s)?(?:pending|planned|under\s?way|un(?:necessary|needed|known|disclosed|stated))"
    r"|(?:(?:and|or)\s[\w\-]+\s)?(?:is|are|was|were)\s(?:\w+\s)?(?:avoided|skipped|omitted|left\sout|bypassed|replaced))"
    r"|(?:\s(?:data|results?|reports?|testing|tests?))?\s?:\s?(?:none|not|unknown|n/a)\b"
    r"|\s?[:|?]\s?no(?=\s?(?:[|,;)\n]|\.(?!\s?\d)|$))",
    re.ASCII,
)

# Words behind which something is done after all: "to avoid heat, we use TFF", "skips heat by filtering".
_DOING = r"(?:by|with|using|used?|uses|through|via|for|then|while|so|to|in|at|from|are|is|we|our|but|thanks)\b"
_SPARED = re.compile(
    r"\b(?:avoid\w*|skip\w*|bypass\w*|omit\w*|ditch\w*|do(?:es|ing)? away with|replac(?:es?|ing)|dispens\w+ with|"
    r"alternatives? to|in place of|(?:gentler|kinder|milder|softer|cleaner|purer|faster|better|safer) than|"
    r"never been (?:through|near|exposed to|subjected to)|"
    r"(?:chose|choose|prefer\w*|select\w*|favou?r\w*)\s(?:[\w\-]+\s){1,5}over)\s"
    r"(?:(?:the )?(?:need for|use of|stress of|forces of)\s)?"
    rf"(?:(?!{_DOING})[\w\-]+\s){{0,4}}$",
    re.ASCII,
)
# A list under a heading that denies it all, as in "What we do not do: heat, spin, precipitate".
_LISTED = re.compile(
    r"\b(?:(?:do|does|did)(?:\snot|n't)\s(?:do|use|need)|(?:not|never)\s(?:used?|needed|done)|avoid(?:ed)?|skip(?:ped)?|"
    r"left\sout)\s?:[^.;:!?\n]{0,120}$",
    re.ASCII,
)
# "Most brands rely on it": what others do. Where "we" or "our" follows, the label is back at its own product.
_OWN = r"\b(?:we|our|ours|us|this)\b"
_OF_OTHERS = re.compile(
    r"(?:\b(?:some|many|most|other|cheaper)\s(?:brands|makers|manufacturers|companies|producers|suppliers)|"
    r"(?:^|[.;!?\n]\s?)(?:others|competitors))\s(?:(?:still|often|just|simply|only|\w+ly)\s)?"
    rf"(?:(?:use|rely|depend|stop|employ|need|prefer|isolate|purify|collect|separate|extract)\b(?:(?!{_OWN})[^.;:()\n]){{0,60}})?$"
    # "Exosomes are often isolated by …" tells what is usual.
    rf"|\b(?:exosomes|vesicles)\sare\s(?:often|usually|commonly|mostly|typically|normally|generally|traditionally)\s"
    rf"(?:(?!{_OWN})[^.;:()\n]){{0,60}}$"
    r"|(?:^|[.;!?\n]\s?)(?:conventional|traditional|common|older|other|usual|harsh\w*)\s(?:\w+\s)?"
    rf"(?:methods|techniques|processes|approaches)\s(?:such\sas|like|including)\b(?:(?!{_OWN})[^.;:()\n]){{0,60}}$",
    re.ASCII,
)
# "Not yet" is no turn of thought as "yet" alone is: "not yet tested on people".
_NOT_YET = re.compile(r"\bnot\syet\s(?:been\s)?(?:\w+ly\s)?$", re.ASCII)
_BEFORE = (_SPARED, _LISTED, _OF_OTHERS, _NOT_YET)
# Most hits stand behind none of these, and need no closer look.
_CUE = Sieve(
    r"avoid|skip|bypass|omit|ditch|away\swith|replac|dispens|alternative|in\splace\sof|er\sthan|never\sbeen|not\syet|"
    r"left\sout\s?:|(?:do|used?|need(?:ed)?|done)\s?:|brands|makers|manufacturers|companies|producers|suppliers|others|"
    r"competitors|methods|techniques|processes|approaches|\bover\s|are\s(?:often|usually|commonly|mostly|typically|normally|"
    r"generally|traditionally)"
)
_STARTS_DOING = re.compile(_DOING, re.ASCII)
_REACH = 160


def taken_back(folded: str, start: int, end: int) -> bool:
    """Whether the words around `folded[start:end]` say that it was spared, is missing, or is what others do."""
    if _BEHIND.match(folded, end):
        return True
    begin = max(0, start - _REACH)
    if _CUE.first(folded, begin, start) is None:
        return False
    if _STARTS_DOING.match(folded, start):
        return False  # "avoids heat by SEC": the hit itself begins with what is done instead
    return any(pattern.search(folded, begin, start) for pattern in _BEFORE)
