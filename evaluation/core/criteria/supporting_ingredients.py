"""Ingredients with evidence of their own beside the vesicles: listed, only named, or named and missing."""

from evaluation.core.criteria.base import Criterion
from evaluation.core.label import Part
from evaluation.core.parsing.model import SUPPORTING, ParsedLabel
from evaluation.core.parsing.skin import with_role
from evaluation.core.text import Span
from evaluation.core.verdicts import Finding, against, met, not_stated, partly

# The guide's supporters; growth factors, retinoids and PDRN are shown beside them but do not count here.
GROUPS = {
    "niacinamide": "niacinamide",
    "hyaluronic_acid": "hyaluronic acid",
    "vitamin_c": "vitamin C",
    "vitamin_e": "vitamin E",
    "peptides": "peptides",
    "ceramides": "ceramides",
    "panthenol": "panthenol",
}
ENOUGH = 2


def judge(label: ParsedLabel) -> Finding:
    """Two of the guide's supporters listed are met, one partly; one that is named and not listed speaks against."""
    missing = [named for named in label.words_against_list.named if named.finding == "absent" and named.counts]
    if missing:
        titles = _joined([named.title for named in missing])
        return against("named-not-listed", [named.span for named in missing], missing=titles)
    listed = [group.group for group in label.supporting if group.group in GROUPS and group.inci]
    if listed:
        found = _joined([GROUPS[group] for group in listed])
        reached = met if len(listed) >= ENOUGH else partly
        return reached(
            "several-listed" if len(listed) >= ENOUGH else "one-listed", _entries(label, listed), found=found
        )
    if label.ingredients is not None and label.ingredients.is_complete:
        return not_stated("none-listed")
    if named := [named for named in label.words_against_list.named if named.counts]:
        return partly(
            "named-in-words", [named.span for named in named], found=_joined([named.title for named in named])
        )
    return label.silence(Part.INGREDIENTS)


def _entries(label: ParsedLabel, groups: list[str]) -> tuple[Span, ...]:
    return with_role(label.ingredients, *(f"{SUPPORTING}{group}" for group in groups))


def _joined(titles: list[str]) -> str:
    *most, last = titles
    return f"{', '.join(most)} and {last}" if most else last


criterion = Criterion(
    id="C10-supporting-ingredients",
    title="Supporting ingredients",
    noun="supporting ingredients",
    why="Niacinamide, hyaluronic acid, vitamins C and E, peptides, ceramides and panthenol have human evidence of "
    "their own. It says that the formula is sensible; their results are not the exosome's.",
    question="Does the ingredient list hold ingredients with evidence of their own?",
    ask_brand="At what level are the other actives used?",
    outcomes={
        "several-listed": "The list holds {found}.",
        "one-listed": "The list holds {found}, and no second supporter that we know of.",
        "none-listed": "The list holds none of the supporters that we look for.",
        "named-in-words": "The label names {found}; we have not seen a full ingredient list that shows it.",
        "named-not-listed": "The label names {missing}, and the full ingredient list holds no such ingredient.",
    },
    citations=(
        "ing-niacinamide",
        "ing-niacinamide-rct-2024",
        "cmp-ha-2021",
        "cmp-ha-review",
        "ing-vitc-review",
        "cmp-gf-review",
        "eu-655-criteria",
    ),
    judge=judge,
)
