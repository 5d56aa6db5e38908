"""Whether somebody else checked it: a laboratory or a certifier (mocra-mnbar, eu-655-noapproval)."""

from collections.abc import Iterable

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, partly


def judge(label: ParsedLabel) -> Finding:
    """A named laboratory or certificate with date or batch is met, without them partly, as is what the law asks for.

    A registration, listing or award shown as approval is against.
    """
    if approval := label.said("status.approval"):
        return against("registration-as-approval", approval)
    if named := label.said("third_party.laboratory", "third_party.certificate"):
        references = _in_the_same_sentences(label, named, label.said("proof.reference"))
        return met("named-with-reference", (*named, *references)) if references else partly("named", named)
    if outside := label.said("third_party.independent"):
        return partly("somebody-unnamed", outside)
    if by_law := label.said("status.safety_assessed"):
        return partly("required-by-law", by_law)
    if listed := label.said("status.notified", "status.patent"):
        return label.silence(Part.MAKING, "listed-only", listed)
    return label.silence(Part.MAKING)


def _in_the_same_sentences(label: ParsedLabel, named: Iterable[Span], references: Iterable[Span]) -> tuple[Span, ...]:
    """The references that stand beside a name; the number of a standard, as in "ISO 2014", is the name itself."""
    sentences = {label.clauses.sentence_at(span.start) for span in named}
    return tuple(
        reference
        for reference in references
        if label.clauses.sentence_at(reference.start) in sentences
        and not (reference.text.isdigit() and any(span.start <= reference.start < span.end for span in named))
    )


criterion = Criterion(
    id="C15-third-party-validation",
    title="Checked by somebody else",
    noun="independent checks",
    why="A registration or a listing is no approval; a laboratory with a name, a date and a batch can be asked.",
    question="Does the label name an outside laboratory or certifier, with a date or batch?",
    ask_brand="Who tested it independently, and may I see the certificate with its batch number?",
    outcomes={
        "named-with-reference": "The label names who checked it, with a date, batch or number.",
        "named": "The label names a laboratory or certificate, without a date or batch.",
        "somebody-unnamed": "The label speaks of an outside check, without saying whose.",
        "required-by-law": "The label names a safety assessment or notification, which the law asks for anyway.",
        "listed-only": "Only a registration, notification, patent or award: none of these is a check of the product.",
        "registration-as-approval": (
            "The label shows a registration, listing or award as approval. Regulators treat such wording as misleading."
        ),
    },
    citations=("mocra-mnbar", "fda-exosome-2019", "eu-655-noapproval", "ev-reference-2020"),
    judge=judge,
)
