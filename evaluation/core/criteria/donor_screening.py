"""Whether donors consented and were screened, or animals were controlled for disease (safety-hbv-2018)."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.facts import Source
from evaluation.core.label import Part
from evaluation.core.parsing.model import ParsedLabel
from evaluation.core.source_groups import GROUPS, SourceGroup, named
from evaluation.core.verdicts import Finding, met, not_applicable, partly

_ASKED = frozenset((SourceGroup.HUMAN, SourceGroup.ANIMAL))


def judge(label: ParsedLabel) -> Finding:
    """Asked of human and animal sources only; an unnamed source may be either, unless the label rules both out."""
    sources = named(label.sources)
    groups = {GROUPS[source.kind] for source in sources}
    if groups and not groups & _ASKED:
        return not_applicable("no-donor", tuple(place for source in sources for place in source.evidence[:1]))
    if SourceGroup.HUMAN in groups or label.said("ethics.consent", "ethics.donor_screening"):
        return _human(label)
    if SourceGroup.ANIMAL in groups:
        return _animal(label, [source for source in sources if GROUPS[source.kind] is SourceGroup.ANIMAL])
    ruled_out = label.said("denial.human") and label.said("denial.animal")
    if label.sources and (ruled_out or label.said("goodwill.vegan")):
        return not_applicable("ruled-out", label.said("denial.human", "denial.animal", "goodwill.vegan"))
    return label.silence(Part.MAKING)


def _human(label: ParsedLabel) -> Finding:
    consent, screened = label.said("ethics.consent"), label.said("ethics.donor_screening")
    infections = label.said("screening.infections")
    if consent and infections:
        return met("consent-and-screening", (*consent, *infections))
    if consent and screened:
        return partly("screened-for-what", (*consent, *screened))
    if consent:
        return partly("consent-only", consent)
    if screened or infections:
        return partly("screening-only", screened or infections)
    if vague := label.said("ethics.sourced"):
        return label.silence(Part.MAKING, "ethical-without-detail", vague)
    return label.silence(Part.MAKING)


def _animal(label: ParsedLabel, sources: list[Source]) -> Finding:
    control = label.said("screening.pathogens", "screening.infections")
    places = [place for source in sources for place in source.evidence]
    if control and all(source.is_exact for source in sources):
        return met("animal-and-control", (*places, *control))
    if control:
        return partly("control-without-animal", control)
    return label.silence(Part.MAKING)


criterion = Criterion(
    id="C03-donor-screening",
    title="Donors consented and were screened",
    noun="donor screening",
    why=(
        "Cells of infected donors can pass tests of the cells, and vesicles cannot reliably be told from viruses: "
        "so it matters that donors, human or animal, were screened."
    ),
    question="Does the label say that donors consented and were screened for infections, or animals controlled?",
    ask_brand="How are donors consented and which infections are tested, on donors or on cells, and again later?",
    outcomes={
        "consent-and-screening": "The label says that donors consented and were screened for infections.",
        "screened-for-what": "The label says that donors consented and were screened, but not for what.",
        "consent-only": "The label says that donors consented, and nothing of screening.",
        "screening-only": "The label says that donors or cells were screened, and nothing of consent.",
        "ethical-without-detail": "The label calls its sourcing ethical, but speaks of neither consent nor screening.",
        "animal-and-control": "The label names animal and tissue, and how disease is controlled.",
        "control-without-animal": "The label says how disease is controlled, but not which animal and tissue it is.",
        "no-donor": "Neither people nor animals gave cells for it, so there is no donor to screen.",
        "ruled-out": "The label rules out human and animal material, so there is no donor to screen.",
    },
    citations=(
        "safety-hbv-2018",
        "safety-virus-2023",
        "uk-clinics-2025",
        "tw-2024",
        "kr-culture-fluid",
        "jp-standards",
        "eu-annexii-419",
    ),
    judge=judge,
)
