"""Whether the brand explains itself: process, source, testing, and somebody to ask (pdev-framework-2025)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.criteria.isolation_method import METHODS
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, not_seen, partly

_PROCESS = (*METHODS, "isolation.filtration", "isolation.other", "process.steps", "process.serum_free")
_ENOUGH = 2
_LEVELS_THAT_TELL = frozenset(("in_house", "third_party", "clinical"))


def judge(label: ParsedLabel) -> Finding:
    """Process, source and testing explained, with somebody to ask, are met; two of these or open words partly.

    A label that calls itself open and keeps source or process secret contradicts itself.
    """
    promise, secret = label.said("open.promise"), label.said("open.secret")
    if promise and secret:
        return against("open-but-secret", (*promise, *secret))
    told: dict[str, tuple[Span, ...]] = {
        "process": label.said(*_PROCESS),
        "source": tuple(span for source in label.sources if source.kind != "unspecified" for span in source.evidence),
        "testing": label.testing.evidence if label.testing.level in _LEVELS_THAT_TELL else (),
        "somebody to ask": label.said("basics.contact", "open.offer"),
    }
    named = [name for name, spans in told.items() if spans]
    evidence = [spans[0] for spans in told.values() if spans]
    if len(named) == len(told):
        return met("explained", evidence)
    if admits := label.said("open.admits"):
        return partly("admits-limits", (*evidence, *admits))
    if len(named) >= _ENOUGH and (told["process"] or told["testing"]):
        missing = ", ".join(name for name in told if name not in named)
        return partly("explained-in-part", evidence, told=", ".join(named), missing=missing)
    return label.silence(Part.MAKING) if Part.FRONT in label.seen.whole else not_seen()


criterion = Criterion(
    id="C14-transparency",
    title="Explains itself",
    noun="openness",
    why="Silence hides problems of quality; an authority has found exosome cosmetics that held none.",
    question="Does the brand explain process, source and testing, and say whom to ask?",
    ask_brand="Please describe your source, isolation, testing and storage in one page.",
    outcomes={
        "explained": "The label explains process, source and testing, and says whom to ask.",
        "explained-in-part": "The label explains: {told}. Not: {missing}.",
        "admits-limits": "The label says plainly what is not known or not shown.",
        "open-but-secret": "The label calls itself open, and keeps its source or process secret.",
    },
    citations=("pdev-framework-2025", "cn-guangdong-2022", "sr-realworld"),
    judge=judge,
)
